"""Cases of a disease, where the text names one: "212 cases and four deaths", "6,448 suspected cases"."""

from __future__ import annotations

import re

from extractors.lexicon import Entry, Lexicon
from extractors.tokens import Tokens

BEFORE, BEHIND = 500, 250  # characters around a sentence in which the disease is named
_CASES = Entry("F", "affected_other")
_COUNTED = re.compile(r"q?[09][jJVfs~]*$")
_WORD = re.compile(r"[a-z][a-z0-9-]*")
FAR = 5  # tokens before the noun in which its number stands


def is_of_cases(tokens: Tokens, harm: int | None) -> bool:
    """Whether a number counts cases: "31 cases are under treatment"."""
    if harm is None:
        return False
    entry = tokens.entries[harm]
    return (entry.letter, entry.value) == (_CASES.letter, _CASES.value)


def mark_cases(tokens: Tokens, low: str, lexicon: Lexicon) -> None:
    """The noun becomes one that counts the sick, where a number stands before or behind it."""
    sets = lexicon.sets
    if sets["cases"].isdisjoint(tokens.words) or not tokens.numerals:
        return
    if not sets["at_law"].isdisjoint(tokens.words):
        return  # "the court heard 12 cases"
    start, end = tokens.starts[0], tokens.ends[-1]
    if sets["diseases"].isdisjoint(_WORD.findall(low, max(0, start - BEFORE), end + BEHIND)):
        return
    letters = tokens.letters
    for at, word in enumerate(tokens.words):
        if word not in sets["cases"] or letters[at] in "FJ":
            continue
        is_of = letters[at + 1 : at + 2] == "o" and sets["diseases"].isdisjoint(tokens.words[at + 2 : at + 4])
        first = max(0, at - FAR)
        counted = _COUNTED.search(letters[first:at])
        said = tokens.words[first + counted.start() - 1] if counted and first + counted.start() else ""
        is_counted = counted is not None and not is_of and said not in sets["within"]
        if is_counted or letters[at + 1 : at + 3] == ":0":
            tokens.entries[at] = _CASES

"""A headline leaves out the possessive: "Ana Ruiz murder" is Ana Ruiz's, where the text knows her by name."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from extractors.lexicon import Entry, Lexicon, load_lexicon

if TYPE_CHECKING:
    from extractors.tokens import Tokens

OWN = Entry("'")
OF_ONE = (
    "children",
    "women",
    "men",
    "girls",
    "boys",
    "infants",
    "police",
    "soldiers",
    "journalists",
    "health_workers",
)
_LIKE_A_NAME = r"(?<![\w'-])[^\W\d_a-z][\w'-]{0,30}"  # its capital
MORE_NAMES = 3  # behind the first: a run of capitals is searched from each of them
_AFTER = frozenset(".,;:)cbxvpuwfsR!TrX+~")  # behind a noun that nothing of its own follows


def own_deaths(raw: Tokens, text: str, lexicon: Lexicon, manyfold: frozenset[str]) -> None:
    """Put the possessive between a name and the deed behind it, in place; a word for the case is left out."""
    deeds, cases = lexicon.sets["deeds_done_to"], lexicon.sets["cases_of"]
    for at in range(len(raw.words) - 1, 0, -1):
        if raw.words[at] not in deeds or raw.entries[at - 1].letter not in "Nh9":
            continue
        last = at + 1
        while last < len(raw.words) and raw.words[last] in cases:
            last += 1
        is_noun = raw.entries[at].letter in "FO"
        behind = raw.entries[last].letter if last < len(raw.words) else "."
        if behind not in _AFTER and not (behind == "N" and is_noun):  # "after Ruiz murder Ana Ruiz, 30, was"
            continue
        if raw.entries[at - 1].letter == "9":  # "a double stabbing" counts two
            if raw.words[at - 1] in manyfold:
                raw.entries[at] = Entry("F", raw.entries[at].value)
                _drop(raw, at + 1, last)
            continue
        if raw.entries[at - 1].letter == "h":
            is_open = raw.entries[at - 2].letter not in "ta" if at > 1 else True
            if not is_noun or not is_open or raw.entries[at - 1].value not in OF_ONE:
                continue  # "the toddler death", "criminal homicide"
        elif text[raw.starts[at - 1] : raw.ends[at - 1]].lower() not in _persons(text, lexicon.language):
            continue
        end = raw.ends[at - 1]
        _drop(raw, at + 1, last)
        for column, made in ((raw.words, "'s"), (raw.starts, end), (raw.ends, end), (raw.entries, OWN)):
            column.insert(at, made)  # type: ignore[arg-type]


def _drop(raw: Tokens, first: int, last: int) -> None:
    for column in (raw.words, raw.starts, raw.ends, raw.entries):
        del column[first:last]


@functools.lru_cache(maxsize=1)
def _persons(text: str, language: str) -> frozenset[str]:
    """The last names of those whom a text calls by a courtesy, by their age, or by what was done to them."""
    found = [next(filter(None, match.groups())) for match in _called(language).finditer(text)]
    return frozenset(name.split(" ")[-1].lower() for name in found)


@functools.cache
def _called(language: str) -> re.Pattern[str]:
    """What tells that a name is somebody's."""
    sets = load_lexicon(language).sets
    courtesies, deeds, done = (
        "|".join(map(re.escape, sorted(sets[which])))
        for which in ("courtesies", "deeds_done_to", "done_to_one")
    )
    name = rf"((?-i:{_LIKE_A_NAME}(?: {_LIKE_A_NAME}){{0,{MORE_NAMES}}}))"
    return re.compile(
        rf"\b(?:{courtesies}) {name}|{name},? (?:\(|aged |)\d\d?[,)]|\b(?:{deeds}) of {name}"
        rf"|{name}['’]s (?:{deeds})\b|{name} (?:{done})\b",
        re.IGNORECASE,
    )

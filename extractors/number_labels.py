"""Numbers that name what stands before them, and count nobody: "Ward 6", "Flight 370", "mine No. 7"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.lexicon import Entry, Lexicon

if TYPE_CHECKING:
    from extractors.tokens import Tokens

NAMED = Entry("~")  # such a number says nothing to the grammar
ENDS = frozenset(",.;:)(bvxpocwus!")  # letters before which no noun follows that it would count
ACTS = frozenset("VIJ")  # "Route 66 killed three", but "fire at camp 12 killed"
ARTICLES = frozenset("tae")


def name_labels(tokens: Tokens, text: str, lexicon: Lexicon) -> None:
    """Take the numbers that only name out of a sentence's numerals, in place; `text` holds its capitals."""
    for i in sorted(tokens.numerals):
        label = _label(tokens, i, lexicon)
        if label is None or not _is_name(tokens, label, i, text):
            continue
        if tokens.words[label] in lexicon.sets["number_signs"]:
            tokens.entries[label] = NAMED
        for k in _with_others(tokens, i):
            tokens.numerals.pop(k, None)
            tokens.entries[k] = NAMED


def _label(tokens: Tokens, i: int, lexicon: Lexicon) -> int | None:
    """The token of the noun that the number names: of "mine No. 7" the "No."; "the dead number 300" names
    nothing.
    """
    word = tokens.words[i - 1] if i and tokens.entries[i - 1].letter != "L" else ""
    is_label = word in lexicon.sets["number_signs"] or not lexicon.sets["numbered"].isdisjoint(_forms(word))
    return i - 1 if is_label else None


def _forms(word: str) -> set[str]:
    """A noun, the last word of several, and either without the letter of its plural."""
    last = word.rpartition(" ")[2]
    return {word, last, last.removesuffix("s")}


def _is_name(tokens: Tokens, label: int, i: int, text: str) -> bool:
    after = tokens.entries[i + 1].letter if i + 1 < len(tokens.entries) else "."
    is_capital = label > 0 and text[tokens.starts[label]].isupper()
    if after == "h" and is_capital and tokens.entries[label - 1].letter == "a":
        return True  # "a Grade Seven pupil"
    if not tokens.words[i].isdecimal():
        return False
    if after in ACTS:
        return is_capital or _has_subject(tokens, label)
    has_article = label > 0 and tokens.entries[label - 1].letter in ARTICLES
    return after in ENDS and (is_capital or not has_article)


def _has_subject(tokens: Tokens, label: int) -> bool:
    """ "Twelve miners at kilometre 45 died": who did so stands before."""
    before = tokens.letters[max(0, label - 3) : label]
    return before.endswith("p") and before[-2:-1] in ("H", "h")


def _with_others(tokens: Tokens, i: int) -> list[int]:
    """ "Wards 6, 7 and 9": the numbers that go on from one that names."""
    found, at = [i], i
    while at + 2 in tokens.numerals and tokens.entries[at + 1].letter in ",c":
        after = tokens.entries[at + 3].letter if at + 3 < len(tokens.entries) else "."
        if after not in ENDS or not tokens.words[i - 1].endswith("s"):
            break
        at += 2
        found.append(at)
    return found

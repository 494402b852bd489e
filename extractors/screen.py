"""The screen: one pass over the text for any word that harms. What holds none costs almost nothing.

The words are derived from the lexicon, never listed here, so that the screen can not hide a claim.
"""

from __future__ import annotations

import functools
from bisect import bisect_left

import ahocorasick_rs

from extractors.lexicon import load_lexicon


@functools.cache
def _automaton(language: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[frozenset[int] | None, ...]]:
    """Finds the words of harm and those that some of them need beside them; of each which of the others it
    needs, None if it is only needed.
    """
    triggers = load_lexicon(language).triggers
    looked_for = sorted({*triggers, *(w for others in triggers.values() for w in others)})
    numbers = {word: n for n, word in enumerate(looked_for)}
    needs = [frozenset(map(numbers.__getitem__, triggers[w])) if w in triggers else None for w in looked_for]
    return ahocorasick_rs.AhoCorasick(looked_for), tuple(needs)


def harmful_places(low: str, language: str) -> list[int]:
    """Sorted offsets in the lower-cased text at which a whole word of harm stands.

    Overlapping matches: of "died" and "die" at one place the longer one may be the word.
    """
    automaton, needs = _automaton(language)
    found = automaton.find_matches_as_indexes(low, overlapping=True)
    present = {number for number, _, _ in found}
    harmful = {n for n in present if (needed := needs[n]) is not None and (not needed or needed & present)}
    length = len(low)
    return [
        start
        for number, start, end in found
        if number in harmful
        and not (start and low[start - 1].isalnum())
        and not (end < length and low[end].isalnum())
    ]


def holds_any(places: list[int], start: int, end: int) -> bool:
    """Does any place lie in start..end."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end

"""The screen: one pass over the text for any word that harms. What holds none costs almost nothing.

The words are derived from the lexicon, never listed here, so that the screen can not hide a claim.
"""

from __future__ import annotations

import functools
from bisect import bisect_left

import ahocorasick_rs

from extractors.lexicon import load_lexicon


@functools.cache
def _automaton(language: str) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(sorted(load_lexicon(language).triggers))


def harmful_places(low: str, language: str) -> list[int]:
    """Sorted offsets in the lower-cased text at which a whole word of harm stands.

    Overlapping matches: of "died" and "die" at one place the longer one may be the word.
    """
    found = _automaton(language).find_matches_as_indexes(low, overlapping=True)
    length = len(low)
    return [
        start
        for _, start, end in found
        if not (start and low[start - 1].isalnum()) and not (end < length and low[end].isalnum())
    ]


def holds_any(places: list[int], start: int, end: int) -> bool:
    """Does any place lie in start..end."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end

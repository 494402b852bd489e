"""The screen: one pass over the text for any word that harms. What holds none costs almost nothing.

The words are derived from the lexicon, never listed here, so that the screen can not hide a claim.
"""

from __future__ import annotations

import functools
from bisect import bisect_left

import ahocorasick_rs

from extractors.lexicon import load_lexicon


@functools.cache
def _automaton(language: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, ...], ...]]:
    """Finds the words of harm; of each those of which one must stand in the text too, if any."""
    triggers = load_lexicon(language).triggers
    looked_for = sorted(triggers)
    return ahocorasick_rs.AhoCorasick(looked_for), tuple(tuple(sorted(triggers[w])) for w in looked_for)


def harmful_places(low: str, language: str) -> list[int]:
    """Sorted offsets in the lower-cased text at which a whole word of harm stands.

    A number may be glued to it ("4KIA"). Overlapping matches: of "died" and "die" at one place the longer one
    may be the word.
    """
    automaton, needs = _automaton(language)
    length = len(low)
    found = [
        (number, start)
        for number, start, end in automaton.find_matches_as_indexes(low, overlapping=True)
        if not (start and low[start - 1].isalpha()) and not (end < length and low[end].isalnum())
    ]
    harmful = {n for n in {n for n, _ in found} if not needs[n] or any(word in low for word in needs[n])}
    return [start for number, start in found if number in harmful]


def holds_any(places: list[int], start: int, end: int) -> bool:
    """Does any place lie in start..end."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end

"""The screen: one pass over the text for any word that harms. What holds none costs almost nothing.

The words are derived from the lexicon, never listed here, so that the screen can not hide a claim.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

import ahocorasick_rs

from extractors.lexicon import Needs, load_lexicon

NEAR = 90  # characters: no expression of harm is as long
_WORDS = re.compile(r"[\w\s'-]*")


@functools.cache
def _companions(language: str) -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    """Finds the words of which a word of harm needs one somewhere in the text."""
    words = sorted({word for needs in load_lexicon(language).triggers.values() for word in needs.anywhere})
    return ahocorasick_rs.AhoCorasick(words), words


def _accompanied(low: str, language: str, found: set[int], needs: tuple[Needs, ...]) -> set[int]:
    """The words of harm found that need no other, or one that stands somewhere in the text."""
    alone = {n for n in found if not needs[n].anywhere and not needs[n].beside}
    others = [n for n in found if needs[n].anywhere]
    if not others:
        return alone
    automaton, words = _companions(language)
    there = {words[k] for k, _, _ in automaton.find_matches_as_indexes(low, overlapping=True)}
    return alone | {n for n in others if not there.isdisjoint(needs[n].anywhere)}


@functools.cache
def _automaton(language: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[Needs, ...]]:
    """Finds the words of harm; of each those of which one must stand there too, if any."""
    triggers = load_lexicon(language).triggers
    looked_for = sorted(triggers)
    return ahocorasick_rs.AhoCorasick(looked_for), tuple(triggers[w] for w in looked_for)


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
    if not found:
        return []
    words = {number for number, _ in found}
    harmful = _accompanied(low, language, words, needs)
    beside = {n: [word for word in needs[n].beside if word in low] for n in words - harmful}
    return [
        start
        for number, start in found
        if number in harmful or (beside[number] and _is_beside(low, start, beside[number]))
    ]


def _is_beside(low: str, at: int, words: list[str]) -> bool:
    """Does one of these words stand near a place, with nothing but words between."""
    first = max(0, at - NEAR)
    near = low[first : at + NEAR]
    return any(word in near and _reaches(near, at - first, word) for word in words)


def _reaches(near: str, at: int, word: str) -> bool:
    start = near.find(word)
    while start >= 0:
        end = start + len(word)
        is_whole = not (start and near[start - 1].isalpha()) and not near[end : end + 1].isalnum()
        if is_whole and start != at and _WORDS.fullmatch(near, min(start, at), max(start, at)):
            return True
        start = near.find(word, start + 1)
    return False


def holds_any(places: list[int], start: int, end: int) -> bool:
    """Does any place lie in start..end."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end

"""Figures that the text takes back: "put the toll at 50 and later withdrew that figure".

The words stand after the number, in its sentence or in the next one that holds no number of its own. What
was taken back is denied: it counts in no total.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import ahocorasick_rs

from extractors.drafts import Draft
from extractors.lexicon import Lexicon

NUMBERS = "Q01"  # kinds of mention that a figure can be


def taken_back(
    drafts: Sequence[Draft], spans: Sequence[tuple[int, int]], low: str, lexicon: Lexicon
) -> set[int]:
    """The ids of the drafts whose number is taken back; `low` is the text in lower case, offsets kept."""
    phrases = _said(lexicon.sets["withdrawals"], low) if drafts else frozenset()
    if not phrases:
        return set()
    numbers = [(d.span, d) for d in drafts if d.mention.kind in NUMBERS]
    starts, opened = [span[0] for span, _ in numbers], [start for start, _ in spans]
    found: set[int] = set()
    for match in _pattern(phrases).finditer(low):
        at = match.start()
        sentence = bisect_right(opened, at) - 1
        if sentence < 0 or at >= spans[sentence][1]:
            continue
        last = bisect_left(starts, at) - 1
        while last >= 0 and numbers[last][0][1] > at:
            last -= 1
        if last >= 0 and sentence - numbers[last][1].sentence <= 1:
            found.add(id(numbers[last][1]))
    return found


def _said(phrases: frozenset[str], low: str) -> frozenset[str]:
    """Those of the phrases whose letters stand in a text, whatever parts its words."""
    listed, automaton = _phrases(phrases)
    found = automaton.find_matches_as_indexes(" ".join(low.split()), overlapping=True)
    return frozenset([listed[number] for number, _, _ in found])


@functools.lru_cache(maxsize=8)
def _phrases(phrases: frozenset[str]) -> tuple[list[str], ahocorasick_rs.AhoCorasick]:
    """The phrases in order, and what finds them in words with single spaces."""
    listed = sorted(phrases)
    return listed, ahocorasick_rs.AhoCorasick(listed)


@functools.lru_cache(maxsize=64)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    words = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b")

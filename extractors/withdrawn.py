"""Figures that the text takes back: "put the toll at 50 and later withdrew that figure".

The words stand after the number, in its sentence or in the next one that holds no number of its own. What
was taken back is denied: it counts in no total.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon

NUMBERS = "Q01"  # kinds of mention that a figure can be


def taken_back(
    drafts: Sequence[Draft], spans: Sequence[tuple[int, int]], low: str, lexicon: Lexicon
) -> set[int]:
    """The ids of the drafts whose number is taken back; `low` is the text in lower case, offsets kept."""
    phrases = lexicon.sets["withdrawals"]
    if not drafts or not any(head in low for head in _heads(phrases)):
        return set()
    found: set[int] = set()
    for match in _pattern(phrases).finditer(low):
        sentence = next((n for n, (start, end) in enumerate(spans) if start <= match.start() < end), None)
        before = [d for d in drafts if d.span[1] <= match.start() and d.mention.kind in NUMBERS]
        if sentence is not None and before and sentence - before[-1].sentence <= 1:
            found.add(id(before[-1]))
    return found


@functools.lru_cache(maxsize=8)
def _heads(phrases: frozenset[str]) -> tuple[str, ...]:
    """First words of the phrases: a text without any of them holds none."""
    return tuple(sorted({phrase.split(" ", 1)[0] for phrase in phrases}))


@functools.lru_cache(maxsize=8)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    words = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b")

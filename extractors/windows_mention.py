"""The mention: time words of a sentence and the window that they stand for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Time words: tokens first … last-1, their window, and what they count from if they are relative."""

    first: int
    last: int
    text: str
    start: dt.date | None
    end: dt.date | None
    precision: int | None
    rule: str
    kind: str
    known: bool  # the window is resolved, at least on one side
    operation: str  # what windows.yml names in `resolve`: what the code may ask of a mention, in any language
    relative: str = ""
    n: int = 1
    until: dt.date | None = None  # of "since X", the end of X itself

    def __hash__(self) -> int:
        """Of what tells nearly all apart: it is asked for whenever something of a mention is remembered."""
        return hash((self.first, self.last, self.text))


def precision_of(start: dt.date | None, end: dt.date | None) -> int:
    """1 a day, 2 a week, 3 three weeks, 4 a month and a half, 5 longer."""
    if start is None or end is None:
        return 2
    days = (end - start).days
    return next((p for p, longest in ((1, 0), (2, 7), (3, 20), (4, 45)) if days <= longest), 5)

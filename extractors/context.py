"""Context: when, where, who says so, by what and by whom, for each number that harms.

`attach_context` takes the anchors of one text (a number and its clause) and gives one `Context` for each, in the
same order. Everything is literal: a window is null where the text dates nothing, and no default is ever invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """One claim's number and clause; offsets into the cleaned text, `sentence` an index into `sentences`."""

    start: int
    end: int
    outcome: str
    sentence: int
    clause_start: int
    clause_end: int
    trigger_start: int | None
    trigger_end: int | None
    implicit: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds one claim. `window_kind`: day, recent, period, since, running, or None with no time words."""

    window_text: str | None = None
    window_start: dt.date | None = None
    window_end: dt.date | None = None
    window_precision: int | None = None
    window_rule: str | None = None
    window_kind: str | None = None
    said_on: dt.date | None = None
    place_text: str | None = None
    source_text: str | None = None
    source_is_party: bool = False  # a belligerent speaks of the other side
    reportedly: bool = False  # bears on the harm, not on the weapon
    cause_text: str | None = None
    actor_text: str | None = None


def attach_context(
    text: str,
    sentences: Sequence[tuple[int, int]],
    date: dt.date | None,
    anchors: Sequence[Anchor],
    place_hint: str | None = None,
    language: str = "en",
) -> list[Context]:
    """One `Context` an anchor, in the anchors' order."""
    return [Context() for _ in anchors]

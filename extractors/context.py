"""Context: when, where, who says so, by what and by whom, for each number that harms.

`attach_context` takes the anchors of one text (a number and its clause) and gives one `Context` for each,
in the same order. Everything is literal: a window is null where the text dates nothing, and no default is
ever invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.attribution_attach import attach_harm, attach_source, is_reported
from extractors.context_counts import (
    has_risen,
    in_one_event,
    is_put_at,
    is_toll_put,
    of_a_month,
    of_overview,
    of_war,
)
from extractors.context_lexicon import lexicon
from extractors.context_reading import Reading, Spot, forget
from extractors.places_attach import attach_place
from extractors.windows_attach import attach_window


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
    """What surrounds one claim. `window_kind`: day, recent, period, since, running, or None with no time
    words.
    """

    window_text: str | None = None
    window_start: dt.date | None = None
    window_end: dt.date | None = None
    window_precision: int | None = None
    window_rule: str | None = None
    window_kind: str | None = None
    window_carried: bool = False  # from another sentence
    said_on: dt.date | None = None
    place_text: str | None = None
    source_text: str | None = None
    source_is_party: bool = False  # a belligerent speaks of the other side
    source_side: str | None = None  # of a belligerent who speaks of others than its own: state, armed
    reportedly: bool = False  # bears on the harm, not on the weapon
    cause_text: str | None = None
    actor_text: str | None = None
    whole_war: bool = False  # the toll of a war, an uprising
    risen: bool = False  # a toll that rose, was raised, stands at
    one_event: bool = False  # died in one quake, one crash, however loosely it is dated
    put_at: bool = False  # a number that somebody puts at so many, and that has not risen
    toll_put: bool = False  # the same of "the toll": one event's where a day dates it
    overview: bool = False  # stands under a heading for the totals so far


def attach_context(
    text: str,
    sentences: Sequence[tuple[int, int]],
    date: dt.date | None,
    anchors: Sequence[Anchor],
    place_hint: str | None = None,
    language: str = "en",
) -> list[Context]:
    """One `Context` an anchor, in the anchors' order."""
    if not anchors:
        return []
    reading = Reading(text, sentences, date, lexicon(language), place_hint)
    reading.stand(anchors)
    try:
        return [attach(reading, spot) if spot else Context() for spot in reading.stood]
    finally:
        forget()


def attach(reading: Reading, spot: Spot) -> Context:
    """The context of one figure."""
    window = attach_window(reading, spot)
    source = attach_source(reading, spot)
    m = window.mention
    return Context(
        window_text=m.text if m else None,
        window_start=m.start if m else None,
        window_end=m.end if m else None,
        window_precision=m.precision if m else None,
        window_rule=(f"{m.rule}-carried" if window.carried else m.rule) if m else None,
        window_kind=m.kind if m else None,
        window_carried=window.carried,
        said_on=window.said_on,
        place_text=attach_place(reading, spot),
        source_text=source.text,
        source_is_party=source.is_party,
        source_side=source.side,
        reportedly=is_reported(reading, spot),
        cause_text=attach_harm(reading, spot, "cause"),
        actor_text=attach_harm(reading, spot, "actor"),
        whole_war=of_war(reading, spot),
        risen=has_risen(reading, spot),
        one_event=in_one_event(reading, spot) or of_a_month(reading, spot, m),
        put_at=is_put_at(reading, spot),
        toll_put=is_toll_put(reading, spot),
        overview=of_overview(reading, spot),
    )

"""The standing questions: each outcome, group and place that has claims, over the whole record and by month.

A claim raises questions about its group and about people; about its place, every place that contains it, and
anywhere; about every month that its window touches, up to MONTHS of them (a figure "since 2011" is no news of
each month since).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from warehouse.totals import Question

if TYPE_CHECKING:
    import pandas as pd

    from warehouse.gazetteer import Places
    from warehouse.totals.columns import Ints

MONTHS = 3
EVERYBODY = "people"
Span = tuple[dt.date | None, ...]  # first days of months, after None for the whole record


def standing_questions(claims: pd.DataFrame, places: Places, as_of: dt.date) -> list[Question]:
    """The questions that these claims raise by a day, each once, in order."""
    asked: set[tuple[str, str, str | None, dt.date | None]] = set()
    known: dict[str | None, list[str | None]] = {}
    spans, span = _spans(claims, as_of)
    told = claims[["outcome", "group", "place_text"]].assign(span=span).drop_duplicates()
    for row, number in zip(told.itertuples(index=False), told["span"].tolist(), strict=True):
        text = row.place_text if isinstance(row.place_text, str) else None
        if text not in known:
            known[text] = place_names(places, text)
        months = spans[number]
        for group in {str(row.group), EVERYBODY}:
            asked |= {(str(row.outcome), group, place, month) for place in known[text] for month in months}
    ordered = sorted(asked, key=lambda one: (one[0], one[1], one[2] or "", one[3] or dt.date.min))
    return [question(*one) for one in ordered]


def _spans(claims: pd.DataFrame, as_of: dt.date) -> tuple[list[Span], Ints]:
    """The months that some window touches, each such list once, and by claim the number of its list."""
    import numpy as np

    from warehouse.totals.keys import combine

    first, last = claims["window_start"], claims["window_end"]
    _, heads, window = np.unique(
        combine(first.to_numpy(), last.to_numpy()), return_index=True, return_inverse=True
    )
    windows = zip(first.iloc[heads].tolist(), last.iloc[heads].tolist(), strict=True)
    numbers: dict[Span, int] = {}
    spans = [numbers.setdefault((None, *months_of(*one, as_of)), len(numbers)) for one in windows]
    return list(numbers), np.array(spans, dtype=np.int64)[window]


def question(outcome: str, group: str, place: str | None, month: dt.date | None) -> Question:
    """The question about a month (by its first day), or about the whole record."""
    if month is None:
        return Question(outcome=outcome, group=group, place=place)
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    return Question(outcome=outcome, group=group, place=place, date_from=month, date_to=last)


def place_names(places: Places, text: str | None) -> list[str | None]:
    """Anywhere, and the names of the places that surely contain the one named, by their own names."""
    read = places.resolve(text)
    names: list[str | None] = [None]
    for depth, place in enumerate(read.outer, start=1):
        if place not in places.rows:
            continue
        label = places.label(place)
        country = places.label(read.outer[0])
        for name in (label, f"{label}, {country}"):
            found = places.resolve(name)
            if not found.doubt and found.outer == read.outer[:depth]:
                names.append(name)
                break
    return names


def months_of(start: object, end: object, as_of: dt.date) -> Iterator[dt.date]:
    """First days of the months that a window touches; none if it is open, long, or after `as_of`."""
    first, last = as_day(start), as_day(end)
    if first is None or last is None or last < first:
        return
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > MONTHS:
        return
    for step in range(count):
        year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
        day = dt.date(year, month + 1, 1)
        if day <= as_of:
            yield day


def as_day(value: object) -> dt.date | None:
    """A date of whatever a frame holds for one; None for a missing one."""
    import pandas as pd

    if value is None or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp | dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None

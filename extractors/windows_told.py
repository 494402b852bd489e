"""Time words that count from a stretch of time told before: "a month earlier", "the year before", "in the
same period", "during the reporting period".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors import windows_calendar as calendar
from extractors.windows_mention import TimeMention, precision_of
from extractors.windows_months import part_of_month

Span = tuple[dt.date, dt.date]
TOLD = {
    "units_earlier",
    "unit_before",
    "units_before",
    "of_report",
    "before_report",
    "same_period",
    "corresponding",
    "month_of_before",
    "unit_of_report",
    "day_alone",
    "part_of_unit",
    "week_of_unit",
}
WITHIN = {"day_alone", "part_of_unit", "week_of_unit"}  # of the month, or the year, that was told before
EDGES = ("early", "mid", "late")
LONG = {"week": 8, "month": 31, "quarter": 92, "year": 366, "decade": 3660}  # days that a unit has at most


def told_mention(base: TimeMention, name: str, caught: calendar.Captured, n: int) -> TimeMention:
    """The mention of such words: what they do, their unit, and how many of them, or which year."""
    if name in WITHIN:
        edge = {"start": "early", "end": "late"}.get(caught.edge, caught.edge)
        at = EDGES.index(edge) if edge else caught.day or caught.ordinal
        return replace(base, relative=f"{name} {caught.unit or 'month'}", n=at)
    return replace(
        base, relative=f"{name} {caught.unit}".rstrip(), n=caught.year or caught.month or caught.n or n
    )


def operation_of(m: TimeMention) -> str:
    """The name of what a mention does, without its unit."""
    return m.relative.partition(" ")[0]


def settle_told(m: TimeMention, told: Span | None, report: Span | None, date: dt.date) -> TimeMention:
    """Its window, from the stretch last told, or that of the report; as it was where neither is known."""
    try:
        found = window_of(m, told, report, date)
    except (calendar.Unknown, OverflowError, ValueError):
        return m
    if found is None or found[0] > date:
        return m
    start, end = found[0], min(found[1], date)
    return replace(m, start=start, end=end, precision=precision_of(start, end), known=True)


def window_of(m: TimeMention, told: Span | None, report: Span | None, date: dt.date) -> Span | None:
    """The first and the last day, or none."""
    name, _, unit = m.relative.partition(" ")
    if name in WITHIN:
        last = (told or report or (date, date))[1]
        found = part_within(m, name, unit, last)
        if found[0] > date or (told is None and found[0] > last):
            found = part_within(m, name, unit, calendar.back(last.replace(day=1), 1, unit))
        return found
    if name == "of_report":
        return report
    if name == "same_period":
        return told or report
    if name == "corresponding":
        return corresponding(m.n, told or (date.replace(month=1, day=1), date))
    if name == "unit_of_report":
        whole = report is not None and (report[1] - report[0]).days < LONG[unit]
        return report if whole else calendar.unit_around(told[0], unit) if told else None
    if name == "month_of_before":
        start = dt.date(told[0].year - 1, m.n, 1) if told else None
        return (start, calendar.month_end(start.year, m.n)) if start else None
    if name == "before_report":
        return before(report, (report[1] - report[0]).days + 1) if report else None
    if name == "units_before":
        day = report[0] - calendar.DAY if report else date
        start = calendar.back(day, m.n, unit)
        return (start + calendar.DAY if report else start), day
    if told is None:
        if name != "units_earlier":
            return None
        day = calendar.back(date, m.n, unit)
        return day, day
    if name == "unit_before":
        return unit_before(told, unit)
    units = unit.rstrip("s")
    if units == "year" and is_month(told):
        return corresponding(-m.n, told)
    return calendar.unit_around(calendar.back(told[0], m.n, units), "year" if units == "decade" else units)


def part_within(m: TimeMention, name: str, unit: str, day: dt.date) -> Span:
    """ "On the 8th", "in the middle of the month", "in its last week": of the month, the year, of a day."""
    if name == "part_of_unit" and unit == "year":
        first = 1 + 4 * m.n
        return dt.date(day.year, first, 1), calendar.month_end(day.year, first + 3)
    if name == "part_of_unit":
        return part_of_month(day.year, day.month, EDGES[m.n])
    if name == "day_alone":
        on = calendar.day_of(day.year, day.month, m.n)
        return on, on
    end = calendar.month_end(day.year, day.month)
    if m.n < 0:
        return end - 6 * calendar.DAY, end
    first_day = day.replace(day=1) + 7 * (m.n - 1) * calendar.DAY
    return first_day, min(first_day + 6 * calendar.DAY, end)


def is_month(span: Span) -> bool:
    """Whether a stretch of time is a whole month: a year earlier is the same month."""
    start, end = span
    return start.day == 1 and end == calendar.month_end(start.year, start.month)


def unit_before(told: Span, unit: str) -> Span:
    """The week, month or year before that of what was told; the quarter before a quarter."""
    if unit == "quarter":
        return calendar.months_before(told[0], 3), told[0] - calendar.DAY
    first = calendar.unit_around(told[0], unit)[0]
    return calendar.unit_around(first - calendar.DAY, unit)


def before(span: Span, days: int) -> Span:
    """So many days before a stretch; whole months before whole months."""
    start, end = span
    if start.day == 1 and end == calendar.month_end(end.year, end.month):
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        return calendar.months_before(start, months), start - calendar.DAY
    return start - days * calendar.DAY, start - calendar.DAY


def corresponding(year: int, told: Span) -> Span:
    """A stretch of time in another year: that year, or so many years on."""
    start, end = told
    shift = year - start.year if year > 0 else year
    return moved(start, shift), moved(end, shift)


def moved(day: dt.date, years: int) -> dt.date:
    """The same day of another year; the last of February for the 29th."""
    last = calendar.month_end(day.year + years, day.month).day
    return day.replace(year=day.year + years, day=min(day.day, last))

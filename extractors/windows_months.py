"""Operations of windows.yml that give months, years and their parts; the contract is that of windows_days."""

from __future__ import annotations

import datetime as dt

from extractors.windows_calendar import DAY, Captured, Span, Unknown, capped, latest, month_end

LONGEST = 120  # months


def this(d: dt.date, c: Captured, unit: str) -> Span:
    """From the first day of D's week, month or year to D; a year said is that year."""
    if unit == "week":
        return d - d.weekday() * DAY, d
    if unit == "month":
        return d.replace(day=1), d
    return capped(dt.date(c.year or d.year, 1, 1), dt.date(c.year or d.year, 12, 31), d)


def this_unit(d: dt.date, c: Captured) -> Span:
    """From the first day of the unit said to D."""
    if c.unit not in {"week", "month", "year"}:
        raise Unknown(c.unit)
    return this(d, c, c.unit)


def last_month(d: dt.date, _c: Captured) -> Span:
    """The month before."""
    end = d.replace(day=1) - DAY
    return end.replace(day=1), end


def last_month_part(d: dt.date, c: Captured) -> Span:
    """1-10, 10-20, 15-end of the month before."""
    end = d.replace(day=1) - DAY
    return part_of_month(end.year, end.month, c.edge)


def days_of_month(d: dt.date, c: Captured) -> Span:
    """The first or the last so many days of a month; ten where the words do not say how many."""
    assert c.month is not None
    at, count = c.year or latest(d, c.month), c.n or 10
    first, end = dt.date(at, c.month, 1), month_end(at, c.month)
    if c.ordinal not in {1, -1} or not 0 < count < end.day:
        raise Unknown(f"{c.ordinal} {count} days")
    if c.n is None and c.ordinal < 0:
        return capped(first.replace(day=20), end, d)
    days = (count - 1) * DAY
    return capped(first, first + days, d) if c.ordinal == 1 else capped(end - days, end, d)


def month_before(d: dt.date, _c: Captured) -> Span:
    """The 1st to D-1; on the 1st itself it is that day."""
    return d.replace(day=1), max(d - DAY, d.replace(day=1))


def last_year(d: dt.date, _c: Captured) -> Span:
    """The year before."""
    return dt.date(d.year - 1, 1, 1), dt.date(d.year - 1, 12, 31)


def last_year_part(d: dt.date, c: Captured) -> Span:
    """A third of the year before."""
    return part_of_year(d.year - 1, c.edge)


def month(d: dt.date, c: Captured, over: int = 0) -> Span:
    """The latest such month, up to D; the latest that is over."""
    assert c.month is not None
    year = c.year or (d.year - (c.month >= d.month) if over else latest(d, c.month))
    return capped(dt.date(year, c.month, 1), month_end(year, c.month), d)


def month_last_year(d: dt.date, c: Captured) -> Span:
    """The month of the year before."""
    assert c.month is not None
    return dt.date(d.year - 1, c.month, 1), month_end(d.year - 1, c.month)


def month_part(d: dt.date, c: Captured) -> Span:
    """1-10, 10-20, 15-end."""
    assert c.month is not None
    year = c.year or latest(d, c.month)
    first, last = part_of_month(year, c.month, c.edge)
    return capped(first, last, d)


def part_of_month(year: int, month: int, edge: str) -> tuple[dt.date, dt.date]:
    """1-10, 10-20, 15-end."""
    end = month_end(year, month)
    first, last = {"early": (1, 10), "start": (1, 10), "mid": (10, 20)}.get(edge, (15, end.day))
    return dt.date(year, month, first), dt.date(year, month, last)


def week_of_month(d: dt.date, c: Captured) -> Span:
    """The first week is the 1st to the 7th; the last, the last seven days; "the first two weeks"."""
    assert c.month is not None
    year = c.year or latest(d, c.month)
    end, weeks = month_end(year, c.month), c.n or 1
    if c.ordinal < 0:
        return capped(end - (7 * weeks - 1) * DAY, end, d)
    start = dt.date(year, c.month, 1) + 7 * (c.ordinal - 1) * DAY
    return capped(start, min(start + (7 * weeks - 1) * DAY, end), d)


def part_of_year_said(d: dt.date, c: Captured) -> Span:
    """The first n months, a half, a quarter, of the year said or this one; `unit` says which."""
    year = c.year or d.year
    months = {"half": 6, "quarter": 3}.get(c.unit, c.n or 1)
    first = 13 - months if c.ordinal < 0 else 1 + months * (c.ordinal - 1)
    if not 1 <= first <= 13 - months:
        raise Unknown(f"{c.ordinal} {c.unit}")
    return capped(dt.date(year, first, 1), month_end(year, first + months - 1), d)


def latest_part(d: dt.date, c: Captured) -> Span:
    """The latest such quarter, or half, that does not begin after D; of the year that is said, if one is."""
    months, number = 6 if c.unit == "half" else 3, c.n or c.ordinal
    first = 1 + months * (number - 1)
    if not 1 <= first <= 13 - months:
        raise Unknown(f"{number} {c.unit}")
    at = c.year or latest(d, first)
    return capped(dt.date(at, first, 1), month_end(at, first + months - 1), d)


def half_of_month(d: dt.date, c: Captured) -> Span:
    """The 1st to the 15th, or the 16th to the last day."""
    assert c.month is not None
    at = c.year or latest(d, c.month)
    if c.ordinal not in {1, 2, -1}:
        raise Unknown(f"{c.ordinal} half")
    first, end = dt.date(at, c.month, 1), month_end(at, c.month)
    return (
        capped(first, first.replace(day=15), d) if c.ordinal == 1 else capped(first.replace(day=16), end, d)
    )


def year(d: dt.date, c: Captured) -> Span:
    """A year, up to D."""
    assert c.year is not None
    return capped(dt.date(c.year, 1, 1), dt.date(c.year, 12, 31), d)


def years(d: dt.date, c: Captured) -> Span:
    """From one year to another."""
    assert c.year is not None
    assert c.year2 is not None
    if not 0 < c.year <= c.year2 <= dt.date.max.year:
        raise Unknown(f"{c.year}-{c.year2}")
    return capped(dt.date(c.year, 1, 1), dt.date(c.year2, 12, 31), d)


def months(d: dt.date, c: Captured) -> Span:
    """From one month to another; without a year the latest such span that does not begin after D."""
    assert c.month is not None
    assert c.month2 is not None
    last = c.year or latest(d, c.month2)
    first = last if c.month <= c.month2 else last - 1
    return capped(dt.date(first, c.month, 1), month_end(last, c.month2), d)


def first_months(d: dt.date, c: Captured) -> Span:
    """The first n months of the latest year in which they are over."""
    count = c.n or 0
    if not 0 < count < 12:
        raise Unknown(f"{count} months")
    year = d.year if month_end(d.year, count) < d else d.year - 1
    return dt.date(year, 1, 1), month_end(year, count)


def months_to(d: dt.date, c: Captured) -> Span:
    """The n months, or twelve without a number, that end with the month said."""
    assert c.month is not None
    count, last = c.n or 12, c.year or latest(d, c.month)
    if not 0 < count <= LONGEST:
        raise Unknown(f"{count} months")
    at = last * 12 + c.month - count  # months since year 0, of the first of them
    return capped(dt.date(at // 12, at % 12 + 1, 1), month_end(last, c.month), d)


def part_of_year(year: int, edge: str) -> Span:
    """January-April, May-August, September-December."""
    first, last = {"early": (1, 4), "start": (1, 4), "mid": (5, 8)}.get(edge, (9, 12))
    return dt.date(year, first, 1), month_end(year, last)


def year_part(d: dt.date, c: Captured) -> Span:
    """A third of a year, up to D."""
    assert c.year is not None
    start, end = part_of_year(c.year, c.edge)
    assert start is not None
    assert end is not None
    return capped(start, end, d)

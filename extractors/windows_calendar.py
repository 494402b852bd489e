"""What time words stand for: operations on the report's day D, named in windows.yml, of no language.

Each operation takes D, what the pattern captured (already turned into numbers) and the numbers written beside the
operation's name, and gives the first and last day; `None` where the words leave that side open. `Unknown` is raised where
the words date nothing that can be resolved. Windows never end after D.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Span = tuple[dt.date | None, dt.date | None]
DAY = dt.timedelta(days=1)
UNIT_DAYS = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}
LONGEST = 200  # years: "the thousand-year war" dates nothing


class Unknown(ValueError):
    """The words name no day that can be known."""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a pattern caught, as numbers; `unit` and `edge` as the words' values."""

    weekday: int | None = None
    weekday2: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    n: int | None = None
    unit: str = ""
    edge: str = ""
    ordinal: int = 1
    numeric: str = ""


def day_of(year: int, month: int, day: int) -> dt.date:
    """The date, or `Unknown` ("31 June")."""
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise Unknown(f"{year}-{month}-{day}") from error


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def months_before(date: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or that month's last day."""
    if months > LONGEST * 12:
        raise Unknown(f"{months} months")
    index = date.year * 12 + date.month - 1 - months
    year, month = divmod(index, 12)
    if year < 1:
        raise Unknown(f"{months} months")
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def back(date: dt.date, n: int, unit: str) -> dt.date:
    """So many units before a date; 24 hours are a day, and part of a day counts as one."""
    if unit in UNIT_MONTHS:
        return months_before(date, n * UNIT_MONTHS[unit])
    days = n * UNIT_DAYS[unit]
    if days > LONGEST * 366:
        raise Unknown(f"{n} {unit}")
    whole = {3: 2}.get(int(days), int(days)) if unit == "hour" else int(days)
    return date - max(whole, 1 if unit != "hour" or days >= 0.5 else 0) * DAY


def latest(date: dt.date, month: int, day: int | None = None) -> int:
    """The year of the latest such month, or day, that does not begin after D."""
    begins = (month, day or 1)
    return date.year if begins <= (date.month, date.day) else date.year - 1


def capped(start: dt.date, end: dt.date, date: dt.date) -> Span:
    """A span that does not reach beyond D; `Unknown` where it begins after D."""
    if start > date:
        raise Unknown(f"{start} is after {date}")
    return start, min(end, date)


def weekday(d: dt.date, c: Captured, strict: int = 0) -> Span:
    """The latest such weekday, D itself included unless `strict`."""
    assert c.weekday is not None
    behind = (d.weekday() - c.weekday) % 7
    day = d - (behind or 7 * strict) * DAY
    return day, day


def weekday_before(d: dt.date, c: Captured) -> Span:
    """"last Friday", said on a Friday: the one a week ago."""
    return weekday(d, c, 1)


def weekday_last_week(d: dt.date, c: Captured) -> Span:
    """The weekday of the week before."""
    assert c.weekday is not None
    day = d - (d.weekday() + 7 - c.weekday) * DAY
    return day, day


def weekday_pair(d: dt.date, c: Captured) -> Span:
    """"Sunday into Monday", "from Monday to Wednesday": the second is the latest, the first the one before it."""
    last = weekday(d, Captured(weekday=c.weekday2))[1]
    assert last is not None
    first = weekday(last, c, 1)[0]
    return first, last


def date(d: dt.date, c: Captured) -> Span:
    """A day of a month; without a year the latest not after D. A year of two digits is of D's century."""
    assert c.month is not None and c.day is not None
    day = day_of(c.year or latest(d, c.month, c.day), c.month, c.day)
    return capped(day, day, d)


def around(d: dt.date, c: Captured) -> Span:
    """A day either side."""
    day = date(d, c)[0]
    assert day is not None
    return capped(day - DAY, day + DAY, d)


def numeric(d: dt.date, c: Captured) -> Span:
    """2021-05-05, 05/06/2021, 7.4.17: day first unless only month first is a date or only that lies before D."""
    mark = next(m for m in "-./" if m in c.numeric)
    a, b, e = (int(part) for part in c.numeric.split(mark))
    tries = [(a, b, e)] if a > 31 else [(e if e > 99 else 2000 + e, b, a), (e if e > 99 else 2000 + e, a, b)]
    for year, month, day in tries:
        try:
            found = day_of(year, month, day)
        except Unknown:
            continue
        if found <= d:
            return found, found
    raise Unknown(c.numeric)


def day(d: dt.date, c: Captured, offset: int) -> Span:
    """D and so many days."""
    return d + offset * DAY, d + offset * DAY


def span(d: dt.date, c: Captured, first: int, last: int) -> Span:
    """From D and so many days to D and so many."""
    return d + first * DAY, d + last * DAY


def back_units(d: dt.date, c: Captured) -> Span:
    """"the past 24 hours", "in two days"."""
    return back(d, c.n or 1, c.unit), d


def days_back(d: dt.date, c: Captured, days: int) -> Span:
    """So many days before D, to D."""
    return d - days * DAY, d


def months_back(d: dt.date, c: Captured, months: int) -> Span:
    """So many months back, not crossing the year."""
    return max(months_before(d, months), dt.date(d.year, 1, 1)), d


def calendar_back(d: dt.date, c: Captured, n: int, unit: str) -> Span:
    """One calendar unit back from D."""
    return back(d, n, unit), d


def open_start(d: dt.date, c: Captured) -> Span:
    """"in recent days": nobody says since when."""
    return None, d


def week(d: dt.date, c: Captured, offset: int) -> Span:
    """Monday to Sunday of the week so many weeks away."""
    monday = d + (7 * offset - d.weekday()) * DAY
    return capped(monday, monday + 6 * DAY, d)


def week_end(d: dt.date, c: Captured, offset: int) -> Span:
    """Friday to Sunday of that week."""
    monday = d + (7 * offset - d.weekday()) * DAY
    return capped(monday + 4 * DAY, monday + 6 * DAY, d)


def weekend(d: dt.date, c: Captured) -> Span:
    """The latest Saturday, and its Sunday."""
    saturday = d - ((d.weekday() - 5) % 7) * DAY
    return capped(saturday, saturday + DAY, d)


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


def weeks_ago(d: dt.date, c: Captured) -> Span:
    """The day so many weeks before."""
    found = back(d, c.n or 1, "week")
    return found, found


def ago(d: dt.date, c: Captured) -> Span:
    """The day so many units before."""
    found = back(d, c.n or 1, c.unit)
    return found, found


def days_earlier(d: dt.date, c: Captured) -> Span:
    """So many days before the day spoken of."""
    found = back(d, c.n or 1, "day")
    return found, found


def last_month(d: dt.date, c: Captured) -> Span:
    """The month before."""
    end = d.replace(day=1) - DAY
    return end.replace(day=1), end


def month_before(d: dt.date, c: Captured) -> Span:
    """The 1st to D-1; on the 1st itself it is that day."""
    return d.replace(day=1), max(d - DAY, d.replace(day=1))


def last_year(d: dt.date, c: Captured) -> Span:
    """The year before."""
    return dt.date(d.year - 1, 1, 1), dt.date(d.year - 1, 12, 31)


def last_year_part(d: dt.date, c: Captured) -> Span:
    """A third of the year before."""
    return part_of_year(d.year - 1, c.edge)


def month(d: dt.date, c: Captured) -> Span:
    """The latest such month, up to D."""
    assert c.month is not None
    year = c.year or latest(d, c.month)
    return capped(dt.date(year, c.month, 1), month_end(year, c.month), d)


def month_last_year(d: dt.date, c: Captured) -> Span:
    """The month of the year before."""
    assert c.month is not None
    return dt.date(d.year - 1, c.month, 1), month_end(d.year - 1, c.month)


def month_part(d: dt.date, c: Captured) -> Span:
    """1-10, 10-20, 15-end."""
    assert c.month is not None
    year = c.year or latest(d, c.month)
    end = month_end(year, c.month)
    first, last = {"early": (1, 10), "start": (1, 10), "mid": (10, 20), "late": (15, end.day), "end": (15, end.day)}[c.edge]
    return capped(dt.date(year, c.month, first), dt.date(year, c.month, last), d)


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


def year(d: dt.date, c: Captured) -> Span:
    """A year, up to D."""
    assert c.year is not None
    return capped(dt.date(c.year, 1, 1), dt.date(c.year, 12, 31), d)


def part_of_year(year: int, edge: str) -> Span:
    """January-April, May-August, September-December."""
    first, last = {"early": (1, 4), "start": (1, 4), "mid": (5, 8)}.get(edge, (9, 12))
    return dt.date(year, first, 1), month_end(year, last)


def year_part(d: dt.date, c: Captured) -> Span:
    """A third of a year, up to D."""
    assert c.year is not None
    start, end = part_of_year(c.year, c.edge)
    assert start is not None and end is not None
    return capped(start, end, d)


def duration(d: dt.date, c: Captured) -> Span:
    """A five-day offensive: D-4 to D; a two-week-old battle: 14 days to D."""
    if c.unit in {"day", "night"}:
        return back(d, (c.n or 1) - 1, "day") if (c.n or 1) > 1 else d, d
    return back(d, c.n or 1, c.unit), d


def unknown(d: dt.date, c: Captured) -> Span:
    """Words of time that date nothing that has happened."""
    raise Unknown("not dated")


Operation = Callable[..., Span]
OPERATIONS: Mapping[str, Operation] = {
    "weekday": weekday,
    "weekday_before": weekday_before,
    "weekday_last_week": weekday_last_week,
    "weekday_pair": weekday_pair,
    "date": date,
    "around": around,
    "numeric": numeric,
    "day": day,
    "span": span,
    "back": back_units,
    "running": back_units,
    "days_back": days_back,
    "months_back": months_back,
    "calendar_back": calendar_back,
    "open_start": open_start,
    "week": week,
    "week_end": week_end,
    "weekend": weekend,
    "this": this,
    "this_unit": this_unit,
    "weeks_ago": weeks_ago,
    "ago": ago,
    "last_month": last_month,
    "month_before": month_before,
    "last_year": last_year,
    "last_year_part": last_year_part,
    "month": month,
    "month_last_year": month_last_year,
    "month_part": month_part,
    "week_of_month": week_of_month,
    "part_of_year": part_of_year_said,
    "year": year,
    "year_part": year_part,
    "duration": duration,
    "unknown": unknown,
}

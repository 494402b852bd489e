"""Operations of windows.yml that give days, nights and weeks.

Each takes D, what the pattern captured and the numbers written beside the operation's name, and gives the
first and last day, `None` where the words leave that side open. `Unknown` is raised where nothing can be
resolved. No window ends after D.
"""

from __future__ import annotations

import datetime as dt

from extractors.windows_calendar import (
    DAY,
    Captured,
    Span,
    Unknown,
    back,
    capped,
    day_of,
    latest,
    month_end,
    months_before,
)


def weekday(d: dt.date, c: Captured, strict: int = 0) -> Span:
    """The latest such weekday, D itself included unless `strict`."""
    assert c.weekday is not None
    behind = (d.weekday() - c.weekday) % 7
    day = d - (behind or 7 * strict) * DAY
    return day, day


def weekday_before(d: dt.date, c: Captured) -> Span:
    """ "last Friday", said on a Friday: the one a week ago."""
    return weekday(d, c, 1)


def weekday_last_week(d: dt.date, c: Captured) -> Span:
    """The weekday of the week before."""
    assert c.weekday is not None
    day = d - (d.weekday() + 7 - c.weekday) * DAY
    return day, day


def weekday_of_month(d: dt.date, c: Captured) -> Span:
    """The first, second … or last such weekday of a month, the latest that does not begin after D."""
    assert c.weekday is not None
    assert c.month is not None
    first = day_of(c.year or latest(d, c.month), c.month, 1)
    last = month_end(first.year, first.month)
    if c.ordinal < 0:
        day = last - ((last.weekday() - c.weekday) % 7) * DAY
    else:
        day = first + ((c.weekday - first.weekday()) % 7 + 7 * (c.ordinal - 1)) * DAY
    if day > last:
        raise Unknown(f"{c.ordinal} {c.weekday}")
    return capped(day, day, d)


def weekday_pair(d: dt.date, c: Captured) -> Span:
    """ "Sunday into Monday", "from Monday to Wednesday": the second is the latest, the first the one before
    it.
    """
    last = weekday(d, Captured(weekday=c.weekday2))[1]
    assert last is not None
    first = weekday(last, c, 1)[0]
    return first, last


def date(d: dt.date, c: Captured) -> Span:
    """A day of a month; without a year the latest not after D. A year of two digits is of D's century."""
    assert c.month is not None
    assert c.day is not None
    day = day_of(c.year or latest(d, c.month, c.day), c.month, c.day)
    return capped(day, day, d)


def date_last_year(d: dt.date, c: Captured) -> Span:
    """A day of the year before."""
    month, day_said = c.month or c.month2, c.day or c.day2
    assert month is not None
    assert day_said is not None
    found = day_of(d.year - 1, month, day_said)
    return found, found


def day_range(d: dt.date, c: Captured) -> Span:
    """Two days of one month; without a year the latest such month whose first day is not after D."""
    assert c.month is not None
    assert c.day is not None
    assert c.day2 is not None
    year = c.year or latest(d, c.month, c.day)
    first, last = day_of(year, c.month, c.day), day_of(year, c.month, c.day2)
    if last < first:
        raise Unknown(f"{first} to {last}")
    return capped(first, last, d)


def around(d: dt.date, c: Captured) -> Span:
    """A day either side."""
    day = date(d, c)[0]
    assert day is not None
    return capped(day - DAY, day + DAY, d)


def numeric(d: dt.date, c: Captured) -> Span:
    """2021-05-05, 03/02/2014, 7.4.17: of the two ways to read it the day that is nearest before D."""
    mark = next(m for m in "-./" if m in c.numeric)
    a, b, e = (int(part) for part in c.numeric.split(mark))
    year = e if e > 99 else 2000 + e
    tries = [(a, b, e)] if a > 31 else [(year, b, a), (year, a, b)]
    found = [dt.date(*t) for t in tries if is_day(*t) and dt.date(*t) <= d]
    if not found:
        raise Unknown(c.numeric)
    if d == dt.date.max:  # no report's day: day first
        return found[0], found[0]
    return max(found), max(found)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def day(d: dt.date, _c: Captured, offset: int) -> Span:
    """D and so many days."""
    return d + offset * DAY, d + offset * DAY


def span(d: dt.date, _c: Captured, first: int, last: int) -> Span:
    """From D and so many days to D and so many."""
    return d + first * DAY, d + last * DAY


def back_units(d: dt.date, c: Captured) -> Span:
    """ "the past 24 hours", "in two days"."""
    return back(d, c.n or 1, c.unit), d


def days_back(d: dt.date, _c: Captured, days: int) -> Span:
    """So many days before D, to D."""
    return d - days * DAY, d


def months_back(d: dt.date, _c: Captured, months: int) -> Span:
    """So many months back, not crossing the year."""
    return max(months_before(d, months), dt.date(d.year, 1, 1)), d


def calendar_back(d: dt.date, _c: Captured, n: int, unit: str) -> Span:
    """One calendar unit back from D."""
    return back(d, n, unit), d


def open_start(d: dt.date, _c: Captured) -> Span:
    """ "in recent days": nobody says since when."""
    return None, d


def week(d: dt.date, _c: Captured, offset: int) -> Span:
    """Monday to Sunday of the week so many weeks away."""
    monday = d + (7 * offset - d.weekday()) * DAY
    return capped(monday, monday + 6 * DAY, d)


def week_end(d: dt.date, _c: Captured, offset: int) -> Span:
    """Friday to Sunday of that week."""
    monday = d + (7 * offset - d.weekday()) * DAY
    return capped(monday + 4 * DAY, monday + 6 * DAY, d)


def weekend(d: dt.date, _c: Captured) -> Span:
    """The latest Saturday, and its Sunday."""
    saturday = d - ((d.weekday() - 5) % 7) * DAY
    return capped(saturday, saturday + DAY, d)


def weekend_long(d: dt.date, c: Captured) -> Span:
    """With its Monday."""
    saturday = weekend(d, c)[0]
    assert saturday is not None
    return capped(saturday, saturday + 2 * DAY, d)


def week_to(d: dt.date, c: Captured) -> Span:
    """The seven days that end with that day."""
    last = date(d, c)[1]
    assert last is not None
    return last - 6 * DAY, last


def week_from(d: dt.date, c: Captured) -> Span:
    """The seven days that begin with that day."""
    month, day_said = c.month or c.month2, c.day or c.day2
    assert month is not None
    assert day_said is not None
    first = day_of(c.year or latest(d, month, day_said), month, day_said)
    return capped(first, first + 6 * DAY, d)


def spell(d: dt.date, c: Captured) -> Span:
    """Four days of clashes: D-3 to D, as a four-day battle; two weeks of them: fourteen days."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(c.unit, 0) * (c.n or 1)
    return (d - (days - 1) * DAY, d) if days else (back(d, c.n or 1, c.unit), d)


def units_to(d: dt.date, c: Captured) -> Span:
    """ "Four days to Thursday", "the 24 hours to Monday morning", "the week ending Sunday"."""
    last = (weekday(d, c) if c.weekday is not None else date(d, c))[1]
    assert last is not None
    first = back(last, c.n or 1, c.unit or "week")
    return (first if c.unit == "hour" else first + DAY), last


def yearly(d: dt.date, _c: Captured, month: int, day: int) -> Span:
    """The latest such day of a year, not after D."""
    found = day_of(latest(d, month, day), month, day)
    return found, found


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


def duration(d: dt.date, c: Captured) -> Span:
    """A five-day offensive: D-4 to D; a two-week-old battle: 14 days to D."""
    if c.unit in {"day", "night"}:
        return back(d, (c.n or 1) - 1, "day") if (c.n or 1) > 1 else d, d
    return back(d, c.n or 1, c.unit), d


def plan(_d: dt.date, _c: Captured) -> Span:
    """What is to come."""
    raise Unknown("not yet")


def another_time(_d: dt.date, _c: Captured) -> Span:
    """Words that turn to another time and do not say which."""
    raise Unknown("another time")


def untold(_d: dt.date, _c: Captured) -> Span:
    """A day that the words name and the calendar does not tell."""
    raise Unknown("a movable feast")

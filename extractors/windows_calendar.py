"""Days, months and units counted back from the report's day D; what a pattern of time words caught;
`Unknown`.
"""

from __future__ import annotations

import calendar
import datetime as dt
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
    day2: int | None = None
    month: int | None = None
    month2: int | None = None
    year: int | None = None
    year2: int | None = None
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


def unit_around(day: dt.date, unit: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of the week, month or year that a day lies in."""
    if unit == "week":
        return day - day.weekday() * DAY, day + (6 - day.weekday()) * DAY
    if unit == "month":
        return day.replace(day=1), month_end(day.year, day.month)
    return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)


def latest(date: dt.date, month: int, day: int | None = None) -> int:
    """The year of the latest such month, or day, that does not begin after D."""
    begins = (month, day or 1)
    return date.year if begins <= (date.month, date.day) else date.year - 1


def capped(start: dt.date, end: dt.date, date: dt.date) -> Span:
    """A span that does not reach beyond D; `Unknown` where it begins after D."""
    if start > date:
        raise Unknown(f"{start} is after {date}")
    return start, min(end, date)

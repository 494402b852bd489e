"""Articles: their dates."""

from __future__ import annotations

import datetime as dt

import numpy as np

from expectations.rows import Findings, Rows, positions


def absent(rows: Rows) -> Findings:
    """No publication date: relative time words cannot be resolved. Words that are no date are `not_iso`."""
    return {
        at: "no publication date"
        for at in positions(np.isnat(rows["published_on"]))
        if rows["published_at"][at] is None or _day(rows["published_at"][at])
    }


def in_future(rows: Rows, *, days: int, before: int | None = None) -> Findings:
    """Published more than `days` after the night's date (and not more than `before`)."""
    ahead = (rows["published_on"] - np.datetime64(rows.run_date)) / np.timedelta64(1, "D")
    judged = (ahead > days) & (ahead <= (np.inf if before is None else before))
    return {
        at: f"published {rows['published_on'][at]}, after the night of {rows.run_date}"
        for at in positions(judged)
    }


def before_year(rows: Rows, *, year: int, empty: list[str]) -> Findings:
    """Older than any archive we read, or one of the days that an empty date turns into."""
    on = rows["published_on"]
    found = {
        at: f"published {on[at]}, before {year}" for at in positions(on < np.datetime64(dt.date(year, 1, 1)))
    }
    for day in empty:
        said = f"published {day}, the day that an empty date turns into"
        found |= {at: said for at in positions(on == np.datetime64(day)) if at not in found}
    return found


def not_iso(rows: Rows, *, column: str) -> Findings:
    """A date or date-time that is not ISO 8601."""
    return {
        at: f"{column} {value[:40]!r} is no ISO date"
        for at, value in enumerate(rows[column])
        if value is not None and _day(value) is None
    }


def disagree(rows: Rows, *, days: int) -> Findings:
    """published_on is further from published_at than a time zone explains."""
    found: Findings = {}
    for at, value in enumerate(rows["published_at"]):
        day = _day(value) if value else None
        on = rows["published_on"][at]
        if day and not np.isnat(on) and abs((np.datetime64(day) - on).astype(int)) > days:
            found[at] = f"published_at {value} and published_on {on} are different days"
    return found


def updated_before_published(rows: Rows, *, days: int) -> Findings:
    """Updated before it was published, by more than a time zone explains."""
    found: Findings = {}
    for at, value in enumerate(rows["updated_at"]):
        day = _day(value) if value else None
        on = rows["published_on"][at]
        if day and not np.isnat(on) and (on - np.datetime64(day)).astype(int) > days:
            found[at] = f"updated {day}, before it was published {on}"
    return found


def _day(value: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(value.replace("Z", "+00:00")).date()
    except ValueError:
        return None

"""Ranges, numbers and days in words. An open end is said in words and never becomes a number."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from reports import Mistake

HERE = Path(__file__).parent
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
KINDS = ("outcomes", "groups", "one", "modalities", "codebooks")


@cache
def words() -> dict[str, dict[str, str]]:
    """words.yml, read strictly: five tables of words and nothing else."""
    import yaml

    path = HERE / "words.yml"
    tables = yaml.safe_load(path.read_text(encoding="utf-8"))
    if sorted(tables) != sorted(KINDS):
        raise Mistake(f"{path}: must hold exactly {', '.join(KINDS)}")
    for kind, table in tables.items():
        for key, word in table.items():
            if not isinstance(key, str) or not isinstance(word, str) or not word.strip():
                raise Mistake(f"{path}: {kind}: {key!r} must be a word with words beside it")
    return {kind: dict(tables[kind]) for kind in KINDS}


def word(kind: str, key: str) -> str:
    """What the pages call `key`; a KeyError says that words.yml lacks it."""
    return words()[kind][key]


def number(value: int) -> str:
    """1234567 is "1,234,567" in every locale."""
    return f"{value:,}"


def range_words(low: int | None, high: int | None) -> str:
    """ "96 or more", "up to 20", "4 to 12", "17"; both ends open: "not known"."""
    if low is None and high is None:
        return "not known"
    if high is None:
        return f"{number(low or 0)} or more"
    if low is None or (low == 0 and high > 0):
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def day(value: dt.date) -> str:
    """29 September 2016."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: dt.date) -> str:
    """29 Sep 2016."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def span(start: dt.date | None, end: dt.date | None) -> str:
    """Two inclusive days in words; a whole month by its name; no days: the whole record."""
    if start is None and end is None:
        return "the whole record"
    if start is None or end is None:
        return f"up to {day(end)}" if end else f"from {day(start)}" if start else ""
    if start == end:
        return day(start)
    if (
        start.day == 1
        and (end + dt.timedelta(days=1)).day == 1
        and (start.year, start.month)
        == (
            end.year,
            end.month,
        )
    ):
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"{day(start)} to {day(end)}"


def capital(text: str) -> str:
    """The first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]

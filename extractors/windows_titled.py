"""The year of a report that its title names: its bare days and months are of that year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from extractors.context_page import Sentence
from extractors.windows import find_times
from extractors.windows_mention import TimeMention, precision_of

TITLES = 2  # sentences of a title
BARE = {
    "date",
    "month",
    "day_range",
    "month_part",
    "week_of_month",
    "months",
}  # operations that may lack a year
BEFORE = {",", "(", "-", "–", "—"}
BEHIND = {":", ")", "-", "–", "—"}


def titled_year(sentence: Sentence, date: dt.date | None) -> TimeMention | None:
    """A year before that of the report, behind a mark or the word for a report, that ends a title or its
    first part.
    """
    for i in sentence.where("YEAR"):
        word = sentence.words[i]
        if date is None or int(word) >= date.year:
            continue
        led = i and (sentence.words[i - 1] in BEFORE or sentence.has(i - 1, "REPORT"))
        led = led or (sentence.has(i - 2, "REPORT") and sentence.has(i - 1, "WAR_OF"))  # "summary for 2010"
        led = led and not (sentence.has(i - 2, "INT") or sentence.has(i - 2, "MONTH"))  # "July 5, 2018"
        if led and (i + 1 == len(sentence.words) or sentence.words[i + 1] in BEHIND):
            first, last = dt.date(int(word), 1, 1), dt.date(int(word), 12, 31)
            return TimeMention(i, i + 1, word, first, last, 5, "year-titled", "period", True, "year")
    return None


def full_dates(
    dated: Iterable[tuple[int, Sentence, tuple[TimeMention, ...]]],
) -> dict[tuple[int, int], tuple[int, int]]:
    """The days that a text names with their year: month and day, the first such sentence, the year."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for index, sentence, times in dated:
        for m in times:
            if m.start is not None and m.operation == "date" and not is_bare(sentence, m):
                found.setdefault((m.start.month, m.start.day), (index, m.start.year))
    return found


def as_told(
    sentence: Sentence,
    index: int,
    found: tuple[TimeMention, ...],
    dates: dict[tuple[int, int], tuple[int, int]],
) -> tuple[TimeMention, ...]:
    """ "On 16 August 1984 …", and further down "the events of 16 August": of the year told before."""
    return tuple(with_year(m, index, dates) if is_date(sentence, m) else m for m in found)


def is_date(sentence: Sentence, m: TimeMention) -> bool:
    """A single day that lacks its year."""
    return m.operation == "date" and m.kind in {"day", "since", "running"} and lacks_year(sentence, m)


def with_year(m: TimeMention, index: int, dates: dict[tuple[int, int], tuple[int, int]]) -> TimeMention:
    """The day, of the year that a sentence before says."""
    if m.start is None:
        return m
    told = dates.get((m.start.month, m.start.day))
    if told is None or told[0] >= index or told[1] == m.start.year:
        return m
    start = m.start.replace(year=told[1])
    if m.kind == "day":
        return replace(m, start=start, end=start)
    return replace(m, start=start, until=start, precision=precision_of(start, m.end))


def of_year(sentence: Sentence, found: tuple[TimeMention, ...], year: TimeMention) -> tuple[TimeMention, ...]:
    """The times of a sentence, those without a year read as of the year that the report is about."""
    read = find_times(sentence, year.end)
    if len(read) != len(found):
        return found
    return tuple(there if is_bare(sentence, here) else here for here, there in zip(found, read, strict=True))


def is_bare(sentence: Sentence, m: TimeMention) -> bool:
    """A day or a month without its year."""
    return m.operation in BARE and m.kind in {"day", "period"} and lacks_year(sentence, m)


def lacks_year(sentence: Sentence, m: TimeMention) -> bool:
    """Whether no year stands in the words."""
    return not any(sentence.has(i, name) for i in range(m.first, m.last) for name in ("YEAR", "DATE"))

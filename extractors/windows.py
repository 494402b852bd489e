"""Time words of a sentence, and the window that each stands for.

`find_times` reads one sentence by the rules of windows.yml; the longest phrase wins where two overlap. Then
phrases join: "since" takes the time words that follow it in its clause, "from … to …" the two it stands
between. Phrases that count from a day spoken of before ("a day earlier", "since then") keep their operation
and are settled by `settle`.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import replace

from extractors import windows_calendar as calendar
from extractors.context_lexicon import Rule
from extractors.context_page import Sentence
from extractors.windows_beside import apposed, by_night
from extractors.windows_captured import (
    captured,
    counts_people,
    in_capitals,
    is_name,
    is_no_time,
    kind_of_days,
)
from extractors.windows_mention import TimeMention, precision_of
from extractors.windows_operations import OPERATIONS
from extractors.windows_since import YEAR, since_start, take_since, take_until
from extractors.windows_told import TOLD, operation_of, settle_told, told_mention

RELATIVE = {"days_earlier", "days_later", "same_day", "same_unit", "since_then", "weekday_later"} | TOLD
WEEK = 7  # days: from here on "two weeks earlier" is known to a week only
COUNTED_BACK = {"within", "running", "duration", "spell"}
SPELLS = {"spell", "duration"}
HOURS = 24  # "in three hours", "lasted fourteen hours" tell how long and not when
_YEAR_SAID = re.compile(r"\b\d{4}\b")
NO_DATE_NEEDED = {
    "years",
    "months",
    "date",
    "day_range",
    "numeric",
    "month",
    "year",
    "year_part",
    "month_part",
    "around",
}


@functools.lru_cache(maxsize=256)
def operation(written: str) -> tuple[str, tuple[int | str, ...]]:
    """("span", (-1, 0)) of "span -1 0"."""
    name, *rest = written.split()
    return name, tuple(int(r) if re.fullmatch(r"-?\d+", r) else r for r in rest)


def mention(sentence: Sentence, rule: Rule, match: re.Match[str], date: dt.date | None) -> TimeMention:
    """The mention that a match is. Nothing is resolved without the report's date, full dates excepted."""
    first, last = match.span()
    name, rest = operation(str(rule.options["resolve"]))
    caught = captured(sentence, match)
    kind, precision = str(rule.options.get("kind", "day")), rule.options.get("precision")
    base = TimeMention(
        first, last, sentence.written(first, last), None, None, None, rule.id, kind, False, name
    )
    if name == "same_unit":
        return replace(base, relative=f"same_{caught.unit}", n=int(rest[0]))
    if name == "weekday_later":
        return replace(base, relative=name, n=caught.weekday or 0)
    if name == "outlet" and in_capitals(sentence):
        name, rest = "day", (0,)
    if name in TOLD:
        return told_mention(base, name, caught, int(rest[0]) if rest else 1)
    if name in RELATIVE:
        days = int(calendar.UNIT_DAYS.get(caught.unit, 1))
        return replace(base, relative=name, n=(caught.n or 1) * days)
    if name in COUNTED_BACK and caught.unit == "hour" and (caught.n or 1) < HOURS:
        return replace(base, operation="moment")
    day = date
    if (
        day
        and name == "date"
        and caught.year
        and caught.year > day.year
        and sentence.has(match.start(), "DAY")
    ):
        caught = replace(caught, year=None)  # "01 Oct, 2040, Baidoa": at twenty to nine
    if day is None:
        if name not in NO_DATE_NEEDED or (caught.year is None and not caught.numeric):
            return base
        day = dt.date.max
    try:
        start, end = OPERATIONS[name](day, caught, *rest)
    except (calendar.Unknown, OverflowError, ValueError):
        return base
    if name in {"back", "within", "running", "duration", "spell", "ago"}:
        precision = precision_of(start, end)
    if (
        name in SPELLS
        and caught.unit != "hour"
        and start is not None
        and end is not None
        and (end - start).days < WEEK
    ):
        kind = "day"  # "three days of clashes", "a week-long sweep": one event
    if name == "weekday_pair" or (name == "day_range" and kind == "period"):
        kind = kind_of_days(sentence, match, start, end, kind)
    until = None
    if since_inside(rule, sentence, match) and date is not None and start is not None:
        until = end
        start, end = since_start(name, caught, start, end), date
        is_total = (date - start).days > YEAR or (start.month > 1 and sentence.any_of("EPIDEMIC"))
        kind = "running" if is_total else "since"
        precision = max(2, precision_of(start, end))
    return replace(
        base,
        start=start,
        end=end,
        precision=precision if isinstance(precision, int) else None,
        kind=kind,
        known=True,
        until=until,
    )


def since_inside(rule: Rule, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the phrase itself begins with a word for since ("since mid-2012") and its rule does not say
    what that is.
    """
    return (
        rule.options.get("kind") != "since"
        and rule.options.get("since", True) is not False
        and sentence.has(match.start(), "SINCE")
    )


def find_times(sentence: Sentence, date: dt.date | None) -> tuple[TimeMention, ...]:
    """All time words of a sentence, in order, none overlapping."""
    found = [
        (match.start(), -match.end(), order, rule, match)
        for order, rule in enumerate(sentence.rules("windows"))
        for match in rule.pattern.finditer(sentence.letters)
        if not counts_people(sentence, rule, match)
        and not is_name(sentence, rule, match)
        and not is_no_time(sentence, rule, match)
    ]
    kept: list[tuple[Rule, re.Match[str]]] = []
    for start, minus_end, _, rule, match in sorted(found, key=lambda f: (f[1] + f[0], f[2], f[0])):
        if all(-minus_end <= m.start() or start >= m.end() for _, m in kept):
            kept.append((rule, match))
    kept.sort(key=lambda k: k[1].start())
    return join([mention(sentence, rule, match, date) for rule, match in kept], sentence, date)


def join(mentions: list[TimeMention], sentence: Sentence, date: dt.date | None) -> tuple[TimeMention, ...]:
    """Ranges joined, "since" and "as of" taken up."""
    ranged = join_ranges(of_one_year(by_night(mentions), sentence, date), sentence)
    return tuple(take_until(take_since(apposed(ranged, sentence), sentence, date), sentence))


def of_one_year(mentions: list[TimeMention], sentence: Sentence, date: dt.date | None) -> list[TimeMention]:
    """ "From 3 March to 15 May 2014": the first day is of the year that the last one says, or ends in; a last
    day that is still to come ends the range at D.
    """
    out = list(mentions)
    for k in range(1, len(out)):
        first, last = out[k - 1], out[k]
        is_range = 0 < last.first - first.last <= 2 and sentence.has(last.first - 1, "RANGE_JOIN")
        is_dates = first.operation == last.operation == "date" and first.start is not None
        if not is_range or not is_dates or date is None or _YEAR_SAID.search(first.text):
            continue
        if not last.known and (year := _YEAR_SAID.search(last.text)) and int(year[0]) == date.year:
            last = out[k] = replace(last, start=date, end=date, precision=1, known=True)
        assert first.start is not None
        if last.end is not None and (first.start > last.end or _YEAR_SAID.search(last.text)):
            day = first.start.replace(year=last.end.year, day=min(first.start.day, 28))
            day += (first.start.day - day.day) * calendar.DAY
            if day > last.end:
                day = day.replace(year=day.year - 1)
            out[k - 1] = replace(first, start=day, end=day)
    return out


def join_ranges(mentions: list[TimeMention], sentence: Sentence) -> list[TimeMention]:
    """ "from 3 to 7 March", "between May and July": one mention from the first day to the last."""
    out: list[TimeMention] = []
    for m in mentions:
        before = out[-1] if out else None
        if (
            before is not None
            and 0 < m.first - before.last <= 2
            and sentence.has(m.first - 1, "RANGE_JOIN")
            and (opened := opening(sentence, before, m)) is not None
            and before.known
            and m.known
            and (start := same_year(sentence, before, m))
            and m.end
            and start <= m.end
        ):
            first = opened
            text = sentence.written(first, m.last)
            precision = precision_of(start, m.end)
            out[-1] = replace(
                before,
                first=first,
                last=m.last,
                text=text,
                start=start,
                end=m.end,
                precision=precision,
                kind="period",
            )
        else:
            out.append(m)
    return out


def same_year(sentence: Sentence, before: TimeMention, m: TimeMention) -> dt.date | None:
    """The first day of a range: of the year that its end names, or of the one before."""
    start, end = before.start, m.end
    if start is None or end is None or not sentence.any_of("YEAR", m.first, m.last):
        return start
    if before.operation not in {"date", "month"} or sentence.any_of("YEAR", before.first, before.last):
        return start
    if (start.month, start.day) == (2, 29):
        return start
    year = start.replace(year=end.year)
    return year if year <= end else start.replace(year=end.year - 1)


def opening(sentence: Sentence, before: TimeMention, m: TimeMention) -> int | None:
    """Where a range begins: with "from", "between", or with its first date ("1 July to 31 August")."""
    if sentence.has(before.first - 1, "RANGE_OPEN"):
        return before.first - 1
    if before.operation == m.operation == "month" and sentence.any_of("YEAR", m.first, m.last):
        return before.first if before.last + 1 == m.first and not sentence.has(m.first, "AT") else None
    dates = before.operation == m.operation and before.operation in {"date", "numeric"}
    plain = dates and before.last + 1 == m.first and not sentence.has(m.first, "AT")
    return before.first if plain or sentence.has(before.first, "RANGE_OPEN") else None


def settle(m: TimeMention, reference: dt.date | None, date: dt.date | None) -> TimeMention:
    """A relative mention, counted from the day spoken of, else (looking back only) from D."""
    if not m.relative or date is None:
        return m
    if operation_of(m) in TOLD:
        return settle_told(m, None, None, date)
    day = reference or date
    if m.relative == "same_day":
        return replace(m, start=day, end=day, precision=1, known=True)
    if m.relative == "days_earlier":
        day = calendar.back(day, m.n, "day")
        return replace(m, start=day, end=day, precision=1 if m.n < WEEK else 2, known=True)
    if reference is None:
        return m
    if m.operation == "same_unit":
        return same_unit(m, reference, date)
    if m.relative == "weekday_later":
        day += (1 + (m.n - day.weekday() - 1) % WEEK) * calendar.DAY
        return replace(m, start=day, end=day, precision=1, known=True) if day <= date else m
    if m.relative == "days_later":
        day = min(day + m.n * calendar.DAY, date)
        return replace(m, start=day, end=day, precision=1, known=True)
    kind = "running" if (date - reference).days > YEAR else "since"
    return replace(
        m, start=reference, end=date, precision=precision_of(reference, date), known=True, kind=kind
    )


def same_unit(m: TimeMention, reference: dt.date, date: dt.date) -> TimeMention:
    """ "That month", "earlier that week", "later that year": that of the day last spoken of, up to it, or
    from it.
    """
    start, end = calendar.unit_around(reference, m.relative.removeprefix("same_"))
    start, end = (reference if m.n > 0 else start), (reference if m.n < 0 else min(end, date))
    return replace(m, start=start, end=end, precision=precision_of(start, end), known=True)

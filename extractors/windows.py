"""Time words of a sentence, and the window that each stands for.

`find_times` reads one sentence by the rules of windows.yml; the longest phrase wins where two overlap. Then
phrases join: "since" takes the time words that follow it in its clause, "from … to …" the two it stands
between. Phrases that count from a day spoken of before ("a day earlier", "since then") keep their operation
and are settled by `settle`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from extractors import windows_calendar as calendar
from extractors.context_lexicon import Rule
from extractors.context_page import Sentence
from extractors.windows_captured import captured
from extractors.windows_operations import OPERATIONS

RELATIVE = {"days_earlier", "days_later", "same_day", "since_then"}
AFTER_DATELINE = (["("], ["-"], ["–"], ["—"])
HEAD = 1  # the last sentence that may hold a dateline
YEAR = 366  # days: a count since longer ago is a running total
FAR = 14  # tokens between "since" and the date of what began
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


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Time words: tokens first … last-1, their window, and what they count from if they are relative."""

    first: int
    last: int
    text: str
    start: dt.date | None
    end: dt.date | None
    precision: int | None
    rule: str
    kind: str
    known: bool  # the window is resolved, at least on one side
    operation: str  # what windows.yml names in `resolve`: what the code may ask of a mention, in any language
    relative: str = ""
    n: int = 1
    until: dt.date | None = None  # of "since X", the end of X itself


def precision_of(start: dt.date | None, end: dt.date | None) -> int:
    """1 a day, 2 a week, 3 three weeks, 4 a month and a half, 5 longer."""
    if start is None or end is None:
        return 2
    days = (end - start).days
    return next((p for p, longest in ((1, 0), (2, 7), (3, 20), (4, 45)) if days <= longest), 5)


def operation(rule: Rule) -> tuple[str, list[int | str]]:
    """("span", [-1, 0]) of "span -1 0"."""
    name, *rest = str(rule.options["resolve"]).split()
    return name, [int(r) if re.fullmatch(r"-?\d+", r) else r for r in rest]


def mention(sentence: Sentence, rule: Rule, match: re.Match[str], date: dt.date | None) -> TimeMention:
    """The mention that a match is. Nothing is resolved without the report's date, full dates excepted."""
    first, last = match.span()
    name, rest = operation(rule)
    caught = captured(sentence, match)
    kind, precision = str(rule.options.get("kind", "day")), rule.options.get("precision")
    base = TimeMention(
        first, last, sentence.written(first, last), None, None, None, rule.id, kind, False, name
    )
    if name in RELATIVE:
        return replace(base, relative=name, n=caught.n or 1)
    day = date
    if day is None:
        if name not in NO_DATE_NEEDED or (caught.year is None and not caught.numeric):
            return base
        day = dt.date.max
    try:
        start, end = OPERATIONS[name](day, caught, *rest)
    except (calendar.Unknown, OverflowError, ValueError):
        return base
    if name in {"back", "running", "duration", "ago"}:
        precision = precision_of(start, end)
    if kind == "day" and start and end and (end - start).days > 1 and name == "weekday_pair":
        kind = "period"
    until = None
    if since_inside(rule, sentence, match) and date is not None and start is not None:
        until = end
        start, end = since_start(name, caught, start, end), date
        kind = "running" if (date - start).days > YEAR else "since"
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


def since_start(name: str, caught: calendar.Captured, start: dt.date, end: dt.date | None) -> dt.date:
    """Where "since the end of July", "since mid-2011" begins: that end, that middle."""
    if caught.edge == "end" and end is not None:
        return end
    if caught.edge == "mid":
        return start.replace(month=7, day=1) if name == "year_part" else start.replace(day=15)
    return start


def find_times(sentence: Sentence, date: dt.date | None) -> tuple[TimeMention, ...]:
    """All time words of a sentence, in order, none overlapping."""
    found = [
        (match.start(), -match.end(), order, rule, match)
        for order, rule in enumerate(sentence.rules("windows"))
        for match in rule.pattern.finditer(sentence.letters)
    ]
    kept: list[tuple[Rule, re.Match[str]]] = []
    for start, minus_end, _, rule, match in sorted(found, key=lambda f: (f[1] + f[0], f[2], f[0])):
        if all(-minus_end <= m.start() or start >= m.end() for _, m in kept):
            kept.append((rule, match))
    kept.sort(key=lambda k: k[1].start())
    return join([mention(sentence, rule, match, date) for rule, match in kept], sentence, date)


def join(mentions: list[TimeMention], sentence: Sentence, date: dt.date | None) -> tuple[TimeMention, ...]:
    """Ranges joined, "since" taken up."""
    ranged = join_ranges(mentions, sentence)
    return tuple(take_since(ranged, sentence, date))


def join_ranges(mentions: list[TimeMention], sentence: Sentence) -> list[TimeMention]:
    """ "from 3 to 7 March", "between May and July": one mention from the first day to the last."""
    out: list[TimeMention] = []
    for m in mentions:
        before = out[-1] if out else None
        if (
            before is not None
            and 0 < m.first - before.last <= 2
            and sentence.has(m.first - 1, "RANGE_JOIN")
            and (sentence.has(before.first - 1, "RANGE_OPEN") or sentence.has(before.first, "RANGE_OPEN"))
            and before.known
            and m.known
            and before.start
            and m.end
            and before.start <= m.end
        ):
            first = before.first - (not sentence.has(before.first, "RANGE_OPEN"))
            text = sentence.written(first, m.last)
            precision = precision_of(before.start, m.end)
            out[-1] = replace(
                before, first=first, last=m.last, text=text, end=m.end, precision=precision, kind="period"
            )
        else:
            out.append(m)
    return out


def take_since(mentions: list[TimeMention], sentence: Sentence, date: dt.date | None) -> list[TimeMention]:
    """Each "since" with the time words that follow it, or with its clause and no dates."""
    out = list(mentions)
    letters = sentence.lexicon.tagger.letter_set("SINCE")
    if sentence.alphabet.isdisjoint(letters):
        return out
    for at in [i for i, letter in enumerate(sentence.letters) if letter in letters]:
        if any(m.first <= at < m.last for m in out) or sentence.has(at - 1, "PERFECT"):
            continue
        follower = next((m for m in out if at < m.first <= at + FAR), None)
        stop = clause_end(sentence, at + 1)
        out = [m for m in out if m is not follower]
        if follower is not None and follower.first < stop:
            out.append(since(follower, at, sentence, date))
        else:
            out += [follower] if follower else []
            text = sentence.written(at, min(stop, at + FAR))
            out.append(TimeMention(at, stop, text, None, None, None, "since-unknown", "since", False, ""))
    return sorted(out, key=lambda m: m.first)


def since(m: TimeMention, at: int, sentence: Sentence, date: dt.date | None) -> TimeMention:
    """ "since the war erupted in 2011": from the first day of the mention to D. A weekday that is D is the
    one before.
    """
    start = m.start
    if date is not None and start == date and m.operation == "weekday" and not daypart(sentence, m):
        start = date - 7 * calendar.DAY
    text = sentence.written(at, m.last)
    if m.relative:
        return replace(m, first=at, text=text, kind="since")
    if not m.known or start is None or date is None:
        return replace(
            m, first=at, text=text, start=None, end=None, precision=None, known=False, kind="since"
        )
    running = has_war(sentence, at, m.last) or (date - start).days > YEAR
    precision = max(2, precision_of(start, date))
    return replace(
        m,
        first=at,
        text=text,
        start=start,
        end=date,
        precision=precision,
        rule=f"since-{m.rule}",
        kind="running" if running else "since",
        until=m.end,
    )


def daypart(sentence: Sentence, m: TimeMention) -> bool:
    """ "since Wednesday afternoon", said on a Wednesday, is that day."""
    return sentence.any_of("DAYPART", m.first, m.last)


def has_war(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word for a whole conflict stands there."""
    return sentence.any_of("WAR", first, last)


def clause_end(sentence: Sentence, at: int) -> int:
    """The token that ends the clause: a comma, a bracket, a quotation mark, or the sentence's end."""
    for i in range(at, len(sentence.words)):
        if sentence.words[i] in {",", ";", ":", ".", "(", ")", '"', "”", "—", "–"}:
            return i
    return len(sentence.words)


def settle(m: TimeMention, reference: dt.date | None, date: dt.date | None) -> TimeMention:
    """A relative mention, counted from the day spoken of, else (looking back only) from D."""
    if not m.relative or date is None:
        return m
    day = reference or date
    if m.relative == "same_day":
        return replace(m, start=day, end=day, precision=1, known=True)
    if m.relative == "days_earlier":
        day = calendar.back(day, m.n, "day")
        return replace(m, start=day, end=day, precision=1, known=True)
    if reference is None:
        return m
    if m.relative == "days_later":
        day = min(day + m.n * calendar.DAY, date)
        return replace(m, start=day, end=day, precision=1, known=True)
    return replace(
        m, start=reference, end=date, precision=precision_of(reference, date), known=True, kind="running"
    )


def is_dateline(sentence: Sentence, index: int, m: TimeMention) -> bool:
    """The day on which the text itself was written: a full date with no preposition, at its head."""
    if index > HEAD or m.operation not in {"date", "numeric"} or sentence.has(m.first, "AT"):
        return False
    if sentence.words[m.last : m.last + 1] in ([":"], ["/"], ["|"]):
        return False  # "03/02/2014: Gunmen …", "19-Aug-2016 | …": a log of incidents
    return any(sentence.has(i, "YEAR") or sentence.has(i, "DATE") for i in range(m.first, m.last)) or (
        sentence.has(m.last, "INT") or sentence.words[m.last : m.last + 1] in AFTER_DATELINE
    )

"""Windows from other sentences: the day of the event, the day spoken of before, the time of a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors.context_page import Sentence
from extractors.context_reading import Reading, once
from extractors.context_sections import HEAD, LOG, section_at, within
from extractors.windows import settle
from extractors.windows_begun import begun
from extractors.windows_events import (
    carries,
    day_of_start,
    first_day,
    introduces,
    of_other_event,
    only_held,
    opens,
    told_first,
)
from extractors.windows_headings import heading_over, heading_time
from extractors.windows_mention import TimeMention
from extractors.windows_named import only_dies
from extractors.windows_report import heads_part, is_headed, is_parted, report_span, same_paragraph
from extractors.windows_said import said_mentions
from extractors.windows_scene import goes_back, other_scene, scenes, told_of
from extractors.windows_separate import is_separate, turns_elsewhere
from extractors.windows_told import LONG, TOLD, operation_of, settle_told

LEAD = 3  # sentences that tell of the event of the text
REACH = 12  # sentences that a day is carried over
NEXT = 2  # and back to one that is not of the lead
TOLD_REACH = 24  # sentences in which "a month earlier" finds what it is earlier than
LONGEST = 3700  # days of a stretch of time that another counts from
DAYS = {"date", "numeric", "weekday", "day"}  # operations that tell a single day
LONG_AGO = {"month", "month_part", "month_last_year", "last_month", "year", "year_part", "last_year"}
BACKGROUND = 8  # days before the text's first dated event: background, not carried on


def reference_for(reading: Reading, index: int, m: TimeMention) -> dt.date | None:
    """The day that relative words count from; "earlier in the year" looks back to a month told, too."""
    if m.operation == "same_unit":
        for there in range(index, max(-1, index - REACH), -1):
            for other in reversed(reading.times(there)):
                ahead = there == index and other.first >= m.first
                if not ahead and other.known and other.start and other.kind in {"day", "period"}:
                    return other.start
    return reference_day(reading, index, m.relative)


def reference_day(reading: Reading, index: int, relative: str = "") -> dt.date | None:
    """The day last spoken of before a figure's sentence, or the start of what began; "said on Friday that a
    day earlier" is the day before that Friday. What counts "since then" needs no single day.
    """
    if (said := day_beside(reading, index)) is not None:
        return said
    for there in range(index, max(-1, index - REACH), -1):
        for m in reversed(reading.times(there)):
            if m.relative and there < index and carries(reading, there, m, True):
                return settled_there(reading, there, m).start
            if not m.known or m.relative or m.start is None:
                continue
            just_told = (
                relative == "same_day" and there == index - 1 and m not in said_mentions(reading, there)
            )
            just_told = just_told and same_paragraph(reading, there, index)
            if m.kind == "day" and there < index and (just_told or carries(reading, there, m, True)):
                return m.start
            long = m.kind == "period" and m.operation in LONG_AGO and there in reading.anchored
            if long and relative == "days_later" and there < index and same_paragraph(reading, there, index):
                return None  # "In April 14 were killed. Three weeks later …"
        for m in reversed(reading.times(there)):
            if begun(reading, there, m).kind == "running" and (
                relative == "since_then" or m.operation in DAYS
            ):
                return begun(reading, there, m).start
    return None


def day_beside(reading: Reading, index: int) -> dt.date | None:
    """The day that the figure's own sentence names before the words that count from it."""
    days: list[dt.date] = []
    for m in reading.times(index):
        if m.relative in {"days_earlier", "days_later", "same_day"} and days:
            return days[-1]
        if m.start is None and m.until is not None:
            days.append(m.until)  # "by Wednesday evening … that day"
        of_day = m.start is not None and m.start == (m.until if m.kind == "since" else m.end)
        if m.kind in {"day", "since"} and m.known and not m.relative and m.start is not None and of_day:
            days.append(m.start)
    return None


def settled(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """A mention, counted from what was last spoken of before it."""
    if operation_of(m) in TOLD and reading.date is not None:
        told, report = told_before(reading, index, m), report_span(reading)
        return settle_told(m, told, days_of(report), reading.date)
    if m.relative == "days_earlier" and counts_from_clause(reading.sentence(index), m):
        return m  # "a week before the raid": nobody says when that was
    return settle(m, reference_for(reading, index, m), reading.date) if m.relative else m


def counts_from_clause(sentence: Sentence, m: TimeMention) -> bool:
    """ "A week before the mosque was attacked": counts from what is told behind it."""
    word = m.last < len(sentence.words) and sentence.words[m.last][0].isalnum()
    return word and sentence.has(m.last - 1, "PRIOR") and not sentence.has(m.last, "AT")


def day_of_place(reading: Reading, index: int, nearest: int) -> TimeMention | None:
    """The day that a sentence before the nearest dated one gives to the place at which a paragraph plays."""
    names, events = set[str](), set[str]()
    for there in range(index, -1, -1):
        if not same_paragraph(reading, there, index):
            break
        names |= scenes(reading, there)
        events |= told_of(reading, there)
    if names & scenes(reading, nearest) or events.intersection(reading.sentence(nearest).words):
        return None
    if not names and not events:
        return None
    for there in range(nearest - 1, -1, -1):
        if (
            not reading.times(there)
            or not (names & scenes(reading, there) or events.intersection(reading.sentence(there).words))
            or not within(reading, index, there)
        ):
            continue
        for m in told_first(reading, there):
            if m.kind == "day" and not m.relative and carries(reading, there, m):
                return m
    return None


def one_event(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """ "In February men came. They killed 13": one event, dated to a month; "12 raids in June" are many."""
    sentence = reading.sentence(index)
    numbers = any(
        sentence.any_of(name, 0, m.first) or sentence.any_of(name, m.last) for name in ("INT", "NUM")
    )
    is_month = m.operation in {"month", "month_part"} and not numbers
    two_days = m.operation == "day_range" and m.start and m.end and (m.end - m.start).days == 1
    return replace(m, kind="day") if is_month or two_days else m


def days_of(m: TimeMention | None) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a mention that has both."""
    return (m.start, m.end) if m is not None and m.start is not None and m.end is not None else None


def told_before(reading: Reading, index: int, m: TimeMention) -> tuple[dt.date, dt.date] | None:
    """The day or the stretch of time last told before a mention, no longer than its unit."""
    unit = m.relative.partition(" ")[2].rstrip("s")
    for there in range(index, max(-1, index - TOLD_REACH), -1):
        for other in reversed(reading.times(there)):
            days = days_of(other)
            if days is None or other.relative or (there == index and other.first >= m.first):
                continue
            if (days[1] - days[0]).days > LONG.get(unit, LONGEST):
                continue
            is_day = other.kind == "day" and carries(reading, there, other, there == index)
            if is_day or other.kind == "period" or (other.kind == "since" and m.relative == "corresponding"):
                return days
    return None


def settled_there(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """A mention of another sentence, counted from the day last spoken of there."""
    return settled(reading, index, m) if m.relative else day_of_start(reading.sentence(index), m) or m


@once
def leads_on(reading: Reading, index: int) -> bool:
    """Whether the paragraph that a sentence opens with its day counts those harmed then."""
    there = index + 1
    while there < len(reading) and same_paragraph(reading, index, there) and not reading.times(there):
        if there in reading.anchored:
            return True
        there += 1
    return False


def behind(reading: Reading, index: int) -> list[int]:
    """The sentences before one, the nearest first; of the entry of a log headline and lead, however far."""
    found = list(range(index - 1, max(-1, index - 1 - REACH), -1))
    if found and found[-1] and section_at(reading, index).voice == LOG:
        found += range(min(HEAD, found[-1] - 1), -1, -1)
    return found


def is_form(reading: Reading, index: int) -> bool:
    """Whether a sentence is a line of a form ("Civilians killed: 17") at the head of an account."""
    return ":" in reading.sentence(index).words and not any(reading.times(i) for i in range(index))


def is_past(reading: Reading, index: int, there: int) -> bool:
    """Whether a sentence further down may date what was told: not "Tickets go on sale on Friday" in a
    paragraph of its own, which counts nobody, names no harm and tells of no past.
    """
    if there in reading.anchored or same_paragraph(reading, index, there):
        return True
    sentence = reading.sentence(there)
    return not sentence.holds("TO_COME") or any(sentence.holds(n) for n in ("EVENT", "ONE_EVENT", "WIDE"))


@once
def carried_day(reading: Reading, index: int, held: bool = False, apart: bool = False) -> TimeMention | None:
    """The day of the nearest sentence before one that dates an event, else of the first after; in a report
    on a stretch of time no day of another paragraph. The day of an arrest is that of nobody's harm (`held`:
    the figure counts people held), nor that of the harm the day on which somebody was held for it (`apart`).
    """
    first, span, over = first_day(reading), report_span(reading), heading_over(reading, index)
    back = goes_back(reading, index)
    for there in behind(reading, index):
        if there == over or heads_part(reading, there):
            break
        turned = is_separate(reading, there) or turns_elsewhere(reading.sentence(there))
        if turned and not reading.times(there) and same_paragraph(reading, there, index):
            return span
        if not reading.times(there) or not within(reading, index, there):
            continue
        here = over is not None or same_paragraph(reading, there, index)
        if not here and (span is not None or is_parted(reading)):
            break
        if (not held and only_held(reading, there)) or (apart and not only_held(reading, there)):
            continue
        for m in told_first(reading, there):
            if only_dies(reading, there, m):
                continue
            if m.operation == "untold" and here and opens(reading, there, m):
                return None
            near = there == index - 1 or (
                opens(reading, there, m) and (here or (back and leads_on(reading, there)))
            )
            if not carries(reading, there, m, near):
                continue
            far = m.start and first and not here and (first - (m.end or m.start)).days > BACKGROUND
            if far and not (there == index - 1 and back):
                continue
            if not same_paragraph(reading, index - 1, index) and other_scene(reading, index, there):
                return None
            if not here and (returned := day_of_place(reading, index, there)) is not None:
                return returned
            settled_m = settled_there(reading, there, m)
            goes_on = reading.sentence(index).any_of("SINCE")  # "40 have since been killed"
            return settled_m if goes_on else one_event(reading, there, settled_m)
    if over is not None:
        return heading_time(reading, over)
    head = range(min(LEAD, index))
    if any(m.operation == "untold" and m.kind == "day" for i in head for m in reading.times(i)):
        return span  # the day of the event itself is one that nobody can tell
    ahead = span is None and not (is_parted(reading) and is_headed(reading, index))
    reach = REACH if index <= LEAD or is_form(reading, index) else NEXT
    for there in range(index + 1, min(len(reading), index + reach) if ahead else 0):
        if (heads_part(reading, there) and is_headed(reading, index)) or (
            reading.times(there) and not within(reading, index, there)
        ):
            break
        if (not held and only_held(reading, there)) or (apart and not only_held(reading, there)):
            continue
        for m in reading.times(there):
            if of_other_event(reading.sentence(there), m) or not is_past(reading, index, there):
                continue
            if only_dies(reading, there, m):
                continue
            if carries(reading, there, m) and not (there > index + 1 and introduces(reading, there, m)):
                return settled_there(reading, there, m)
    return span

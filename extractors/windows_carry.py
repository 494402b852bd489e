"""Windows from other sentences: the day of the event, the day spoken of before, the time of a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors.context_page import Sentence
from extractors.context_reading import Reading, once
from extractors.context_sections import within
from extractors.windows import is_dateline, settle
from extractors.windows_begun import begun
from extractors.windows_compared import comparison
from extractors.windows_court import dates_court, is_court_day
from extractors.windows_headings import heading_over, heading_time
from extractors.windows_mention import TimeMention
from extractors.windows_report import heads_part, is_headed, is_header, report_span, same_paragraph
from extractors.windows_said import NEAR, future, in_aside, said_mentions
from extractors.windows_scene import other_scene
from extractors.windows_search import dates_search

LEAD = 2  # the last of the sentences that tell of the text's event in whatever words
REACH = 12  # sentences that a day is carried over
ANSWERED = 10  # tokens between "in response to" and the day of what is answered
OPENING = 5  # tokens in which a sentence says that it tells of another event
EVENT_NEAR = 20  # tokens between a day and the word for harm that it dates
DAYS = 7  # the longest stretch of time that is one event's
HEAD_WORDS = 3  # tokens before a day that opens its sentence
BACKGROUND = 8  # days before the text's first dated event: background, not carried on


def carries(reading: Reading, index: int, m: TimeMention, just_before: bool = False) -> bool:
    """Whether a mention dates an event that other sentences may tell of."""
    key = (index, m.first, just_before)
    if key not in reading.carrying:
        reading.carrying[key] = dates_event(reading, index, m, just_before)
    return reading.carrying[key]


def dates_event(reading: Reading, index: int, m: TimeMention, just_before: bool) -> bool:
    """A day near words for harm (or that opens the sentence before), or a recent span that counts nobody."""
    sentence = reading.sentence(index)
    if m in said_mentions(reading, index) or is_dateline(sentence, index, m) or is_header(reading, index, m):
        return False
    if (
        in_aside(sentence, 0, m)
        or dates_search(sentence, m)
        or comparison(sentence, m.first) is not None
        or future(sentence, m)
        or sentence.any_of("FOLLOWED", m.first - NEAR, m.first)
        or sentence.any_of("ANSWER", m.first - ANSWERED, m.first)
    ):
        return False
    spots = reading.anchored.get(index, ())
    if any(dates_court(sentence, m, s) for s in spots) or (not spots and is_court_day(sentence, m)):
        return False
    near = range(m.first - EVENT_NEAR, m.last + EVENT_NEAR)
    leads = index <= LEAD or sentence.words[m.last : m.last + 1] in ([":"], ["/"])
    scene = just_before and sets_scene(reading, index)
    if (
        not leads
        and not scene
        and not (just_before and m.first <= 3)
        and not sentence.any_of("EVENT", near.start, near.stop)
    ):
        return False
    if m.operation == "another_time":
        return any(s.first >= m.last for s in reading.anchored.get(index, ()))
    if m.relative == "same_day":
        return True
    if m.relative and m.kind == "day":
        return m.first <= 1  # "The next day a bomb …"; not "one of them died nine days later"
    if m.relative or not m.known:
        return False
    if m.kind == "since":
        return day_of_start(sentence, m) is not None
    if m.kind == "recent":
        return (
            m.operation != "span"
            and index not in reading.anchored
            and m.start is not None
            and m.end is not None
            and (m.end - m.start).days < 4
        )
    if m.kind == "period":
        return scene and m.start is not None and m.end is not None and (m.end - m.start).days <= DAYS
    return m.kind == "day" and m.operation not in {"ago", "weeks_ago"}


def scene_before(reading: Reading, index: int) -> bool:
    """Whether the sentence before, of the same paragraph, sets the scene for this one by its day."""
    before = index - 1
    if index < 1 or not sets_scene(reading, before):
        return False
    return any(carries(reading, before, m, True) for m in reading.times(before))


def sets_scene(reading: Reading, index: int) -> bool:
    """Whether a sentence that counts nobody leads to the next of its paragraph: its time is that one's."""
    return (
        index not in reading.anchored
        and index + 1 < len(reading)
        and same_paragraph(reading, index, index + 1)
    )


@once
def first_day(reading: Reading) -> dt.date | None:
    """The day of the first event that the text dates."""
    for index in range(len(reading)):
        for m in reading.times(index):
            if m.start and carries(reading, index, m):
                return m.start
    return None


def introduces(reading: Reading, index: int, m: TimeMention) -> bool:
    """Whether a later sentence turns to another event: it opens with its own day, or says so."""
    sentence = reading.sentence(index)
    if sentence.has(0, "ELSEWHERE"):
        return True
    if m.first > 1 or index not in reading.anchored:
        return False
    return not any(reading.by_key[s.key][0].sentence < index for s in reading.anchored[index])


def turns_away(sentence: Sentence) -> bool:
    """Whether a sentence opens with words for another event: "Separately, …", "In another attack, …"."""
    if sentence.has(0, "APART"):
        return True
    return (
        sentence.has(0, "AT")
        and any(sentence.has(i, "ANOTHER") for i in (1, 2))
        and sentence.any_of("EVENT", 2, OPENING)
    )


def reference_for(reading: Reading, index: int, m: TimeMention) -> dt.date | None:
    """The day that relative words count from; "earlier in the year" looks back to a month told, too."""
    if m.operation == "same_unit":
        for there in range(index, max(-1, index - REACH), -1):
            for other in reversed(reading.times(there)):
                ahead = there == index and other.first >= m.first
                if not ahead and other.known and other.start and other.kind in {"day", "period"}:
                    return other.start
    return reference_day(reading, index)


def reference_day(reading: Reading, index: int) -> dt.date | None:
    """The day last spoken of before a figure's sentence, or the start of what began; "said on Friday that a
    day earlier" is the day before that Friday.
    """
    if (said := day_beside(reading, index)) is not None:
        return said
    for there in range(index, max(-1, index - REACH), -1):
        for m in reversed(reading.times(there)):
            if m.relative and there < index and carries(reading, there, m):
                return settled_there(reading, there, m).start
            if not m.known or m.relative or m.start is None:
                continue
            if m.kind == "day" and there < index and carries(reading, there, m):
                return m.start
        for m in reversed(reading.times(there)):
            if begun(reading, there, m).kind == "running":
                return begun(reading, there, m).start
    return None


def day_beside(reading: Reading, index: int) -> dt.date | None:
    """The day that the figure's own sentence names before the words that count from it."""
    days: list[dt.date] = []
    for m in reading.times(index):
        if m.relative in {"days_earlier", "days_later"} and days:
            return days[-1]
        if m.kind == "day" and m.known and not m.relative and m.start is not None and m.start == m.end:
            days.append(m.start)
    return None


def settled_there(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """A mention of another sentence, counted from the day last spoken of there."""
    if m.relative:
        return settle(m, reference_for(reading, index, m), reading.date)
    return day_of_start(reading.sentence(index), m) or m


def day_of_start(sentence: Sentence, m: TimeMention) -> TimeMention | None:
    """Of "71 bodies since the boat sank on Monday" that Monday: what happened then is what others died in."""
    if m.kind != "since" or m.start is None or m.start != m.until:
        return None
    if not sentence.any_of("EVENT", m.first, m.last):
        return None
    return replace(m, end=m.until, kind="day", precision=1)


@once
def carried_day(reading: Reading, index: int, held: bool = False) -> TimeMention | None:
    """The day of the nearest sentence before one that dates an event, else of the first after; in a report
    on a stretch of time no day of another paragraph. The day of an arrest is that of nobody's harm (`held`:
    the figure counts people held).
    """
    first, span, over = first_day(reading), report_span(reading), heading_over(reading, index)
    for there in range(index - 1, max(-1, index - 1 - REACH), -1):
        if there == over or heads_part(reading, there):
            break
        if not reading.times(there) or not within(reading, index, there):
            continue
        here = same_paragraph(reading, there, index)
        if span is not None and not here:
            break
        if not held and only_held(reading, there):
            continue
        for m in told_first(reading, there):
            if not carries(reading, there, m, there == index - 1 or (here and opens(reading, there, m))):
                continue
            if m.start and first and not here and (first - (m.end or m.start)).days > BACKGROUND:
                continue
            if not same_paragraph(reading, index - 1, index) and other_scene(reading, index, there):
                return None
            return settled_there(reading, there, m)
    if over is not None:
        return heading_time(reading, over)
    for there in range(index + 1, min(len(reading), index + REACH) if span is None else 0):
        if (heads_part(reading, there) and is_headed(reading, index)) or (
            reading.times(there) and not within(reading, index, there)
        ):
            break
        if not held and only_held(reading, there):
            continue
        for m in reading.times(there):
            if carries(reading, there, m) and not (there > index + 1 and introduces(reading, there, m)):
                return settled_there(reading, there, m)
    return span


def told_first(reading: Reading, index: int) -> list[TimeMention]:
    """The time words of a sentence, those first that stand nearest to a figure of it."""
    spots = reading.anchored.get(index, ())
    at = [spot.trigger for spot in spots]
    return sorted(
        reading.times(index), key=lambda m: (min((abs(m.first - a) for a in at), default=0), m.first)
    )


def opens(reading: Reading, index: int, m: TimeMention) -> bool:
    """Whether a time sets the scene of a paragraph: in its first sentence, or at the head of one."""
    return m.first <= HEAD_WORDS or index == 0 or not same_paragraph(reading, index - 1, index)


def only_held(reading: Reading, index: int) -> bool:
    """Whether a sentence counts none but people arrested: its day is not that of what they are held for."""
    spots = reading.anchored.get(index, ())
    return bool(spots) and all(spot.key[0] == "detained" for spot in spots)

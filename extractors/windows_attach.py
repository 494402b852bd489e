"""Which window is a figure's: that of its own clause, else of the sentence that plainly dates the same event.

The day of the saying is never the day of the harm. A toll of a whole war takes the start of the war wherever the text
says it. A figure told again takes the window of its twin. What counts a stretch of time ("in 24 hours") is not carried.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from extractors.attribution import Speech
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot
from extractors.windows import TimeMention, precision_of, settle, since_start
from extractors.windows_calendar import Captured

NEAR = 6  # tokens between a verb of saying and the day that dates it
BEGUN = 14  # tokens between "began" and its date
AROUND = 4  # sentences around a war's toll in which its start is looked for


@dataclass(frozen=True, slots=True)
class Window:
    """What is said of when, and on which day it was said."""

    mention: TimeMention | None
    said_on: dt.date | None
    carried: bool = False


def attach_window(reading: Reading, spot: Spot) -> Window:
    """The window of one figure."""
    said = said_mentions(reading, spot.sentence)
    said_on = next((m.start for m in said if m.start), None)
    own = own_mention(reading, spot, said)
    if own is None or own.rule == "duration-fight" or own.rule == "lasted":
        running = war_start(reading, spot)
        own = running or own
    if own is not None:
        return Window(settle(own, reference_day(reading, spot), reading.date), said_on)
    carried = twin(reading, spot) or carried_day(reading, spot)
    return Window(carried, said_on, carried is not None)


def said_mentions(reading: Reading, index: int) -> tuple[TimeMention, ...]:
    """The time words of a sentence that date what is said in it and not what happened."""
    times = reading.times(index)
    if not times:
        return ()
    sentence = reading.sentence(index)
    return tuple(m for m in times if any(dates_speech(sentence, m, s, times) for s in reading.speeches(index)))


def dates_speech(sentence: Sentence, m: TimeMention, s: Speech, times: tuple[TimeMention, ...]) -> bool:
    """Inside the speech, right after it but for a tail ("in a statement"), or opening the sentence before it."""
    if m.kind in {"since", "running"}:
        return False
    if s.last <= m.first < s.end:
        return True
    if s.end <= m.first <= s.end + NEAR:
        between = range(s.end, m.first)
        return all(sentence.has(i, "SAID_TAIL") or sentence.has(i, "OUTLET") for i in between)
    if m.last <= s.begin and s.form == "before":
        return m.first <= 1 and s.begin - m.last <= 1
    return False


def own_mention(reading: Reading, spot: Spot, said: tuple[TimeMention, ...]) -> TimeMention | None:
    """The time words of the figure's own sentence that are nearest to it."""
    sentence = reading.sentence(spot.sentence)
    open_to = [m for m in reading.times(spot.sentence) if m not in said and not idle(sentence, m)]
    if not open_to:
        return None
    chosen = min(open_to, key=lambda m: distance(sentence, m, spot))
    return begun(reading, spot.sentence, chosen)


def idle(sentence: Sentence, m: TimeMention) -> bool:
    """A year or month in a passing remark, and plans, date nothing."""
    return m.rule == "weekday-coming"


def distance(sentence: Sentence, m: TimeMention, spot: Spot) -> tuple[float, int]:
    """Tokens between; crossing a clause costs, opening the sentence is near to all."""
    def gap(at: int) -> float:
        low, high = (m.last, at) if m.last <= at else (at, m.first)
        cost = float(max(0, high - low))
        return cost + 8 * sum(sentence.has(i, "SPLIT") for i in range(low, high))

    near = min(gap(spot.first), gap(spot.trigger))
    if m.first <= 1 and not m.relative:
        near = min(near, 9.0)
    return near, m.first


def begun(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """"the war, which began in 2011": from then to D."""
    sentence, date = reading.sentence(index), reading.date
    if m.kind in {"since", "running"} or not m.known or m.start is None or date is None:
        return m
    if m.rule.split("-")[0] not in {"year", "month", "units"} or m.rule.startswith("month-of-last"):
        return m
    low = max(0, m.first - BEGUN)
    wars = [i for i in range(low, m.first) if sentence.has(i, "WAR")]
    if not wars:
        return m
    if m.first - wars[-1] > 3 and not any(sentence.has(i, "BEGIN") for i in range(low, m.first)):
        return m
    start = m.start
    if m.rule == "year-part":
        edges = [sentence.lexicon.tagger.value("EDGE", w) for w in sentence.words[m.first : m.last]]
        edge = next((e for e in edges if isinstance(e, str)), "")
        start = since_start("year_part", Captured(edge=edge), m.start, m.end)
    return replace(m, start=start, end=date, kind="running", precision=precision_of(start, date), rule=f"begun-{m.rule}")


def war_start(reading: Reading, spot: Spot) -> TimeMention | None:
    """For the toll of a whole war: the start of the war, from the sentences around."""
    sentence = reading.sentence(spot.sentence)
    if not any(sentence.has(i, "WAR") for i in range(len(sentence.words))) and not sentence.has(0, "IT"):
        return None
    if not any(sentence.has(i, "PERFECT") for i in range(len(sentence.words))):
        return None
    for index in nearest(spot.sentence, len(reading), AROUND):
        for m in reading.times(index):
            found = begun(reading, index, m)
            if found.kind in {"running", "since"} and found.known and found.precision == 5 and "duration" not in found.rule:
                return found
    return None


def nearest(index: int, length: int, reach: int) -> list[int]:
    """Sentences before, nearest first, then those after."""
    before = list(range(index - 1, max(-1, index - 1 - reach), -1))
    return before + list(range(index + 1, min(length, index + 1 + reach)))


def twin(reading: Reading, spot: Spot) -> TimeMention | None:
    """The window of the same figure told elsewhere with its time."""
    for other in reading.spots:
        if other.key == spot.key and other.sentence != spot.sentence:
            m = own_mention(reading, other, said_mentions(reading, other.sentence))
            if m is not None and m.known and not m.relative:
                return m
    return None


def carried_day(reading: Reading, spot: Spot) -> TimeMention | None:
    """The day of the nearest sentence before, else after, that dates an event."""
    order = [*range(spot.sentence - 1, -1, -1), *range(spot.sentence + 1, len(reading))]
    for index in order:
        for m in reading.times(index):
            if carries(reading, index, m):
                return m
    return None


def carries(reading: Reading, index: int, m: TimeMention) -> bool:
    """A day, or a recent span that dates the event and counts nobody."""
    if m in said_mentions(reading, index) or m.relative or not m.known:
        return False
    if m.kind == "recent":
        return index not in reading.anchored and m.start is not None
    return m.kind == "day" and "ago" not in m.rule


def reference_day(reading: Reading, spot: Spot) -> dt.date | None:
    """The day last spoken of before the figure."""
    for index in range(spot.sentence, -1, -1):
        for m in reversed(reading.times(index)):
            if m.known and not m.relative and m.start is not None:
                if m.kind == "day" and index < spot.sentence:
                    return m.start
                if begun(reading, index, m).kind == "running":
                    return begun(reading, index, m).start
    return None

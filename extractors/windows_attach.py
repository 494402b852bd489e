"""Which window is a figure's: that of its own clause, else of the sentence that plainly dates the same
event.

The day of the saying is never the day of the harm. A toll of a whole war takes the start of the war
wherever the text says it. A figure told again takes the window of its twin. What counts a stretch of time
("in 24 hours") is not carried.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from extractors.attribution import Speech
from extractors.attribution_attach import reaches_left
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot
from extractors.windows import TimeMention, is_dateline, precision_of, settle, since_start
from extractors.windows_calendar import Captured

NEAR = 6  # tokens between a verb of saying and the day that dates it
BEGUN = 24  # tokens between "began" and its date
AROUND = 6  # sentences around a war's toll in which its start is looked for
EVENT_NEAR = 20  # tokens between a day and the word for harm that it dates
BACKGROUND = 8  # days before the text's first dated event: background, not carried on
SMALL = 4  # numbers up to this are shared by chance
LOOSE = {
    "duration-fight",
    "lasted",
    "for-units",
    "years-of-war",
}  # a start that the text dates goes before these
STAYING = {"displaced"}  # people harmed over time: the day of an event near by is not theirs


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
    if own is None or own.rule in LOOSE:
        running = war_start(reading, spot)
        own = running or own
    if own is not None:
        return Window(settle(own, reference_day(reading, spot), reading.date), said_on)
    carried = twin(reading, spot) or (None if spot.key[0] in STAYING else carried_day(reading, spot))
    return Window(carried, said_on, carried is not None)


def said_mentions(reading: Reading, index: int) -> tuple[TimeMention, ...]:
    """The time words of a sentence that date what is said in it and not what happened."""
    times = reading.times(index)
    if not times:
        return ()
    sentence = reading.sentence(index)
    return tuple(
        m
        for m in times
        if sentence.any_of("UPDATED", m.first - NEAR, m.first)
        or any(dates_speech(sentence, m, s, len(times) == 1) for s in reading.speeches(index))
    )


def dates_speech(sentence: Sentence, m: TimeMention, s: Speech, alone: bool) -> bool:
    """Inside the speech, right after it but for a tail ("in a statement"), or opening the sentence before
    it.
    """
    if m.kind in {"since", "running"}:
        return False
    if s.last <= m.first < s.end:
        return True
    if s.end <= m.first <= s.end + NEAR:
        between = range(s.end, m.first)
        return all(sentence.has(i, "SAID_TAIL") or sentence.has(i, "OUTLET") for i in between)
    if s.form not in {"before", "silent"} or not m.last <= s.begin <= m.last + 1:
        return False
    if m.first <= 1 or s.form == "silent":
        return True
    return not reaches_left(sentence, s) and not (alone and sentence.any_of("EVENT", 0, m.first))


def own_mention(reading: Reading, spot: Spot, said: tuple[TimeMention, ...]) -> TimeMention | None:
    """The time words of the figure's own sentence that are nearest to it."""
    sentence = reading.sentence(spot.sentence)
    open_to = [
        m
        for m in reading.times(spot.sentence)
        if m not in said and not idle(sentence, m, spot) and not is_dateline(sentence, spot.sentence, m)
    ]
    if not open_to:
        return None
    chosen = min(open_to, key=lambda m: distance(sentence, m, spot))
    return begun(reading, spot.sentence, chosen)


def idle(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """Plans; "the deadliest month this year"; and what people did "who had been there on Sunday"."""
    if m.rule == "weekday-coming" or (m.kind == "day" and future(sentence, m)):
        return True
    if m.rule == "earlier-unknown" and m.first > spot.first:
        return True
    if m.kind == "period" and sentence.any_of("SUPERLATIVE", max(0, m.first - 5), m.first):
        return True
    return in_aside(sentence, max(spot.last, spot.trigger), m)


def in_aside(sentence: Sentence, after: int, m: TimeMention) -> bool:
    """Whether the time words date what people had done ("who had been there on Sunday")."""
    return behind_aside(sentence, after, m.first)


def behind_aside(sentence: Sentence, after: int, at: int) -> bool:
    """Whether "who had", "which was" stands between two tokens."""
    aside = [i for i in range(after, at) if sentence.has(i, "RELATIVE")]
    return bool(aside) and sentence.has(aside[-1] + 1, "WAS") and not sentence.any_of("EVENT", aside[-1], at)


def distance(sentence: Sentence, m: TimeMention, spot: Spot) -> tuple[float, int]:
    """Tokens between; crossing a clause costs, opening the sentence is near to all."""

    def gap(at: int) -> float:
        low, high = (m.last, at) if m.last <= at else (at, m.first)
        cost = float(max(0, high - low))
        return cost + 8 * sentence.count("SPLIT", low, high)

    near = min(gap(spot.first), gap(spot.trigger))
    if m.first <= 1 and not m.relative:
        near = min(near, 9.0)
    return near, m.first


def begun(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """ "the war, which began in 2011": from then to D."""
    sentence, date = reading.sentence(index), reading.date
    if m.kind in {"since", "running"} or not m.known or m.start is None or date is None:
        return m
    if m.rule.split("-")[0] not in {"year", "month", "units"} or m.rule.startswith("month-of-last"):
        return m
    low = max(0, m.first - BEGUN)
    wars = [i for i in range(low, m.first) if sentence.has(i, "WAR")]
    if not wars:
        return m
    if m.first - wars[-1] > 3 and not sentence.any_of("BEGIN", low, m.first):
        return m
    start = m.start
    if m.rule == "year-part":
        edges = [sentence.lexicon.tagger.value("EDGE", w) for w in sentence.words[m.first : m.last]]
        edge = next((e for e in edges if isinstance(e, str)), "")
        start = since_start("year_part", Captured(edge=edge), m.start, m.end)
    return replace(
        m, start=start, end=date, kind="running", precision=precision_of(start, date), rule=f"begun-{m.rule}"
    )


def war_start(reading: Reading, spot: Spot) -> TimeMention | None:
    """For the toll of a whole war: the start of the war, from the sentences around."""
    sentence = reading.sentence(spot.sentence)
    if not sentence.any_of("TOLL_WAR") and not sentence.has(0, "IT"):
        return None
    if not sentence.any_of("PERFECT"):
        return None
    for index in nearest(spot.sentence, len(reading), AROUND):
        there = reading.sentence(index)
        if not there.any_of("TOLL_WAR"):
            continue
        for m in reading.times(index):
            found = begun(reading, index, m)
            if (
                found.kind in {"running", "since"}
                and found.known
                and found.precision == 5
                and "duration" not in found.rule
            ):
                return found
    return None


def nearest(index: int, length: int, reach: int) -> list[int]:
    """Sentences before, nearest first, then those after."""
    before = list(range(index - 1, max(-1, index - 1 - reach), -1))
    return before + list(range(index + 1, min(length, index + 1 + reach)))


def twin(reading: Reading, spot: Spot) -> TimeMention | None:
    """The window of the same figure told elsewhere with its time; a small or vague number is not the same
    for that.
    """
    for other in reading.spots:
        if other.key != spot.key or other.sentence == spot.sentence:
            continue
        if not telling(reading, spot) and 0 not in (other.sentence, spot.sentence):
            continue
        m = own_mention(reading, other, said_mentions(reading, other.sentence))
        if m is not None and m.known and not m.relative:
            return m
    return None


def telling(reading: Reading, spot: Spot) -> bool:
    """A number that two statements hardly share by chance."""
    number = spot.key[1]
    value = reading.lexicon.tagger.value("NUM", number)
    return any(c.isdigit() for c in number) or (isinstance(value, int) and value > SMALL)


def carried_day(reading: Reading, spot: Spot) -> TimeMention | None:
    """The day of the nearest sentence before that dates an event, else of the first after."""
    if reading.sentence(spot.sentence).words and reading.sentence(spot.sentence).has(0, "ELSEWHERE"):
        return None
    first: dt.date | None = None
    for index in range(len(reading)):
        first = first or next(
            (m.start for m in reading.times(index) if m.start and carries(reading, index, m)), None
        )
    for index in range(spot.sentence - 1, -1, -1):
        for m in reading.times(index):
            if carries(reading, index, m, index == spot.sentence - 1) and not (
                m.start and first and (first - m.start).days > BACKGROUND
            ):
                return settle(m, reference_day(reading, replace(spot, sentence=index)), reading.date)
    for index in range(spot.sentence, len(reading)):
        for m in reading.times(index):
            if carries(reading, index, m) and not (
                index > spot.sentence + 1 and introduces(reading, index, m)
            ):
                return settle(m, reference_day(reading, replace(spot, sentence=index)), reading.date)
    return None


def introduces(reading: Reading, index: int, m: TimeMention) -> bool:
    """Whether a later sentence turns to another event: it opens with its own day, or says so."""
    sentence = reading.sentence(index)
    if sentence.has(0, "ELSEWHERE"):
        return True
    earlier = {s.key for s in reading.spots if s.sentence < index}
    return (
        m.first <= 1
        and index in reading.anchored
        and not any(s.key in earlier for s in reading.anchored[index])
    )


def carries(reading: Reading, index: int, m: TimeMention, just_before: bool = False) -> bool:
    """A day near words for harm (or that opens the sentence before), or a recent span that counts nobody."""
    sentence = reading.sentence(index)
    if m in said_mentions(reading, index) or is_dateline(sentence, index, m):
        return False
    if (
        in_aside(sentence, 0, m)
        or future(sentence, m)
        or sentence.any_of("FOLLOWED", m.first - NEAR, m.first)
    ):
        return False
    near = range(m.first - EVENT_NEAR, m.last + EVENT_NEAR)
    if not (just_before and m.first <= 3) and not sentence.any_of("EVENT", near.start, near.stop):
        return False
    if m.rule == "earlier-unknown":
        return any(s.first >= m.last for s in reading.anchored.get(index, ()))
    if m.relative == "same_day":
        return True
    if m.relative or not m.known:
        return False
    if m.kind == "recent":
        return (
            m.rule != "recently"
            and index not in reading.anchored
            and m.start is not None
            and m.end is not None
            and (m.end - m.start).days < 4
        )
    return m.kind == "day" and "ago" not in m.rule


def future(sentence: Sentence, m: TimeMention) -> bool:
    """What will be."""
    return sentence.any_of("FUTURE", m.first - 8, m.first)


def reference_day(reading: Reading, spot: Spot) -> dt.date | None:
    """The day last spoken of before the figure's sentence, or the start of what began."""
    for index in range(spot.sentence, -1, -1):
        for m in reversed(reading.times(index)):
            if not m.known or m.relative or m.start is None:
                continue
            if m.kind == "day" and index < spot.sentence and carries(reading, index, m):
                return m.start
            if begun(reading, index, m).kind == "running":
                return begun(reading, index, m).start
    return None

"""Which window is a figure's: that of its own clause, else of the sentence that plainly dates the same event.

The day of the saying is never the day of the harm. A toll of a whole war takes the start of the war wherever
the text says it. A figure told again takes the window of its twin. What counts a stretch of time ("in 24
hours") is not carried.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from extractors.context_goes_on import goes_on
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import section_at
from extractors.windows import is_dateline, settle
from extractors.windows_begun import begun, war_start
from extractors.windows_carry import (
    BACKGROUND,
    carried_day,
    first_day,
    reference_for,
    scene_before,
    turns_away,
)
from extractors.windows_compared import compared_with, comparison
from extractors.windows_court import dates_court
from extractors.windows_mention import TimeMention
from extractors.windows_said import future, in_aside, said_mentions
from extractors.windows_scene import another_place
from extractors.windows_search import dates_search

HEAD = 1  # the last sentence of headline and lead
WEEK = 7  # days in which the dead of one event are counted
TWINS = 8  # statements of one figure that are looked at
SPAN_REACH = 12  # sentences that a stretch of time is carried over
SMALL = 4  # numbers up to this are shared by chance
# a start that the text dates goes before these
LOOSE = {"duration", "running"}
STAYING = {"in_need"}  # what lasts has no day
LASTING = {"displaced", "detained"}  # nor what "has been" done, and lasts
RECORD = 3  # tokens between "the deadliest" and the time of which it was that
VERB = 4  # tokens before a word of harm in which its auxiliaries stand


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
    own = own_mention(reading, spot)
    if own is not None and own.start and opens_clause(reading.sentence(spot.sentence), own, spot):
        return Window(replace(own, end=own.until, kind="day"), said_on)
    if own is None or own.operation in LOOSE:
        running = war_start(reading, spot)
        own = running or own
    if own is not None and (day := day_before_count(reading, spot, own)) is not None:
        return Window(day, said_on, True)
    if own is not None:
        reference = reference_for(reading, spot.sentence, own) if own.relative else None
        return Window(settle(own, reference, reading.date), said_on)
    if (
        measures_period(reading, spot)
        or turns_away(reading.sentence(spot.sentence))
        or (said and another_place(reading, spot.sentence) and not scene_before(reading, spot.sentence))
    ):
        return Window(None, said_on)
    if (whole := counted_from(reading, spot)) is not None:
        return Window(attach_window(reading, whole).mention, said_on, True)
    carried = twin(reading, spot)
    if carried is None and not stays(reading, spot):
        carried = day_of_others(reading, spot) or carried_span(reading, spot.sentence)
    if carried is not None and said_on and spot.sentence > HEAD:
        is_later = carried.kind == "day" and carried.start is not None and said_on < carried.start
        carried = None if is_later else carried  # what was said before it
    return Window(carried, said_on, carried is not None)


def day_before_count(reading: Reading, spot: Spot, own: TimeMention) -> TimeMention | None:
    """ "Six had been dug out by midday Monday", "the search went on on Monday": the day of the event
    that they died in, where other sentences date it not long before.
    """
    by_then = own.start is None and own.until is not None
    if not by_then and not dates_search(reading.sentence(spot.sentence), own):
        return None
    day = day_of_others(reading, spot)
    if day is None or day.kind != "day" or day.end is None or own.end is None:
        return None
    return day if 0 <= (own.end - day.end).days <= WEEK else None


def day_of_others(reading: Reading, spot: Spot) -> TimeMention | None:
    """The day that other sentences give to the figure's event."""
    return carried_day(reading, spot.sentence, spot.key[0] == "detained")


def counted_from(reading: Reading, spot: Spot) -> Spot | None:
    """The one figure of the sentence before that this one counts some of ("Ten of the dead …")."""
    before = [s for s in reading.anchored.get(spot.sentence - 1, ()) if s.key[0] == spot.key[0]]
    return before[0] if len(before) == 1 and goes_on(reading, spot) else None


def measures_period(reading: Reading, spot: Spot) -> bool:
    """ "Twelve died in 2020, down from 20": the figure compared with is of no time that is told."""
    sentence = reading.sentence(spot.sentence)
    is_of_period = any(m.kind == "period" for m in reading.times(spot.sentence))
    return is_of_period and comparison(sentence, spot.last) is not None


def opens_clause(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "since 25 August, when gunmen raided the post, killing twelve": what follows "when" happened then."""
    return m.until is not None and m.first > 1 and before_clause(sentence, m, spot)


def before_clause(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """Whether "when" follows a time, and then the figure."""
    return spot.first >= m.last and any(sentence.has(i, "THEN") for i in (m.last, m.last + 1))


def stays(reading: Reading, spot: Spot) -> bool:
    """Whether a figure has no day of another sentence: what lasts ("have been displaced"), what could be, and
    the toll that an item of a list brings up to date.
    """
    sentence = reading.sentence(spot.sentence)
    if sentence.any_of("TOLL") and section_at(reading, spot.sentence).marked:
        return True
    verb = (max(0, spot.trigger - VERB), spot.trigger)
    lasting = sentence.any_of("PERFECT", *verb)
    if spot.key[0] in STAYING or (sentence.any_of("COULD", *verb) and not lasting):
        return True
    return spot.key[0] in LASTING and (lasting or sentence.any_of("NOW", *verb))


@once
def carried_span(reading: Reading, index: int) -> TimeMention | None:
    """In a report on a stretch of time that dates no single event: the stretch of the figures told before."""
    if any(p.named and p.role in {"at", "target"} for p in reading.places(index)):
        return None
    if reading.sentence(index).any_of("LATER"):
        return None
    first = first_day(reading)
    for there in range(index - 1, max(-1, index - 1 - SPAN_REACH), -1):
        if there not in reading.anchored or not reading.times(there):
            continue
        sentence = reading.sentence(there)
        for other in [o for o in reading.anchored[there] if not is_measure(sentence, o)][-1:]:
            m = own_mention(reading, other)
            if m is not None:
                is_before = first and m.end and (first - m.end).days > BACKGROUND
                return m if m.known and m.kind in {"period", "since"} and not is_before else None
    return None


def is_measure(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure is the one that others are compared with."""
    return comparison(sentence, spot.first) is not None


@once
def own_mention(reading: Reading, spot: Spot) -> TimeMention | None:
    """The time words of the figure's own sentence that are nearest to it."""
    if not reading.times(spot.sentence):
        return None
    sentence, said = reading.sentence(spot.sentence), said_mentions(reading, spot.sentence)
    open_to = [
        m
        for m in reading.times(spot.sentence)
        if m not in said
        and not idle(sentence, m, spot)
        and not is_dateline(sentence, spot.sentence, m)
        and not of_others(reading, m, spot)
    ]
    open_to = [m for m in open_to if not dates_search(sentence, m)] or open_to
    if not open_to:
        return None
    shared = shares_trigger(reading, spot)
    chosen = min(open_to, key=lambda m: distance(sentence, m, spot, shared))
    chosen = day_of_event(sentence, open_to, chosen)
    return begun(reading, spot.sentence, chosen)


def day_of_event(sentence: Sentence, times: list[TimeMention], chosen: TimeMention) -> TimeMention:
    """In a count of an event named by its day ("Saturday's quake") later days are those of the count."""
    if chosen.start is None or not sentence.any_of("COUNTED"):
        return chosen
    for m in times:
        owned = sentence.has(m.last - 1, "POSS") or sentence.has(m.last, "POSS")
        if owned and m.kind == "day" and m.start and m.start < chosen.start:
            return m
    return chosen


def idle(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """Plans; "the deadliest month this year"; and what people did "who had been there on Sunday"."""
    if m.operation == "plan" or (m.kind == "day" and future(sentence, m)):
        return True
    if m.operation == "another_time" and m.first > spot.first:
        return True
    if before_clause(sentence, m, spot):
        return False
    if m.kind == "period" and sentence.any_of("SUPERLATIVE", max(0, m.first - 5), m.first):
        return True
    if m.kind in {"since", "running"} and sentence.any_of("RECORD", max(0, m.first - RECORD), m.first):
        return True
    if compared_with(sentence, m, spot) or dates_court(sentence, m, spot):
        return True
    return in_aside(sentence, max(spot.last, spot.trigger), m)


def of_others(reading: Reading, m: TimeMention, spot: Spot) -> bool:
    """ "Nine died that night and two in hospital since": a bare "since" is of the figure before it alone."""
    if m.relative != "since_then" or m.last > m.first + 1:
        return False
    between = [o for o in reading.anchored.get(spot.sentence, ()) if spot.first < o.first < m.first]
    return spot.first > m.first or bool(between)


def shares_trigger(reading: Reading, spot: Spot) -> bool:
    """Whether another figure is nearer to the word of harm: what stands beside that word is then its time."""
    if spot.last <= spot.trigger and not any(
        spot.last <= m.first < spot.trigger for m in reading.times(spot.sentence)
    ):
        return False  # "two men and a boy were shot on Monday"
    return any(
        spot.trigger < o.first < spot.first
        or (o.trigger == spot.trigger and abs(o.first - o.trigger) < abs(spot.first - spot.trigger))
        for o in reading.anchored.get(spot.sentence, ())
    )


def behind_relative(sentence: Sentence, at: int) -> int:
    """The token behind ", in which", ", when": its clause is about what was just dated."""
    first = at + (sentence.words[at : at + 1] == [","])
    first += sentence.has(first, "AT")
    return first + 1 if sentence.has(first, "RELATIVE") or sentence.has(first, "THEN") else at


def distance(sentence: Sentence, m: TimeMention, spot: Spot, shared: bool) -> tuple[float, bool, int]:
    """Tokens between; crossing a clause costs, opening the sentence is near to all."""

    def gap(at: int) -> float:
        low, high = (behind_relative(sentence, m.last), at) if m.last <= at else (at, m.first)
        cost = float(max(0, high - low))
        return cost + 8 * len(sentence.where("SPLIT", low, high))

    near = gap(spot.first) if shared else min(gap(spot.first), gap(spot.trigger))
    if m.first <= 1 and not m.relative:
        near = min(near, 9.0)
    return near, m.first < spot.first, m.first


def twin(reading: Reading, spot: Spot) -> TimeMention | None:
    """The window of the same figure told elsewhere with its time; a small or vague number is not the same
    for that.
    """
    for other in reading.by_key[spot.key][:TWINS]:
        if other.sentence == spot.sentence:
            continue
        if not telling(reading, spot) and 0 not in (other.sentence, spot.sentence):
            continue
        m = own_mention(reading, other)
        if m is not None and m.known and not m.relative:
            return m
    return None


def telling(reading: Reading, spot: Spot) -> bool:
    """A number that two statements hardly share by chance."""
    number = spot.key[1]
    value = reading.lexicon.tagger.value("NUM", number)
    return any(c.isdigit() for c in number) or (isinstance(value, int) and value > SMALL)

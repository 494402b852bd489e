"""Which window is a figure's: that of its own clause, else of the sentence that plainly dates the same event.

The day of the saying is never the day of the harm. A toll of a whole war takes the start of the war wherever
the text says it. A figure told again takes the window of its twin. What counts a stretch of time ("in 24
hours") is not carried.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from extractors.context_counts import of_whole_war
from extractors.context_goes_on import goes_on
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import section_at, within
from extractors.windows_aftermath import day_of_hurt, is_recovered, is_state
from extractors.windows_apart import BY_YEAR, for_deed
from extractors.windows_begun import have_since, is_old_war, since_told, war_start
from extractors.windows_carry import BACKGROUND, carried_day, settled
from extractors.windows_clause import opens_clause
from extractors.windows_compared import comparison
from extractors.windows_events import (
    LEAD,
    carries,
    day_of_start,
    first_day,
    of_earlier,
    scene_before,
    turns_away,
)
from extractors.windows_headings import heading_over, heading_time
from extractors.windows_log import behind_entries, entry_day
from extractors.windows_mention import TimeMention
from extractors.windows_named import day_of_deed
from extractors.windows_own import is_measure, own_mention
from extractors.windows_persons import time_of_person
from extractors.windows_report import report_span, same_paragraph
from extractors.windows_said import said_mentions
from extractors.windows_scene import another_place, one_of_many
from extractors.windows_search import dates_search
from extractors.windows_separate import by_cause, is_separate
from extractors.windows_stays import VERB, at_close, is_fresh, stays

HEAD = 1  # the last sentence of headline and lead
NEWS = 14  # days in which what "has killed" is new
WEEK = 7  # days in which the dead of one event are counted
ROUND = 3  # days between what "two weeks" are and the two weeks of a report
GOVERNED = {"back", "within"}  # what a report says of its own stretch of time
TWINS = 8  # statements of one figure that are looked at
SPAN_REACH = 12  # sentences that a stretch of time is carried over
SMALL = 4  # numbers up to this are shared by chance
# a start that the text dates goes before these
LOOSE = {"duration", "running", "spell"}
SINCE = {"since", "running"}


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
    if own is not None and spot.key[0] == "missing" and own.kind == "since":
        gone = day_of_start(reading.sentence(spot.sentence), own)  # "missing since their boat sank on 3 May"
        if gone is not None:
            return Window(gone, said_on)
    if own is None or own.operation in LOOSE:
        running = war_start(reading, spot)
        own = running or own
    if own is not None:
        own = since_told(reading, spot.sentence, own)
    if own is None:
        own = have_since(reading, spot)
    if own is not None and (day := day_before_count(reading, spot, own)) is not None:
        return Window(day, said_on, True)
    if own is not None and is_state(reading, spot, own):
        return Window(day_of_hurt(reading, spot, own), said_on)
    if own is not None:
        told = settled(reading, spot.sentence, governed(reading, spot, own))
        return Window(at_close(reading.sentence(spot.sentence), told, spot), said_on)
    if (entry := entry_day(reading, spot.sentence)) is not None:
        return Window(entry, said_on, True)
    if behind_entries(reading, spot.sentence):
        return Window(report_span(reading), said_on, True)
    if (
        measures_period(reading, spot)
        or turns_away(reading.sentence(spot.sentence))
        or of_earlier(reading.sentence(spot.sentence), spot)
        or (reading.sentence(spot.sentence).has(0, "ELSEWHERE") and another_place(reading, spot.sentence))
        or (said and another_place(reading, spot.sentence) and not scene_before(reading, spot.sentence))
    ):
        return Window(None, said_on)
    if (
        report_span(reading) is not None
        and heading_over(reading, spot.sentence) is None
        and one_of_many(reading, spot)
    ):
        return Window(None, said_on)  # one event of a report on many
    if (span := report_span(reading)) is not None and by_cause(reading, spot):
        return Window(span, said_on, True)
    if (whole := counted_from(reading, spot)) is not None:
        return Window(attach_window(reading, whole).mention, said_on, True)
    if of_whole_war(reading, spot):
        return Window(war_start(reading, spot), said_on)
    carried = twin(reading, spot) or time_of_person(reading, spot)
    if carried is None and stays(reading, spot):
        carried = since_beside(reading, spot) or day_of_heading(reading, spot.sentence)
    elif carried is None:
        beside = span_beside(reading, spot)
        if beside is not None and reading.sentence(spot.sentence).any_of("LATER"):
            return Window(None, said_on)  # "In 2009 four were jailed. One was later shot dead."
        carried = beside or day_of_others(reading, spot) or carried_span(reading, spot.sentence)
        carried = carried or day_of_deed(reading, spot)
    if carried is not None and said_on and spot.sentence > HEAD:
        is_later = carried.kind == "day" and carried.start is not None and said_on < carried.start
        carried = None if is_later else carried  # what was said before it
    if carried is not None and carried.kind == "day" and carried.start and reading.date:
        is_old = (reading.date - carried.start).days > NEWS
        carried = None if is_old and is_fresh(reading, spot, carried) else carried
    if carried is not None and (
        is_old_war(reading, spot, carried) or (carried.kind == "day" and is_separate(reading, spot.sentence))
    ):
        carried = None
    return Window(carried, said_on, carried is not None)


def day_of_heading(reading: Reading, index: int) -> TimeMention | None:
    """The day of the heading that a sentence stands below, as in a log of a police post."""
    over = heading_over(reading, index)
    m = heading_time(reading, over) if over is not None else None
    return m if m is not None and m.kind == "day" else None


def governed(reading: Reading, spot: Spot, own: TimeMention) -> TimeMention:
    """ "In two weeks", in a report on two weeks: those. "In one week" of a month that is over is some week of
    it.
    """
    if own.operation not in GOVERNED or own.start is None or own.end is None:
        return own
    over = heading_over(reading, spot.sentence)
    for m in (heading_time(reading, over) if over is not None else None, report_span(reading)):
        if m is not None and m.start is not None and m.end is not None:
            days = (m.end - m.start).days - (own.end - own.start).days
            is_same = abs(days + 1) <= ROUND and (own.end - own.start).days >= WEEK
            if is_same or (own.operation == "within" and days > 0 and own.start > m.start):
                return replace(own, start=m.start, end=m.end, kind="period")
    return own


def day_before_count(reading: Reading, spot: Spot, own: TimeMention) -> TimeMention | None:
    """ "Six had been dug out by midday Monday", "the search went on on Monday": the day of the event
    that they died in, where other sentences date it not long before.
    """
    by_then = own.start is None and own.until is not None
    found = (is_recovered(reading, spot) or is_state(reading, spot, own)) and not another_place(
        reading, spot.sentence
    )
    found = found and own.kind == "day"
    if not by_then and not found and not dates_search(reading.sentence(spot.sentence), own):
        return None
    day = earlier_beside(reading, spot, own) or day_of_others(reading, spot)
    if day is None or day.kind != "day" or day.end is None or own.end is None:
        return None
    return day if 0 <= (own.end - day.end).days <= WEEK else None


def earlier_beside(reading: Reading, spot: Spot, own: TimeMention) -> TimeMention | None:
    """ "Two drowned on Friday night, and a girl was still missing on Sunday": the day that goes before."""
    days = [m for m in reading.times(spot.sentence) if m.kind == "day" and m.known and not m.relative]
    return next((m for m in days if m.end and own.start and m.end < own.start), None)


def day_of_others(reading: Reading, spot: Spot) -> TimeMention | None:
    """The day that other sentences give to the figure's event."""
    return carried_day(reading, spot.sentence, spot.key[0] == "detained", for_deed(reading, spot))


def counted_from(reading: Reading, spot: Spot) -> Spot | None:
    """The one figure of the sentence before that this one counts some of ("Ten of the dead …")."""
    before = [
        s
        for s in reading.anchored.get(spot.sentence - 1, ())
        if s.key[0] == spot.key[0] and not is_measure(reading, s)
    ]
    return before[0] if len(before) == 1 and goes_on(reading, spot) else None


def measures_period(reading: Reading, spot: Spot) -> bool:
    """ "Twelve died in 2020, down from 20": the figure compared with is of no time that is told."""
    sentence = reading.sentence(spot.sentence)
    is_of_period = any(m.kind == "period" for m in reading.times(spot.sentence))
    return is_of_period and comparison(sentence, spot.last) is not None


def since_beside(reading: Reading, spot: Spot) -> TimeMention | None:
    """ "3,000 have died since November. 160,000 have fled": what has been, since the same day."""
    verb = (max(0, spot.trigger - VERB), spot.trigger + 1)
    there = spot.sentence - 1
    if there < 0 or not reading.sentence(spot.sentence).any_of("PERFECT", *verb):
        return None
    if not same_paragraph(reading, there, spot.sentence):
        return None
    told = [o for o in reading.anchored.get(there, ()) if not is_measure(reading, o)]
    m = own_mention(reading, told[-1]) if told else None
    return m if m is not None and m.kind in SINCE and not m.relative else None


def span_beside(reading: Reading, spot: Spot) -> TimeMention | None:
    """The stretch of time of the figures told before in the paragraph, where no day stands between."""
    index = spot.sentence
    if "\n\n" not in reading.page.text:
        return None
    for there in range(index - 1, max(-1, index - 1 - SPAN_REACH), -1):
        if not same_paragraph(reading, there, index):
            return None
        told = [o for o in reading.anchored.get(there, ()) if not is_measure(reading, o)]
        if told and (m := own_mention(reading, told[-1])) is not None:
            verb = (spot.trigger - VERB, spot.trigger)
            sentence = reading.sentence(index)
            headed = ":" in sentence.words[: spot.first] and not sentence.holds("WAS")  # "Police: 65 killed"
            so_far = sentence.any_of("PERFECT", *verb) or headed
            lasting = m.kind in SINCE and so_far
            if m.rule == BY_YEAR:
                return None
            return m if (lasting or m.kind == "period") and m.known and not m.relative else None
        if any(carries(reading, there, m, True) for m in reading.times(there)):
            return None
    return None


@once
def carried_span(reading: Reading, index: int) -> TimeMention | None:
    """In a report on a stretch of time that dates no single event: the stretch of the figures told before."""
    if any(p.named and p.role in {"at", "target"} for p in reading.places(index)):
        return None
    if reading.sentence(index).any_of("LATER"):
        return None
    first, so_far = first_day(reading), reading.sentence(index).any_of("PERFECT")
    for there in range(index - 1, max(-1, index - 1 - SPAN_REACH), -1):
        if there not in reading.anchored or not reading.times(there) or not within(reading, index, there):
            continue
        for other in [o for o in reading.anchored[there] if not is_measure(reading, o)][-1:]:
            m = own_mention(reading, other)
            if m is not None and m.rule != BY_YEAR:
                is_before = first and m.end and (first - m.end).days > BACKGROUND
                goes_on = m.kind == "period" or (m.kind == "since" and so_far)
                return m if m.known and goes_on and not is_before else None
    return None


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
        if m and m.kind == "day" and m.first <= 1 and other.sentence > max(spot.sentence, LEAD):
            continue  # "On Wednesday, a bomber …, wounding 50": another event, and as many
        if m is not None and m.known and not m.relative:
            return governed(reading, other, m)
        if m is None and section_at(reading, spot.sentence).marked and other.sentence > spot.sentence:
            return carried_day(reading, other.sentence)  # a list of highlights, and the text of one
    return None


def telling(reading: Reading, spot: Spot) -> bool:
    """A number that two statements hardly share by chance."""
    number = spot.key[1]
    value = reading.lexicon.tagger.value("NUM", number)
    return any(c.isdigit() for c in number) or (isinstance(value, int) and value > SMALL)

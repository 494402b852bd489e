"""Which time words of a sentence date an event that other sentences may tell of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.windows_aftermath import is_aftermath, is_state
from extractors.windows_apart import AFTER_EVENT, BY_YEAR, counts_blows, of_many
from extractors.windows_begun import begun
from extractors.windows_compared import comparison
from extractors.windows_court import dates_trial, in_court, is_court_day, is_long_before
from extractors.windows_entry import is_dateline
from extractors.windows_mention import TimeMention
from extractors.windows_own import dates_count, in_other_clause, own_mention
from extractors.windows_report import is_header, is_title, same_paragraph
from extractors.windows_said import NEAR, future, in_aside, owns, said_mentions
from extractors.windows_search import dates_search
from extractors.windows_since import happens_then

MONTHS = {"month", "months", "day_range", "month_part"}  # periods that set the scene of the next sentence
NOUN = 2  # tokens between a figure and its noun
LEAD = 2  # the last of the sentences that tell of the text's event in whatever words
ANSWERED = 10  # tokens between "in response to" and the day of what is answered
LEAVING = 12  # tokens between "had set out" and the day of it
OPENING = 5  # tokens in which a sentence says that it tells of another event
EVENT_NEAR = 20  # tokens between a day and the word for harm that it dates
DAYS = 7  # the longest stretch of time that is one event's
LATELY = 45  # days in which an event is news
HEAD_WORDS = 3  # tokens before a day that opens its sentence


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
    if m.kind == "day" and begun(reading, index, m).kind != "day":
        return False  # the first day of an operation, and not that of a deed
    if (
        in_aside(sentence, 0, m)
        or dates_search(sentence, m)
        or comparison(sentence, m.first) is not None
        or future(sentence, m)
        or (index not in reading.anchored and (of_other_event(sentence, m) or had_left(sentence, m)))
        or m.rule in {AFTER_EVENT, BY_YEAR}
        or counts_blows(sentence, m)
        or sentence.any_of("FOLLOWED", m.first - NEAR, m.first)
        or answers(sentence, m)
        or of_many(sentence, m)
    ):
        return False
    spots = reading.anchored.get(index, ())
    if any(dates_count(sentence, m, s) for s in spots):
        return False
    struck = any(sentence.any_of(name, 0, m.first) for name in ("EVENT", "WIDE", "ONE_EVENT"))
    in_trial = [dates_trial(sentence, m, s) or (not struck and is_long_before(sentence, m, s)) for s in spots]
    if (spots and all(in_trial)) or (not spots and is_court_day(sentence, m)):
        return False
    near = range(m.first - EVENT_NEAR, m.last + EVENT_NEAR)
    if not spots and in_court(sentence, m):
        return False
    if spots and all(in_other_clause(sentence, m, s) for s in spots):
        return False
    if (
        spots
        and m.kind == "day"
        and not owns(sentence, m)
        and m.start != reading.date
        and is_aftermath(reading, index, m)
    ):
        return False
    leads = index <= lead_end(reading) or sentence.words[m.last : m.last + 1] in ([":"], ["/"])
    leads = leads or is_of_event(sentence)
    scene = just_before and sets_scene(reading, index)
    if (
        not leads
        and not scene
        and not (just_before and m.first <= 3)
        and not sentence.any_of("EVENT", near.start, near.stop)
        and not any(own_mention(reading, s) is m for s in spots if not is_state(reading, s, m))
    ):
        return False
    if m.operation == "another_time":
        return any(s.first >= m.last for s in reading.anchored.get(index, ()))
    if m.relative == "same_day":
        return True
    if m.relative and m.kind == "day":  # "The next day a bomb …"; not "one died nine days later"
        if m.relative == "days_earlier" and index and same_paragraph(reading, index - 1, index):
            return m.first <= 1 and not sentence.any_of("PLUPERFECT", m.last)
        return m.first <= 1 or (scene and m.relative == "days_later")
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
    if m.kind == "period" and just_before and scene and m.operation in MONTHS:
        return True
    if m.kind == "period":
        return scene and m.start is not None and m.end is not None and (m.end - m.start).days <= DAYS
    return m.kind == "day" and m.operation not in {"ago", "weeks_ago"}


def is_of_event(sentence: Sentence) -> bool:
    """ "The raid was meant to …", "The deadly ambush …": the sentence is about it, whatever it says."""
    return sentence.has(0, "DEFINITE") and any(sentence.any_of(n, 1, 3) for n in ("ONE_EVENT", "ONE_BLOW"))


def of_other_event(sentence: Sentence, m: TimeMention) -> bool:
    """ "Police blame other attacks on Tuesday on the same men": no day of what was told before."""
    return any(
        sentence.any_of("EVENT", at + 1, m.first) and not sentence.any_of("SPLIT", at, m.first)
        for at in sentence.where("ANOTHER", m.first - OPENING, m.first)
    )


def had_left(sentence: Sentence, m: TimeMention) -> bool:
    """ "Four boats had set out on Thursday": what went before."""
    return any(
        sentence.any_of("LEFT", at + 1, at + 3) and not sentence.any_of("SPLIT", at, m.first)
        for at in sentence.where("PLUPERFECT", m.first - LEAVING, m.first)
    )


def answers(sentence: Sentence, m: TimeMention) -> bool:
    """ "In retaliation for the raid of Monday", "to avenge two men shot on Monday": the day of what is
    answered; not "for fear of reprisals".
    """
    return any(
        not sentence.has(at - 1, "AS_OF") for at in sentence.where("ANSWER", m.first - ANSWERED, m.first)
    )


def is_recent(reading: Reading, m: TimeMention) -> bool:
    """Whether a day is near enough to that of the text for its news to be about it."""
    date = reading.date
    return date is not None and m.start is not None and 0 <= (date - m.start).days <= LATELY


@once
def lead_end(reading: Reading) -> int:
    """The last sentence that tells of the text's event in whatever words: headline and byline count apart."""
    return LEAD + sum(is_title(reading, i) for i in range(1, min(LEAD + 1, len(reading))))


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


def of_earlier(sentence: Sentence, spot: Spot) -> bool:
    """ "Signs went up after an earlier collision, in which three died": another event, that is not dated."""
    harm = min(spot.first, spot.trigger)
    return any(
        sentence.has(at - 1, "INDEFINITE")
        and sentence.any_of("EVENT", at + 1, min(at + 1 + NOUN, harm + 1))
        and not sentence.any_of("TOLL", at + 1, harm + 1)
        for at in sentence.where("EARLIER", 1, harm)
    )


def day_of_start(sentence: Sentence, m: TimeMention) -> TimeMention | None:
    """Of "71 bodies since the boat sank on Monday" that Monday: what happened then is what others died in."""
    if m.kind != "since" or m.start is None or m.start != m.until:
        return None
    if not sentence.any_of("EVENT", m.first, m.last):
        return None
    return replace(m, end=m.until, kind="day", precision=1)


def opens(reading: Reading, index: int, m: TimeMention) -> bool:
    """Whether a time sets the scene of a paragraph: in its first sentence, or at the head of one."""
    return m.first <= HEAD_WORDS or index == 0 or not same_paragraph(reading, index - 1, index)


def told_first(reading: Reading, index: int) -> list[TimeMention]:
    """The time words of a sentence, those first that stand nearest to a figure of it."""
    spots, sentence = reading.anchored.get(index, ()), reading.sentence(index)
    if not spots:  # "Cranes came on Monday to the bridge, which gave way on Saturday"
        days = [m for m in reading.times(index) if m.kind == "day" and m.start]
        first = {
            m: happens_then(sentence, m) or tells_before(sentence, m, days) for m in reading.times(index)
        }
        return sorted(reading.times(index), key=lambda m: not first[m])
    at = [spot.trigger for spot in spots]
    own = [own_mention(reading, spot) for spot in spots]
    return sorted(
        reading.times(index), key=lambda m: (m not in own, min(abs(m.first - a) for a in at), m.first)
    )


def tells_before(sentence: Sentence, m: TimeMention, days: list[TimeMention]) -> bool:
    """Whether a day stands in a clause that hangs on one with a later day: what was before it."""
    return any(
        m.start
        and d.start
        and m.start < d.start
        and d.last <= m.first
        and any(sentence.any_of(name, d.last, m.first) for name in ("RELATIVE", "THAT"))
        for d in days
    )


def only_held(reading: Reading, index: int) -> bool:
    """Whether a sentence counts none but people arrested: its day is not that of what they are held for; but
    "stormed the camp on Friday and detained 220".
    """
    spots, sentence = reading.anchored.get(index, ()), reading.sentence(index)
    if not spots or any(spot.key[0] != "detained" for spot in spots):
        return False
    first = min(spot.trigger for spot in spots)
    return not (
        index <= 1 and sentence.any_of("STORMED", 0, first) and not sentence.any_of("OVER_IT", 0, first)
    )

"""The time words of a figure's own sentence: those nearest to it that date its harm."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.windows_apart import day_of_part, is_apart
from extractors.windows_begun import begun
from extractors.windows_clause import before_clause
from extractors.windows_compared import compared_with, comparison, numbered
from extractors.windows_court import dates_court
from extractors.windows_entry import is_dateline
from extractors.windows_mention import TimeMention
from extractors.windows_nominal import outside_noun
from extractors.windows_said import future, in_aside, of_speaker, owns, said_mentions
from extractors.windows_search import dates_search

LATER = "days-later-unknown"  # the rule of "days later"
UNKNOWN = "since-unknown"  # the rule of "since the takeover"
LONG_WORD = 3  # tokens between "siege" and "has cost"
ABOUT = 4  # tokens between a day and what was done on it about those harmed before
GAP = 2  # tokens between a figure and the next that shares its verb, where something of its own stands there
FOUND = 6  # tokens between "found", "bodies" and the day of it
BESIDE = 3  # tokens between a figure and the time that is its own
TITLING = {"period", "recent"}  # kinds of times of which something is "the second" or "the worst"
RECORD = 3  # tokens between "the deadliest" and the time of which it was that
BEFORE = ("unit_before", "units_before", "before_report", "corresponding")  # of another time than that told


def is_measure(reading: Reading, spot: Spot) -> bool:
    """Whether a figure is the one that others are compared with."""
    sentence = reading.sentence(spot.sentence)
    return comparison(sentence, spot.last) is not None or any(
        m.relative.startswith(BEFORE)
        for m in reading.times(spot.sentence)
        if 0 <= m.first - spot.last <= BESIDE or (m.last + 1 == spot.first and sentence.words[m.last] == "(")
    )


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
        and not is_apart(reading, m, spot)
    ]
    open_to = [m for m in open_to if m.operation != "some_day"] or open_to  # "in one night": not which
    open_to = [m for m in open_to if m.rule != LATER] or open_to  # "on 3 May and in the days that followed"
    open_to = [m for m in open_to if not dates_search(sentence, m)] or open_to
    if not open_to:
        return None
    shared = shares_trigger(reading, spot)
    near = [m for m in open_to if not overtaken(sentence, m, spot, open_to)]
    chosen = min(near, key=lambda m: distance(sentence, m, spot, shared))
    chosen = day_of_part(sentence, open_to, spot) or day_of_event(sentence, open_to, chosen)
    chosen = day_behind(reading, chosen, spot) or chosen
    if chosen.rule == UNKNOWN and chosen.first < spot.trigger < chosen.last:  # more than what began
        dated = [m for m in open_to if m.start]
        chosen = min(dated, key=lambda m: distance(sentence, m, spot, shared), default=chosen)
    if chosen.start is None and chosen.until is not None:  # "By Sunday 93 had died since the start of May"
        whole = [m for m in open_to if m.start and m.kind in {"period", "since", "running"}]
        chosen = min(whole, key=lambda m: distance(sentence, m, spot, shared), default=chosen)
    if chosen.operation == "duration":  # "The 37-year war has killed 40,000 in the past decade"
        dated = [m for m in open_to if m.start and m.kind in {"day", "period", "recent"} and m is not chosen]
        chosen = min(dated, key=lambda m: distance(sentence, m, spot, shared), default=chosen)
    if (
        chosen.operation in {"within", "spell"} and chosen.start is not None
    ):  # "In August 2007 84 died in four days"
        long_ago = [m for m in open_to if m.end is not None and m.end < chosen.start and not m.relative]
        chosen = long_ago[0] if long_ago else chosen
    return begun(reading, spot.sentence, chosen)


def overtaken(sentence: Sentence, m: TimeMention, spot: Spot, times: list[TimeMention]) -> bool:
    """ "In 2015 a bomber killed five, and last year gunmen stormed an office, killing seven": a clause with a
    time of its own stands between the opening one and the seven.
    """
    harm = min(spot.first, spot.trigger)
    return m.first <= 1 and any(
        m.last < o.first < harm and sentence.has(o.first - 1, "AND") and o.known for o in times
    )


def day_of_event(sentence: Sentence, times: list[TimeMention], chosen: TimeMention) -> TimeMention:
    """In a count of an event named by its day ("Saturday's quake") later days are those of the count."""
    if chosen.start is None or not sentence.any_of("COUNTED"):
        return chosen
    for m in times:
        owned = sentence.has(m.last - 1, "POSS") or sentence.has(m.last, "POSS")
        if owned and m.kind == "day" and m.start and m.start < chosen.start:
            return m
    return chosen


def day_behind(reading: Reading, m: TimeMention, spot: Spot) -> TimeMention | None:
    """ "Hopes faded on Tuesday for 100 missing after a ferry sank on Monday", "on Tuesday confirmed the
    deaths of 38 in the blast which occurred on Monday": the earlier day, that of what befell them.
    """
    sentence = reading.sentence(spot.sentence)
    harm = max(spot.last, spot.trigger + 1)
    if m.kind != "day" or m.start is None or m.last > min(spot.first, spot.trigger):
        return None
    if spot.key[0] != "missing" and not sentence.any_of("CONFIRMS", m.first - ABOUT, m.last + ABOUT):
        return None
    for other in reading.times(spot.sentence):
        earlier = other.kind == "day" and other.start is not None and other.start < m.start
        if earlier and other.first >= harm and not owns(sentence, other):
            clause = any(sentence.any_of(name, harm, other.first) for name in ("AFTER", "THEN", "RELATIVE"))
            if clause and sentence.any_of("EVENT", harm, other.first):
                return other
    return None


def idle(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """Plans; "the deadliest month this year"; and what people did "who had been there on Sunday"."""
    if m.operation in {"plan", "moment", "outlet"} or (m.kind == "day" and future(sentence, m)):
        return True
    if of_speaker(sentence, m, min(spot.first, spot.trigger)):
        return True
    if m.operation == "another_time" and m.first > spot.first:
        return True
    if before_clause(sentence, m, spot):
        return False
    if outside_noun(sentence, m, spot):
        return True
    after = max(spot.last, spot.trigger)
    if m.rule.startswith("until-") and sentence.any_of("SPLIT", after, m.first):
        return True  # "three were held, but no charges had been filed as of Wednesday"
    if m.kind == "day" and (in_other_clause(sentence, m, spot) or is_lasting(sentence, m, spot)):
        return True
    if spot.key[0] == "detained" and sentence.has(m.first - 1, "OVER_IT") and owns(sentence, m):
        return True
    if m.operation == "within" and sentence.any_of("RECORD", m.first - RECORD, m.first):
        return True
    apposed = sentence.words[m.first - 1] == ","  # "in the first airdrops, in March,"
    if m.kind == "period" and not apposed and sentence.any_of("SUPERLATIVE", max(0, m.first - 5), m.first):
        return True
    if m.kind in TITLING and sentence.any_of("SUPERLATIVE", max(spot.last, spot.trigger), m.first):
        return True  # "two men, the fourth and fifth to die on the coast this summer"
    if spot.key[0] == "in_need" and sentence.any_of("SAYING", m.last, spot.first):
        return True  # "Monday's raid followed a plea by the state, saying 9,000 face hunger"
    goes_on = m.kind == "since" and sentence.any_of("PERFECT_NOW", m.last, m.last + 2)
    if goes_on and sentence.any_of("WHILE", after, m.first):
        return True  # "thousands have died, while a surge since July has ruined the crops"
    if m.kind in {"since", "running"} and any(
        sentence.any_of(name, m.first - RECORD - (name == "ORD"), m.first) for name in ("RECORD", "ORD")
    ):
        return True  # "the deadliest since 2016", "the 43rd such case since the truce"
    if dates_count(sentence, m, spot) or compared_with(sentence, m, spot) or dates_court(sentence, m, spot):
        return True
    if m.kind == "day" and m.last <= spot.first and in_aside(sentence, 0, m):
        return True
    if (
        spot.last <= m.first and m.last <= spot.trigger
    ):  # "the driver, who had swapped shifts on Friday, died"
        asides = sentence.where("RELATIVE", spot.last, m.first)
        return (
            bool(asides) and sentence.has(asides[-1] + 1, "PLUPERFECT") and in_aside(sentence, spot.last, m)
        )
    return in_aside(sentence, max(spot.last, spot.trigger), m)


def in_other_clause(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "14 were dead on the spot; a 15th died on Sunday": behind the semicolon is harm of its own."""
    start = max(spot.last, spot.trigger)
    marks = [i for i in range(start, m.first) if sentence.words[i] == ";"]
    return bool(marks) and sentence.any_of("EVENT", marks[-1], m.first)


def is_lasting(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "On Monday, on the 26th day of a siege that has cost 2,400 lives": what has been, so far."""
    if m.last > spot.first:
        return False
    return any(
        sentence.has(i, "PERFECT")
        and (sentence.has(i - 1, "THAT") or sentence.has(i - 1, "RELATIVE"))
        and any(sentence.any_of(name, i - LONG_WORD, i) for name in ("ASSAULT", "WAR"))
        for i in range(m.last + 1, min(spot.first, spot.trigger + 1))
    )


def dates_count(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "An inquiry in 2004 had put the dead at 150": the time is that of the counting."""
    puts = sentence.where("PUT", m.last, m.last + BESIDE)
    if not puts:
        return False
    if puts[-1] < spot.first and sentence.any_of("POINT", puts[-1], spot.first):
        return True
    return any(sentence.any_of(name, m.last, spot.first) for name in ("TOLL", "NUMBER_OF"))


def of_others(reading: Reading, m: TimeMention, spot: Spot) -> bool:
    """ "Nine died that night and two in hospital since": a bare "since" is of the figure before it alone;
    "more than the 1,266 of the preceding quarter": another stretch is of the number beside it.
    """
    sentence = reading.sentence(spot.sentence)
    later = [o for o in reading.anchored.get(spot.sentence, ()) if o.first >= spot.last]
    if any(is_of_part(sentence, m, o) or is_gapped(sentence, m, spot, o) for o in later):
        return True
    after = max(spot.last, spot.trigger)
    marks = [
        i
        for i in range(after, m.first)
        if sentence.words[i] == ";" or (sentence.has(i, "WHILE") and succumbs(sentence, i, m))
    ]
    if marks and any(o.first > marks[-1] for o in reading.anchored.get(spot.sentence, ())):
        return True  # "nine drowned in July; in July of the previous year there were 36"
    if spot.key[0] == "missing" and m.last <= spot.first and bodies_found(sentence, m):
        return True  # "Two bodies were found on Monday, while a girl is yet to be found"
    if m.relative.startswith(BEFORE) and m.first <= 1:
        return False  # "In the week before, there were 22 raids and 39 deaths"
    if m.relative.startswith(BEFORE):
        return any(numbered(sentence, a, b) for a, b in ((spot.last, m.first), (m.last, spot.first)))
    if m.relative != "since_then" or m.last > m.first + 1:
        return False
    between = [o for o in reading.anchored.get(spot.sentence, ()) if spot.first < o.first < m.first]
    return spot.first > m.first or bool(between) or numbered(sentence, spot.last, m.first)


def succumbs(sentence: Sentence, at: int, m: TimeMention) -> bool:
    """ "While another succumbed to his injuries this morning": a death of its own day."""
    clause = (at, m.last + FOUND)
    died = sentence.any_of("SUCCUMBED", at, m.last + BESIDE)
    return died and any(sentence.any_of(name, *clause) for name in ("HURT", "WARD"))


def bodies_found(sentence: Sentence, m: TimeMention) -> bool:
    """ "Villagers retrieved two bodies on Monday": a day of the search, and not of the harm."""
    near = (m.first - FOUND, m.first)
    return m.kind == "day" and sentence.any_of("RECOVERED", *near) and sentence.any_of("BODIES", *near)


def is_of_part(sentence: Sentence, m: TimeMention, other: Spot) -> bool:
    """ "578,000 are displaced, 60,000 of them in the past month": the time is that of the part."""
    if not other.last < m.first <= other.last + BESIDE or not sentence.has(other.last, "SOME_OF"):
        return False
    return other.trigger < other.first and not sentence.any_of("SPLIT", other.last + 1, m.first)


def is_gapped(sentence: Sentence, m: TimeMention, spot: Spot, other: Spot) -> bool:
    """ "Nine died at once and two on Wednesday": the verb is said once, the day is that of the two."""
    at = m.first - 1 - sentence.has(m.first - 1, "MORE")
    is_bare = sentence.is_number(at) and other.first < m.first <= other.last + 2
    return is_bare and other.trigger == spot.trigger and other.first - spot.last > GAP


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

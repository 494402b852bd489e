"""The toll of a whole war takes the start of the war, wherever the text says it."""

from __future__ import annotations

from dataclasses import replace

from extractors.context_reading import Reading, Spot
from extractors.windows_calendar import Captured
from extractors.windows_mention import TimeMention, precision_of
from extractors.windows_since import since_start

BEGINNINGS = {"date", "month", "month_part", "year", "year_part", "ago"}  # what may date the start of a war
FRESH = 15  # days: violence that erupted so lately is the event itself
NAMED = 3  # tokens between a war that goes on and the year that it is known by ("the uprising in 2011")
OF_WAR = 6  # tokens between a war and the year in which it ended
BEGUN = 24  # tokens between "began" and its date
FAR = 30  # sentences around "since the war began" in which its start is looked for
BEFORE = 3  # sentences before "have since died" that tell since when
UNKNOWN = "since-unknown"  # the rule of "since the takeover"
STARTED = ("WAR", "ASSAULT", "CAMPAIGN")
AROUND = 6  # sentences around a war's toll in which its start is looked for


def begun(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """ "the war, which began in 2011": from then to D."""
    sentence, date = reading.sentence(index), reading.date
    if m.kind in {"since", "running"} or not m.known or m.start is None or date is None:
        return m
    if (
        m.operation not in BEGINNINGS
        or (m.kind == "period" and m.operation == "date")
        or (m.operation == "date" and (date - m.start).days < FRESH)
    ):
        return m
    low = max(0, m.first - BEGUN)
    wars = sentence.where("WAR", low, m.first)
    if not wars:
        fights = sentence.where("ASSAULT", low, m.first)
        if not fights or not any(sentence.has(i, "BEGIN") for i in range(fights[-1] + 1, m.first)):
            return m
        return replace(m, end=date, kind="since", precision=max(2, precision_of(m.start, date)), until=m.end)
    by_name = m.first - wars[-1] <= NAMED and not sentence.has(wars[-1], "STRIFE")
    if not by_name and not sentence.any_of("BEGIN", low, m.first):
        return m
    start = m.start
    if m.operation == "year_part":
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


def since_told(reading: Reading, index: int, m: TimeMention) -> TimeMention:
    """ "Since the conflict began": from the day, the month, the year that other sentences tell of it."""
    if m.rule != UNKNOWN or m.end is None:
        return m
    sentence = reading.sentence(index)
    names = [i for i in range(m.first, m.last) if any(sentence.has(i, n) for n in STARTED)]
    if not names or not (names[-1] == m.last - 1 or sentence.any_of("BEGIN", m.first, m.last)):
        return m  # "since the fighting resumed"
    words = {sentence.words[i].lower() for i in names}
    is_war = any(sentence.has(i, "WAR") for i in names)
    for there in nearest(index, len(reading), FAR):
        for other in reading.times(there):
            found = begun(reading, there, other)
            if found is other or found.start is None:
                continue
            before = reading.sentence(there)
            if (is_war and before.any_of("WAR", 0, other.first)) or words.intersection(
                word.lower() for word in before.words[: other.first]
            ):
                precision = precision_of(found.start, m.end)
                return replace(m, start=found.start, precision=max(2, precision), known=True)
    return m


def have_since(reading: Reading, spot: Spot) -> TimeMention | None:
    """ "War broke out in 2013. Thousands have since died": from its start, that the sentences before tell."""
    sentence = reading.sentence(spot.sentence)
    for at in sentence.where("SINCE", 1, spot.trigger + 1):
        if not sentence.has(at - 1, "PERFECT_NOW") or reading.date is None:
            continue
        for there in range(spot.sentence - 1, max(-1, spot.sentence - 1 - BEFORE), -1):
            for other in reading.times(there):
                found = begun(reading, there, other)
                if found is not other and found.start is not None:
                    text = sentence.written(at, at + 1)
                    return replace(found, first=at, last=at + 1, text=text)
    return None


def is_old_war(reading: Reading, spot: Spot, carried: TimeMention) -> bool:
    """ "A first war, which ended in 1994, left 30,000 dead": no toll of the event that others date."""
    sentence = reading.sentence(spot.sentence)
    return any(
        m.end is not None
        and carried.start is not None
        and m.end < carried.start
        and m.kind == "period"
        and sentence.any_of("WAR", m.first - OF_WAR, m.first)
        for m in reading.times(spot.sentence)
    )


def nearest(index: int, length: int, reach: int) -> list[int]:
    """Sentences before, nearest first, then those after."""
    before = list(range(index - 1, max(-1, index - 1 - reach), -1))
    return before + list(range(index + 1, min(length, index + 1 + reach)))

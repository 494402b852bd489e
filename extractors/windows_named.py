"""The day by which a text names its event, wherever it does: "Wednesday's attack", "the blast on Tuesday"."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.windows_events import answers, carries, is_recent, of_other_event
from extractors.windows_mention import TimeMention
from extractors.windows_said import future
from extractors.windows_scene import another_place, names_event
from extractors.windows_separate import elsewhere_since

NOUN = 3  # tokens between "Wednesday's" and the noun of the deed
HEAD = 4  # tokens between the article and the noun of the deed
PLACE = 5  # tokens between the noun of the deed and its day ("the attack in Lower Orte on Tuesday")
OTHERS = {"detained", "in_need", "displaced", "affected_other"}  # whose days are their own


@once
def named_day(reading: Reading) -> TimeMention | None:
    """The day of the one deed that a text names by its day; none where it names deeds of two days."""
    found = [
        m
        for index in range(len(reading))
        if reading.times(index)
        for m in reading.times(index)
        if m.kind == "day" and m.start and not m.relative and is_recent(reading, m)
        if names_deed(reading.sentence(index), m)
    ]
    return found[0] if len({m.start for m in found}) == 1 else None


def names_deed(sentence: Sentence, m: TimeMention) -> bool:
    """ "Wednesday's terrorist act", "the attack in Orte on Sunday", "the fire, which struck on Friday"."""
    if of_other_event(sentence, m) or answers(sentence, m):
        return False
    if sentence.any_of("POSS", m.last - 1, m.last + 1):
        return any(sentence.any_of(name, m.last, m.last + NOUN) for name in ("EVENT", "NAMED_DEED"))
    if future(sentence, m):
        return False
    at = m.first - 1
    if sentence.has(at, "HAPPENED") and (sentence.has(at - 1, "RELATIVE") or sentence.has(at - 1, "THAT")):
        at -= 3 if sentence.words[at - 2] == "," else 2
    while m.first - at <= PLACE and any(sentence.has(at, n) for n in ("CAP", "AT", "LOC", "DEFINITE")):
        at -= 1
    is_deed = any(sentence.has(at, name) for name in ("ONE_EVENT", "ONE_BLOW", "NAMED_DEED"))
    return (
        is_deed and sentence.any_of("DEFINITE", at - HEAD, at) and not sentence.any_of("SPLIT", at - HEAD, at)
    )


def day_of_deed(reading: Reading, spot: Spot) -> TimeMention | None:
    """For a figure that no day near it dates: the day by which the text names its deed, or, where the figure
    is said to be of "the attack", the first day that the text tells.
    """
    sentence = reading.sentence(spot.sentence)
    if (
        spot.key[0] in OTHERS
        or elsewhere_since(reading, spot.sentence)
        or another_place(reading, spot.sentence)
    ):
        return None
    refers = names_event(sentence)
    if sentence.any_of("PERFECT_NOW", 0, spot.trigger) and spot.sentence > 1 and not refers:
        return None  # what has been, so far
    return named_day(reading) or (first_told(reading) if refers else None)


@once
def first_told(reading: Reading) -> TimeMention | None:
    """The first day that the text gives to an event, if that was lately."""
    for index in range(len(reading)):
        for m in reading.times(index):
            if m.start and m.kind == "day" and not m.relative and carries(reading, index, m):
                return m if is_recent(reading, m) else None
    return None


def only_dies(reading: Reading, index: int, m: TimeMention) -> bool:
    """Whether a day is that on which somebody died of what the text names by an earlier day: "Jane Brol, 75,
    died on Thursday" of Tuesday's attack.
    """
    named = named_day(reading)
    if named is None or named.start is None or m.start is None or m.start <= named.start:
        return False
    sentence, spots = reading.sentence(index), reading.anchored.get(index, ())
    return (
        bool(spots)
        and all(s.key[0] == "killed" and sentence.has(s.trigger, "SUCCUMBED") for s in spots)
        and not any(i for i in sentence.where("EVENT") if not sentence.has(i, "SUCCUMBED"))
    )

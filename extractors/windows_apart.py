"""Time words that stand in a figure's sentence and date something else: another blow of a list, what people
are held for, a new count, what came so many days before.
"""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.windows_mention import TimeMention
from extractors.windows_said import owns

AFTER_EVENT = "day-after-event"  # the rule of "four days after the killing"
BY_YEAR = "a-years-event"  # the rule of "a 2013 explosion"
FOR_UNITS = "for-units"  # the rule of "for five years"
VERB = 4  # tokens before a word of harm in which its auxiliaries stand
NEAR_THAT = 3  # tokens between "that" and the verb of harm
BLOW = 14  # tokens between the noun of a blow and what it did
TITLED = 8  # tokens between "the third" and "in three days"
PART = 6  # tokens between a figure and the day of the one blow that it is of
MANY = 5  # tokens between "a string of" and the time of its bombings
RAISED = 8  # tokens between "raising" and the number that the toll is raised to


def is_apart(reading: Reading, m: TimeMention, spot: Spot) -> bool:
    """Whether a time of a figure's sentence is that of something else."""
    sentence = reading.sentence(spot.sentence)
    return (
        is_before_after(sentence, m, spot)
        or raises(sentence, m, spot)
        or held_for(sentence, m, spot)
        or counts_blows(sentence, m)
        or tells_length(sentence, m, spot)
        or of_another_blow(reading, m, spot)
    )


def is_before_after(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "Four days after the killing, police held two men", "killed 100, a day after a bomb went off": so long
    after was what the clause beside it tells of; the day is that of what stands right behind it.
    """
    if m.rule != AFTER_EVENT:
        return False
    harm = min(spot.first, spot.trigger)
    return harm < m.first or (m.first <= 1 and "," in sentence.words[m.last : harm])


def raises(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "Divers found five more on Saturday, raising the toll to 16": the day is not that of the 16."""
    if m.kind != "day" or m.last > spot.first:
        return False
    return any(
        sentence.words[at - 1] == ","
        and any(sentence.any_of(name, at, spot.first) for name in ("TOLL", "NUMBER_OF"))
        for at in sentence.where("BRINGING", max(m.last, spot.first - RAISED), spot.first)
    )


def held_for(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "Four were arrested over the killing of two on Sunday", "over the 2009 killing of two": the time of
    what they are held for.
    """
    if spot.key[0] != "detained" or m.kind not in {"day", "period"}:
        return False
    after = max(spot.last, spot.trigger + 1)
    return any(
        sentence.any_of("EVENT", at + 1, m.last) and "," not in sentence.words[at : m.first]
        for at in sentence.where("OVER_IT", after, m.first)
    )


def for_deed(reading: Reading, spot: Spot) -> bool:
    """ "Two men were arrested over the killing", "the man was charged": held for what others tell of,
    on a day of their own; but "was arrested at the scene".
    """
    if spot.key[0] != "detained":
        return False
    sentence, after = reading.sentence(spot.sentence), max(spot.last, spot.trigger + 1)
    if sentence.any_of("CAUGHT", after):
        return False
    low = max(0, min(spot.first, spot.trigger) - VERB)
    return sentence.any_of("HELD_AS", low) or any(
        sentence.any_of("EVENT", at + 1, at + VERB) for at in sentence.where("OVER_IT", after, after + VERB)
    )


def counts_blows(sentence: Sentence, m: TimeMention) -> bool:
    """ "The third blast in three days": so long a time holds three of them."""
    return m.operation == "within" and any(
        sentence.any_of("EVENT", at + 1, m.first)
        for at in sentence.where("ORDINAL", m.first - TITLED, m.first)
    )


def of_many(sentence: Sentence, m: TimeMention) -> bool:
    """ "A string of bombings this week": no time of the one that is told of."""
    return m.kind in {"recent", "period"} and any(
        sentence.any_of("EVENT", at + 1, m.first) and not sentence.any_of("SPLIT", at, m.first)
        for at in sentence.where("MANY_OF", m.first - MANY, m.first)
        if sentence.has(at - 1, "INDEFINITE")
    )


def tells_length(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "Held for five days", "the 18-day revolt": how long it was, and not when; but "has killed for five
    years", "the two-week-old battle".
    """
    if m.operation == "duration":
        is_age = any(sentence.lexicon.tagger.is_age(w) for w in sentence.words[m.first : m.last])
        return sentence.any_of("WAR", m.first, m.last) and not is_age
    if m.rule != FOR_UNITS:
        return False
    return not sentence.any_of("PERFECT_NOW", spot.trigger - VERB, spot.trigger)


def of_another_blow(reading: Reading, m: TimeMention, spot: Spot) -> bool:
    """ "An airstrike in Orte that killed 200, a May 16 raid that killed 40 and a strike Monday that killed
    33": each time is that of the blow beside which it stands.
    """
    return any(
        low <= m.first < high for other, low, high in blows(reading, spot.sentence) if other != spot.first
    )


@once
def blows(reading: Reading, index: int) -> tuple[tuple[int, int, int], ...]:
    """The figures of a list of blows, each with the tokens from the end of the one before to its "that"."""
    sentence, found, low = reading.sentence(index), list[tuple[int, int, int]](), 0
    for spot in sorted(reading.anchored.get(index, ()), key=lambda s: s.first):
        opened = [
            at
            for name in ("THAT", "RELATIVE")
            for at in sentence.where(name, spot.trigger - NEAR_THAT, spot.trigger)
            if low < at and spot.trigger < spot.first
        ]
        nouns = sentence.where("EVENT", max(low, max(opened) - BLOW), max(opened)) if opened else []
        articles = sentence.where("INDEFINITE", low, nouns[0]) if nouns else []
        if articles:
            found.append((spot.first, articles[-1] if not found else low, max(opened)))
            low = spot.last
    return tuple(found) if len(found) > 1 else ()


def day_of_part(sentence: Sentence, times: list[TimeMention], spot: Spot) -> TimeMention | None:
    """ "300 have died since May, 140 of them in a single September 17 raid": the day is that of the 140."""
    return next(
        (
            m
            for m in times
            if m.kind == "day" and m.known and spot.last < m.first <= spot.last + PART and owns(sentence, m)
            if any(sentence.has(i, "THE_ONE") for i in (m.first, m.first - 1, m.first - 2))
            if not sentence.any_of("SPLIT", spot.last, m.first)
        ),
        None,
    )

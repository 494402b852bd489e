"""Whether a sentence tells of another event than those before it, by the place that it names."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import section_at
from extractors.windows_report import same_paragraph

HEAD = 1  # the last sentence of headline and lead
SCENES = {"at", "target", "named", "people", "voice"}  # roles of places where something happened
OPENS = 3  # tokens before a place that opens its sentence
CLAUSE = 8  # tokens behind a figure in which its event is named
TOWN = 3  # the level from which a place is narrow enough to be that of one event


def another_place(reading: Reading, index: int) -> bool:
    """A statement of its own day about a place that the text has not named before: another event."""
    sentence = reading.sentence(index)
    here = [p for p in reading.places(index) if p.named and p.role in {"at", "target"} and p.level >= 1]
    names = {w for p in here for w in names_in(sentence, p.first, p.last)}
    if not names or index <= HEAD:
        return False
    before = lowered(reading)[: reading.page.bounds[index][0]]  # datelines are in capitals
    return all(name.lower() not in before for name in names)


@once
def scenes(reading: Reading, index: int) -> set[str]:
    """The names of the narrow places at which a sentence plays."""
    sentence = reading.sentence(index)
    found = [p for p in reading.places(index) if p.named and p.role in SCENES and p.level >= TOWN]
    return {w for p in found for w in names_in(sentence, p.first, p.last)}


@once
def told_of(reading: Reading, index: int) -> set[str]:
    """The names by which a sentence goes back to an event: "the Tegina incident", "the Kapedo ambush"."""
    sentence = reading.sentence(index)
    return {
        sentence.words[at - 1]
        for name in ("ONE_EVENT", "EVENT")
        for at in sentence.where(name, 2)
        if sentence.has(at - 1, "CAP") and sentence.has(at - 2, "DEFINITE")
    }


def goes_back(reading: Reading, index: int) -> bool:
    """ "Fourteen were killed in the battle", "the raid": the event just told of, and what follows on it."""
    if index and same_paragraph(reading, index - 1, index) and names_event(reading.sentence(index - 1)):
        return True
    return names_event(reading.sentence(index))


def names_event(sentence: Sentence) -> bool:
    """Whether a sentence has an article and the noun of an event."""
    return any(
        sentence.has(at - 1, "DEFINITE") and not sentence.has(at + 1, "AS_OF")
        for name in ("ONE_EVENT", "ASSAULT")
        for at in sentence.where(name, 1)
    )


def one_of_many(reading: Reading, spot: Spot) -> bool:
    """Of a report on a stretch of time: one event, at a place not named before, to which no day is given.
    What counts many at a place is of the whole time.
    """
    index, sentence = spot.sentence, reading.sentence(spot.sentence)
    if section_at(reading, index).marked or not another_place(reading, index):
        return False
    number = any(sentence.is_number(i) for i in range(spot.first, spot.last))
    single = sentence.any_of("ONE_EVENT") or any(
        sentence.has(at - 1, "INDEFINITE") for at in sentence.where("EVENT", 1, spot.last + CLAUSE)
    )
    if number and not single:
        return False
    at = min(spot.first, spot.trigger), max(spot.last, spot.trigger)
    return any(
        p.named
        and p.role in SCENES
        and p.level >= TOWN
        and (
            p.first <= OPENS
            or not sentence.any_of("SPLIT", *((p.last, at[0]) if p.last <= at[0] else (at[1], p.first)))
        )
        for p in reading.places(index)
    )


@once
def lowered(reading: Reading) -> str:
    """The text in small letters, as long as the text."""
    text = reading.page.text
    small = text.lower()
    return small if len(small) == len(text) else text


def names_in(sentence: Sentence, first: int, last: int) -> set[str]:
    """The words of a place that are names."""
    return {
        sentence.words[i]
        for i in range(first, last)
        if sentence.has(i, "CAP") and not sentence.has(i, "MODIFIER")
    }


def other_scene(reading: Reading, index: int, dated: int) -> bool:
    """Whether a new paragraph names a new place, and the dated sentence tells of one event at a narrow one:
    the day is that event's. "Later" goes on from it.
    """
    if reading.sentence(index).any_of("LATER") or not another_place(reading, index):
        return False
    if reading.sentence(dated).any_of("WIDE"):
        return False  # a quake, a storm: in the next town, too
    return any(p.named and p.role in SCENES and p.level >= TOWN for p in reading.places(dated))

"""Whether a sentence tells of another event than those before it, by the place that it names."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, once

HEAD = 1  # the last sentence of headline and lead
SCENES = {"at", "target", "named", "people"}  # roles of places where something happened
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
    return any(p.named and p.role in SCENES and p.level >= TOWN for p in reading.places(dated))

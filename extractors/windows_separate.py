"""Sentences of another event than the one dated before them; and those that count a whole report by cause."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.windows_report import is_title
from extractors.windows_scene import SCENES, lowered, names_in

TURNED = 4  # sentences that go on with what is told of another place
VERB = 2  # tokens before a word of harm in which its auxiliary stands
DEED = 3  # tokens behind "also" in which its verb stands
BEHIND = 12  # tokens behind a word of harm in which its place stands
OPENING = 3  # tokens before a place that opens its sentence
CAUSE = 2  # tokens at the head of a sentence in which its cause stands


@once
def is_separate(reading: Reading, index: int) -> bool:
    """Whether a sentence tells of an event of its own, somewhere else: "Fighting in Sonna left seven dead",
    "Gunmen also raided a post in Telme", "The general said his men had shot 40 near the Belo dam".
    """
    sentence = reading.sentence(index)
    if index == 0 or index not in reading.anchored:
        return False
    if sentence.has(0, "ELSEWHERE") or sentence.has(1, "ELSEWHERE"):
        return not is_title(reading, index - 1)
    if is_bare(sentence):
        return True
    spots = reading.anchored[index]
    if any(own_deed(reading, s) for s in spots):
        return True
    return adds_deed(sentence, spots) and bool(new_places(reading, index))


@once
def elsewhere_since(reading: Reading, index: int) -> bool:
    """Whether a sentence shortly before has turned to another place: "Elsewhere in Soru, …"."""
    return any(turns_elsewhere(reading.sentence(i)) for i in range(index, max(-1, index - TURNED), -1))


def turns_elsewhere(sentence: Sentence) -> bool:
    """ "Elsewhere in Soru, rebels raided a post": what follows is another event."""
    return sentence.has(0, "ELSEWHERE") and sentence.has(1, "LOC")


def is_bare(sentence: Sentence) -> bool:
    """ "Fighting near Sonna killed seven", "Clashes in Lulimba (five dead)": an event with no article."""
    named = any(sentence.has(0, name) for name in ("WAR", "ASSAULT")) and not sentence.has(0, "ONE_EVENT")
    return named and sentence.has(1, "LOC") and (sentence.has(2, "CAP") or sentence.has(3, "OTHER_PLACE"))


def adds_deed(sentence: Sentence, spots: list[Spot]) -> bool:
    """ "Warplanes also bombed a depot in Mares": another blow; not "the blast also wounded nine", nor "the
    strikes also hit a hospital".
    """
    harm = {s.trigger for s in spots}
    return not sentence.has(0, "DEFINITE") and any(
        sentence.has(i, "EVENT") and i not in harm
        for at in sentence.where("ADDING", 1)
        for i in range(at + 1, at + DEED)
    )


def own_deed(reading: Reading, spot: Spot) -> bool:
    """ "Said they had shot two", "said his men had killed 40": who speaks tells of a deed of his own side."""
    sentence = reading.sentence(spot.sentence)
    had = sentence.where("PLUPERFECT", spot.trigger - VERB, spot.trigger)
    if spot.key[0] != "killed" or not had or sentence.has(had[-1] + 1, "BE"):
        return False
    if not any(sentence.any_of(name, had[-1] - VERB, had[-1]) for name in ("ITS", "OF_ONE", "PRONOUN")):
        return False
    return elsewhere(reading, spot) or at_some_spot(sentence, spot.trigger)


def elsewhere(reading: Reading, spot: Spot) -> bool:
    """Whether a place that is new opens the sentence, or stands behind the harm with no article."""
    sentence, names = reading.sentence(spot.sentence), new_places(reading, spot.sentence)
    return bool(names) and any(
        p.first <= OPENING
        or (
            p.first in range(spot.trigger, spot.trigger + BEHIND)
            and (named_anew(sentence, p.first) or sentence.has(p.first, "OTHER_PLACE"))
        )
        for p in reading.places(spot.sentence)
        if p.named
    )


def named_anew(sentence: Sentence, at: int) -> bool:
    """Whether a place has no article: "near Sonna", and not "at the Sonna bridge"."""
    return not sentence.any_of("DEFINITE", at - 1, at + 1)


def at_some_spot(sentence: Sentence, harm: int) -> bool:
    """ "Had killed nine at a camp near the border": a spot not spoken of before; no hospital."""
    return any(
        sentence.has(at + 1, "INDEFINITE") and not sentence.any_of("WARD", at + 2, at + 5)
        for at in sentence.where("LOC", harm, harm + BEHIND)
    )


def new_places(reading: Reading, index: int) -> set[str]:
    """The names of the places of a sentence, where the text has named none of them before."""
    if index == 1 and is_title(reading, 0):
        return set()
    sentence = reading.sentence(index)
    here = [p for p in reading.places(index) if p.named and p.role in SCENES and p.level >= 1]
    names = {w for p in here for w in names_in(sentence, p.first, p.last)}
    text, start = lowered(reading), reading.page.bounds[index][0]
    return names if all(text.find(name.lower(), 0, start) < 0 for name in names) else set()


def by_cause(reading: Reading, spot: Spot) -> bool:
    """ "Mortars killed nine", "Snipers accounted for 11 deaths": what a kind of weapon did, of the whole time
    that a report is about; not "Mortars fell on Garu".
    """
    sentence = reading.sentence(spot.sentence)
    if any(p.named for p in reading.places(spot.sentence)):
        return False
    causes = sentence.where("GENERAL_CAUSE", 0, CAUSE)
    if not causes or sentence.has(0, "DEFINITE") or sentence.has(0, "INDEFINITE"):
        return False
    behind = causes[-1] + 1
    return behind == spot.trigger or sentence.has(behind, "ACCOUNTS")

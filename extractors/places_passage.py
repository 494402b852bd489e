"""Where a passage plays: the place of the sentences around one that names none."""

from __future__ import annotations

import bisect

from extractors.context_reading import Reading, once
from extractors.context_sections import LOG, has_sections, listed_with, section_at, within
from extractors.paragraphs import hangs_together
from extractors.places import NAME_LEVEL, PlaceMention
from extractors.places_heads import heads, trimmed
from extractors.places_home import area, is_report, stands_alone
from extractors.places_none import names_people
from extractors.places_own import is_street, own_place

FAR = 6  # sentences looked back for the place of the passage
FARTHEST = 60  # sentences looked back in a text that names no country
AHEAD = 2  # sentences looked ahead
AHEAD_OF_ONE = 4  # the same for "in a village", which is named later
TITLE = 3  # sentences of a title, in one paragraph
PLANNED = 8  # tokens between "will" and where it will be
LEAD = 1  # the headline and the first sentence, whose place may come in the next
OPENS = 2  # tokens in which a wider place frames its sentence: "In the western region, … near Orte"
CITY = 3  # the level of "the capital", which needs no other name
LISTED = 40  # sentences looked back over the items of a list for the line above it
SCENE = {"at", "target", "named", "people", "voice", "scene"}  # the roles of a place where a sentence plays


@once
def section_place(reading: Reading, index: int) -> str | None:
    """Where a sentence's paragraph plays, what the entry of the log or the heading over it names."""
    if near := paragraph_place(reading, index):
        return near
    for there in before_it(reading, index):
        for p in reading.places(there):
            if p.role == "entry":  # of a log: up to the next one all is there
                return trimmed(reading.sentence(there), p)
    return heading_place(reading, index)


@once
def passage_place(reading: Reading, index: int) -> str | None:
    """The place of the nearest sentence before one that tells of harm, for headline and lead of the next,
    then of any.
    """
    before = before_it(reading, index)
    some = any(not p.named and reading.sentence(index).has(p.first, "ONE") for p in heads(reading, index))
    ahead = index + 1 + (AHEAD_OF_ONE if some else AHEAD)
    after = [i for i in range(index + 1, min(len(reading), ahead)) if within(reading, index, i)]
    known = any(not p.named and p.level == CITY for p in heads(reading, index)) and not some
    after = after if index <= LEAD and not labelled(reading, index) and not known else []
    for sentences, told in ((before, True), (after, True), (before, False), (after, False)):
        for there in sentences:
            if told and not tells_of_harm(reading, there):
                continue
            found = told_place(reading, there, there == index)
            if found is not None and (found.level >= 1 or not told):
                return trimmed(reading.sentence(there), found)
    return None


@once
def paragraph_place(reading: Reading, index: int) -> str | None:
    """Where the paragraph of a sentence plays, by what stands in it before the sentence."""
    for there in before_it(reading, index):
        if not hangs_together(reading, there, index):
            break
        found = told_place(reading, there, there == index)
        if found and is_street(reading.sentence(there), found) and told_before(reading, there):
            continue
        if found and found.level >= 1 and (tells_of_harm(reading, there) or plays(reading, there, found)):
            return trimmed(reading.sentence(there), found)
    return None


def before_it(reading: Reading, index: int) -> list[int]:
    """The sentences whose place may be that of one, nearest first."""
    return paragraph(reading, index) if is_report(reading) else reached(reading, index)


def told_before(reading: Reading, index: int) -> bool:
    """Whether the paragraph has named the town before."""
    before = [i for i in reached(reading, index) if i < index and hangs_together(reading, i, index)]
    return any(found.level >= NAME_LEVEL for i in before if (found := told_place(reading, i, False)))


def plays(reading: Reading, index: int, p: PlaceMention) -> bool:
    """Whether a sentence without harm plays at a place it names; "the Orte University student" does not."""
    return p.role in SCENE and not (p.role == "named" and names_people(reading.sentence(index), p.last))


def paragraph(reading: Reading, index: int) -> list[int]:
    """Of the sentences that reach one in a report those of its paragraph, and of those before it from which
    it goes on: "The attack …", "They …". An item of a list goes on from the line above.
    """
    found: list[int] = []
    for there in reached(reading, index):
        if found and not hangs_together(reading, there, found[-1]):
            opens = reading.sentence(found[-1])
            is_item = section_at(reading, found[-1]).marked
            if not (is_item or opens.has(0, "DEFINITE") or opens.has(0, "PRONOUN")):
                break
        found.append(there)
    return found


def labelled(reading: Reading, index: int) -> bool:
    """Whether a label heads the sentence's section."""
    return section_at(reading, index).label is not None


@once
def reached(reading: Reading, index: int) -> list[int]:
    """The sentence and those before it whose place may be its own, nearest first: those of its section, and
    for an item of a list those above the list.
    """
    found = [index]
    is_item = has_sections(reading) and section_at(reading, index).marked
    for there in range(index - 1, max(-1, index - 1 - (LISTED if is_item else FAR)), -1):
        if area(reading) and stands_alone(reading, there):
            break  # a report on an area: under each heading it begins anew
        if within(reading, index, there):
            found.append(there)
        elif not (is_item and section_at(reading, there).marked):
            break
        if len(found) > FAR:
            break
    return found


@once
def headings(reading: Reading) -> list[int]:
    """The lines that stand alone as headings and hold no figure."""
    return [i for i in range(len(reading)) if stands_alone(reading, i) and i not in reading.anchored]


def heading_over(reading: Reading, index: int) -> int | None:
    """The nearest heading before a sentence."""
    found = headings(reading)
    at = bisect.bisect_left(found, index)
    return found[at - 1] if at else None


@once
def head_end(reading: Reading) -> int:
    """The first sentence that is no line of the head."""
    return next((i for i in range(len(reading)) if not stands_alone(reading, i)), len(reading))


def heading_place(reading: Reading, index: int) -> str | None:
    """The place that the heading over a sentence names."""
    over = heading_over(reading, index)
    if over is None or over <= head_end(reading):
        return None  # a line of the head: "Vienna, 5 May 2016" is where it was written
    named = (p for p in reading.places(over) if p.role == "heading")
    return next((trimmed(reading.sentence(over), p) for p in named), None)


@once
def list_place(reading: Reading, index: int) -> str | None:
    """The place of the item before, where an item of a list names none."""
    if not section_at(reading, index).marked:
        return None
    for there in range(index - 1, max(-1, index - 1 - FAR), -1):
        if listed_with(reading, index, there) and (found := told_place(reading, there, False)):
            return trimmed(reading.sentence(there), found)
    return None


@once
def title_place(reading: Reading, index: int) -> str | None:
    """The narrow place that the first lines name, for a text that names none nearer."""
    for there in range(min(len(reading), TITLE)):
        found = told_place(reading, there, there == index)
        if found is not None and found.level >= 1:
            return trimmed(reading.sentence(there), found)
        if not hangs_together(reading, 0, there + 1):
            break
    return None


@once
def live_place(reading: Reading, index: int) -> str | None:
    """On a live page the place of its title, for an entry that has named none before the figure."""
    here = section_at(reading, index)
    if here.voice != LOG:
        return None
    for there in range(index - 1, -1, -1):
        if section_at(reading, there) is not here:
            break
        if told_place(reading, there, False):
            return None
    return title_place(reading, index) if section_at(reading, 0).voice != LOG else None


@once
def told_place(reading: Reading, index: int, is_own: bool) -> PlaceMention | None:
    """The place of a sentence for a figure of its own, or of another: that of its own figure, else the first
    narrow one.
    """
    if not is_own and index in reading.anchored:
        spots = reading.anchored[index]
        harmed = next((s for s in spots if s.key[0] != "detained"), spots[0])
        own = own_place(reading, harmed)
        arrived = harmed.key[0] == "displaced" and own is not None and own.level < 1
        if own is not None and own.named and own.role != "caught" and not arrived:
            return own  # unless "Tervania received 900, who crossed at Orte"
    named = [p for p in heads(reading, index) if p.named and (not is_own or p.role == "target")]
    named = [p for p in named if p.role != "caught"]
    if index not in reading.anchored:
        sentence = reading.sentence(index)
        named = [p for p in named if not sentence.any_of("FUTURE", p.first - PLANNED, p.first)]
    narrowest = max((p.level for p in named), default=0)
    return max(
        named,
        key=lambda p: (
            p.role != "label",
            p.level >= NAME_LEVEL,
            p.first > OPENS or p.level == narrowest,
            -p.first,
        ),
        default=None,
    )


@once
def unnamed_place(reading: Reading) -> str | None:
    """What the first lines call the scene, for a text that names none: "Explosions in the capital"."""
    for index in range(min(len(reading), TITLE)):
        for p in heads(reading, index):
            if not p.named and 1 <= p.level <= NAME_LEVEL and not reading.sentence(index).has(p.first, "ONE"):
                return p.text
    return None


def farther_place(reading: Reading, index: int) -> str | None:
    """The nearest place before a sentence, however far, in a text that names no country."""
    for there in range(index - 1, max(-1, index - FARTHEST), -1):
        found = told_place(reading, there, False)
        if found is not None and found.level >= 1:
            return trimmed(reading.sentence(there), found)
    return None


def tells_of_harm(reading: Reading, index: int) -> bool:
    """Whether a sentence holds a figure or a word for an attack."""
    return index in reading.anchored or reading.sentence(index).any_of("EVENT")

"""A speaker who goes on without a verb of saying: how far, and where somebody else's account begins.

A sentence that opens with its figure and dates and places nothing goes on from the one before. A report on a
stretch of time gives its figures by the word of whoever counts in its lead, up to the first event that has a
day. What befell somebody's kin is told by whoever speaks in the paragraph.
"""

from __future__ import annotations

from extractors.attribution import QUOTES, Speech
from extractors.attribution_quotes import list_intro
from extractors.attribution_scope import ASIDE, tells_of_him, usable
from extractors.context_counts import of_war
from extractors.context_goes_on import elides, is_number, numbers_more, some_of_them
from extractors.context_reading import Reading, Spot, once
from extractors.windows_report import spanned

OPENS = 3  # tokens before the figure that opens its sentence: "At least", "The bodies of", "There were"
MARKS = "-–—•*·#"
LEADING = 3  # sentences, the title among them, in which a report says who counts
NOUNS = 2  # tokens between "her" and the name of her sister
KIN_FAR = 3  # sentences back to whoever speaks of his kin


def told_on(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """The speaker of the sentence before, where a sentence that opens with its figure dates and places
    nothing of its own.
    """
    index, first = spot.sentence, reading.anchored[spot.sentence][0]
    if any(s.begin < spot.first for s in usable(reading, index)):
        return index, None
    while index > 0 and is_bare(reading, index) and follows(reading, index):
        index -= 1
        if speeches := [s for s in usable(reading, index) if s.form not in ASIDE]:
            if reading.sentence(index).has(speeches[-1].begin - 1, "WHEN"):
                return index, None  # "since the president announced the vote": it only dates
            tells = index in reading.anchored or any(adds(reading, s) for s in (first, spot))
            tells = tells or reading.sentence(index).has(speeches[-1].end - 1, "CLAIM")
            tells = tells or reading.sentence(spot.sentence).has(0, "THESE")
            return (
                (index, speeches[-1])
                if tells and len({s.text.lower() for s in speeches}) == 1
                else (index, None)
            )
    return spot.sentence, None


def adds(reading: Reading, spot: Spot) -> bool:
    """Whether one more is told of, so many more, or some with no noun: "a third man", "another 31", "nine
    were women", "nine of the dead".
    """
    sentence = reading.sentence(spot.sentence)
    if numbers_more(reading, spot) or sentence.any_of("NTH", spot.first, spot.first + 2):
        return True
    return (some_of_them(sentence, spot.last) and is_number(reading, spot)) or elides(reading, spot)


def is_bare(reading: Reading, index: int) -> bool:
    """A sentence that opens with a figure and has no time and no place."""
    spots = reading.anchored.get(index)
    if not spots or (spots[0].first > OPENS and not reading.sentence(index).has(0, "THESE")):
        return False
    if reading.times(index) or of_war(reading, spots[0]):
        return False
    sentence, places = reading.sentence(index), reading.places(index)
    if places and adds(reading, spots[0]):
        return not any(sentence.any_of("CAP", m.first, m.last) for m in places)  # "in a storeroom"
    return not places


def follows(reading: Reading, index: int) -> bool:
    """Whether the sentence stands right behind another one of its paragraph."""
    text, (_, end), (start, _) = reading.page.text, reading.page.bounds[index - 1], reading.page.bounds[index]
    gap = text[end:start]
    return "\n\n" not in gap and not ("\n" in gap and text[start] in MARKS)


def of_kin(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """ "Her mother was hurt", "his daughter": told by the person who speaks in that paragraph."""
    sentence = reading.sentence(spot.sentence)
    if is_of_another(reading, spot):
        return spot.sentence, None
    some = sentence.has(spot.last + 1, "OF_ONE") and sentence.any_of("KIN", spot.last + 2, spot.last + 4)
    if not some and not sentence.any_of("OF_ONE", spot.first - NOUNS, spot.first + 1):
        ahead = [o for o in reading.anchored[spot.sentence] if 0 < spot.first - o.last < NOUNS]
        return of_kin(reading, ahead[0]) if ahead else (spot.sentence, None)  # "his son and two nephews"
    for index in range(spot.sentence, max(-1, spot.sentence - 1 - KIN_FAR), -1):
        there = reading.sentence(index)
        for s in reversed(reading.speeches(index)):
            if index == spot.sentence and s.begin >= spot.first:
                continue
            if index == spot.sentence and tells_of_him(there, s, spot):
                return spot.sentence, None
            if s.form == "named" and there.has(s.first, "OF_ONE"):
                continue  # "her sister" tells nothing of herself
            if s.form == "named" and not is_quoted_after(reading, index):
                return spot.sentence, None
            one = (
                there.has(s.first, "PERSON_PRONOUN")
                or there.has(s.first, "CAP")
                or there.has(s.last - 1, "INT")
            )
            return (index, s) if one else (spot.sentence, None)
        if not index or not follows(reading, index):
            break
    return spot.sentence, None


def is_of_another(reading: Reading, spot: Spot) -> bool:
    """ "A taxi owner was shot and his bodyguard wounded": his who is harmed before him, and no speaker's."""
    sentence = reading.sentence(spot.sentence)
    ahead = [o for o in reading.anchored[spot.sentence] if o.last <= spot.first]
    return bool(ahead) and not sentence.any_of("OF_ONE", ahead[-1].first - NOUNS, ahead[-1].last + 2)


def is_quoted_after(reading: Reading, index: int) -> bool:
    """Whether a quotation stands in the rest of the sentence's paragraph."""
    start, text = reading.page.bounds[index][0], reading.page.text
    end = text.find("\n\n", start)
    return any(mark in text[start : end if end > 0 else len(text)] for mark in QUOTES)


def reporter(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """In a report on a stretch of time: whoever counts in its lead counts in what follows."""
    told, found = told_by(reading), counted_by(reading)
    if told is not None and told[0] < spot.sentence:
        return told
    if found is None or spot.sentence <= found[0]:
        return spot.sentence, None
    first = incident(reading, found[0])
    return found if first is None or spot.sentence < first else (spot.sentence, None)


@once
def told_by(reading: Reading) -> tuple[int, Speech] | None:
    """Whoever tells of the events of a stretch of time, and gives no figure for it: all of them are his."""
    index = spanned(reading)
    if index is None or index in reading.anchored or index == list_intro(reading):
        return None
    speeches = usable(reading, index)
    return (index, speeches[0]) if speeches and leads(reading, index, speeches[0]) else None


def leads(reading: Reading, index: int, s: Speech) -> bool:
    """Whether what a speaker tells follows the verb."""
    return 2 * s.end < len(reading.sentence(index).words)


@once
def counted_by(reading: Reading) -> tuple[int, Speech] | None:
    """The sentence that gives a report's first figure, for a stretch of time, and its one speaker."""
    for index in range(min(len(reading), LEADING)):
        if index not in reading.anchored or not reading.times(index):
            continue
        m, speeches = reading.times(index)[0], usable(reading, index)
        if m.kind != "period" or m.start is None or m.end is None or m.start == m.end or len(speeches) != 1:
            return None
        opens = m.first <= OPENS and m.operation == "date"
        return (index, speeches[0]) if opens or leads(reading, index, speeches[0]) else None
    return None


@once
def incident(reading: Reading, after: int) -> int | None:
    """The first sentence after one that tells of an event of one day."""
    for index in range(after + 1, len(reading)):
        if any(m.kind == "day" for m in reading.times(index)):
            return index
    return None

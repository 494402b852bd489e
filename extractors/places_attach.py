"""Which place is a figure's: the narrowest named for it in its sentence, else where the passage plainly is.

Places that follow one another ("Manyan market in New Aleppo area", "the town of Ariha in Idlib") are one
chain, and its head is the place. "The town", "the same square" is the last place of that kind; "the east of
the city" stands as written.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import label_place, listed_with, section_at, within
from extractors.places import PlaceMention
from extractors.places_heads import heads, is_partial, kinds_of, trimmed
from extractors.windows_attach import own_mention
from extractors.windows_report import same_paragraph
from extractors.windows_said import behind_aside

FAR = 6  # sentences looked back for the place of the passage
WITHIN = 120  # tokens: in a list flattened to one sentence a place farther off is another's
AHEAD = 2  # sentences looked ahead
DATELINES = 4  # the first sentences, where a dateline may stand
TITLE = 3  # sentences of a title, in one paragraph
LEAD = 1  # the headline and the first sentence, whose place may come in the next
FRAME = 16  # what a wider place costs that opens the sentence ("In the western region, …")
BEFORE = 6  # what a place before the figure costs
LABEL = 12.0  # what the label of a line costs, beside a place in what it labels
WIDE = 2  # the level of a county: up to that, "the state", "the valley" is a place as it stands
NEAR = 9  # tokens around a figure in which "war" makes it the toll of that war


def attach_place(reading: Reading, spot: Spot) -> str | None:
    """The place of one figure, as written."""
    sentence = reading.sentence(spot.sentence)
    own = own_place(reading, spot)
    wide = (own is None or cost(sentence, own, spot) > NEAR) and of_whole_country(reading, spot)
    whole = country_of(reading, spot) if wide else None
    if wide and (whole or own is None):
        return whole
    if own is not None and not own.named and own.level < 1 and not is_partial(sentence, own):
        return country(reading) or trimmed(sentence, own)
    if own is not None and (own.named or is_partial(sentence, own)):
        return trimmed(sentence, own)
    if own is not None and (known := of_that_kind(reading, spot, own)):
        return known
    if own is not None and (named := own_place(reading, spot, True)):
        return trimmed(sentence, named)  # "in the port of Ressa, a fire at a camp"
    label = label_place(reading, spot.sentence)
    if own is not None and 1 <= own.level <= WIDE:
        return own.text  # "the state", "the valley": wide, and not where the passage last was
    carried = passage_place(reading, spot.sentence) or speakers_place(reading, spot) or label
    carried = carried or list_place(reading, spot.sentence) or title_place(reading, spot.sentence)
    if carried:
        return carried
    if own is not None:
        return trimmed(sentence, own)
    return reading.hint or country(reading) or dateline_place(reading)


@once
def own_place(reading: Reading, spot: Spot, is_named: bool = False) -> PlaceMention | None:
    """The nearest place of the figure's sentence; a named one before a generic, or among named ones only."""
    sentence = reading.sentence(spot.sentence)
    low, high = reading.segment(spot)
    low, high = max(low, spot.first - WITHIN), min(high, spot.last + WITHIN)
    found = [
        p
        for p in heads(reading, spot.sentence)
        if low <= p.first < high and not behind_aside(sentence, max(spot.last, spot.trigger), p.first)
    ]
    if is_named:
        found = [p for p in found if p.named and p.level >= 1]
    if not found and not is_named:
        weak = [p for p in reading.places(spot.sentence) if p.role == "weak" and low <= p.first < high]
        return weak[0] if weak and spot.sentence == 0 else None
    if not found:
        return None
    narrowest = max(p.level for p in found)
    return min(
        found,
        key=lambda p: (cost(sentence, p, spot) + FRAME * (p.first <= 2 and p.level < narrowest), -p.level),
    )


def cost(sentence: Sentence, p: PlaceMention, spot: Spot) -> float:
    """Tokens between, places before the figure a little farther than those behind it; generic and wide ones
    farther.
    """

    def gap(at: int) -> float:
        low, high, more = (p.last, at, BEFORE) if p.last <= at else (at, p.first, 0)
        if p.last <= at and any(sentence.has(i, "THERE") for i in (p.last, p.last + 1)):
            low, more = p.last + 2, 0  # "Amra, where 39 people died"
        return max(0, high - low) + more + 6.0 * len(sentence.where("SPLIT", low, high))

    return (
        min(gap(spot.first), gap(spot.trigger))
        + 8.0 * (p.level < 1)
        + LABEL * (p.role == "label")
        + 12.0 * (not p.named and not is_partial(sentence, p))
    )


def of_that_kind(reading: Reading, spot: Spot, own: PlaceMention) -> str | None:
    """The last named place whose kind is that of "the town", "the same square"."""
    kinds = kinds_of(reading.sentence(spot.sentence), own)
    for index in range(spot.sentence, max(-1, spot.sentence - 1 - FAR), -1):
        there = reading.sentence(index)
        for p in reversed(reading.places(index)):
            if p.named and p.role not in {"weak", "away", "dateline"} and kinds & kinds_of(there, p):
                return trimmed(there, p)
    return None


def of_whole_country(reading: Reading, spot: Spot) -> bool:
    """The toll of a war, or a count over weeks that names no place; one up to a day is of the passage."""
    sentence = reading.sentence(spot.sentence)
    named = any(p.named for p in heads(reading, spot.sentence))
    if sentence.any_of("TOLL_WAR", spot.first - NEAR, spot.last + NEAR) or (
        not named and sentence.any_of("TOLL_WAR")
    ):
        return True
    own = own_mention(reading, spot)
    if sentence.any_of("BACK_THERE"):
        return False
    long = own is not None and (own.kind in {"period", "running"} or (own.precision or 0) >= 4)
    is_up_to = own is not None and own.kind == "running" and own.start is None and own.end is not None
    return long and not is_up_to and not heads(reading, spot.sentence)


def country_of(reading: Reading, spot: Spot) -> str | None:
    """The country that the figure's own sentence names, else that of the people counted, else the text's."""
    sentence = reading.sentence(spot.sentence)
    if said := speakers_place(reading, spot):
        return said
    for i in range(spot.first, spot.last + 3):
        for name in ("DEMONYM", "DEMONYMS"):
            if sentence.has(i, name):
                there = str(sentence.lexicon.tagger.value(name, sentence.words[i]))
                return there if there in reading.page.text else None
    dated = [m for m in reading.times(spot.sentence) if m.kind in {"since", "running"}]
    for p in reading.places(spot.sentence):
        if (p.role == "weak" or (p.level < 1 and p.named)) and not any(
            m.first <= p.first < m.last for m in dated
        ):
            return trimmed(sentence, p)
    return country(reading) or reading.hint


def speakers_place(reading: Reading, spot: Spot) -> str | None:
    """The place whose authority speaks ("Gaza's health ministry"), unless it is one that fights elsewhere."""
    sentence = reading.sentence(spot.sentence)
    for s in reading.speeches(spot.sentence):
        fights = sentence.any_of("BELLIGERENT_STATE", s.first + 2, s.last)
        if fights and not sentence.any_of("NEUTRAL", s.first, s.last):
            continue
        if (
            sentence.has(s.first, "CAP")
            and not sentence.has(s.first, "FUNCTION")
            and (sentence.has(s.first + 1, "POSS") or sentence.has(s.first + 1, "REGIONAL"))
        ):
            return sentence.words[s.first]
        for i in range(s.first, s.last - 2):
            if sentence.has(i, "RULER") and sentence.has(i + 2, "CAP"):
                return sentence.words[i + 2]
    return None


@once
def passage_place(reading: Reading, index: int) -> str | None:
    """The place of the sentences before one that tell of harm, nearest first, for headline and lead of the
    next, then of any.
    """
    before = [index, *range(index - 1, max(-1, index - 1 - FAR), -1)]
    for there in before:
        for p in reading.places(there):
            if p.role == "entry":  # of a log: up to the next one all is there
                return trimmed(reading.sentence(there), p)
    opens = index <= LEAD and label_place(reading, index) is None
    after = list(range(index + 1, min(len(reading), index + 1 + AHEAD))) if opens else []
    before, after = (
        list(itertools.takewhile(functools.partial(within, reading, index), some)) for some in (before, after)
    )
    for sentences, told in ((before, True), (after, True), (before, False), (after, False)):
        for there in sentences:
            if told and not tells_of_harm(reading, there):
                continue
            found = told_place(reading, there, there == index)
            if found is not None and (found.level >= 1 or not told):
                return trimmed(reading.sentence(there), found)
    return None


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
        if not same_paragraph(reading, 0, there + 1):
            break
    return None


def dateline_place(reading: Reading) -> str | None:
    """Where the text was written, for one that names no place at all."""
    lines = range(min(len(reading), DATELINES))
    written = ((reading.sentence(i), p) for i in lines for p in reading.places(i) if p.role == "dateline")
    return next((trimmed(sentence, p) for sentence, p in written), None)


@once
def told_place(reading: Reading, index: int, is_own: bool) -> PlaceMention | None:
    """The place of a sentence for a figure of its own, or of another: that of its own figure, else the first
    narrow one.
    """
    if not is_own and index in reading.anchored:
        own = own_place(reading, reading.anchored[index][0])
        if own is not None and own.named:
            return own
    named = [p for p in heads(reading, index) if p.named and (not is_own or p.role == "target")]
    return max(named, key=lambda p: (p.level >= 4, -p.first)) if named else None


def tells_of_harm(reading: Reading, index: int) -> bool:
    """Whether a sentence holds a figure or a word for an attack."""
    return index in reading.anchored or reading.sentence(index).any_of("EVENT")


@once
def country(reading: Reading) -> str | None:
    """The country that the text names most, by its name or its people's."""
    counts: Counter[str] = Counter()
    for index in range(len(reading)):
        sentence = reading.sentence(index)
        for name, weight in (("COUNTRY", 2), ("COUNTRYS", 2), ("DEMONYM", 1)):
            letters = sentence.lexicon.tagger.letter_set(name)
            for i, letter in enumerate(sentence.letters if sentence.holds(name) else ""):
                if letter in letters and not sentence.has(i + 1, "BELLIGERENT_STATE"):
                    value = str(sentence.lexicon.tagger.value(name, sentence.words[i])).title()
                    counts[value] += weight + (weight if sentence.has(i - 1, "LOC") else 0)
    named = [c for c in counts if c in reading.page.text]  # a people's name alone says not where
    return min(named, key=lambda c: (-counts[c], c)) if named else None

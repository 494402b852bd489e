"""Which place is a figure's: the narrowest named for it in its sentence, else where the passage plainly is.

Places that follow one another ("Manyan market in New Aleppo area", "the town of Ariha in Idlib") are one
chain, and its head is the place. "The town", "the same square" is the last place of that kind; "the east of
the city" stands as written.
"""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import has_sections, label_place
from extractors.places import NAME_LEVEL, PlaceMention
from extractors.places_heads import SAME, heads, is_partial, kinds_of, trimmed
from extractors.places_home import (
    area,
    country,
    dateline_place,
    home,
    is_at_dateline,
    is_report,
    is_this,
    plays_at_dateline,
)
from extractors.places_own import cost, of_pair, own_place
from extractors.places_passage import (
    FAR,
    farther_place,
    heading_place,
    headings,
    list_place,
    passage_place,
    title_place,
    told_place,
    unnamed_place,
)
from extractors.places_tables import is_table_row, row_place
from extractors.windows_own import own_mention
from extractors.windows_report import same_paragraph

WIDE = 2  # the level of a county: up to that, "the state", "the valley" is a place as it stands
NEAR = 9  # tokens around a figure in which "war" makes it the toll of that war


@once
def attach_place(reading: Reading, spot: Spot) -> str | None:
    """The place of one figure, as written."""
    if row := row_place(reading, spot.sentence):
        return row
    sentence = reading.sentence(spot.sentence)
    if pair := of_pair(reading, spot):
        return pair
    own = own_place(reading, spot)
    far = own is None or (own.named and cost(sentence, own, spot) > NEAR)
    wide = far and of_whole_country(reading, spot)
    whole = heading_place(reading, spot.sentence) or country_of(reading, spot) if wide else None
    if wide and own is None and (kept := period_before(reading, spot)):
        return kept
    if wide and (whole or own is None):
        return whole
    if (own is None or not own.named) and is_at_dateline(reading, sentence):
        return dateline_place(reading)
    if own is not None and not own.named and of_nation(sentence, own):
        return country(reading)  # "on the country's roads"
    if own is not None and not own.named and own.level < 1 and not is_partial(sentence, own):
        return country(reading) or trimmed(sentence, own)
    if own is not None and not own.named and own.first < spot.first and (said := native_place(reading, spot)):
        return said
    if own is not None and (own.named or is_partial(sentence, own)):
        return trimmed(sentence, own)
    if own is not None and stands_here(reading, sentence, own):
        return dateline_place(reading)
    if own is not None and (known := of_that_kind(reading, spot, own)):
        return known
    if own is not None and (named := own_place(reading, spot, True)):
        return trimmed(sentence, named)  # "in the port of Ressa, a fire at a camp"
    label = label_place(reading, spot.sentence)
    if own is not None and 1 <= own.level <= WIDE:
        return label or area(reading) or own.text  # "the state", "the valley": not where the passage last was
    if own is None and (kept := country_before(reading, spot)):
        return kept
    spoken = speakers_place(reading, spot)
    carried = passage_place(reading, spot.sentence) or spoken or label
    carried = carried or list_place(reading, spot.sentence) or title_place(reading, spot.sentence)
    if carried or (own is not None and (carried := claim_before(reading, spot))):
        return carried
    if plays_at_dateline(reading):
        return dateline_place(reading)
    if own is not None and not (area(reading) and sentence.has(own.first, "ONE")):
        return trimmed(sentence, own)
    known = (
        claim_before(reading, spot)
        or reading.hint
        or home(reading)
        or unnamed_place(reading)
        or dateline_place(reading)
    )
    return known or farther_place(reading, spot.sentence)


def stands_here(reading: Reading, sentence: Sentence, own: PlaceMention) -> bool:
    """Whether a place without a name is the one of the dateline, or lies in it: "a mill in this town"."""
    lies = sentence.has(own.first, "ONE") and sentence.any_of("HERE", own.last, own.last + NEAR)
    return (is_this(sentence, own) or lies) and plays_at_dateline(reading)


def of_nation(sentence: Sentence, own: PlaceMention) -> bool:
    """ "The country's roads", "the State's roads"."""
    owner = own.last - 1
    return sentence.any_of("NATION", own.first, owner) or any(
        sentence.has(i - 1, "DET") and i < owner for i in sentence.where("OWN_STATE", own.first, owner)
    )


def country_before(reading: Reading, spot: Spot) -> str | None:
    """The country of which the sentence before counts, if its paragraph names nothing nearer."""
    before = spot.sentence - 1
    if before not in reading.anchored or not same_paragraph(reading, before, spot.sentence):
        return None
    other = reading.anchored[before][-1]
    if not (is_count(reading, spot) and is_count(reading, other)):
        return None
    if not of_whole_country(reading, other) or own_place(reading, other) is not None:
        return None
    return country_of(reading, other)


def is_count(reading: Reading, spot: Spot) -> bool:
    """Whether a figure is a number of people, not one person by name."""
    sentence = reading.sentence(spot.sentence)
    return any(sentence.has(spot.first, name) for name in ("INT", "NUM", "NUMERIC", "VAGUE"))


def period_before(reading: Reading, spot: Spot) -> str | None:
    """The place of which the sentence before counts over weeks or years: this one goes on with it."""
    before = spot.sentence - 1
    if is_report(reading) or reading.sentence(spot.sentence).any_of("TOLL_WAR"):
        return None
    if before not in reading.anchored or not same_paragraph(reading, before, spot.sentence):
        return None
    other = reading.anchored[before][-1]
    mention, place = own_mention(reading, other), own_place(reading, other)
    long = mention is not None and mention.kind in {"period", "running", "since"}
    if not long or place is None or not place.named or place.level < 1:
        return None
    return trimmed(reading.sentence(before), place)


def claim_before(reading: Reading, spot: Spot) -> str | None:
    """The place of the figure before, with which a story goes on; a report begins anew."""
    if (
        is_table_row(reading, spot.sentence)
        or is_report(reading)
        or has_sections(reading)
        or headings(reading)
    ):
        return None
    for index in range(spot.sentence, max(-1, spot.sentence - 1 - FAR), -1):
        for other in reversed(reading.anchored.get(index, [])):
            if (other.sentence, other.first) < (spot.sentence, spot.first):
                found = None if of_whole_country(reading, other) else attach_place(reading, other)
                return found if found and found[:1].isupper() else None
    return None


def of_that_kind(reading: Reading, spot: Spot, own: PlaceMention) -> str | None:
    """The last named place whose kind is that of "the town", "the same square"."""
    here = reading.sentence(spot.sentence)
    kinds = kinds_of(here, own)
    for index in range(spot.sentence, max(-1, spot.sentence - 1 - FAR), -1):
        there = reading.sentence(index)
        for p in reversed(reading.places(index)):
            if p.named and p.role not in {"weak", "away", "dateline"} and kinds & kinds_of(there, p):
                return trimmed(there, p)
        if index < spot.sentence and not here.has(own.first, "ONE") and introduces(there, kinds):
            found = told_place(reading, index, False)
            if found and found.level >= NAME_LEVEL:
                return trimmed(there, found)
    return None


def introduces(sentence: Sentence, kinds: set[str]) -> bool:
    """Whether a sentence brings in one of that kind without its name: "a hospital in Orte was hit"."""
    return any(
        sentence.words[i].lower()[:SAME] in kinds and sentence.any_of("ONE", i - 3, i)
        for i in sentence.where("KIND")
    )


def of_whole_country(reading: Reading, spot: Spot) -> bool:
    """The toll of a war, or a count over weeks that names no place; one up to a day is of the passage."""
    sentence = reading.sentence(spot.sentence)
    named = any(p.named for p in heads(reading, spot.sentence))
    war = [i for i in sentence.where("TOLL_WAR") if not sentence.has(i + 1, "WAR_THING")]
    if any(spot.first - NEAR <= i < spot.last + NEAR or not named for i in war):
        return True
    if spot.sentence and sentence.has(0, "IT") and not named:
        before = reading.sentence(spot.sentence - 1)
        if before.any_of("TOLL_WAR") and not before.any_of("ONE_EVENT"):
            return True  # "… a civil war. It has cost 200,000 lives"
    own = own_mention(reading, spot)
    if sentence.any_of("BACK_THERE") or any(sentence.has(i + 1, "LOW") for i in sentence.where("SAME_ONE")):
        return False  # "nine drowned there in 1994", "in the same drain"
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
                return there if there == country(reading) else None
    dated = [m for m in reading.times(spot.sentence) if m.kind in {"since", "running"}]
    for p in reading.places(spot.sentence):
        if (p.role == "weak" or (p.level < 1 and p.named)) and not any(
            m.first <= p.first < m.last for m in dated
        ):
            return trimmed(sentence, p)
    a_war = any(not sentence.has(i, "STRIFE") for i in sentence.where("TOLL_WAR"))
    return (country(reading) if a_war else None) or home(reading) or reading.hint


def native_place(reading: Reading, spot: Spot) -> str | None:
    """Whose people speak: "Residents of Orte said", "the commissioner of Duk reported"."""
    for s in reading.speeches(spot.sentence):
        for p in reading.places(spot.sentence):
            if s.first <= p.first < s.last and p.role == "people" and p.level >= 1:
                return trimmed(reading.sentence(spot.sentence), p)
    return None


def speakers_place(reading: Reading, spot: Spot) -> str | None:
    """The place whose authority speaks ("Gaza's health ministry"), unless it is one that fights elsewhere."""
    sentence = reading.sentence(spot.sentence)
    if native := native_place(reading, spot):
        return native
    for s in reading.speeches(spot.sentence):
        fights = sentence.any_of("BELLIGERENT_STATE", s.first + 2, s.last)
        if fights and not sentence.any_of("NEUTRAL", s.first, s.last):
            continue
        if (
            sentence.has(s.first, "CAP")
            and not sentence.has(s.first, "FUNCTION")
            and (sentence.has(s.first, "COUNTRY") or not sentence.words[s.first].isupper())
            and (sentence.has(s.first + 1, "POSS") or sentence.has(s.first + 1, "REGIONAL"))
        ):
            return sentence.words[s.first]
        for i in range(s.first, s.last - 2):
            if sentence.has(i, "RULER") and sentence.has(i + 1, "LOW") and sentence.has(i + 2, "CAP"):
                return sentence.words[i + 2]
    return None

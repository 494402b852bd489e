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
from extractors.places_entry import entry_place
from extractors.places_heads import SAME, is_partial, kinds_of, trimmed
from extractors.places_home import (
    area,
    country,
    dateline_place,
    home,
    is_at_dateline,
    is_report,
    is_this,
    plays_at_dateline,
    town_of_dateline,
)
from extractors.places_none import LEAST
from extractors.places_own import BESIDE, aside_place, cost, goal, listed_before, of_pair, own_place
from extractors.places_passage import (
    CITY,
    FAR,
    FARTHEST,
    farther_place,
    heading_place,
    headings,
    list_place,
    live_place,
    passage_place,
    section_place,
    title_place,
    told_place,
    unnamed_place,
)
from extractors.places_scene import is_behind_lead, lead_spot, names_country, narrowed
from extractors.places_tables import is_table_row, row_place
from extractors.places_whole import (
    country_before,
    country_of,
    general_of_party,
    local_voice,
    native_place,
    of_whole_country,
    period_before,
    police_seat,
    speakers_place,
    told_on,
)

WIDE = 2  # the level of a county: up to that, "the state", "the valley" is a place as it stands
NOT_THERE = {"weak", "away", "caught", "dateline"}  # the roles of places where nothing was
NEAR = 9  # what a place costs that is near its figure; tokens behind it in which "this town" stands


@once
def attach_place(reading: Reading, spot: Spot) -> str | None:
    """The place of one figure, as written."""
    if row := row_place(reading, spot.sentence):
        return row
    sentence = reading.sentence(spot.sentence)
    if pair := of_pair(reading, spot) or listed_before(reading, spot):
        return pair
    own = own_place(reading, spot)
    if (own is None or not own.named or own.role in {"label", "entry"}) and (
        headed := entry_place(reading, sentence.spans[spot.first][0])
    ):
        return headed
    if sentence.any_of("WORLDWIDE") and (own is None or not own.named):
        return None
    if sentence.any_of("NATIONWIDE") and (own is None or not own.named):
        return country(reading) or (own.text if own else None)
    far = own is None or (
        own.named and cost(sentence, own, spot, False) > NEAR and not joins(sentence, own, spot)
    )
    wide = far and of_whole_country(reading, spot)
    whole = heading_place(reading, spot.sentence) or country_of(reading, spot) if wide else None
    if wide and own is None and (kept := period_before(reading, spot)):
        return kept
    if own is None and (kept := told_on(reading, spot)):
        return kept
    if wide and (whole or own is None):
        return whole
    if (own is None or not own.named) and is_at_dateline(reading, sentence):
        return dateline_place(reading)
    if own is not None and of_continent(sentence, own):
        return country(reading) or trimmed(sentence, own)
    if own is not None and not own.named and not is_partial(sentence, own) and of_nation(sentence, own):
        return country(reading)  # "on the country's roads"
    if own is not None and not own.named and own.first < spot.first and (said := native_place(reading, spot)):
        return said
    if own is not None and not own.named and own.level < 1 and not is_partial(sentence, own):
        return country(reading) or trimmed(sentence, own)
    if own is not None and (own.named or is_partial(sentence, own)):
        return trimmed(sentence, own)
    if own is not None and stands_here(reading, sentence, own):
        return dateline_place(reading)
    if own is not None and (known := of_that_kind(reading, spot, own)):
        return known
    if own is None and (there := goal(reading, spot)):
        return trimmed(sentence, there)
    if own is not None and not own.named and sentence.has(0, "ELSEWHERE"):
        return own.text
    if own is not None and own.level == CITY and own.first == 1 and sentence.has(0, "LOC"):
        return own.text  # "In the capital, …"
    if own is not None and (named := own_place(reading, spot, True)):
        return trimmed(sentence, named)  # "in the port of Ressa, a fire at a camp"
    if own is not None and is_capital(sentence, own):
        return own.text
    label = label_place(reading, spot.sentence)
    back = own is not None and any(sentence.any_of(k, own.first, own.last) for k in ("LOCAL", "SAME_ONE"))
    if own is not None and 1 <= own.level <= WIDE and not back:
        return label or area(reading) or own.text  # "the state", "the valley": not where the passage last was
    if own is None and sums_up(sentence, spot):
        return area(reading) or label
    if (own is None or not own.named) and general_of_party(reading, spot):
        return None
    if own is None and (
        kept := police_seat(reading, spot) or local_voice(reading, spot) or country_before(reading, spot)
    ):
        return kept
    spoken = speakers_place(reading, spot)
    carried = (
        live_place(reading, spot.sentence)
        or section_place(reading, spot.sentence)
        or main_place(reading, spot.sentence)
        or passage_place(reading, spot.sentence)
        or spoken
        or label
    )
    carried = carried or list_place(reading, spot.sentence) or title_place(reading, spot.sentence)
    if carried and (town := town_of_dateline(reading, carried)):
        return town
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
    return known or farther_place(reading, spot.sentence) or aside_place(reading, spot)


def sums_up(sentence: Sentence, spot: Spot) -> bool:
    """Whether a line sums up all that was told: "Week total: 58 dead"."""
    ahead = spot.first - 1 - (sentence.words[spot.first - 1] == ":")
    return ahead <= 1 and sentence.has(ahead, "GRAND_SUM") and sentence.is_number(spot.first)


def is_capital(sentence: Sentence, own: PlaceMention) -> bool:
    """Whether a place is "the capital", which is one of its own wherever the passage plays."""
    return own.last - own.first == LEAST and sentence.has(own.last - 1, "CAPITAL")


def joins(sentence: Sentence, own: PlaceMention, spot: Spot) -> bool:
    """Whether a figure goes on with the place before: "900 killed in Orte and another two displaced"."""
    return 0 <= spot.first - own.last <= BESIDE and sentence.any_of("AND", own.last, spot.first)


@once
def main_place(reading: Reading, index: int) -> str | None:
    """Where the main event of a story was, for a later paragraph that names no place: the account comes back
    to it from every aside.
    """
    first = lead_spot(reading)
    if first is None or not is_behind_lead(reading, index):
        return None
    found = attach_place(reading, first)
    if not found or not any(map(str.isupper, found)) or names_country(reading, found):
        return None
    sentence = reading.sentence(index)
    if any(trimmed(sentence, p) == found for p in reading.places(index)):
        return found  # "Officials in Bihar put the dead at 140"
    return narrowed(reading, first, index) or found


def stands_here(reading: Reading, sentence: Sentence, own: PlaceMention) -> bool:
    """Whether a place without a name is the one of the dateline, or lies in it: "a mill in this town"."""
    lies = sentence.has(own.first, "ONE") and sentence.any_of("HERE", own.last, own.last + NEAR)
    return (is_this(sentence, own) or lies) and plays_at_dateline(reading)


def of_continent(sentence: Sentence, own: PlaceMention) -> bool:
    """ "The West African nation": what a country is called once it has been named."""
    return sentence.has(own.last - 1, "NATION") and sentence.any_of("OF_CONTINENT", own.first, own.last)


def of_nation(sentence: Sentence, own: PlaceMention) -> bool:
    """ "The country's roads", "the State's roads"."""
    owner = own.last - 1
    return sentence.any_of("NATION", own.first, owner) or any(
        sentence.has(i - 1, "DET") and i < owner for i in sentence.where("OWN_STATE", own.first, owner)
    )


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
    back = FARTHEST if own.level <= WIDE else FAR  # "the state" stays the one that was named
    for index in range(spot.sentence, max(-1, spot.sentence - 1 - back), -1):
        there = reading.sentence(index)
        for p in reversed(reading.places(index)):
            if p.named and p.role not in NOT_THERE and kinds & kinds_of(there, p):
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

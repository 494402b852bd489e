"""Which place is a figure's: the narrowest named for it in its sentence, else where the passage plainly is.

Places that follow one another ("Manyan market in New Aleppo area", "the town of Ariha in Idlib") are one
chain, and its head is the place. "The town", "the same square" is the last place of that kind; "the east of
the city" stands as written.
"""

from __future__ import annotations

from extractors.context_reading import Reading, Spot
from extractors.context_sections import label_place
from extractors.places import PlaceMention
from extractors.places_heads import heads, is_partial, kinds_of, trimmed
from extractors.places_home import country, dateline_place, home
from extractors.places_own import cost, own_place
from extractors.places_passage import FAR, list_place, passage_place, title_place
from extractors.windows_attach import own_mention

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
    return reading.hint or home(reading) or dateline_place(reading)


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
    return (country(reading) if sentence.any_of("TOLL_WAR") else home(reading)) or reading.hint


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

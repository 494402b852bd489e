"""What is told of a whole country: the toll of a war, a count over weeks or years; whose office tells it."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot
from extractors.context_sections import label_place
from extractors.places import NAME_LEVEL
from extractors.places_heads import heads, trimmed
from extractors.places_home import country, home, is_report
from extractors.places_own import own_place
from extractors.places_passage import heading_place, paragraph_place
from extractors.places_scene import is_story
from extractors.windows_own import own_mention
from extractors.windows_report import same_paragraph

MONTH = 31  # days: what a report counts over fewer is of the place that its paragraph tells of
LOSSES = {"killed", "wounded", "missing", "detained"}  # what a party to a war counts
WATCHED = 6  # tokens from "monitoring", "the worst" to the war
NEAR = 9  # tokens around a figure in which "war" makes it the toll of that war


def country_before(reading: Reading, spot: Spot) -> str | None:
    """The country of which the sentence before counts, if its paragraph names nothing nearer."""
    before = spot.sentence - 1
    if before not in reading.anchored or not same_paragraph(reading, before, spot.sentence):
        return None
    other = reading.anchored[before][-1]
    if not all(reading.sentence(one.sentence).is_number(one.first) for one in (spot, other)):
        return None
    if not of_whole_country(reading, other) or own_place(reading, other) is not None:
        return None
    return country_of(reading, other)


def told_on(reading: Reading, spot: Spot) -> str | None:
    """The part of a country of which the sentence before counts, where its speaker goes on: "It says that
    9,000 have fled".
    """
    before, sentence = spot.sentence - 1, reading.sentence(spot.sentence)
    if not (sentence.has(0, "PRONOUN") and sentence.has(1, "SAY")) or before not in reading.anchored:
        return None
    place = own_place(reading, reading.anchored[before][-1])
    if place is None or not place.named or place.level >= 1 or not place.level:
        return None
    same = same_paragraph(reading, before, spot.sentence)
    return trimmed(reading.sentence(before), place) if same else None


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


def of_whole_country(reading: Reading, spot: Spot) -> bool:
    """The toll of a war, or a count over weeks that names no place; one up to a day is of the passage."""
    sentence = reading.sentence(spot.sentence)
    named = any(p.named for p in heads(reading, spot.sentence))
    war = [
        i
        for i in sentence.where("TOLL_WAR")
        if not (sentence.has(i + 1, "WAR_THING") or is_watched(sentence, i) or is_one_of_war(sentence, i))
    ]
    if any(spot.first - NEAR <= i < spot.last + NEAR or not named for i in war):
        return True
    if spot.sentence and sentence.has(0, "IT") and not named:
        before = reading.sentence(spot.sentence - 1)
        if before.any_of("TOLL_WAR") and not before.any_of("ONE_EVENT"):
            return True  # "… a civil war. It has cost 200,000 lives"
    own = own_mention(reading, spot)
    if goes_on(reading, spot):
        return False
    if sentence.any_of("BACK_THERE") or any(sentence.has(i + 1, "LOW") for i in sentence.where("SAME_ONE")):
        return False  # "nine drowned there in 1994", "in the same drain"
    long = own is not None and (own.kind in {"period", "running"} or (own.precision or 0) >= 4)
    is_up_to = own is not None and own.kind == "running" and own.start is None and own.end is not None
    if not long or is_up_to or heads(reading, spot.sentence):
        return False
    if is_story(reading):
        return True
    if heading_place(reading, spot.sentence) or label_place(reading, spot.sentence):
        return False
    short = own and own.start and own.end and (own.end - own.start).days < MONTH
    return not (short and paragraph_place(reading, spot.sentence)) or native_place(reading, spot) is not None


def is_watched(sentence: Sentence, at: int) -> bool:
    """Whether a war is only what a speaker watches: "a group monitoring the Tervan war"."""
    return sentence.any_of("MONITORS", max(0, at - WATCHED), at)


def is_one_of_war(sentence: Sentence, at: int) -> bool:
    """Whether one event of a war is told: "some of the worst fighting of the war"."""
    of_it = sentence.has(at - 1, "DEFINITE") and sentence.has(at - 2, "NAMED_BY")
    return of_it and sentence.any_of("SUPERLATIVE", max(0, at - WATCHED), at)


def general_of_party(reading: Reading, spot: Spot) -> bool:
    """Whether a paragraph opens with what a party to a war says that it did, or lost, and names no place:
    "The rebels said they had killed 40 soldiers", "The army put its losses at 137".
    """
    index = spot.sentence
    sentence = reading.sentence(index)
    told = sentence.is_number(spot.first) and spot.key[0] in LOSSES
    if not index or not told or same_paragraph(reading, index - 1, index):
        return False
    speeches = reading.speeches(index)
    if not speeches or any(sentence.any_of("LAW", s.first, s.last) for s in speeches):
        return False
    did = any(
        not sentence.has(i, "PERSON_PRONOUN")
        and (sentence.has(i + 1, "PLUPERFECT") or sentence.has(i + 1, "PERFECT"))
        and sentence.any_of("KILLS", i + 2, i + 4)
        for i in sentence.where("PRONOUN", 2, spot.first)
    )
    lost = any(sentence.any_of("LOSSES", i + 1, i + 3) for i in sentence.where("ITS", 0, spot.first))
    return did or lost


def goes_on(reading: Reading, spot: Spot) -> bool:
    """Whether a sentence goes on with the event of the place named just before: "The siege left 974 dead", "a
    report into the crash, which killed eight".
    """
    sentence = reading.sentence(spot.sentence)
    starts = {0, *(i - 2 - (sentence.words[i - 1] == ",") for i in sentence.where("WHICH", 2, spot.first))}
    opens = any(
        sentence.has(i, "DEFINITE")
        and (sentence.has(i + 1, "ASSAULT") or sentence.has(i + 1, "EVENT"))
        and not sentence.has(i + 1, "TOLL_WAR")
        for i in starts
    )
    return opens and paragraph_place(reading, spot.sentence) is not None


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
            if s.first <= p.first < s.last and p.role in {"people", "voice"} and p.level >= 1:
                return trimmed(reading.sentence(spot.sentence), p)
    return None


def local_voice(reading: Reading, spot: Spot) -> str | None:
    """Where those live who tell of a figure behind them: "Elders from Orte said ten had been shot"."""
    sentence = reading.sentence(spot.sentence)
    for p in reading.places(spot.sentence):
        told = p.role == "voice" and p.level >= 1 and p.last <= spot.first
        if told and ";" not in sentence.words[p.last : spot.first]:
            return trimmed(sentence, p)
    return None


def police_seat(reading: Reading, spot: Spot) -> str | None:
    """Where the police sit who tell of it: "Police in Orte reported arresting six"."""
    sentence = reading.sentence(spot.sentence)
    for s in reading.speeches(spot.sentence):
        if sentence.any_of("LAW", s.first, s.last):
            for p in reading.places(spot.sentence):
                if p.named and s.first <= p.first < s.last and p.role == "at" and p.level >= NAME_LEVEL - 1:
                    return trimmed(sentence, p)
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
            and not any(sentence.has(s.first, name) for name in ("FUNCTION", "TITLE", "SPEAKER"))
            and not sentence.any_of("KIN", s.first + 2, s.last)
            and (sentence.has(s.first, "COUNTRY") or not sentence.words[s.first].isupper())
            and (sentence.has(s.first + 1, "POSS") or sentence.has(s.first + 1, "REGIONAL"))
        ):
            first = s.first  # "Rio de Orte's health office"
            while sentence.has(first - 1, "PARTICLE") and sentence.has(first - 2, "CAP"):
                first -= 2
            return sentence.written(first, s.first + 1)
        for i in range(s.first, s.last - 2):
            if sentence.has(i, "RULER") and sentence.has(i + 1, "LOW") and sentence.has(i + 2, "CAP"):
                return sentence.words[i + 2]
    return None

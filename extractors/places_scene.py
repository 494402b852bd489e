"""Where the main event of a story happened, to which its account comes back after every aside."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import has_sections
from extractors.paragraphs import hangs_together
from extractors.places import NAME_LEVEL, PlaceMention
from extractors.places_heads import trimmed
from extractors.places_home import country, is_report, stands_alone
from extractors.places_none import names_people
from extractors.places_own import own_place
from extractors.places_passage import FAR, plays, tells_of_harm, told_place
from extractors.windows_report import is_title

OF_KIND = 4  # tokens from "a" to the kind of the scene: "a crowded Sufi shrine"
LEAD = 3  # the figures among which that of the main event is


@once
def is_story(reading: Reading) -> bool:
    """Whether a text tells of one main event: no report on an area, no list of items."""
    return not (is_report(reading) or has_sections(reading))


@once
def lead_spot(reading: Reading) -> Spot | None:
    """The first figure below the headline, of those harmed before of those held."""
    titled = is_title(reading, 0)
    told = [
        s for s in reading.spots if not (stands_alone(reading, s.sentence) or (titled and not s.sentence))
    ]
    return next((s for s in told[:LEAD] if s.key[0] != "detained"), told[0] if told else None)


def is_behind_lead(reading: Reading, index: int) -> bool:
    """Whether a sentence stands in a later paragraph of a story than its first figure."""
    first = lead_spot(reading)
    return (
        first is not None
        and first.sentence < index
        and not hangs_together(reading, first.sentence, index)
        and is_story(reading)
    )


def names_country(reading: Reading, name: str) -> bool:
    """Whether a place as written is a country and no part of one."""
    return name == country(reading) or name.lower() in reading.lexicon.tagger.words("COUNTRY")


@once
def narrowed(reading: Reading, first: Spot, index: int) -> str | None:
    """The one narrower place that the sentences behind a wide lead tell of, up to a sentence."""
    if named := of_lead_kind(reading, first, index):
        return named
    lead = own_place(reading, first)
    if scene := told_of(reading, first, index, lead):
        return scene
    if lead is None or not lead.named or not is_wide(reading.sentence(first.sentence), lead):
        return None
    told: set[str] = set()
    for there in range(first.sentence, min(index, first.sentence + 1 + FAR)):
        found = told_place(reading, there, False)
        if found is None or not (tells_of_harm(reading, there) or plays(reading, there, found)):
            continue
        if found.level >= NAME_LEVEL and found != lead:
            told.add(trimmed(reading.sentence(there), found))
    return told.pop() if len(told) == 1 else None


def told_of(reading: Reading, first: Spot, index: int, lead: PlaceMention | None) -> str | None:
    """What a lead that only says about where is told to be: "in a hamlet. The raid on Haas …"."""
    here = reading.sentence(first.sentence)
    if lead is not None and lead.named and not is_wide(here, lead) and not is_about(here, lead):
        return None
    for there in range(first.sentence + 1, min(index + 1, first.sentence + 1 + FAR)):
        sentence = reading.sentence(there)
        if not sentence.has(0, "DEFINITE") or not any(
            sentence.has(i, "ASSAULT") or sentence.has(i, "EVENT") for i in (1, 2, 3)
        ):
            continue
        found = told_place(reading, there, False)
        if found and found.level >= NAME_LEVEL:
            return trimmed(sentence, found)
    return None


def is_about(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a place is told by a spot near it: "a hamlet", "south of Orte"."""
    return any(sentence.any_of(name, p.first, p.last) for name in ("ONE", "DIRECTION"))


def is_wide(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a place is wider than a town: a region, a river."""
    return p.level < NAME_LEVEL or (p.level == NAME_LEVEL and sentence.any_of("WATERS", p.first, p.last))


def of_lead_kind(reading: Reading, first: Spot, index: int) -> str | None:
    """The name of the scene that the lead only calls by its kind: "at a mine in Tervania", then "the Orte
    mine".
    """
    lead = reading.sentence(first.sentence)
    kinds = {
        lead.words[i].lower()
        for i in lead.where("KIND")
        if lead.any_of("ONE", i - OF_KIND, i)
        and lead.has(i, "LOW")
        and value(lead, i) > NAME_LEVEL
        and not names_people(lead, i + 1)
    }
    if not kinds:
        return None
    for there in range(first.sentence + 1, min(index + 1, first.sentence + 1 + FAR)):
        sentence = reading.sentence(there)
        for p in reading.places(there):
            words = {sentence.words[i].lower() for i in range(p.first, p.last)}
            if p.named and p.level > NAME_LEVEL and kinds & words and not sentence.has(p.first, "ONE"):
                return trimmed(sentence, p)
    return None


def value(sentence: Sentence, at: int) -> int:
    """How narrow the kind of a token is."""
    found = sentence.lexicon.tagger.value("KIND", sentence.words[at])
    return found if isinstance(found, int) else 0

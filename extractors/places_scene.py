"""Where the main event of a story happened, to which its account comes back after every aside."""

from __future__ import annotations

from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import has_sections
from extractors.places import NAME_LEVEL
from extractors.places_heads import trimmed
from extractors.places_home import country, is_report, stands_alone
from extractors.places_own import own_place
from extractors.places_passage import FAR, plays, tells_of_harm, told_place
from extractors.windows_report import same_paragraph

LEAD = 3  # the figures among which that of the main event is


@once
def is_story(reading: Reading) -> bool:
    """Whether a text tells of one main event: no report on an area, no list of items."""
    return not (is_report(reading) or has_sections(reading))


@once
def lead_spot(reading: Reading) -> Spot | None:
    """The first figure below the headline, of those harmed before of those held."""
    told = [s for s in reading.spots if not stands_alone(reading, s.sentence)]
    return next((s for s in told[:LEAD] if s.key[0] != "detained"), told[0] if told else None)


def is_behind_lead(reading: Reading, index: int) -> bool:
    """Whether a sentence stands in a later paragraph of a story than its first figure."""
    first = lead_spot(reading)
    return (
        first is not None
        and first.sentence < index
        and not same_paragraph(reading, first.sentence, index)
        and is_story(reading)
    )


def names_country(reading: Reading, name: str) -> bool:
    """Whether a place as written is a country and no part of one."""
    return name == country(reading) or name.lower() in reading.lexicon.tagger.words("COUNTRY")


@once
def narrowed(reading: Reading, first: Spot, index: int) -> str | None:
    """The one narrower place that the sentences behind a wide lead tell of, up to a sentence."""
    lead = own_place(reading, first)
    if lead is None or not lead.named or lead.level >= NAME_LEVEL:
        return None
    told: set[str] = set()
    for there in range(first.sentence, min(index, first.sentence + 1 + FAR)):
        found = told_place(reading, there, False)
        if found is None or not (tells_of_harm(reading, there) or plays(reading, there, found)):
            continue
        if found.level >= NAME_LEVEL:
            told.add(trimmed(reading.sentence(there), found))
    return told.pop() if len(told) == 1 else None

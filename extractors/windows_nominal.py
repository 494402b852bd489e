"""Times of a sentence that names a harm with a noun: "Orlo's death", "the killing of two guards". What is
told of the harm has a time of its own; that of the harm stands beside its noun.
"""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Spot
from extractors.windows_mention import TimeMention
from extractors.windows_said import owns

BESIDE = 2  # tokens between a time and the noun of harm right behind it


def is_named(sentence: Sentence, spot: Spot) -> bool:
    """Whether the harm is a noun: before "of", or behind whose it is."""
    at = spot.trigger
    if sentence.has(at, "BODIES"):
        return False
    return sentence.has(at + 1, "OF_IT") or sentence.has(at - 1, "POSS")


def outside_noun(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "The inquest into Orlo's death is to resume in June", "On Monday they mourned the death of Ana Orlo":
    not "On Monday a blast caused the deaths of 12", "the deaths of 12 miners in May".
    """
    if not is_named(sentence, spot) or owns(sentence, m) or 0 <= spot.trigger - m.last < BESIDE:
        return False  # "the August killings of"
    if m.kind == "since" and any(sentence.is_number(i) for i in range(spot.first, spot.last)):
        return False  # "the whereabouts of nine have not been known since May"
    low, high = min(spot.first, spot.trigger), max(spot.last, spot.trigger + 1)
    between = range(m.last, low)
    if between and all(sentence.words[i] == "," or sentence.has(i, "DEFINITE") for i in between):
        return False  # "The day before, the kidnapping of an aide had …"
    if m.first >= high:  # not "Orlo's death, who was shot on Monday"
        return not sentence.any_of("EVENT", high, m.first) and any(
            sentence.any_of(name, high, m.first) for name in ("WAS", "NOW", "SAY")
        )
    if m.last > low or m.kind not in {"day", "period", "recent"}:
        return False
    before = ((0, m.first), (m.last, low))
    return not any(
        sentence.any_of(name, *part) for part in before for name in ("EVENT", "ONE_EVENT", "WIDE", "CAUSED")
    )

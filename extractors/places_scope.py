"""Which places of a sentence tell of another event than the one a figure counts."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Spot


def of_other_time(sentence: Sentence, first: int, spot: Spot) -> bool:
    """Whether "hours after", "a day after" stands between a place and a figure: what follows it was another
    event ("killing two near Orte, hours after rebels had shelled Sarnes").
    """
    low, high = sorted((first, min(spot.first, spot.trigger)))
    return any(sentence.has(i - 1, "UNIT") for i in sentence.where("AFTER", low, high))

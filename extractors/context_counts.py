"""What a figure counts: one event, the toll of a whole war, a toll that goes on rising."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot
from extractors.context_sections import labels_over

NEAR = 9  # tokens around a figure in which "war" makes it the toll of that war
FAR = 14  # tokens between the word "toll" and its figure
WHEN = 8  # tokens between "when" and the noun or verb of a blow
REACH = 3  # tokens between the article and the noun of one event


def of_war(reading: Reading, spot: Spot) -> bool:
    """Dead "in the uprising", "in Syria's war"; "the conflict of 1988-94 left", "the war has driven"."""
    sentence = reading.sentence(spot.sentence)
    for i in range(max(0, spot.first - NEAR), spot.last + NEAR):
        if sentence.has(i, "TOLL_WAR") and (
            sentence.any_of("WAR_OF", max(0, i - REACH), i + 2) or sentence.has(i + 1, "PERFECT")
        ):
            return True
    return False


def has_risen(reading: Reading, spot: Spot) -> bool:
    """The toll "jumped to", "now", "lowered to", and the figures beside it."""
    sentence = reading.sentence(spot.sentence)
    low = max(0, spot.first - FAR)
    tolls = [i for i in range(low, spot.first) if sentence.has(i, "TOLL")]
    if not tolls:
        return False
    return sentence.any_of("RISEN", max(0, tolls[-1] - REACH), spot.first)


def in_one_event(reading: Reading, spot: Spot) -> bool:
    """Killed "in a landslide", by "the 1985 earthquake", "when a bomb exploded"."""
    sentence = reading.sentence(spot.sentence)
    if when_it_struck(sentence, spot):
        return True
    if not sentence.any_of("ONE_EVENT"):
        return False
    low, high = sorted((spot.first, spot.trigger))
    for i in range(max(0, low - FAR), high + FAR):
        if sentence.has(i, "ONE_EVENT") and sentence.any_of("THE_ONE", max(0, i - REACH), i):
            return True
    return False


def when_it_struck(sentence: Sentence, spot: Spot) -> bool:
    """ "Last September 15 died when a bomb exploded": behind the figure one blow, and when it fell."""
    for i in range(spot.last, min(len(sentence.words), max(spot.last, spot.trigger) + FAR)):
        if (
            sentence.has(i, "THEN")
            and sentence.has(i + 1, "ONE")
            and sentence.any_of("EVENT", i + 2, i + WHEN)
        ):
            return True
    return False


def of_overview(reading: Reading, spot: Spot) -> bool:
    """Whether a figure stands under a heading for the totals so far ("Key figures")."""
    words = reading.lexicon.tagger.words("OVERVIEW")
    return any(w.lower() in words for label in labels_over(reading, spot.sentence) for w in label.split())

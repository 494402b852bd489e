"""The place that a figure's own sentence names for it."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.places import PlaceMention
from extractors.places_heads import heads, is_partial
from extractors.windows_said import behind_aside

WITHIN = 120  # tokens: in a list flattened to one sentence a place farther off is another's
FRAME = 16  # what a wider place costs that opens the sentence ("In the western region, …")
BEFORE = 6  # what a place before the figure costs
LABEL = 12.0  # what the label of a line costs, beside a place in what it labels


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
    if counted := in_brackets(sentence, found, spot):
        return counted
    found = [p for p in found if p.role != "counted"]
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


def in_brackets(sentence: Sentence, found: list[PlaceMention], spot: Spot) -> PlaceMention | None:
    """The place before the brackets in which a figure stands: "Orte (128 killed, 265 injured)"."""
    before = [p for p in found if p.role == "counted" and p.last < spot.first]
    return before[-1] if before and ")" not in sentence.words[before[-1].last : spot.first] else None


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

"""Which place is a figure's: the narrowest named for it in its sentence, else where the passage plainly is."""

from __future__ import annotations

from collections import Counter

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot
from extractors.places import PlaceMention

FAR = 5  # sentences looked back for the place of the passage


def attach_place(reading: Reading, spot: Spot) -> str | None:
    """The place of one figure, as written."""
    own = own_place(reading, spot)
    if own is not None and own.named:
        return trimmed(reading.sentence(spot.sentence), own)
    if of_whole_country(reading, spot):
        return country(reading) or reading.hint
    carried = passage_place(reading, spot)
    if carried:
        return carried
    if own is not None:
        return own.text
    return country(reading) or reading.hint


def usable(reading: Reading, index: int) -> list[PlaceMention]:
    """The places of a sentence where harm may be: not a speaker's, not a dateline, not elsewhere."""
    out = []
    for p in reading.places(index):
        if p.role in {"away", "weak"}:
            continue
        if any(s.first <= p.first < s.last for s in reading.speeches(index)):
            continue
        out.append(p)
    return out


def own_place(reading: Reading, spot: Spot) -> PlaceMention | None:
    """The nearest place of the figure's sentence, the narrower of two neighbours; a named one before a generic."""
    sentence = reading.sentence(spot.sentence)
    found = usable(reading, spot.sentence)
    if not found:
        weak = [p for p in reading.places(spot.sentence) if p.role == "weak"]
        return weak[0] if weak and is_headline(reading, spot) else None
    return min(found, key=lambda p: (not p.named, cost(sentence, p, spot), -p.level))


def is_headline(reading: Reading, spot: Spot) -> bool:
    """The first sentence: a headline names a country where the text names a town."""
    return spot.sentence == 0


def cost(sentence: Sentence, p: PlaceMention, spot: Spot) -> float:
    """Tokens between, places before the figure a little farther than those behind it, wider ones farther."""
    def gap(at: int) -> float:
        low, high, more = (p.last, at, 3) if p.last <= at else (at, p.first, 0)
        return max(0, high - low) + more + 6.0 * sum(sentence.has(i, "SPLIT") for i in range(low, high))

    return min(gap(spot.first), gap(spot.trigger)) + 4.0 * max(0.0, 4 - p.level)


def of_whole_country(reading: Reading, spot: Spot) -> bool:
    """The toll of a war or of a country."""
    sentence = reading.sentence(spot.sentence)
    return any(sentence.has(i, "WAR") for i in range(len(sentence.words))) and any(
        sentence.has(i, "PERFECT") for i in range(len(sentence.words))
    )


def passage_place(reading: Reading, spot: Spot) -> str | None:
    """The place of the sentences before, nearest first, then of those after."""
    before = range(spot.sentence - 1, max(-1, spot.sentence - 1 - FAR), -1)
    after = range(spot.sentence + 1, min(len(reading), spot.sentence + 1 + FAR))
    for index in [*before, *after]:
        named = [p for p in usable(reading, index) if p.named]
        if named:
            best = max(named, key=lambda p: (p.level, -p.first))
            return trimmed(reading.sentence(index), best)
    return None


def country(reading: Reading) -> str | None:
    """The country that the text names most, by its name or its people's."""
    counts: Counter[str] = Counter()
    for index in range(len(reading)):
        sentence = reading.sentence(index)
        for i, word in enumerate(sentence.words):
            if sentence.has(i, "COUNTRY"):
                counts[str(sentence.lexicon.tagger.value("COUNTRY", word)).capitalize()] += 1
            elif sentence.has(i, "DEMONYM"):
                counts[str(sentence.lexicon.tagger.value("DEMONYM", word))] += 1
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def trimmed(sentence: Sentence, p: PlaceMention) -> str:
    """Without the article and commas in front."""
    first = p.first
    while first < p.last - 1 and (sentence.has(first, "DET") or sentence.words[first] == ","):
        first += 1
    return sentence.written(first, p.last)

"""Whether a figure goes on from those of the sentence before: when and by whose word is then theirs."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot

ONE_MORE = 3  # tokens of "a third", which has no noun
NEAR_START = 5  # tokens at the head of a sentence where "some of them" looks back to the one before


def goes_on(reading: Reading, spot: Spot) -> bool:
    """Whether the first figure of the sentence counts some of those told just before, or more of them."""
    sentence, first = reading.sentence(spot.sentence), reading.anchored[spot.sentence][0]
    if spot.key[0] == "killed" and sentence.any_of("HURT", first.last, first.last + 4):
        return False  # "Two of the wounded died later": news of its own
    if some_of_them(sentence, 0):
        return True  # "Of the 172 …", "Among the dead were …"
    if sentence.any_of("INCLUDED", 1, first.first):
        return sentence.has(0, "THE_ONES")
    if first is spot and told_apart(reading, spot):
        return True
    if not is_number(reading, first):
        return False
    behind = range(first.last, first.last + 2)
    if first.first < NEAR_START and any(some_of_them(sentence, i) for i in behind):
        return True
    return numbers_more(reading, first)


def some_of_them(sentence: Sentence, at: int) -> bool:
    """ "… of the dead", "… of them" at a token."""
    return sentence.has(at, "SOME_OF") and sentence.has(at + 1, "THE_ONES")


def numbers_more(reading: Reading, spot: Spot) -> bool:
    """ "Another 31", "12 more"."""
    sentence = reading.sentence(spot.sentence)
    behind = range(spot.last, spot.last + 2)
    return sentence.any_of("FURTHER", spot.first - 2, spot.first) or any(
        sentence.has(i, "MORE") for i in behind
    )


def elides(reading: Reading, spot: Spot) -> bool:
    """ "47 were wounded", "a third survived": a number with no noun, of those told of before."""
    sentence = reading.sentence(spot.sentence)
    if not is_number(reading, spot):
        return sentence.any_of("NTH", spot.last - 1, spot.last) and spot.last - spot.first < ONE_MORE
    if sentence.has(spot.last, "HARMED") or sentence.has(spot.last, "HARM_COUNT"):
        return False  # "137 dead", "62 bodies"
    return spot.trigger == spot.last or sentence.has(spot.last, "NO_NOUN")


def is_number(reading: Reading, spot: Spot) -> bool:
    """Whether the figure ends in a number."""
    sentence = reading.sentence(spot.sentence)
    told = sentence.words[spot.last - 1].partition("-")[0].lower()  # "Twenty-nine"
    return sentence.is_number(spot.last - 1) or bool(reading.lexicon.tagger.value("NUM", told))


def told_apart(reading: Reading, spot: Spot) -> bool:
    """ "Eight were mill hands": who some of those told before were, and no harm of its own."""
    sentence = reading.sentence(spot.sentence)
    is_told = spot.first == 0 and sentence.has(1, "WAS")
    return is_told and not sentence.holds("EVENT") and not sentence.holds("HURT")

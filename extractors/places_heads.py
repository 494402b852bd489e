"""The places of a sentence where harm may be: the head of each chain, written with what it lies in."""

from __future__ import annotations

from dataclasses import replace

from extractors.context_page import Sentence
from extractors.context_reading import Reading, once
from extractors.context_sections import is_dialogue
from extractors.places import NAME_LEVEL, PlaceMention

LINK = 5  # tokens between two places of one chain
CARE = 9  # tokens before a hospital where it is said what is done there
OFFICE = 7  # tokens from who speaks to the place of his office
CLAIMED = 6  # tokens from "the districts" to the lives that the violence there has claimed
DISTANCE = 6  # tokens behind a name and a comma in which "30 km south of" stands
SAME = 4  # letters that "neighborhood" and "neighbourhood" share, and more


@once
def heads(reading: Reading, index: int) -> list[PlaceMention]:
    """The heads of the chains of places where harm may be: not a speaker's, not elsewhere."""
    sentence = reading.sentence(index)
    out: list[PlaceMention] = []
    last = before = -LINK - 1
    gone = False  # the chain is that of a place where the harm is not
    for p in reading.places(index):
        if p.role in {"weak", "dateline"} or in_time(reading, index, p):
            continue
        if p.role == "label" and is_dialogue(reading):
            continue
        if p.role == "alone" and not after_date(reading, index):
            continue
        speaks = any(
            s.first <= p.first < s.last or p.first <= s.first < p.last == s.last
            for s in reading.speeches(index)
        ) or titles_speaker(reading, index, p)
        treats = speaks and treats_there(reading, index, p)
        if speaks and p.role != "scene" and not (treats or claims_lives(sentence, p) or is_hit(sentence, p)):
            continue
        chained = 0 <= p.first - last <= LINK and all(
            sentence.has(i, "CHAINED") or links(sentence, i) for i in range(last, p.first)
        )
        holds = chained and out and not sentence.any_of("AND", last, p.first)
        holds = holds and (p.role != "away" or sentence.has(out[-1].last - 1, "CARE_HOUSE"))
        last = p.last
        if gone and chained:
            continue
        gone = False
        if chained and out and not (p.named and not out[-1].named):
            if holds and out[-1].reach == before:
                out[-1] = replace(out[-1], reach=p.last)
            before = p.last
            continue
        before = p.last
        if chained and out:
            out.pop()
        if treats or (p.role != "away" and not is_care(sentence, p)):
            out.append(p)
        elif not chained:
            gone = lies_in(sentence, p)
            last = p.last if gone else -LINK - 1
    return out


def titles_speaker(reading: Reading, index: int, p: PlaceMention) -> bool:
    """Whether a place is told with the office of who speaks: "said Ana Bruun, the police chief of Orte"."""
    words = reading.sentence(index).words
    return p.role == "people" and any(
        s.end <= p.first <= s.end + OFFICE and words[s.end] == "," for s in reading.speeches(index)
    )


def treats_there(reading: Reading, index: int, p: PlaceMention) -> bool:
    """Whether who speaks is a hospital that tells whom it has taken in: "the hospital at Orte had treated
    nine"; its patients are counted there.
    """
    sentence = reading.sentence(index)
    if not p.named:
        return False
    for s in reading.speeches(index):
        house = s.first <= p.first < s.last and sentence.any_of("CARE_HOUSE", s.first, p.last)
        if house and sentence.has(s.last + sentence.has(s.last, "PERFECT"), "TREATS"):
            return True
    return False


def is_care(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a place is a hospital to which the harmed were brought, not one that was struck."""
    house = any(sentence.has(i, "CARE_HOUSE") for i in range(p.first, p.last))
    town = sentence.has(p.first - 2, "CARE_HOUSE") and sentence.has(p.first - 1, "CHAINED")
    if p.role == "target" or not (house or town):
        return False
    cared = sentence.any_of("CARED", p.first - CARE, p.first)
    return cared or (house and not sentence.any_of("SMITTEN"))


def claims_lives(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether who "claims" is a disaster: "the flood in Orte claimed three lives"."""
    lives = sentence.any_of("LIVES", p.last, p.last + CLAIMED)
    return lives or sentence.any_of("DISASTER", p.first - 2, p.first)


def is_hit(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a place that looks like a speaker is what was hit: "Orte Prefecture was the worst hit"."""
    return p.role == "named" and sentence.has(p.last, "WAS") and not sentence.has(p.last, "PERFECT")


def lies_in(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether what follows a place says what it lies in: "towards the town of Azaz in Aleppo province"."""
    far = sentence.words[p.last : p.last + 1] == [","] and sentence.is_number(p.last + 1)
    if far and sentence.any_of("DIRECTION", p.last + 2, p.last + DISTANCE):
        return True  # "to Orte, 22 km north of Sarnes"
    return sentence.words[p.last : p.last + 1] == ["("] or (
        p.level >= NAME_LEVEL and sentence.has(p.last, "WITHIN")
    )


def in_time(reading: Reading, index: int, p: PlaceMention) -> bool:
    """Whether the words are those of a time: "the first quarter", "New Year's Day"; not "since their boat
    sank off Labe", which says where.
    """
    told = p.named and p.role == "at" and reading.sentence(index).has(p.first - 1, "LOC")
    return any(
        m.operation and m.first <= p.first and p.last <= m.last and not (told and m.kind == "since")
        for m in reading.times(index)
    )


def after_date(reading: Reading, index: int) -> bool:
    """Whether the sentence before is a date and no more: "30 July." """
    times = reading.times(index - 1) if index else ()
    return (
        len(times) == 1 and len(reading.sentence(index - 1).words) <= times[0].last + 1 and not times[0].first
    )


def links(sentence: Sentence, i: int) -> bool:
    """A bracket and what it holds, or a kind of place, does not part a chain."""
    return sentence.words[i] in {"(", ")"} or sentence.words[i - 1] == "(" or sentence.has(i, "KIND")


def is_partial(sentence: Sentence, p: PlaceMention) -> bool:
    """What stands as it is written: "the south of the country", "the held west", "the next village"."""
    other = sentence.any_of("OTHER_PLACE", p.first, p.last) and sentence.any_of("SETTLEMENT", p.first, p.last)
    several = sentence.has(p.last - 1, "KINDS") and any(
        not sentence.is_number(i) for i in sentence.where("MODIFIER", p.first, p.last)
    )
    return sentence.any_of("PARTIAL", p.first, p.last) or ((other or several) and not p.named)


def kinds_of(sentence: Sentence, p: PlaceMention) -> set[str]:
    """The first letters of the words for its kind."""
    return {sentence.words[i].lower()[:SAME] for i in range(p.first, p.last) if sentence.has(i, "KIND")}


def trimmed(sentence: Sentence, p: PlaceMention) -> str:
    """Without the article and commas in front; what has no name keeps its article. A road, a market, a
    village is written with the places that it is said to lie in: few gazetteers have it.
    """
    first = p.first
    if not p.named:
        return p.text
    spot = p.level >= NAME_LEVEL and sentence.any_of("KIND", p.first, p.last)
    while first < p.last - 1 and (
        sentence.has(first, "DET") or sentence.has(first, "HIT") or sentence.words[first] == ","
    ):
        if sentence.spans[first][1] == sentence.spans[first + 1][0]:
            break  # "A487"
        first += 1
    return sentence.written(first, p.reach if spot else p.last)

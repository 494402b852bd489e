"""The place that a figure's own sentence names for it."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once
from extractors.context_sections import is_name
from extractors.places import NAME_LEVEL, PlaceMention
from extractors.places_heads import heads, is_partial, trimmed
from extractors.places_scope import of_other_time
from extractors.windows_said import behind_aside

WITHIN = 120  # tokens: in a list flattened to one sentence a place farther off is another's
OPENS = 2  # tokens in which a place opens its sentence
TOWN = 3  # the level from which it is no wider than a city
SCENE = 12  # tokens from a town to the spot in it that is told behind it
FRAME = 16  # what a wider place costs that opens the sentence ("In the western region, …")
BEFORE = 6  # what a place before the figure costs
NEARBY = 8  # tokens between a figure and "the country" that is its own though a town is named
WHERE = 5  # tokens from a place to the "where" that tells of it
THERE = 8  # tokens between a figure and the "there" that says where
OF_TWO = 4  # tokens from a figure to "in the first"
BESIDE = 3  # tokens between a figure and the country that is its own: "12 people in Haiti"
GOAL = 9  # tokens behind those displaced in which it is said whereto
PROVINCE = 6.0  # what a province, a county costs beside a town of the same sentence
NAMES_OTHERS = 14.0  # what a name costs that is rather that of people
OTHER_TIME = 16.0  # what a place costs that another event had
HELD = {"court", "caught"}  # the roles of a place where somebody is tried or arrested, for what was elsewhere
LIST_MARKS = {":", ",", ";", "(", "–", "—"}
LABEL = 18.0  # what the label of a line costs, beside a place in what it labels


@once
def own_place(reading: Reading, spot: Spot, is_named: bool = False) -> PlaceMention | None:
    """The nearest place of the figure's sentence; a named one before a generic, or among named ones only."""
    sentence = reading.sentence(spot.sentence)
    low, high = reading.segment(spot)
    low, high = max(low, spot.first - WITHIN), min(high, spot.last + WITHIN)
    found = [
        p
        for p in heads(reading, spot.sentence)
        if low <= p.first < high
        and not behind_aside(sentence, max(spot.last, spot.trigger), p.first)
        and (p.role not in HELD or spot.key[0] == "detained")
    ]
    if counted := in_brackets(sentence, found, spot):
        return counted
    found = [p for p in found if p.role != "counted"]
    found = before_colon(sentence, found, spot)
    if not is_named and (back := there_before(reading, spot)):
        return back
    if is_named:
        found = [p for p in found if p.named]
        found = [p for p in found if p.level >= 1] or found
    if not found and not is_named:
        if spot.sentence:
            return None
        says = [range(s.first, s.last) for s in reading.speeches(0)]
        weak = (p for p in reading.places(0) if p.role == "weak" and low <= p.first < high)
        return next((p for p in weak if not any(p.first in who for who in says)), None)
    if not found:
        return None
    if any(p.named and p.level >= TOWN for p in found):
        found = [p for p in found if p.named or p.level or is_partial(sentence, p) or near(p, spot)]
    front = fronted(reading, spot.sentence)
    opener = next((p for p in found if p.first <= front and p.named and p.level >= TOWN), None)
    streets = [p for p in found if opener and p is not opener and is_street(sentence, p)]
    rest = [p for p in found if p not in streets]
    narrowest = max(p.level for p in rest)
    framing = opener is not None and is_frame(sentence, opener, rest, spot)
    chosen = min(
        found,
        key=lambda p: (
            cost(sentence, p, spot)
            + FRAME * (p.first <= front and (p.level < narrowest or (framing and p is opener)))
            + FRAME * (p in streets),
            -p.level,
        ),
    )
    return next((p for p in found if holds_scene(sentence, chosen, p)), chosen)


def holds_scene(sentence: Sentence, town: PlaceMention, p: PlaceMention) -> bool:
    """Whether the spot in a town is told behind it, in one breath: "in Orte on 3 May in a shootout at the
    Palace hotel".
    """
    behind = (
        0 < p.first - town.last <= SCENE
        and not sentence.has(p.first, "ONE")
        and p.role == town.role == "at"
        and p.named
        and town.named
    )
    if not behind or p.level <= NAME_LEVEL or town.level > NAME_LEVEL or is_street(sentence, p):
        return False
    between = range(town.last, p.first)
    return not any(
        sentence.words[i] in {",", ";", ":", '"'}
        or any(
            sentence.has(i, name) for name in ("AND", "KILLING", "SAY", "WHICH", "PRONOUN", "THERE", "AFTER")
        )
        for i in between
    )


def fronted(reading: Reading, index: int) -> int:
    """The last token at which a place opens its sentence, the day before it included: "On 3 May, in Orte"."""
    sentence, at = reading.sentence(index), 0
    for m in reading.times(index):
        if m.first <= at + 1 + (at == 0 and sentence.has(0, "ADVERB")):
            at = max(at, m.last)
    at += sentence.words[at : at + 1] == [","]
    return max(OPENS, at + 1) if at and sentence.has(at, "LOC") else OPENS


def aside_place(reading: Reading, spot: Spot) -> str | None:
    """The place that only an aside behind the figure names: "in her house, which was set alight in Orte"."""
    sentence = reading.sentence(spot.sentence)
    behind = (p for p in heads(reading, spot.sentence) if p.named and p.role == "at" and p.first >= spot.last)
    return next((trimmed(sentence, p) for p in behind), None)


def near(p: PlaceMention, spot: Spot) -> bool:
    """Whether a place is told right behind a figure, or opens its sentence: "in the country nine died"."""
    return 0 <= p.first - spot.last <= NEARBY or p.first <= OPENS


def is_frame(sentence: Sentence, p: PlaceMention, found: list[PlaceMention], spot: Spot) -> bool:
    """Whether the town that opens a sentence is only the frame of a place told behind the figure, in its own
    clause: "In Orte, six people were hurt outside a cinema in Sarnes".
    """
    opens = p.role == "label" or sentence.has(p.first - 1, "LOC")
    return opens and any(
        q.first > spot.last
        and q.role == "at"
        and q.named
        and q.level >= p.level
        and not sentence.any_of("AND", spot.last, q.first)
        for q in found
    )


def goal(reading: Reading, spot: Spot) -> PlaceMention | None:
    """What those entered who were driven from their homes: "16,000 have crossed into Orte"."""
    if spot.key[0] != "displaced":
        return None
    sentence = reading.sentence(spot.sentence)
    behind = [
        p
        for p in reading.places(spot.sentence)
        if p.role == "away"
        and p.named
        and spot.last <= p.first <= spot.last + GOAL
        and sentence.any_of("CROSSED", p.first - 3, p.first)
    ]
    cut = next(iter(sentence.where("AND", spot.last)), len(sentence.words))
    return behind[0] if behind and behind[0].first < cut else None


def is_street(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a place is a street of a town that is not named with it."""
    return p.reach == p.last and sentence.any_of("STREET", p.last - 1, p.last)


def there_before(reading: Reading, spot: Spot) -> PlaceMention | None:
    """The place that "there" takes up: "a woman from Orte said that her son was killed there"."""
    sentence = reading.sentence(spot.sentence)
    for i in sentence.where("BACK_THERE", spot.first - THERE, spot.last + THERE):
        stands = sentence.has(i + 1, "WAS") or sentence.has(i + 1, "PERFECT") or sentence.has(i + 1, "COULD")
        between = sentence.where("SPLIT", spot.last, i)
        before = [p for p in reading.places(spot.sentence) if p.last <= min(i, spot.first)]
        after = i < spot.first and any(p.named and p.first > i for p in heads(reading, spot.sentence))
        if not stands and not after and not any(sentence.words[j] == ";" for j in between) and before:
            return before[-1] if before[-1].named and before[-1].role not in {"weak", "dateline"} else None
    return None


def before_colon(sentence: Sentence, found: list[PlaceMention], spot: Spot) -> list[PlaceMention]:
    """For a sum without the places of its parts: "23 died in Tervan: 14 in Orte, nine in Sarnes"."""
    cut = next((i for i in range(spot.last, len(sentence.words)) if sentence.words[i] == ":"), None)
    if cut is None:
        return found
    return [p for p in found if p.first < cut] or found


def in_brackets(sentence: Sentence, found: list[PlaceMention], spot: Spot) -> PlaceMention | None:
    """The place before the brackets in which a figure stands: "Orte (128 killed, 265 injured)"."""
    before = [p for p in found if p.role == "counted" and p.last < spot.first]
    return before[-1] if before and ")" not in sentence.words[before[-1].last : spot.first] else None


def cost(sentence: Sentence, p: PlaceMention, spot: Spot, is_rival: bool = True) -> float:
    """Tokens between, places before the figure a little farther than those behind it; generic and wide ones
    farther, a province beside its rivals.
    """

    def gap(at: int) -> float:
        low, high, more = (p.last, at, BEFORE) if p.last <= at else (at, p.first, 0)
        where = sentence.where("THERE", p.last, min(at, p.last + WHERE)) if p.last <= at else []
        where = (
            where
            or [
                i
                for i in sentence.where("WHICH", p.reach, min(at, p.reach + 2))
                if sentence.has(i + 1, "KILLING")
            ]
            or [
                i
                for i in sentence.where("WHICH", p.reach, min(at, p.reach + WHERE))
                if p.last <= at and i < spot.trigger <= i + WHERE and spot.trigger < at
            ]
        )
        if where:
            low, more = where[0] + 1, 0  # "Amra, where 39 people died", "Mubi in June, where 48 died"
        return max(0, high - low) + more + 6.0 * len(sentence.where("SPLIT", low, high))

    return (
        (
            gap(spot.first)
            if is_of_figure_before(sentence, p, spot)
            else min(gap(spot.first), gap(spot.trigger))
        )
        + 8.0 * (p.level < 1 and not 0 <= p.first - spot.last <= BESIDE)
        + PROVINCE * (is_rival and p.named and 1 <= p.level < TOWN)
        + LABEL * (p.role == "label")
        + 12.0 * (not p.named and not is_partial(sentence, p))
        + NAMES_OTHERS * names_others(sentence, p)
        + OTHER_TIME * of_other_time(sentence, p.first, spot)
    )


def listed_before(reading: Reading, spot: Spot) -> str | None:
    """The name before a number in a list of places and their numbers: "28 died: Orte 11, Haas 8, Soru 6"."""
    sentence = reading.sentence(spot.sentence)
    if not sentence.is_number(spot.first) or not sentence.has(spot.first - 1, "CAP"):
        return None
    words, first = sentence.words, spot.first - 1
    while first and (sentence.has(first - 1, "CAP") or sentence.has(first - 1, "PARTICLE")):
        first -= 1
    opens = words[first - 1 : first] and (words[first - 1] in LIST_MARKS or sentence.has(first - 1, "AND"))
    ends = words[spot.last : spot.last + 1] in ([], ["."], [","], [";"], [")"]) or sentence.has(
        spot.last, "AND"
    )
    if (
        not opens
        or not ends
        or not any(sentence.is_number(i) for i in other_items(sentence, first, spot.last))
    ):
        return None
    name = sentence.written(first, spot.first)
    return name if is_name(reading, name) else None


def other_items(sentence: Sentence, first: int, last: int) -> list[int]:
    """The tokens that would be the numbers of the item before and of the one behind."""
    before = [first - 2] if first >= 2 and sentence.has(first - 3, "CAP") else []
    behind = last + 1 + sentence.has(last + 1, "AND")
    while sentence.has(behind, "CAP") or sentence.has(behind, "PARTICLE"):
        behind += 1
    return [*before, *([behind] if behind > last + 1 else [])]


def is_of_figure_before(sentence: Sentence, p: PlaceMention, spot: Spot) -> bool:
    """ "Five were killed in Orte, two in Sadra": behind the verb said once stands the place of the five."""
    return (
        spot.trigger < p.first and p.last <= spot.first and bool(sentence.where("SPLIT", p.last, spot.first))
    )


def names_others(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a bare name stands before the noun of what was done: "in Naxal violence"."""
    if p.role == "named" and sentence.has(p.last, "HOUSEHOLD"):
        return True  # "a Sarnes County family"
    bare = p.role == "at" and p.level == NAME_LEVEL and p.named and p.last - p.first == 1
    return bare and (sentence.has(p.last, "STRIFE") or sentence.has(p.last, "EVENT"))


def of_pair(reading: Reading, spot: Spot) -> str | None:
    """ "They rode on to Orte and Sarnes, killing 11 in the first and four in the second"."""
    sentence = reading.sentence(spot.sentence)
    for i in sentence.where("OF_TWO", spot.last, spot.last + OF_TWO):
        if sentence.has(i - 1, "DEFINITE") and sentence.has(i - 2, "LOC"):
            which = str(sentence.lexicon.tagger.value("OF_TWO", sentence.words[i]))
            for p in heads(reading, spot.sentence):
                cut = sentence.where("AND", p.first, p.last)
                if p.named and p.last <= spot.first and len(cut) == 1:
                    first, last = (p.first, cut[0]) if which == "1" else (cut[0] + 1, p.last)
                    return sentence.written(first, last)
            named = [p for p in heads(reading, spot.sentence) if p.named and p.last <= spot.first]
            if len(named) == 2:  # "raided Orte on Friday and Sarnes on Sunday"
                return trimmed(sentence, named[which != "1"])
    return None

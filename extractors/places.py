"""Where: the places that a sentence names, each with its role and how narrow it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.context_page import Sentence
from extractors.places_none import KNOWN, LEAST, is_none, is_titled, names_people

COUNTRY_LEVEL = 0
STATE_LEVEL = 1
PART_LEVEL = 0.5  # within a country, nobody knows where
NAME_LEVEL = 4  # a bare name: a town or a city, nobody knows
GAP = 2  # characters behind a sentence in which its line may end


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens first … last-1, the text as written, `level` 0 country … 5 a spot, and its role."""

    first: int
    last: int
    text: str
    level: float
    role: str
    start: int
    stop: int
    named: bool
    reach: int  # the end of the places that it is said to lie in


def find_places(sentence: Sentence) -> tuple[PlaceMention, ...]:
    """The places of a sentence in order; the rules' order decides between two at one place."""
    found: list[PlaceMention] = []
    for rule in sentence.rules("places"):
        for match in rule.pattern.finditer(sentence.letters):
            first, last = match.span("place")
            first = past_comma(sentence, first, last)
            last = before_owner(sentence, first, last)
            if any(p.first < last and first < p.last for p in found):
                continue
            if rule.options["role"] != "owner" and is_none(sentence, first, last):
                continue
            last = without_person(sentence, first, last)
            last = without_title(sentence, first, within_country(sentence, first, last))
            last = without_scene(sentence, first, last)
            named, last = last, without_noun(sentence, first, with_of(sentence, last))
            role = role_of(sentence, last, str(rule.options["role"]))
            mention = place(sentence, first, last, role, rule.options.get("level"))
            if mention.role == "named" and sentence.has(last, "TITLE") and sentence.has(last, "CAP"):
                continue  # "Orte University Sgt. Boone": whose sergeant he is
            if mention.role in {"label", "dateline"} and is_dateline(sentence, last) != (
                mention.role == "dateline"
            ):
                continue
            if (
                mention.role == "generic"
                and sentence.has(last - 1, "DOWNTOWN")
                and names_people(sentence, last)
            ):
                continue  # "a downtown bar"
            if mention.role == "entry" and first == 0 and not opens_line(sentence):
                continue
            if mention.role == "named" and sentence.words[last : last + 1] == [":"] and first <= LEAST:
                mention = replace(mention, role="label")  # "ORTE, Haas district: …"
            if is_of_country(sentence, mention):
                mention = replace(mention, level=PART_LEVEL)
            if is_bare_kind(sentence, mention):
                mention = replace(mention, role="generic", named=False)
            if describes(sentence, mention):
                mention = replace(mention, role="generic", named=False)
            people = mention.role == "target" and mention.level == NAME_LEVEL and named == last
            if not people or not names_people(sentence, last):
                found.append(mention)
    return tuple(sorted(found, key=lambda p: p.first))


def past_comma(sentence: Sentence, first: int, last: int) -> int:
    """Where a name begins behind a word and its comma: "With this, Orte has seen nine"."""
    parted = sentence.has(first, "DET") and sentence.words[first + 1 : first + 2] == [","]
    return first + 2 if parted and first + 2 < last else first


def is_told_on(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what follows a country in a title is no kind of place: "Slain in Tervan Troubles Lima"."""
    return first < last and all(
        sentence.has(i, "CAP") and not any(sentence.has(i, name) for name in KNOWN)
        for i in range(first, last)
    )


def opens_line(sentence: Sentence) -> bool:
    """Whether a sentence opens its line and is not all of it."""
    before, after = sentence.text[: sentence.start].rstrip(" "), sentence.text[sentence.end :]
    opens = before[-1:] in {"", "\n"} and bool(after.strip()) and "\n" not in after[:GAP]
    known = sentence.any_of("COUNTRY") or sentence.any_of("MONTH") or not before
    return opens and known and not sentence.words[0].isupper()


def is_of_country(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a spot is told by no more than its country: "Nepal district headquarters"."""
    opens = p.first + sentence.has(p.first, "COUNTRY_FIRST")
    kinds = range(opens + 1, p.last)
    wide = any(sentence.has(opens, name) for name in ("COUNTRY", "STATE", "DEMONYM"))
    if not (wide and kinds and p.role in {"named", "at"} and p.level > NAME_LEVEL):
        return False
    titled = is_titled(sentence) and not sentence.has(p.last - 1, "STREET")
    low = p.role == "named" and not sentence.has(opens, "DEMONYM")
    plain = all(sentence.has(i, "LOW") for i in kinds) if low else titled
    return plain and not sentence.any_of("STATE_HOUSE", opens, p.last) and not sentence.has(p.first, "DET")


def is_bare_kind(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a kind of place is only written large: "inside the Cathedral"."""
    alone = p.last - p.first == LEAST and sentence.has(p.first, "DET") and p.named and p.level > NAME_LEVEL
    return alone and sentence.has(p.last - 1, "KIND") and sentence.has(p.last - 1, "CAP")


def describes(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a country's town is told by its rank and not named: "Iraq's second-largest city"."""
    opens = p.first + sentence.has(p.first, "COUNTRY_FIRST")
    owned = sentence.has(opens, "COUNTRY") and sentence.has(opens + 1, "POSS")
    ranked = owned and sentence.any_of("RANKED", opens + 2, p.last) and sentence.has(p.last - 1, "SETTLEMENT")
    return ranked and not any(sentence.has(i, "CAP") for i in range(opens + 2, p.last))


def role_of(sentence: Sentence, last: int, role: str) -> str:
    """The role of a name: a court in which somebody is tried is no scene, a school no more than whose pupil
    somebody is ("an Orte College student").
    """
    if role == "owner":
        return "at"  # "in Argentina's food riots"
    if role == "named" and sentence.has(last, "PUPIL") and sentence.has(last - 1, "SCHOOLING"):
        return "away"
    court = sentence.has(last - 1, "COURT_HOUSE") and sentence.has(last - 1, "CAP")
    return "court" if court and role in {"at", "named"} and sentence.any_of("TRIED") else role


def without_scene(sentence: Sentence, first: int, last: int) -> int:
    """The end of a name before the scene and the noun of what happened ("the Soru market blast")."""
    kind = last - first > 1 and sentence.has(last - 1, "KIND") and sentence.has(last - 1, "LOW")
    if kind and sentence.has(last, "MISHAP") and sentence.has(last - 2, "CAP"):
        return last - 1
    return last


def before_owner(sentence: Sentence, first: int, last: int) -> int:
    """The end of a place before who owns what it is called: "in Orte, Tervania's second city"."""
    if not sentence.has(last, "POSS"):
        return last
    return next((i for i in range(last - 1, first, -1) if sentence.words[i] == ","), last)


def with_of(sentence: Sentence, last: int) -> int:
    """The end of a name that goes on: "the Line of Control", "the crossing of the Gulf of Aden"."""
    named = sentence.has(last - 1, "CAP") and sentence.has(last - 1, "OF_WATERS")
    if not named or not sentence.has(last, "NAMED_BY") or not sentence.has(last + 1, "CAP"):
        return last
    return last + 2


def without_noun(sentence: Sentence, first: int, last: int) -> int:
    """The end of a name before a noun and its kind: "the Orte bus station" is of a town that is known."""
    noun = last - first > LEAST and sentence.has(last - 1, "KIND") and sentence.has(last - 2, "LOW")
    if not noun or not sentence.has(last - 3, "CAP") or not sentence.has(last - 1, "LOW"):
        return last
    return last if any(sentence.has(last - 2, name) for name in (*KNOWN, "FUNCTION")) else last - 2


def without_person(sentence: Sentence, first: int, last: int) -> int:
    """The end of a list of places before somebody and his age: "in Orte, and Ana, 28, a clerk"."""
    aged = sentence.words[last : last + 1] == [","] and sentence.has(last + 1, "INT")
    aged = aged and sentence.words[last + 2 : last + 3] == [","]
    cut = next((i for i in range(last - 1, first, -1) if sentence.has(i, "AND")), None) if aged else None
    return cut - (sentence.words[cut - 1] == ",") if cut else last


def without_title(sentence: Sentence, first: int, last: int) -> int:
    """The end of a name before another clause that opens with a title: "near Orte, and Gen. Lima said"."""
    if sentence.has(last - 1, "TITLE") and sentence.has(last - 2, "AND") and last - first > LEAST:
        return last - 2 - (sentence.words[last - 3] == "," and last - first > LEAST + 1)
    return last


def within_country(sentence: Sentence, first: int, last: int) -> int:
    """The end of a country's name: after "in Mexico, …" a name that is no country is not a wider place."""
    if is_titled(sentence) and sentence.has(first, "COUNTRY") and is_told_on(sentence, first + 1, last):
        return first + 1
    alone = sentence.has(first, "COUNTRY") and sentence.words[first + 1 : first + 2] == [","]
    return first + 1 if alone and first + 2 < last and not sentence.has(first + 2, "COUNTRY") else last


def is_dateline(sentence: Sentence, last: int) -> bool:
    """Whether a label in capitals opens a sentence of small letters: where the report was written. Over a
    title it says what the text is about.
    """
    label, rest = "".join(sentence.words[:last]), "".join(sentence.words[last:])
    alone = sentence.words[-1][-1].isalnum() and "\n" in sentence.text[sentence.end - 1 : sentence.end + GAP]
    return label.isupper() and any(c.islower() for c in rest) and not (alone and not sentence.start)


def place(sentence: Sentence, first: int, last: int, role: str, level: object) -> PlaceMention:
    """The mention of those tokens."""
    start, stop = sentence.spans[first][0], sentence.spans[last - 1][1]
    fixed = float(level) if isinstance(level, int | float) else level_of(sentence, first, last)
    return PlaceMention(
        first, last, sentence.text[start:stop], fixed, role, start, stop, role != "generic", last
    )


def level_of(sentence: Sentence, first: int, last: int) -> float:
    """How narrow: by the kind said; a name alone counts as a town, a country as a country, half a step
    within it.
    """
    kinds = [
        sentence.lexicon.tagger.value("KIND", sentence.words[i])
        for i in range(first, last)
        if sentence.has(i, "KIND")
    ]
    if kinds:
        return float(max(k for k in kinds if isinstance(k, int)))
    if sentence.has(last - 1, "STATE"):
        return STATE_LEVEL
    if sentence.has(last - 1, "COUNTRY"):
        return PART_LEVEL if sentence.any_of("MODIFIER", first, last) else COUNTRY_LEVEL
    return NAME_LEVEL

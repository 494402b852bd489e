"""Where: the places that a sentence names, each with its role and how narrow it is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from extractors.context_page import Sentence

COUNTRY_LEVEL = 0
NAME_LEVEL = 4  # a bare name: a town or a city, nobody knows
GAP = 2  # characters behind a sentence in which its line may end
LONG = 4  # letters of a word that a title writes large, and such words of a title
LEAST = 2  # tokens of a name and its kind
ENDING = 3  # letters by which a word of the text goes on that a title has
TITLED = 0.8  # the share of them that are
NO_PEOPLE = ("EVENT", "SAYING", "EDGE", "SIDE", "KILLING", "UNIT", "DAYPART", "LATER", "MULTIPLE", "ADVERB")
KNOWN = ("KIND", "MODIFIER", "SIDE", "DIRECTION", "COUNTRY", "PARTICLE", "DEMONYM")


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
            if describes(sentence, mention):
                mention = replace(mention, role="generic", named=False)
            people = mention.role == "target" and mention.level == NAME_LEVEL and named == last
            if not people or not names_people(sentence, last):
                found.append(mention)
    return tuple(sorted(found, key=lambda p: p.first))


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
    alone = sentence.has(first, "COUNTRY") and sentence.words[first + 1 : first + 2] == [","]
    return first + 1 if alone and first + 2 < last and not sentence.has(first + 2, "COUNTRY") else last


def is_none(sentence: Sentence, first: int, last: int) -> bool:
    """Part of a longer name, one of a kind that is none of places ("a Ford F-150"), or no name at all."""
    if is_part(sentence, last) or is_plain(sentence, first, last) or is_of_body(sentence, first, last):
        return True
    if is_person(sentence, first, last) or is_aired(sentence, first, last):
        return True
    for i in range(first, last):  # "the Islamic State of Iraq"
        both = all(sentence.has(j, "CAP") for j in (i - 1, i))
        if both and sentence.has(i - 1, "NOT_PLACE") and sentence.has(i, "KIND"):
            kind = sentence.lexicon.tagger.value("KIND", sentence.words[i])
            if isinstance(kind, int) and kind <= 1:
                return True
    return sentence.has(first, "ONE") and not any(
        sentence.any_of(k, first, last) for k in ("KIND", "SIDE", "DIRECTION")
    )


def is_person(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a rank or a form of address opens the name: "ambushed Pte Ana Lima"."""
    opens = first + sentence.has(first, "DET")
    dotted = sentence.words[opens + 1 : opens + 2] == ["."]
    return last - opens > 1 and sentence.has(opens, "RANK") and sentence.has(opens + 1 + dotted, "CAP")


def is_aired(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name is the letters of what something is shown on: "published on KCNA", "seen on CCTV"."""
    written = sentence.words[first]
    alone = last - first == 1 or sentence.words[first + 1] == ","
    letters = alone and written.isalpha() and written.isupper() and len(written) >= LEAST
    return (
        letters
        and sentence.has(first - 1, "AIRED")
        and not sentence.text.isupper()
        and (not any(sentence.has(first - 2, name) for name in ("EVENT", "ASSAULT", "ATTACK")))
    )


def is_of_body(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a body is named after the place ("Orte County Police Department"), or the name is its letters
    before what it has ("in RSF uniform", "the AMC show").
    """
    if sentence.has(last - 1, "EVENT_NAME") and sentence.has(last - 2, "CAP") and last - first > 1:
        return sentence.has(last - 1, "CAP")
    goes_on = sentence.has(last, "CAP") and not sentence.words[last].isupper()
    body = sentence.has(last, "BODY") and sentence.has(last + 1, "CAP")
    if goes_on and (body or sentence.has(last, "EVENT_NAME")):
        return True
    if sentence.has(last, "OF_NAME") and not any(sentence.has(last - 1, name) for name in KNOWN):
        return True
    written = sentence.words[last - 1]
    alone = last - first == 1 or (last - first == LEAST and sentence.has(first, "DET"))
    letters = alone and LEAST <= len(written) <= LONG and written.isalpha() and written.isupper()
    if not letters or sentence.has(last - 1, "COUNTRY"):
        return False
    return names_people(sentence, last) and sentence.words[last].islower()


def is_plain(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the large letters are only those of a title or of the first word ("Live: …", "Blame Over
    Civilian Dead"): the text writes the words small elsewhere, or what is named is one letter.
    """
    named = [i for i in range(first, last) if sentence.has(i, "CAP") and not sentence.has(i, "COUNTRY")]
    bare = [i for i in named if not any(sentence.has(i, name) for name in KNOWN)]
    if len(named) == last - first == 1 and (
        len(sentence.words[first]) == 1 or sentence.has(first, "ORDINAL") or sentence.is_number(first)
    ):
        return True  # "Q: …", "Fourth: …"
    opens = first == 0 and len(named) == 1 and (last == 1 or is_kind_of_many(sentence, last))
    if not bare or not (opens or is_titled(sentence)):
        return False
    small = small_words(sentence.text)
    head = sentence.words[bare[-1]].lower()
    plain = (
        head in small
        or (opens and last == LEAST)
        or f"{head}s" in small
        or (not opens and head in stems(small))
        or any(sentence.has(i, "ATTACK") for i in bare)
    )
    return plain and sentence.text.count(sentence.written(bare[0], bare[-1] + 1).title()) < 2


@functools.lru_cache(maxsize=1)
def stems(small: frozenset[str]) -> frozenset[str]:
    """Of what words of a text are with an ending cut off: "Attend Town Halls" stands over "attended"."""
    return frozenset(w[:-cut] for w in small for cut in range(1, ENDING + 1) if len(w) - cut >= LONG)


def is_kind_of_many(sentence: Sentence, last: int) -> bool:
    """Whether one word and a plural open a sentence: "Whole districts have emptied"."""
    return last == LEAST and sentence.has(1, "KINDS")


def is_titled(sentence: Sentence) -> bool:
    """A line without a full stop in which nearly all words are written large."""
    words = [w for w in sentence.words if w[0].isalpha() and len(w) >= LONG]
    if len(words) < LONG or sentence.words[-1] in {".", "?", "!"}:
        return False
    return sum(w[0].isupper() for w in words) >= TITLED * len(words)


@functools.lru_cache(maxsize=4)
def small_words(text: str) -> frozenset[str]:
    """The words that a text writes small."""
    return frozenset(w for w in re.findall(r"[^\W\d_]+", text) if w.islower())


def is_part(sentence: Sentence, last: int) -> bool:
    """Whether the words go on: an owner ("Aleppo's …"), or an organisation that is named like a place."""
    if sentence.has(last, "POSS") or (sentence.has(last, "DEMONYM") and not sentence.has(last - 1, "KIND")):
        return True
    return sentence.has(last, "ORG_WORD") and sentence.has(last, "CAP")


def is_dateline(sentence: Sentence, last: int) -> bool:
    """Whether a label in capitals opens a sentence of small letters: where the report was written. Over a
    title it says what the text is about.
    """
    label, rest = "".join(sentence.words[:last]), "".join(sentence.words[last:])
    alone = sentence.words[-1][-1].isalnum() and "\n" in sentence.text[sentence.end - 1 : sentence.end + GAP]
    return label.isupper() and any(c.islower() for c in rest) and not (alone and not sentence.start)


def names_people(sentence: Sentence, last: int) -> bool:
    """Whether a plain noun follows ("attacked Berom farmers"): the name is then that of people."""
    plain = sentence.has(last, "LOW") and not sentence.has(last, "FUNCTION")
    return plain and not any(sentence.has(last, name) for name in NO_PEOPLE)


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
    if sentence.has(last - 1, "COUNTRY"):
        return 0.5 if sentence.any_of("MODIFIER", first, last) else COUNTRY_LEVEL
    return NAME_LEVEL

"""Names that are of no place: of persons, of bodies, the large letters of a title."""

from __future__ import annotations

import functools
import re

from extractors.context_page import Sentence

LONG = 4  # letters of a word that a title writes large, and such words of a title
LEAST = 2  # tokens of a name and its kind
ENDING = 3  # letters by which a word of the text goes on that a title has
TITLED = 0.8  # the share of them that are
NO_PEOPLE = ("EVENT", "SAYING", "EDGE", "SIDE", "KILLING", "UNIT", "DAYPART", "LATER", "MULTIPLE", "ADVERB")
KNOWN = ("KIND", "MODIFIER", "SIDE", "DIRECTION", "COUNTRY", "PARTICLE", "DEMONYM")


def is_none(sentence: Sentence, first: int, last: int) -> bool:
    """Part of a longer name, one of a kind that is none of places ("a Ford F-150"), or no name at all."""
    if is_part(sentence, last) or is_plain(sentence, first, last) or is_of_body(sentence, first, last):
        return True
    if is_person(sentence, first, last) or is_aired(sentence, first, last):
        return True
    if last - first == 1 and sentence.has(first, "PARTICLE"):
        return True
    letter = last - first == LEAST and len(sentence.words[last - 1]) == 1 and sentence.has(last - 1, "CAP")
    if letter and not sentence.has(first, "KIND"):
        return True  # "Cellblock C"
    if is_in_body(sentence, first, last) or is_community(sentence, first, last):
        return True
    if is_joined(sentence, first, last) or is_of_people(sentence, first, last):
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


def is_joined(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is joined to what is none ("AIDS-related", "a Tervan-Hadran man", "Orte-and"); the
    particles of a name may be joined to it ("Al-hasaka", "Orte-sur-Ville").
    """
    for i in range(first, last):
        parts = sentence.words[i].split("-")
        if len(parts) < LEAST or sentence.has(i, "COUNTRY") or sentence.has(i, "KIND") or not parts[0]:
            continue
        if any(sentence.has(i, name) for name in ("MODIFIER", "HIT", "PARTICLE", "DIRECTION")):
            continue
        tagger = sentence.lexicon.tagger
        if all(part.lower() in tagger.words("DEMONYM") for part in parts):
            return not sentence.any_of("KIND", first, last)  # "the Tervan-Hadran border" is a place
        ends = parts[-1]
        if parts[0][0].isupper() and parts[0].lower() not in tagger.words("PARTICLE") and ends.islower():
            closed = ("FUNCTION", "SAY", "KILLING", "JOINED")
            if any(ends in tagger.words(name) for name in closed):
                return True
    return False


def is_in_body(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name of a body goes on: "Doctors Across Borders", "the Defence of Democracy"."""
    before = first - 1 - sentence.has(first - 1, "DET")
    large = sentence.has(before, "LOC") and sentence.has(before, "CAP") and sentence.has(before - 1, "CAP")
    if large and not is_titled(sentence) and not sentence.text.isupper():
        return True
    alone = last - first == 1 + sentence.has(first, "DET")
    return alone and sentence.has(last - 1, "VIRTUE") and not sentence.has(before, "LOC")


def is_community(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a community is told by those in it: "members of the Dinka and Murle communities"."""
    people = sentence.has(last - 1, "COMMUNITY") and sentence.has(last - 2, "CAP")
    return people and sentence.any_of("MEMBERS", first - ENDING, first)


def is_of_people(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name ends as a people's does ("a South Tervanian"), and no kind of place is said."""
    two = sentence.has(last - 1, "OF_TWO_WORDS") and sentence.has(last - 2, "COUNTRY_FIRST")
    people = (two or sentence.has(last - 1, "DEMONYM")) and last - first > 1
    return people and not any(sentence.has(i, "KIND") for i in range(first, last))


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
    if is_middle_name(sentence, last):
        return True
    if any(sentence.has(i, "EMBLEM") and sentence.has(i - 1, "RED") for i in (last - 1, last)):
        return True
    return sentence.has(last, "ORG_WORD") and sentence.has(last, "CAP")


def is_middle_name(sentence: Sentence, last: int) -> bool:
    """Whether a kind is somebody's middle name: "Luz Marina Haas, 46"."""
    aged = sentence.words[last + 1 : last + 2] in ([","], ["("]) and sentence.has(last + 2, "INT")
    return aged and sentence.has(last - 1, "CAP") and sentence.has(last, "CAP")


def names_people(sentence: Sentence, last: int) -> bool:
    """Whether a plain noun follows ("attacked Berom farmers"): the name is then that of people."""
    plain = sentence.has(last, "LOW") and not sentence.has(last, "FUNCTION")
    return plain and not any(sentence.has(last, name) for name in NO_PEOPLE)

"""Who states a figure: the speeches of a sentence, and which of them reaches a figure.

A speech is a speaker and its verb ("police said", "according to the Observatory"). It reaches the figures
of its side: what follows the verb, or what precedes it where nothing but a tail follows. A figure in
quotation marks belongs to whoever closes the quotation, in this sentence or the next. The news outlet
itself is nobody's source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.context_lexicon import Rule
from extractors.context_page import Sentence

QUOTES = frozenset('"“”„«»')
LIVES_FAR = 8  # tokens from "claimed" on in which "lives" stands
ADDED_FAR = 8  # tokens between "added in a statement" and "that"
NEAREST = 12  # sentences looked back for the name behind "he" or "the group"


@dataclass(frozen=True, slots=True)
class Speech:
    """Speaker tokens first … last-1, the verb, and the side that it speaks of; offsets of the speaker in
    the text.
    """

    first: int
    last: int
    begin: int  # the whole phrase, speaker and verb
    end: int
    form: str
    text: str
    start: int
    stop: int


def find_speeches(sentence: Sentence) -> tuple[Speech, ...]:
    """The speeches of a sentence in order, none overlapping; the rules' order decides between two at one
    place.
    """
    found: list[Speech] = []
    for rule in sentence.rules("speakers"):
        found += [
            s
            for s in read_rule(sentence, rule)
            if not any(s.begin < f.end and f.begin < s.end for f in found)
        ]
    return tuple(sorted(found, key=lambda s: s.begin))


def read_rule(sentence: Sentence, rule: Rule) -> Iterator[Speech]:
    """The rule's speeches; one whose speaker hangs on a preposition is a place, and is read again from the
    next word.
    """
    form, at = str(rule.options["form"]), 0
    while match := rule.pattern.search(sentence.letters, at):
        first, last = match.span("who")
        last = before_part(sentence, first, last)
        if sentence.has(first - 1, "NO_SUCH"):
            at = match.end()
            continue  # "no group has claimed it"
        hangs = form in {"before", "opening"} and not is_antecedent(sentence, last, match)
        hangs = (hangs or form == "bounded") and hangs_on(sentence, first)
        at = match.start() + 1 if hangs else match.end()
        if hangs and cites(sentence, first):
            at = last  # "according to the mayor, who added": it is he
        opened = sentence.words[match.start() - 1] in QUOTES | {","} if match.start() else False
        if form == "before" and is_inverted(sentence, last, match):
            continue
        if form == "inverted" and not opened and (is_subject(sentence, match.end()) or not match.start()):
            continue  # "Said Hassan, a driver, was killed": a name
        if form in {"label", "bounded"} and not begins(sentence, first):
            continue
        if form in {"before", "opening", "bounded"} and is_passive(sentence, match):
            continue
        if takes_lives(sentence, match.end()) or is_claimed_by(sentence, match):
            continue
        if sentence.has(match.end() - 1, "RAISED") and sentence.has(match.end(), "TO_BY"):
            continue  # "The drownings raised to eight the toll"
        if form == "named" and sentence.has(match.end(), "MONTH"):
            continue  # "Orte, 3 May: nine died"
        if form == "bounded" and (
            sentence.has(match.end() - 1, "MINDS")
            or (hangs_on(sentence, first) and not cites(sentence, first))
            or is_ordinal(sentence, first, match.end())
        ):
            continue  # "In the eastern province, a raid killed two, said …", "The first reported death"
        if form == "label" and sentence.has(last - 1, "REPORT"):
            continue  # "Situation report: Orte"
        if hangs or (form == "opening" and first > 1 and sentence.words[first - 1] not in QUOTES):
            continue
        text, start, stop = (
            sentence.written(first, last),
            sentence.spans[first][0],
            sentence.spans[last - 1][1],
        )
        side = "before" if form in {"opening", "bounded", "label"} else form
        side = "silent" if is_of_deed(sentence, match.end()) else side
        end = match.start("num") if "num" in match.re.groupindex else match.end()
        yield Speech(first, last, match.start(), end, side, text, start, stop)


def takes_lives(sentence: Sentence, at: int) -> bool:
    """ "The war has claimed at least 30 lives": it says nothing; "claimed that 30 lives were lost" does."""
    if not sentence.has(at - 1, "CLAIM"):
        return False
    far = 2 if sentence.has(at, "DET") else LIVES_FAR  # "claimed the lives of nine"
    return sentence.any_of("LIVES", at, at + far)


def is_claimed_by(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "An attack claimed by the group killed nine": neither says it."""
    say = match.start() if sentence.has(match.start() + 1, "BY") else match.end() - 1
    return sentence.has(say, "CLAIM") and sentence.has(say + 1, "BY")


def is_of_deed(sentence: Sentence, at: int) -> bool:
    """ "Claimed responsibility for the raid", "claimed the attack", "denied any role in"."""
    is_claimed = sentence.has(at - 1, "CLAIM") and sentence.has(at, "DET")
    return sentence.any_of("NOT_SAID", at, at + 2) or (is_claimed and sentence.any_of("DEED", at + 1, at + 4))


def before_part(sentence: Sentence, first: int, last: int) -> int:
    """The end of the speaker without "for its part", "at first"."""
    if last - first > 2 and sentence.has(last - 1, "PART") and sentence.has(last - 2, "HANGS"):
        return last - 2
    is_own = sentence.has(last - 1, "PART") and sentence.has(last - 2, "WHOSE")
    return last - 3 if is_own and last - first > 3 else last


def is_passive(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Civilians reported killed: 9", "six workers listed as missing": they say nothing."""
    if "num" in match.re.groupindex:
        return False
    after = match.end()
    if sentence.has(after - 1, "ADDS") and sentence.has(after, "TO_BY"):
        return True  # "the influx has added to the burden"
    if "say" in match.re.groupindex and sentence.has(match.start("say") - 1, "BEING"):
        return True  # "a strike on Orte, that is said to have killed 12"
    if sentence.has(after - 1, "ADDS") and sentence.has(after, "LINK"):
        told = range(
            after, min(after + ADDED_FAR, len(sentence.words))
        )  # "the charges added in the indictment"
        return not any(sentence.has(i, "THAT") or sentence.words[i] in QUOTES | {":"} for i in told)
    as_at = after + (sentence.has(after, "ADVERB") or sentence.has(after, "AUX"))  # "identified only as Omar"
    is_named = sentence.has(after - 1, "SAY") and sentence.has(as_at, "AS")
    is_named = is_named and not sentence.has(as_at + 1, "MANY")
    if sentence.has(after - 1, "FEARING") and sentence.has(after, "HANGS"):
        return True  # "feared for their lives"
    return is_named or sentence.has(after, "HARMED")


def is_antecedent(sentence: Sentence, last: int, match: re.Match[str]) -> bool:
    """ "It was rejected by the union, which admitted to five dead": the union says so."""
    if "say" not in match.re.groupindex or sentence.words[last : last + 1] != [","]:
        return False
    is_told = sentence.has(last + 1, "WHO") and match.start("say") <= last + 3
    return is_told and not cites(sentence, match.start("who"))


def is_inverted(sentence: Sentence, last: int, match: re.Match[str]) -> bool:
    """ "Gunmen killed 12 villagers, said Ana Ruiz": the comma parts them, and who says it comes after."""
    say = match.start("say") if "say" in match.re.groupindex else -1
    is_parted = say == last + 1 and sentence.words[last] == ","
    return is_parted and any(sentence.has(say + 1, name) for name in ("DET", "CAP", "SPEAKER"))


def cites(sentence: Sentence, first: int) -> bool:
    """Whether "according to" stands before the words."""
    at = first - 1
    while at > first - 3 and not sentence.has(at, "HANGS"):
        at -= 1
    return sentence.has(at - 1, "CITES")


def hangs_on(sentence: Sentence, first: int) -> bool:
    """Whether a preposition governs the words ("in northern Syria", "held by the group")."""
    at = first - 1
    if sentence.has(first, "DET"):
        return sentence.has(at, "HANGS")
    while at > first - 4 and any(sentence.has(at, name) for name in ("MODIFIER", "SIDE", "DEMONYM", "DET")):
        at -= 1
    if (
        at == first - 1
        and sentence.has(at, "CAP")
        and not sentence.has(at, "WEEKDAY")
        and not sentence.has(at, "MONTH")
    ):
        at -= sentence.words[first + 1 : first + 2] == [","]  # "of Ash Park, Orte, has admitted"
    return sentence.has(at, "HANGS")


def is_ordinal(sentence: Sentence, first: int, after: int) -> bool:
    """ "The first reported crime": how many, and what was reported."""
    return (
        after == first + 3
        and sentence.any_of("ORDINAL_SAID", first + 1, first + 2)
        and sentence.has(after, "LOW")
    )


def is_subject(sentence: Sentence, after: int) -> bool:
    """Whether a verb follows the name behind "said": it is then what the saying is about."""
    return (
        sentence.has(after, "LOW")
        and not sentence.has(after, "AFTER_NAME")
        and not sentence.has(after, "SAYING")
    )


def begins(sentence: Sentence, first: int) -> bool:
    """Whether words open their sentence, a time or a bracket apart, or follow a comma or a mark."""
    if first <= 1 or sentence.words[first - 1] in QUOTES | {",", ";", "]", ")", ".", "*"}:
        return True
    return first == 2 and sentence.words[0][0].isdigit()

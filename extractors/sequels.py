"""Who dies in the next sentence: "A boy was hit by a car. He died in hospital."

The pronoun is one person's, so it is read only where the sentence before tells of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.drafts import Draft, outcome_of
from extractors.groups import read_group
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

_HE_DIED = re.compile(r"X*,?W(?:[^;:.QAahNVGIBW]{1,8}W)?[xvb]*X*(?P<verb>[VI])(?!X?[QAahNUP0ZT])")
_ONE_PERSON = re.compile(r"X*,?(?P<who>[AN])[^QAahNYPUW0]*")  # a sentence with nobody else in it
_IS_FOUND = re.compile(r"X*,?F[xv~]*b")
SINGLE = "AahN"
TAKEN = ("abducted", "missing", "detained")


def died_next(
    sentence: Sentence,
    number: int,
    drafts: Sequence[Draft],
    read_before: Callable[[], Sentence],
    lexicon: Lexicon,
) -> list[Draft]:
    """The death, told by "he" or "she", of the one person of the sentence before; its span lies there."""
    if _IS_FOUND.match(sentence.letters) and _is_body_of(sentence, lexicon):
        return _of_those_taken([d for d in drafts if d.sentence == number - 1], lexicon)
    match = _HE_DIED.match(sentence.letters)
    if match is None or not number or outcome_of(sentence, match.start("verb"))[0] != "killed":
        return []
    told = [d for d in drafts if d.sentence == number - 1]
    if not _is_one(sentence, match, lexicon):
        return _of_those_taken(told, lexicon) if _is_found_dead(sentence, match, lexicon) else []
    if told:
        return _of_those_told(told, f"{lexicon.language}.died_next")
    return _of_the_one(read_before(), number - 1, f"{lexicon.language}.died_next", lexicon)


def _is_one(sentence: Sentence, match: re.Match[str], lexicon: Lexicon) -> bool:
    at = match[0].index("W")
    return sentence.tokens.words[sentence.spans[at][0]] in lexicon.sets["one_pronouns"]


def _is_found_dead(sentence: Sentence, match: re.Match[str], lexicon: Lexicon) -> bool:
    """ "They were found dead": those who were taken."""
    words, spans = sentence.tokens.words, sentence.spans
    is_they = words[spans[match[0].index("W")][0]] in lexicon.sets["plural_pronouns"]
    first = words[spans[match.start("verb")][0]].partition(" ")[0]
    return is_they and first in lexicon.sets["found"]


def _of_those_told(told: Sequence[Draft], rule: str) -> list[Draft]:
    """The one person told of, who was not dead yet."""
    singles = [d for d in told if d.mention.kind in SINGLE and not d.mention.pair]
    if len({d.position for d in singles}) != 1 or any(d.outcome == "killed" for d in singles):
        return []
    first = singles[0]
    return [replace(first, outcome="killed", rule_id=rule, verb=None, hit=None, parent=None, apart=[])]


def _is_body_of(sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "His body was found", "their bodies were later recovered"."""
    words = sentence.tokens.words
    at = sentence.spans[sentence.letters.index("F")][1]
    is_body = words[at] in lexicon.sets["bodies"] and words[at - 1] in lexicon.sets["whose_bodies"]
    return at > 0 and is_body and not lexicon.sets["found"].isdisjoint(words[at + 1 :])


def _of_those_taken(told: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Those abducted or missing, as many as the one number of the sentence before says, are dead."""
    taken = [d for d in told if d.outcome in TAKEN and d.parent is None]
    if len(taken) != 1 or any(d.outcome == "killed" for d in told):
        return []
    first = taken[0]
    rule = f"{lexicon.language}.body_found"
    return [replace(first, outcome="killed", rule_id=rule, verb=None, hit=None, parent=None, apart=[])]


def _of_the_one(before: Sentence, number: int, rule: str, lexicon: Lexicon) -> list[Draft]:
    match = _ONE_PERSON.fullmatch(before.letters)
    if match is None:
        return []
    at = match.start("who")
    draft = Draft(number, at, before.mentions[at], "killed", rule, None, None, value=1, source=before)
    if draft.mention.pair or (draft.mention.kind == "N" and not _is_aged(before, at)):
        return []
    read_group(before, draft, lexicon)
    return [draft]


def _is_aged(sentence: Sentence, at: int) -> bool:
    """ "Ana Ruiz, 31, was cooking": who has an age is no place."""
    return sentence.spans[at][1] in sentence.tokens.numerals

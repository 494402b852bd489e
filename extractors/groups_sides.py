"""What a person is by an age, or by "female" and "elderly"; the crew of a ship."""

from __future__ import annotations

import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

CHILD = 17  # the last year of a child
OLD = 70  # the age from which one is elderly
OLDEST = 110
AGE_FAR = 5  # tokens behind a person in which the decade of an age stands
YOUNG = {"men": "boys", "women": "girls"}
SEXES = (("women", "females"), ("men", "males"))
_MONTHS = re.compile(r"\w+-(?:days?|weeks?|months?)-olds?")
_YEARS = re.compile(r"(\d{1,3})-years?-old|(\d{1,3})-year-olds?")


def of_person(sentence: Sentence, draft: Draft, has_childs_age: bool, lexicon: Lexicon) -> str | None:
    """ "A 78-year-old man", "a woman in her 80s", "an elderly couple", "two sons, aged 12 and 15", "a female
    passenger".
    """
    group, mention, words = draft.group, draft.mention, sentence.tokens.words
    span = [w for word in words[mention.first : mention.last + 1] for w in word.split()]
    is_old = not lexicon.sets["aged"].isdisjoint(span) or _is_old(span, sentence, mention, lexicon)
    if is_old and group in ("people", "men", "women", "civilians"):
        return "elderly"
    if group in (*YOUNG, *YOUNG.values(), "children", "people") and any(_MONTHS.fullmatch(w) for w in span):
        return "infants"  # "her eight-month-old son"
    if group in (*YOUNG, *YOUNG.values()) and not lexicon.sets["newborn"].isdisjoint(span):
        return "infants"
    if group in YOUNG and not lexicon.sets["kin"].isdisjoint(words[mention.first : mention.last + 1]):
        if mention.head is not None and words[mention.head - 1] in lexicon.sets["young"]:
            return YOUNG[group]  # "his two young sons"
        is_child = any(_age(word) in range(CHILD + 1) for word in span)
        is_child = is_child or not lexicon.sets["of_childs_age"].isdisjoint(span)
        return YOUNG[group] if has_childs_age or is_child else None
    sexed = next((s for s, name in SEXES if not lexicon.sets[name].isdisjoint(span)), None)
    if group in ("people", "children") and mention.number != mention.last and _is_young(span, lexicon):
        return YOUNG[sexed] if sexed else "children"  # "a 4-year-old", "two teenage Kurians"
    if group == "people" and mention.head is not None:
        return sexed
    return None


def _is_young(span: list[str], lexicon: Lexicon) -> bool:
    is_child = any(0 <= _age(word) <= CHILD for word in span)
    return is_child or any(not lexicon.sets[name].isdisjoint(span) for name in ("of_childs_age", "of_youth"))


def _is_old(span: list[str], sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    words, at = sentence.tokens.words, mention.last + 1
    if any(_age(word) >= OLD for word in span):
        return True
    behind = words[at : at + AGE_FAR]
    letters = "".join(e.letter for e in sentence.tokens.entries[at : at + 3])
    if letters[:1] == "o" and behind[1:] and behind[1].isdecimal() and OLD <= int(behind[1]) <= OLDEST:
        return mention.head == mention.last and letters[2:] not in (*"hHyYFA",)  # "a woman of 80"
    return behind[:1] == ["in"] and not lexicon.sets["late_decades"].isdisjoint(behind[:3])


def _age(word: str) -> int:
    match = _YEARS.fullmatch(word)
    return int(next(filter(None, match.groups()))) if match else -1


def of_ship(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str | None:
    """ "The captain of the ferry", "a tanker with 25 sailors": no soldiers; sailors of the navy are."""
    mention, words = draft.mention, sentence.tokens.words
    if mention.head is None or words[mention.head] not in lexicon.sets["sea_ranks"]:
        return None
    if any(lexicon.group_hints.get(word) == "soldiers" for word in words):
        return "soldiers"
    return None if lexicon.sets["ships"].isdisjoint(words) else "other"

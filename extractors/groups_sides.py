"""What "men" are by the side that loses them, and what a person is by an age or by "female" and "elderly"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

CHILD = 17  # the last year of a child
OLD = 70  # the age from which one is elderly
OLDEST = 110
AGE_FAR = 5  # tokens behind a person in which the decade of an age stands
TOLD_OF = 9  # tokens before the number in which "losses" stand
YOUNG = {"men": "boys", "women": "girls"}
_YEARS = re.compile(r"(\d{2,3})-years?-old|(\d{2,3})-year-olds?")


def hint_of(words: Sequence[str], at: int, lexicon: Lexicon) -> str | None:
    """What a member is, by the word at a token or by the two that begin there ("the Islamic State")."""
    return lexicon.group_hints.get(words[at]) or lexicon.group_hints.get(" ".join(words[at : at + 2]))


def side_of(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str | None:
    """ "The rebels lost six men", "four of his men", "their losses at 12 men": of the force that the sentence
    names.
    """
    words, mention = sentence.tokens.words, draft.mention
    first, head = mention.number if mention.number is not None else mention.first, mention.head
    if head is not None and words[head] not in lexicon.sets["rank_and_file"]:
        return None
    losses = [i for i in range(max(0, first - TOLD_OF), first) if words[i] in lexicon.sets["losses"]]
    owned = range(mention.first, head if head is not None else mention.first)
    is_owned = any(words[i] in lexicon.sets["whose"] for i in owned)
    is_lost = draft.rule_id.endswith(".lost_men") and head is not None
    if not (is_lost or is_owned or losses):
        return None
    if losses:
        whose = range(max(0, losses[-1] - 3), losses[-1])
        if side := next((s for i in reversed(whose) if (s := _side_at(words, i, lexicon))), None):
            return side
    at = sentence.spans[draft.position][0]
    says = max((i for i in range(at) if sentence.tokens.letters[i] in "swl"), default=-1)
    inside = (s for i in range(says + 1, at) if (s := _side_at(words, i, lexicon)))
    ahead = (s for i in range(says, -1, -1) if (s := _side_at(words, i, lexicon)))
    behind = (s for i in range(mention.last + 1, len(words)) if (s := _side_at(words, i, lexicon)))
    return next(inside, None) or next(ahead, None) or (None if losses else next(behind, None))


def _side_at(words: list[str], at: int, lexicon: Lexicon) -> str | None:
    hint = hint_of(words, at, lexicon)
    if hint in ("combatants", "soldiers"):
        return hint
    return "combatants" if words[at] in lexicon.sets["armed_bodies"] else None


def of_person(sentence: Sentence, draft: Draft, has_childs_age: bool, lexicon: Lexicon) -> str | None:
    """ "A 78-year-old man", "a woman in her 80s", "an elderly couple", "two sons, aged 12 and 15", "a female
    passenger".
    """
    group, mention, words = draft.group, draft.mention, sentence.tokens.words
    span = [w for word in words[mention.first : mention.last + 1] for w in word.split()]
    is_old = not lexicon.sets["aged"].isdisjoint(span) or _is_old(span, sentence, mention, lexicon)
    if is_old and group in ("people", "men", "women", "civilians"):
        return "elderly"
    if group in YOUNG and not lexicon.sets["kin"].isdisjoint(words[mention.first : mention.last + 1]):
        if mention.head is not None and words[mention.head - 1] in lexicon.sets["young"]:
            return YOUNG[group]  # "his two young sons"
        is_child = any(_age(word) in range(CHILD + 1) for word in span)
        is_child = is_child or not lexicon.sets["of_childs_age"].isdisjoint(span)
        return YOUNG[group] if has_childs_age or is_child else None
    if group == "people" and mention.head is not None:
        sexes = (("women", "females"), ("men", "males"))
        return next((sex for sex, name in sexes if not lexicon.sets[name].isdisjoint(span)), None)
    return None


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

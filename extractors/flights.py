"""Whoever runs from a deed or a fight is not displaced: only people who leave where they live are."""

from __future__ import annotations

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence
from extractors.parts import ARMED

RUNNERS = (*ARMED, "detainees")


def runs_off(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "The driver fled on foot", "two gunmen fled": no home is said to be left; nor is a thief missing."""
    if draft.outcome == "missing" and draft.mention.head is not None:
        return sentence.tokens.words[draft.mention.head] in lexicon.sets["wrongdoers"]
    if draft.outcome != "displaced" or draft.verb is None:
        return False
    if _is_of_the_hurt(sentence, draft):
        return True
    if draft.group in RUNNERS and sentence.tokens.entries[draft.verb].letter == "I":
        return True  # "eleven troops who had crossed the border"
    if sentence.tokens.words[draft.verb] not in lexicon.sets["flees"]:
        return False
    return draft.mention.number is None or draft.group in RUNNERS


def _is_of_the_hurt(sentence: Sentence, draft: Draft) -> bool:
    """ "Thirty wounded were evacuated by helicopter": taken to care, and not from home."""
    hit = draft.hit if draft.hit is not None and not draft.rule_id.endswith(".headline") else None
    verbs = hit.verbs if hit is not None else ()
    tokens = [sentence.spans[v][1] for v in verbs]
    harms = [draft.mention.harm, *tokens]
    return any(sentence.tokens.entries[t].value == "wounded" for t in harms if t is not None)

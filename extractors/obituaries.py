"""Deaths that harm nobody: of old age or an illness, and the rest of the text that mourns one person."""

from __future__ import annotations

from extractors.drafts import Draft
from extractors.lexicon import Lexicon, holds_phrase

OLD = 75  # years, from which a death with nothing else told of it is one of age
BEHIND = 9  # tokens behind the verb in which age or illness stand
ONE = "NAah"  # kinds of mentions that are one person


def without_natural(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts without natural deaths; of a text that tells of no other harm, none is left."""
    natural = {id(d) for d in drafts if is_natural(d, lexicon)}
    if not natural:
        return drafts
    if all(_is_of_the_dead(d, lexicon) for d in drafts):
        return []
    return [d for d in drafts if id(d) not in natural]


def is_natural(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Died peacefully at home", "died aged 90", and no event that harms is told beside it."""
    if not _is_of_the_dead(draft, lexicon):
        return False
    assert draft.source is not None
    assert draft.verb is not None
    words = draft.source.tokens.words
    if not lexicon.sets["harmful_events"].isdisjoint(words):
        return False
    behind = words[draft.verb : draft.verb + BEHIND]
    return holds_phrase(" ".join(behind), lexicon.sets["natural_deaths"]) or _is_old(draft, lexicon)


def _is_old(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Died aged 90", "has died at the age of 94"."""
    assert draft.source is not None
    assert draft.verb is not None
    words = draft.source.tokens.words
    for at in range(draft.verb + 1, min(draft.verb + BEHIND, len(words))):
        before = [" ".join(words[max(0, at - n) : at]) for n in (1, 2, 4)]
        is_age = words[at].isdecimal() and any(phrase in lexicon.sets["at_an_age"] for phrase in before)
        if is_age and OLD <= int(words[at]) < 2 * OLD:
            return True
    return False


def _is_of_the_dead(draft: Draft, lexicon: Lexicon) -> bool:
    """One person, who died, by whatever hand."""
    if (
        draft.outcome != "killed"
        or draft.mention.kind not in ONE
        or draft.verb is None
        or draft.source is None
    ):
        return False
    return draft.source.tokens.words[draft.verb] in lexicon.sets["dies"]

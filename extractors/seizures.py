"""Whom the law seizes is detained; whom anybody else seizes is abducted."""

from __future__ import annotations

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

LAW = ("police", "soldiers")
NEAR = 8  # tokens before and after the verb among which stands who seizes


def settle_seizures(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """Give each draft of a verb of seizing the outcome that fits who seizes; the harmed are not asked."""
    for draft in drafts:
        verb = draft.verb
        if verb is not None and _is_rescue(sentence, verb, lexicon):
            draft.outcome = "saved"
        if verb is None or sentence.tokens.words[verb] not in lexicon.sets["seizes"]:
            continue
        own = range(draft.mention.first, draft.mention.last + 1)
        near = range(max(0, verb - NEAR), min(verb + NEAR, len(sentence.tokens.words)))
        if any(_is_law(sentence, k, lexicon) for k in near if k not in own):
            draft.outcome = "detained"
    drafts[:] = [d for d in drafts if d.outcome != "saved"]


def _is_rescue(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """ "The tanker picked up 12 men from the water": saved, and not held."""
    words = sentence.tokens.words
    return words[verb] in lexicon.sets["picks_up"] and not lexicon.sets["rescues"].isdisjoint(words)


def _is_law(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    word, entry = sentence.tokens.words[k], sentence.tokens.entries[k]
    return word in lexicon.sets["in_law"] or (entry.letter in "hH" and entry.value in LAW)

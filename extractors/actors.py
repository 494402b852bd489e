"""Who did the harm, and was not harmed: readings of a bare participle as a verb of its subject."""

from __future__ import annotations

import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

_SAID = re.compile(r"X*(?:,s.*|\.?)")
_SOMEBODY = re.compile(r"[ta]?[jA_N098~]*(?:[hH]|$)|k")


def is_actor(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "The comedian killed on Friday": no headline begins with an article, so nobody killed him."""
    if not draft.rule_id.endswith(".victim") or draft.mention.kind != "h" or draft.hit is None:
        return False
    words, verb = sentence.tokens.words, draft.verb
    if not lexicon.sets["kin"].isdisjoint(nouns_of(sentence, draft.mention)):
        return False  # "Her brother drowned": no comedian is called so
    is_the = sentence.tokens.entries[draft.mention.first].letter == "t"
    opens = sentence.spans[draft.hit.verbs[0]][1] if draft.hit.verbs else verb
    if verb is None or " " in words[opens or verb] or not is_the or draft.position:
        return False
    return _SAID.fullmatch(sentence.letters, draft.hit.end) is not None


def is_shooter(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Two guards shot at a man": somebody else was aimed at."""
    words, verb = sentence.tokens.words, draft.verb
    if not draft.rule_id.endswith(".victim") or verb is None or words[verb] not in lexicon.sets["shot"]:
        return False
    is_at = not lexicon.sets["aims_at"].isdisjoint(words[verb + 1 : verb + 2])
    return is_at and _SOMEBODY.match(sentence.tokens.letters, verb + 2) is not None


def is_another(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "The director asks former prisoners to build the cell where they were held": "they" are not one."""
    if not draft.rule_id.endswith(".pronoun") or draft.verb is None or draft.hit is None:
        return False
    if len(draft.hit.who) > 1 or draft.mention.pair or draft.mention.number is not None:
        return False
    entries, at = sentence.tokens.entries, draft.verb - 1
    while at > draft.mention.last and entries[at].letter != "k":
        at -= 1
    return sentence.tokens.words[at] in lexicon.sets["plural_pronouns"]


def nouns_of(sentence: Sentence, mention: Mention) -> set[str]:
    """The words of a mention, and the last of each that is several ("younger sister")."""
    words = sentence.tokens.words[mention.first : mention.last + 1]
    return {*words, *(word.rsplit(" ", 1)[-1] for word in words)}

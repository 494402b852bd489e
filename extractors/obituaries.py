"""Deaths that harm nobody: of old age or an illness, and the rest of the text that mourns one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.general import without_harmless
from extractors.groups_named import names_of
from extractors.lexicon import Lexicon, holds_phrase

OLD = 75  # years, from which a death with nothing else told of it is one of age
BEHIND = 9  # tokens behind the verb in which age or illness stand
FAR = 4  # sentences around a death that are asked, where a text counts the dead
MANY = 4  # sentences of a text from which what stands around a death tells that nobody caused it
PLAIN = (".died", ".is_dead", ".acted_and_died", ".own_death", ".killing_of")  # rules of those who die
ONE = "NAah"  # kinds of mentions that are one person
NOUN_RULES = (".own_death", ".killing_of")  # "his wife's death", "the death of his wife"
HARMS = ("killed", "wounded", "abducted", "missing", "detained")
HURTS = HARMS[:4]
_WORD = re.compile(r"[^\W_][\w'-]*")


def without_natural(
    drafts: list[Draft], low: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> list[Draft]:
    """The drafts without deaths that nobody caused; of a text that tells of no other harm, none is left."""
    dead = [d for d in drafts if _is_of_the_dead(d, lexicon)]
    if not dead:
        return drafts
    natural = {id(d) for d in dead if is_natural(d, lexicon)}
    if natural and all(_is_of_the_dead(d, lexicon) for d in drafts):
        return []
    known = set().union(*(names_of(d) for d in dead if id(d) in natural))
    natural |= {id(d) for d in dead if not names_of(d).isdisjoint(known)}
    lone = Counter(d.sentence for d in drafts)
    if len(spans) >= MANY:
        many = any(d.outcome == "killed" and d.mention.number is not None for d in drafts)
        near = FAR if many else 1
        natural |= {
            id(d) for d in dead if lone[d.sentence] == 1 and _is_uncaused(d, low, spans, near, lexicon)
        }
    if not natural:
        return drafts
    others = (d for d in drafts if d.outcome in HURTS and id(d) not in natural and not _is_body(d, lexicon))
    hurt = set().union(*(names_of(d) for d in others))
    calm = set().union(*(names_of(d) for d in dead if id(d) in natural)) - hurt
    return [
        d
        for d in drafts
        if not (id(d) in natural and (names_of(d).isdisjoint(hurt) or is_natural(d, lexicon)))
        and not (_is_body(d, lexicon) and not names_of(d).isdisjoint(calm))
    ]


def _is_body(draft: Draft, lexicon: Lexicon) -> bool:
    """ "The body of Ana Ruiz": it says that she is dead, and of what does not."""
    if draft.source is None or draft.verb is None or draft.mention.kind not in ONE:
        return False
    return draft.source.tokens.words[draft.verb] in lexicon.sets["bodies"]


def _is_uncaused(
    draft: Draft, low: str, spans: Sequence[tuple[int, int]], near: int, lexicon: Lexicon
) -> bool:
    """ "The seat has been empty since Ana Ruiz died": of somebody by name, or of his kin in a noun, and
    nothing that harms, and nobody who looks into it, is told of in the sentence, before it or behind.
    """
    assert draft.source is not None
    tokens, mention = draft.source.tokens, draft.mention
    if not draft.rule_id.endswith(PLAIN):
        return False
    if mention.kind != "N" and not (
        draft.rule_id.endswith(NOUN_RULES) and tokens.words[mention.first] in lexicon.sets["his_own"]
    ):
        return False
    first, last = max(0, draft.sentence - near), min(len(spans) - 1, draft.sentence + near)
    said = _WORD.findall(without_harmless(low[spans[first][0] : spans[last][1]], lexicon))
    sets = lexicon.sets
    if not (sets["harmful_events"].isdisjoint(said) and sets["suspicions"].isdisjoint(said)):
        return False
    calm = sets["dies"] | sets["bodies"]
    known = (lexicon.words[word] for word in said if word in lexicon.words and word not in calm)
    return not any(entry.value in HARMS and entry.letter not in "hHE" for entry in known)


def is_natural(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Died peacefully at home", "died aged 90", and no event that harms is told beside it."""
    if not _is_of_the_dead(draft, lexicon):
        return False
    assert draft.source is not None
    assert draft.verb is not None
    words = draft.source.tokens.words
    if not lexicon.sets["harmful_events"].isdisjoint(without_harmless(" ".join(words), lexicon).split()):
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

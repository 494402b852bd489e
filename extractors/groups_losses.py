"""Losses of a side: "the rebels lost six men", "put its losses at 12 dead", "admits to 22 dead", "the losses
of the assailants", "nine dead on its side".
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

TOLD_OF = 12  # tokens before the number in which "losses" stand
LOSER_FAR = 4  # tokens behind "losses" in which "of the assailants" stands
ADMITS_NEAR = 9  # tokens before the number in which "admits to" stands
RANKS_NEAR = 3  # tokens behind it in which "in its ranks" begins
MARKS = ("'", "’")


def hint_of(words: Sequence[str], at: int, lexicon: Lexicon) -> str | None:
    """What a member is, by the word at a token or by the two that begin there ("the Islamic State")."""
    return lexicon.group_hints.get(words[at]) or lexicon.group_hints.get(" ".join(words[at : at + 2]))


def side_of(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str | None:
    """The force that the sentence names, of whose losses the number is."""
    words, mention, entries = sentence.tokens.words, draft.mention, sentence.tokens.entries
    first, head = mention.number if mention.number is not None else mention.first, mention.head
    is_bare = head is None or head == mention.harm
    if head is not None and not is_bare and words[head] not in lexicon.sets["rank_and_file"]:
        return None
    before = range(first - 1, max(0, first - TOLD_OF) - 1, -1)
    lost = [i for i in before if _holds(words[i], lexicon, "losses") or _holds(words[i], lexicon, "fallen")]
    # "rebels shot dead a man": a verb, and nobody's dead
    lost = [i for i in lost if " " not in words[i] or entries[i].letter not in "VG"]
    if side := next((s for i in lost if (s := _loser_of(sentence, i, lexicon))), None):
        return side
    losses = next((i for i in lost if _holds(words[i], lexicon, "losses")), None)
    if losses is not None and any(entries[i].letter in "hHN" for i in range(losses + LOSER_FAR, first)):
        losses = None  # of somebody named since
    owned = range(mention.first, head if head is not None else mention.first)
    is_owned = any(words[i] in lexicon.sets["whose"] for i in owned)
    is_lost = draft.rule_id.endswith(".lost_men") and head is not None
    is_told = losses is not None or (is_bare and draft.value != 0 and _owns_up(sentence, draft, lexicon))
    if not (is_lost or is_owned or is_told):
        return None
    at = sentence.spans[draft.position][0]
    says = max((i for i in range(at) if sentence.tokens.letters[i] in "swl"), default=-1)
    ahead = next((s for i in range(says, -1, -1) if (s := side_at(words, i, lexicon))), None)
    if (is_told or is_lost) and not lexicon.sets["ourselves"].isdisjoint(words[says + 1 : at]):
        return None
    if losses is not None and not lexicon.sets["of_him"].isdisjoint(words[max(says, losses - 2) : losses]):
        return ahead or next(
            (s for i in range(at) if (s := side_at(words, i, lexicon))), None
        )  # "a rebel spokesman gave his own losses as two"
    inside = next((s for i in range(says + 1, at) if (s := side_at(words, i, lexicon))), None)
    if inside or ahead or is_told:
        return inside or ahead
    behind = range(mention.last + 1, len(words))
    return next((s for i in behind if (s := side_at(words, i, lexicon))), None)


def _holds(word: str, lexicon: Lexicon, kind: str) -> bool:
    """Whether a token, or a word of a phrase, is of a set."""
    return word in lexicon.sets[kind] or (" " in word and not lexicon.sets[kind].isdisjoint(word.split()))


def _loser_of(sentence: Sentence, at: int, lexicon: Lexicon) -> str | None:
    """Whose losses: "army losses", "the rebels' dead", "the losses of the assailants", "the enemy's"."""
    words, letters = sentence.tokens.words, sentence.tokens.letters
    own = words[at].split()
    told = words[at + 1 : at + 1 + LOSER_FAR] if _is_of(letters[at + 1 : at + 2], own, lexicon) else []
    if told or _holds(words[at], lexicon, "losses"):
        ahead = [*own[:-1], *words[max(0, at - 3) : at]]
    else:  # "the rebels' dead", "enemy dead"
        ahead = words[max(0, at - 2) : at] if words[at - 1] in MARKS else words[max(0, at - 1) : at]
    near = [*told, *reversed(ahead)]
    for i in range(len(near)):
        if near[i] in lexicon.sets["enemies"]:
            return "combatants"
        if side := side_at(near, i, lexicon):
            return side
    return None


def _is_of(letter: str, own: list[str], lexicon: Lexicon) -> bool:
    """ "Losses" and "of" after it, as two words or as one phrase."""
    last = lexicon.words.get(own[-1])
    return letter == "o" or (len(own) > 1 and last is not None and last.letter == "o")


def _owns_up(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Admits to 22 dead", "lost three dead and five wounded", "12 dead in its ranks"."""
    words, entries, mention = sentence.tokens.words, sentence.tokens.entries, draft.mention
    behind = range(mention.last + 1, min(mention.last + 1 + RANKS_NEAR, len(words) - 1))
    if any(words[i] in lexicon.sets["whose"] and words[i + 1] in lexicon.sets["its_side"] for i in behind):
        return True
    first = mention.number if mention.number is not None else mention.first
    low = max(0, first - ADMITS_NEAR)
    opens = next((i for i in range(first - 1, low - 1, -1) if entries[i].letter in "hHNwu"), low)
    return mention.kind == "Q" and not lexicon.sets["owns_up"].isdisjoint(words[opens:first])


def side_at(words: Sequence[str], at: int, lexicon: Lexicon) -> str | None:
    """Fighters or soldiers, by the word at a token or the two that begin there."""
    hint = hint_of(words, at, lexicon)
    if hint in ("combatants", "soldiers"):
        return hint
    pair = " ".join(words[at : at + 2])
    if pair in lexicon.sets["army_offices"] or words[at] in lexicon.sets["army_offices"]:
        return "soldiers"
    return "combatants" if words[at] in lexicon.sets["armed_bodies"] else None

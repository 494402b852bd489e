"""Parts of those told of before by a noun or a word for what was done to them: "eight of the victims", "of
those who fled, 8,000 …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

LOOKED_AT = 40  # drafts before a sentence among which the whole is looked for
WHOEVER = ("killed", "casualties", "wounded", "abducted", "displaced", "detained", "missing")
# "Of those who fled,", "Of the newly displaced,", "Among the injured,"
_OPENS = re.compile(r"X*,?(?:i|[o<](?=[dF]))(?:[dF]|w[xvb]*(?P<verb>[VI])|(?P<past>[VI]))[^,;:]{0,6},")


def link_of_those(
    sentence: Sentence, drafts: Sequence[Draft], before: Sequence[Draft], lexicon: Lexicon
) -> None:
    """The wholes of parts that name their whole by its harm."""
    opened = _opening(sentence, lexicon)
    for k, draft in enumerate(drafts):
        if draft.parent is not None or draft.value is None or draft.mention.kind not in "QY0A":
            continue
        told = [*reversed(drafts[:k]), *reversed(before[-LOOKED_AT:])]
        if draft.mention.partitive and (harm := harm_of(sentence, draft.mention, lexicon)):
            draft.parent = _whole(draft, harm, told)
        elif opened is not None and draft.position > opened[1]:
            draft.parent = _whole(draft, opened[0], told)
        elif _goes_on(sentence, drafts, before, k):
            whole = (drafts[:k] or before)[-1].parent
            draft.parent = whole if whole is not draft else None
        elif _are_found_so_far(sentence, draft, lexicon):
            draft.parent = _whole(draft, "killed", told)


def harm_of(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> str | None:
    """What was done to those whom the noun phrase names, by its last noun: "the detainees", "the injured"."""
    at = mention.last
    entry, word = sentence.tokens.entries[at], sentence.tokens.words[at]
    if entry.letter in "VIJF" and entry.value in WHOEVER:
        return entry.value
    if entry.value == "detainees":
        return "detained"
    return "displaced" if word in lexicon.sets["fled_ones"] else None


def _opening(sentence: Sentence, lexicon: Lexicon) -> tuple[str, int] | None:
    """The harm of those of whom a sentence begins to tell, and the position of the comma behind them."""
    match = _OPENS.match(sentence.letters)
    if match is None:
        return None
    for k in range(match.end() - 1, -1, -1):
        mention = sentence.mentions.get(k)
        if mention is not None and (harm := harm_of(sentence, mention, lexicon)):
            return harm, match.end() - 1
        if sentence.letters[k] in "VI":
            harm = sentence.tokens.entries[sentence.spans[k][1]].value
            return (harm, match.end() - 1) if harm in WHOEVER else None
    return None


def _whole(draft: Draft, harm: str, told: Iterable[Draft]) -> Draft | None:
    """The nearest larger number of that harm; of victims the nearest of the same, or of the dead."""
    if draft.outcome == "killed" and harm == "wounded":
        return None  # "two of the wounded died": of the wounded, and more dead than those before
    wanted = (draft.outcome, *WHOEVER) if harm == "casualties" else (harm,)
    larger = [d for d in told if d.mention.kind in "Q0" and (d.value is None or d.value > (draft.value or 0))]
    larger = [d for d in larger if d.parent is None or d.parent.outcome != d.outcome]
    larger = [*(d for d in larger if d.parent is None), *(d for d in larger if d.parent is not None)]
    return next((d for one in wanted for d in larger if d.outcome == one), None)


def _goes_on(sentence: Sentence, drafts: Sequence[Draft], before: Sequence[Draft], k: int) -> bool:
    """ "Of those who fled, 8,000 are at Roho and 4,500 at Kato. Nearly 3,000 have crossed the lake."."""
    draft, last = drafts[k], (drafts[:k] or before[-1:])
    if not last or (whole := last[-1].parent) is None or last[-1].outcome != draft.outcome:
        return False
    source = last[-1].source or sentence
    if draft.sentence - last[-1].sentence > 1 or draft.mention.head is not None:
        return False
    is_of_those = _OPENS.match(source.letters) is not None or last[-1].mention.others
    # "nine of the victims died on the spot while two died in hospital"
    is_of_those = is_of_those or (last[-1].mention.partitive and last[-1].sentence == draft.sentence)
    told = sum(d.value or 0 for d in (*before[-LOOKED_AT:], *drafts[:k]) if d.parent is whole)
    return is_of_those and whole.outcome == draft.outcome and told + (draft.value or 0) <= (whole.value or 0)


def _are_found_so_far(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> bool:
    """ "Only 16 bodies had been recovered", "five bodies have so far been retrieved"."""
    words, at = sentence.tokens.words, draft.mention.head
    is_dead = draft.outcome == "killed" and not draft.mention.others
    if not is_dead or at is None or words[at] not in lexicon.sets["bodies"]:
        return False
    near = words[max(0, draft.mention.first - 2) : at + 8]
    said = " ".join(near)
    is_found = not lexicon.sets["recovers"].isdisjoint(near)
    return is_found and any(f" {phrase} " in f" {said} " for phrase in lexicon.sets["so_far"])

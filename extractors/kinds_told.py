"""The copula said once: "of the 67 killed, 31 were men, 22 women and 14 children"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from extractors.drafts import Draft, told_with
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

RULE = ".kinds"
GAPPED = ".gapped"
MOST_ITEMS = 12
# "31 were men", "twelve of the dead were children", "eleven of those who died were passengers"
_FIRST = re.compile(r"[QY](?:w[xvb]*[VI]X*|X*[VJ]X*)?[xv]*b(?:X*[PTQaN]|X+)X*")
_ITEM = re.compile(r"(?:[,;]?c|[,;]|,u(?=QX*b))(?P<who>Q)(?P<own>X*[xv]*bX*[PT]|[Aa])?X*")
_CLOSED = re.compile(r"[.;:)-]|$|,(?![iwY])|(?:,?c)[*TP]")


def add_kinds(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """Those counted after a first part that says of what kind it is: harmed too, and part of the same."""
    harmed = {d.position: d.outcome for d in drafts}
    for like in drafts:
        first = _FIRST.match(sentence.letters, like.position)
        members = _members(sentence, first.end()) if first is not None else []
        if any(harmed.get(k, like.outcome) != like.outcome for k in members):
            continue  # "two of the dead were boys and nine people, among them …, were hurt"
        whole, told = like.parent, [sentence.count_of(k) or 0 for k in (like.position, *members)]
        is_here = whole is not None and whole.sentence == like.sentence
        if whole is not None and is_here and sum(told) > (sentence.count_of(whole.position) or sum(told)):
            continue
        for k in members:
            if k not in harmed:
                yield told_with(like, k, sentence, f"{lexicon.language}{RULE}", parent=like.parent)


def link_kinds(drafts: list[Draft]) -> None:
    """They are part of what the first of them is part of."""
    for before, draft in itertools.pairwise(drafts):
        is_beside = draft.rule_id.endswith(GAPPED) and (
            before.mention.kind == "Y" or before.rule_id.endswith(GAPPED)
        )  # "three of them died at the scene, two on the way"
        is_same = draft.parent is None and draft.outcome == before.outcome
        if is_same and (is_beside or draft.rule_id.endswith(RULE)):
            draft.parent = before.parent


def _members(sentence: Sentence, at: int) -> list[int]:
    """The numbers of the list that begins there; none if it is not closed, or one of them may be an age."""
    found: list[int] = []
    while len(found) < MOST_ITEMS and (item := _ITEM.match(sentence.letters, at)):
        if sentence.mentions[item.start("who")].head is None and item["own"] is None:
            return found  # none, or a last one of unknown kind
        found.append(item.start("who"))
        at = item.end()
    return found if _CLOSED.match(sentence.letters, at) else []

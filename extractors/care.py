"""Harm that is said by its treatment: "taken to hospital", "in a stable condition".

Such words tell of the sick and of mothers too. They count somebody wounded only where the text tells of
a harm otherwise, or names what does harm (a crash, a fire); never the dead, and never who then died.
"""

from __future__ import annotations

import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon

BEFORE, BEHIND = 500, 250  # characters around a number in which a disease is named
HARMS = ("killed", "wounded", "casualties")
_WORD = re.compile(r"[a-z][a-z-]*")


def without_the_sick(drafts: list[Draft], low: str, lexicon: Lexicon) -> list[Draft]:
    """The drafts of a text without those that only say that somebody was cared for."""
    _mark_sick(drafts, low, lexicon)
    cared = [d for d in drafts if _is_care(d, lexicon)]
    if not cared:
        return drafts
    dead = {id(d.mention) for d in drafts if d.outcome == "killed"}
    out = {id(d) for d in cared if d.mention.kind == "0" or id(d.mention) in dead}  # a body, who then died
    are_cared = {id(d) for d in cared}
    told = any(d.outcome in HARMS and id(d) not in are_cared for d in drafts)
    if not told and lexicon.sets["harmful_events"].isdisjoint(_WORD.findall(low)):
        out.update(id(d) for d in cared)
    return [d for d in drafts if id(d) not in out]


def _mark_sick(drafts: list[Draft], low: str, lexicon: Lexicon) -> None:
    """ "In the past week 900 fell ill", where a disease is named near and nothing that harms: affected."""
    for draft in drafts:
        if draft.outcome != "wounded" or draft.verb is None or draft.source is None:
            continue
        if draft.source.tokens.words[draft.verb] not in lexicon.sets["falls_ill"]:
            continue
        start = draft.source.tokens.starts[draft.mention.first]
        near = _WORD.findall(low, max(0, start - BEFORE), start + BEHIND)
        if not lexicon.sets["diseases"].isdisjoint(near) and lexicon.sets["harmful_events"].isdisjoint(near):
            draft.outcome = "affected_other"


def _is_care(draft: Draft, lexicon: Lexicon) -> bool:
    if draft.verb is None or draft.outcome != "wounded" or draft.mention.harm is not None:
        return False
    if draft.rule_id.endswith((".with_wounds", ".admitted", ".in_care")):
        return True
    assert draft.source is not None
    words = draft.source.tokens.words[draft.verb].split()
    if len(words) == 1 and words[0] in lexicon.sets["sends"]:
        return True  # "rushed 14 people to hospital"
    if words[0] in lexicon.sets["treated"] and not lexicon.sets["breakings"].isdisjoint(words):
        return False  # "treated for a split lip"
    return not lexicon.sets["care"].isdisjoint(words)

"""Parts that add up: what is told after the number of a lead, claim by claim, until it is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.breakdowns import of_other_days
from extractors.claim import tells_toll
from extractors.context import Context
from extractors.drafts import Draft
from extractors.lexicon import Lexicon, may_hold

LEAD = 2  # sentences of a text that tell what all the others take apart
FAR = 14  # sentences from the number of a lead to the last of its parts
NEAR = 2  # to a single part that completes those told with the number
LEAST = 3  # a number that two parts may add up to
MOST_PARTS = 12
LOOKED_AT = 40  # drafts behind a number: a text costs no more for being long
STRETCH = 5  # days of a window that is a time of many events
WHOEVER = ("people", "civilians", "other")


def link_summed(drafts: Sequence[Draft], contexts: Mapping[int, Context], lexicon: Lexicon) -> None:
    """ "Four were shot dead at the weekend. Ana Ruiz and her nephew … A day later, a driver … Jim Lee was …";
    "74 killed in May … Mines killed 30 … Shells killed 44": all that is told up to the sum.
    """
    for outcome in dict.fromkeys(d.outcome for d in drafts):
        own = [d for d in drafts if d.outcome == outcome and d.value]
        whole = next((d for d in own if d.parent is None or d.parent.outcome != outcome), None)
        again = [d for d in own if whole is not None and d.value == whole.value and d.sentence < LEAD]
        whole = again[-1] if again else whole  # headline and lead tell the same number
        if whole is None or (whole.value or 0) < LEAST or whole.sentence >= LEAD or not _is_sum(whole):
            continue
        at = own.index(whole)
        later = own[at + 1 : at + 1 + LOOKED_AT]
        named = [d for d in later if not d.mention.partitive and not _are_bodies(d, lexicon)]
        _give(whole, _all_parts(whole, later, named, contexts))


def link_members(drafts: Sequence[Draft], contexts: Mapping[int, Context]) -> None:
    """ "Nine people, including three rebels … One rebel was shot at Kolo … Two rebels were shot at Tash": of
    the three.
    """
    for k, whole in enumerate(drafts):
        if whole.parent is None or whole.sentence >= LEAD or whole.group in WHOEVER:
            continue
        later = drafts[k + 1 : k + 1 + LOOKED_AT]
        alike = [d for d in later if d.outcome == whole.outcome and d.value and not d.mention.partitive]
        _give(whole, _run(whole, _near(whole, alike, contexts), 0))


def _is_sum(draft: Draft) -> bool:
    return draft.mention.kind in "Q0" and not tells_toll(draft.rule_id)


def _are_bodies(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Five corpses had been recovered": of the dead told before, and who they are nobody says."""
    head, source = draft.mention.head, draft.source
    return head is not None and source is not None and source.tokens.words[head] in lexicon.sets["bodies"]


def _give(whole: Draft, parts: Sequence[Draft]) -> None:
    for part in parts:
        part.parent = whole


def _near(whole: Draft, named: Sequence[Draft], contexts: Mapping[int, Context]) -> list[Draft]:
    """Those of no number yet that may be of this one, by their group and their day."""
    found = [d for d in named if d.parent is None and d.sentence - whole.sentence <= FAR]
    found = [d for d in found if _holds(whole, d)]
    return [d for d in found if not of_other_days(contexts[id(whole)], contexts[id(d)])]


def _holds(whole: Draft, part: Draft) -> bool:
    if not may_hold(whole.group, part.group) or part.group == "perpetrators":
        return False
    return whole.group in WHOEVER or part.group not in WHOEVER


def _all_parts(
    whole: Draft,
    later: Sequence[Draft],
    named: Sequence[Draft],
    contexts: Mapping[int, Context],
) -> Sequence[Draft]:
    children = [d for d in later if d.parent is whole]
    told = sum(d.value or 0 for d in children)
    # "five of the victims burned to death" tells no list that goes on
    own = [d for d in children if not d.mention.partitive or d.sentence == whole.sentence]
    held = sum(d.value or 0 for d in own)
    loose = _near(whole, named, contexts)
    for start in dict.fromkeys((held, 0)) if told < (whole.value or 0) else ():
        parts = _run(whole, loose, start)
        if parts and (len(parts) > 1 or parts[0].sentence - whole.sentence <= NEAR):
            return parts
    stretch = contexts[id(whole)]
    if stretch.window_start is None or stretch.window_end is None:
        return ()
    if (stretch.window_end - stretch.window_start).days < STRETCH:
        return ()
    same = [d for d in named if d.parent is None and _is_of_stretch(contexts[id(d)], stretch)]
    return _run(whole, same, 0)


def _is_of_stretch(own: Context, whole: Context) -> bool:
    """A count with no time of its own, or with that of the whole."""
    return own.window_start is None or (own.window_start, own.window_end) == (
        whole.window_start,
        whole.window_end,
    )


def _run(whole: Draft, loose: Sequence[Draft], start: int) -> Sequence[Draft]:
    """The first of them, two or more, that reach the whole, none of them as large."""
    total, found = start, list[Draft]()
    for draft in loose[:MOST_PARTS]:
        if (draft.value or 0) >= (whole.value or 0):
            return ()
        total += draft.value or 0
        found.append(draft)
        if total >= (whole.value or 0):
            break
    return found if total == whole.value and len(found) + (start > 0) > 1 else ()

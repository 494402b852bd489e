"""The breakdown of a number: what is told after it, side by side, and adds up to it."""

from __future__ import annotations

from extractors.claim import tells_toll
from extractors.context import Context
from extractors.drafts import Draft
from extractors.hurt import is_of_the_hurt
from extractors.lexicon import FORCES, Lexicon, holds_phrase, may_hold

MOST_PARTS = 12  # claims after a number among which its breakdown is looked for
HOLDS = {"casualties": {"casualties", "killed", "wounded"}}  # what the parts of a number may be
HEADLINE = ".headline"  # numbers side by side, each with its own word of harm
NAMED = ".killed_were"
NEAR_SENTENCES = 3
FAR_SENTENCES = 5  # where all parts stand in one list
LARGE = 20  # so many are not added up by chance
FEW = (3, 4)
NEAR_PERSONS = 2  # sentences, where one of the parts is a single person


def add_breakdowns(drafts: list[Draft], contexts: dict[int, Context], lexicon: Lexicon) -> None:
    """What is told after a number, side by side, and adds up to it, is its breakdown."""
    for outcome in dict.fromkeys(d.outcome for d in drafts):
        told = [d for d in drafts if d.outcome in HOLDS.get(outcome, {outcome}) and d.parent is None]
        for k, whole in enumerate(told):
            if (
                whole.parent is None
                and whole.outcome == outcome
                and whole.value is not None
                and whole.value > 1
                and whole.mention.kind in "Q0"
            ):
                later = told[k + 1 : k + 1 + MOST_PARTS]
                _last_part(whole, drafts, later)
                parts = _parts_of(whole, later, is_lead=not k)
                if any(
                    of_other_days(contexts[id(whole)], contexts[id(part)])
                    or _is_the_next_day(whole, part, lexicon)
                    for part in parts
                ):
                    continue
                parent = _told_again(whole, later, parts)
                for part in parts:
                    if tells_toll(part.rule_id) and any(other.mention.others for other in parts):
                        continue  # "18 died … the earlier toll of 15, three more having died"
                    part.parent = parent
                    if _is_elided_part(part, parent):
                        part.group = whole.group


def _last_part(whole: Draft, drafts: list[Draft], later: list[Draft]) -> None:
    """ "263 died, 228 of them in Bol and 33 in Cot, with two deaths in Dor": the two are what is left."""
    listed = [d for d in drafts if d.parent is whole and d.sentence == whole.sentence]
    left = (whole.value or 0) - sum(d.value or 0 for d in listed)
    named = [d for d in later if d.sentence == whole.sentence + 1 and d.rule_id.endswith(NAMED)]
    if listed and named and len(named) == left and all(d.mention.kind == "N" for d in named):
        for draft in named:  # "three were hurt, including Ana Ruiz. Also hurt were Jim Lee and Paul Okoro"
            draft.parent = whole
    if not later or len(listed) < 2 or later[0].sentence != whole.sentence or later[0].value != left:
        return
    later[0].parent = whole


def of_other_days(whole: Context, part: Context) -> bool:
    """ "Four were killed on Friday … one on Monday … three on Sunday": no breakdown of the four."""
    if whole.window_start is None or whole.window_end is None:
        return False
    if part.window_start is None or part.window_end is None:
        return False
    return part.window_end < whole.window_start or whole.window_end < part.window_start


def _is_the_next_day(whole: Draft, part: Draft, lexicon: Lexicon) -> bool:
    """ "Three were killed … two brothers died in a blast the following day": others than the three."""
    if part.sentence == whole.sentence or part.source is None:
        return False
    return holds_phrase(" ".join(part.source.tokens.words), lexicon.sets["next_day"])


def _is_elided_part(part: Draft, whole: Draft) -> bool:
    """ "26 civilian casualties (8 killed and 18 injured)": the parts say no noun of their own."""
    says_none = part.mention.head is None or part.mention.kind == "0"
    return part.group == "people" and says_none and part.sentence == whole.sentence


def _told_again(whole: Draft, later: list[Draft], parts: list[Draft]) -> Draft:
    """The last statement of the whole before its parts: headline and lead tell the same number."""
    if not parts:
        return whole
    between = later[: later.index(parts[0])]
    again = [d for d in between if d.value == whole.value and may_hold(d.group, whole.group)]
    return again[-1] if again else whole


def _parts_of(whole: Draft, later: list[Draft], *, is_lead: bool) -> list[Draft]:
    """The first run of two to six later claims, within a few sentences, that adds up to the whole."""
    loose = [d for d in later if d.parent is None and d.value]
    if is_lead and (far := _far_parts(whole, loose)):
        return far
    near = [d for d in loose if d.sentence - whole.sentence <= FAR_SENTENCES]
    near = [
        d
        for d in near
        if (d.hit is not whole.hit or d.hit is None or d.rule_id.endswith(HEADLINE))
        and (may_hold(whole.group, d.group) or {whole.group, d.group} <= {*FORCES})
        and d.group != "perpetrators"
    ]
    near = [d for k, d in enumerate(near) if d.outcome != "killed" or not is_of_the_hurt(near[:k], d)]
    for start in range(len(near)):
        total = 0
        for end in range(start, min(start + 6, len(near))):
            total += near[end].value or 0
            fits = end > start and _fits(whole, total) and not _tells_one_again(near[start : end + 1])
            if fits and _is_run(whole, near, start, end):
                return near[start : end + 1]
            if total > (whole.value or 0):
                break
    return []


def _far_parts(whole: Draft, loose: list[Draft]) -> list[Draft]:
    """All that is told after the large number of a lead, three counts or four, however far."""
    if (whole.value or 0) < LARGE:
        return []
    total = 0
    for k, draft in enumerate(loose):
        total += draft.value or 0
        if total >= (whole.value or 0) or not may_hold(whole.group, draft.group):
            is_some = len([d for d in loose[: k + 1] if d.mention.number is None]) <= 1
            is_all = total == whole.value and k + 1 in FEW and is_some and draft.outcome == whole.outcome
            return loose[: k + 1] if is_all and may_hold(whole.group, draft.group) else []
    return []


def _tells_one_again(parts: list[Draft]) -> bool:
    """ "A woman was killed" told twice: one woman, no two."""
    one, two = parts[0], parts[-1]
    is_person = all(d.mention.number is None and d.mention.kind in "aA" for d in parts)
    return len(parts) == 2 and is_person and _noun(one) == _noun(two)


def _noun(draft: Draft) -> str:
    head = draft.mention.head
    return draft.source.tokens.words[head] if draft.source is not None and head is not None else ""


def _is_run(whole: Draft, near: list[Draft], start: int, end: int) -> bool:
    """Not a piece of a longer list, and single persons close to the number that they would add up to."""
    cuts_list = (start and _listed_together(near[start - 1], near[start])) or (
        end + 1 < len(near) and _listed_together(near[end], near[end + 1])
    )
    has_person = any(d.mention.number is None for d in near[start : end + 1])
    away = near[end].sentence - whole.sentence
    is_far = away > (NEAR_PERSONS if end - start < 2 and has_person else NEAR_SENTENCES)
    if all(_listed_together(near[start], d) for d in near[start : end + 1]) and not has_person:
        is_far = False
    return not cuts_list and not is_far


def _listed_together(one: Draft, two: Draft) -> bool:
    return one.hit is two.hit and one.hit is not None and one.sentence == two.sentence


def _fits(whole: Draft, total: int) -> bool:
    assert whole.value is not None
    return total == whole.value or (
        whole.qualifier == "at_least" and 0.97 * whole.value <= total < whole.value
    )

"""What the words around a draft add: hedges shared by a coordination, elided nouns, groups, subsets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Set as AbstractSet

from extractors.among import drop_unharmed, link_among
from extractors.claim import tells_toll
from extractors.drafts import Draft, with_wholes
from extractors.flights import runs_off
from extractors.groups import read_group, read_second_group
from extractors.groups_elided import inherit_groups
from extractors.hurt import link_shot
from extractors.kinds_told import link_kinds
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence
from extractors.outbreaks import is_of_cases
from extractors.parts import (
    NEAR,
    add_subsets,
    link_breakdowns,
    link_grave,
    link_of_number,
    link_parts,
    link_pieces,
)
from extractors.parts_of_those import link_of_those
from extractors.parts_told import link_told_parts, part_the_armed, without_their_names
from extractors.quantities import hedge_after
from extractors.ranked import link_sums

VICTIM_LISTS = (
    ".of_those_harmed",
    ".among_the_dead",
    ".the_dead_include",
    ".identified",
    ".identified_as",
    ".among_the_dead_were",
)
_BESIDE = re.compile(r"[VJX]*(?:,?c|,?\+|,)")  # between a toll and what is told with it


def attach(
    sentence: Sentence, drafts: list[Draft], before: list[Draft], told: AbstractSet[str], lexicon: Lexicon
) -> list[Draft]:
    """The drafts of one sentence, with subsets added and every number, hedge and group read. `told` are the
    outcomes of those before.
    """
    if not drafts:
        return []
    _name_victims(sentence, drafts, before, told, lexicon)
    drafts = link_among(sentence, add_subsets(sentence, drafts, lexicon), lexicon)
    for draft in drafts:
        if draft.outcome == "wounded" and is_of_cases(sentence.tokens, draft.mention.harm):
            draft.outcome = "affected_other"
        _read_number(sentence, draft)
        read_group(sentence, draft, lexicon)
        is_own = draft.verb is not None and draft.mention.first < draft.verb
        own = sentence.tokens.words[draft.verb or 0] if is_own else ""
        is_self = own in lexicon.sets["selves"] and draft.group == "combatants"  # "the gunman shot himself"
        if is_self or draft.rule_id.endswith(".then_self") or own in lexicon.sets["self_harm"]:
            draft.group = "perpetrators"
    drafts = with_wholes(drafts, _of_groups(drafts))
    for draft in drafts:
        read_second_group(sentence, draft)
    drafts = [d for d in drafts if not runs_off(sentence, d, lexicon)]
    inherit_groups(sentence, drafts, before, lexicon)
    part_the_armed(drafts)
    drafts = drop_unharmed(sentence, drafts)
    link_parts(sentence, drafts, before)
    link_pieces(drafts)
    link_of_number(sentence, drafts)
    link_grave(sentence, drafts, lexicon)
    link_told_parts(sentence, drafts, before, lexicon)
    link_shot(sentence, drafts, lexicon)
    link_of_those(sentence, drafts, before, lexicon)
    link_kinds(drafts)
    _as_many(sentence, drafts, lexicon)
    _share_hedges(sentence, drafts)
    link_breakdowns(drafts)
    link_sums(sentence, drafts)
    drafts = without_their_names(sentence, drafts)
    _mark_tolls(sentence, drafts)
    _lists(sentence, drafts, lexicon)
    return drafts


def _of_groups(drafts: list[Draft]) -> list[Draft]:
    """Those of a group that their rule reads; a bare number goes with the one before it ("12 men and the
    rebels 30").
    """
    read: set[int] = set()
    left_out: set[int | None] = set()  # the words of harm
    kept = []
    for draft in drafts:
        groups = draft.hit.pattern.groups if draft.hit is not None else None
        is_told_again = draft.rule_id.endswith(".told_again") and draft.verb in left_out
        if (
            groups
            and draft.group not in groups
            and not (draft.mention.head is None and id(draft.hit) in read)
        ):
            left_out.add(draft.verb)
        elif not is_told_again:
            kept.append(draft)
            read.add(id(draft.hit))
    return kept


def _name_victims(
    sentence: Sentence, drafts: list[Draft], before: list[Draft], told: AbstractSet[str], lexicon: Lexicon
) -> None:
    """ "Nine people died. The victims were three nurses and six guards": they are the dead."""
    if not before or not told.isdisjoint(("wounded", "casualties")):
        return
    for draft in drafts:
        if draft.outcome != "casualties" or draft.verb is None or not draft.rule_id.endswith(VICTIM_LISTS):
            continue
        if sentence.tokens.words[draft.verb] in lexicon.sets["victims"] and before[-1].outcome == "killed":
            draft.outcome = "killed"


def _read_number(sentence: Sentence, draft: Draft) -> None:
    mention = draft.mention
    if mention.kind in ("Z", "9"):
        draft.value = 0
        return
    if mention.number is None:
        draft.value = None if mention.kind == "P" else 1 + mention.pair
        return
    numeral = sentence.tokens.numerals[mention.number]
    draft.value = numeral.value
    if mention.number in sentence.ranges:
        draft.value_to, draft.qualifier = sentence.ranges[mention.number][0], "range"
        return
    if numeral.value is None:
        draft.qualifier = "vague"
        return
    unhedged = "about" if numeral.loose else "exact"
    draft.qualifier = sentence.hedges.get(mention.number, (unhedged, 0))[0]
    after = (draft.group_last or mention.last) + 1
    for token in (mention.number + 1, mention.last + 1, after):
        if draft.qualifier == "exact":
            draft.qualifier = hedge_after(sentence.tokens, token) or "exact"


def _as_many(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """ "Nine were killed and as many wounded": nine again."""
    words = sentence.tokens.words
    for before, draft in itertools.pairwise(drafts):
        number = draft.mention.number
        if draft.value is not None or not number or before.value is None or before.outcome == draft.outcome:
            continue
        said, after = words[number - 1 : number + 1], words[number + 1 : number + 2]
        is_of_them = sentence.tokens.letters[number + 1 : number + 2] == "o"  # "as many of them had fled"
        if " ".join(said) in lexicon.sets["as_many"] and after != said[:1] and not is_of_them:
            draft.value, draft.value_to, draft.qualifier = before.value, before.value_to, before.qualifier


def _share_hedges(sentence: Sentence, drafts: list[Draft]) -> None:
    """A hedge before the coordination as a whole covers its later members: "at least 96 … killed and 223
    wounded".
    """
    for first, second in itertools.pairwise(drafts):
        if second.mention.kind not in "QY" or second.qualifier != "exact" or second.parent is not None:
            continue
        if first.qualifier not in ("at_least", "more_than", "about") or first.mention.kind != "Q":
            continue
        between = sentence.letters[first.position + 1 : second.position]
        is_list = first.hit is second.hit and first.outcome == second.outcome
        opens = first.verb is not None and first.verb > first.mention.last
        own_verb = sentence.letters[second.position + 1 : second.position + 4].lstrip("X").lstrip("bvx")[:1]
        if any(c in ";:us" for c in between):
            continue
        if is_list or (opens and between.rstrip(",").endswith("c") and own_verb in ("V", "J")):
            second.qualifier = first.qualifier


def _mark_tolls(sentence: Sentence, drafts: list[Draft]) -> None:
    """A toll, what is told in one breath with it ("1,297 dead and 5,700 hurt"), and its parts."""
    for k, draft in enumerate(drafts):
        whole = draft.parent if draft.parent and draft.parent.sentence == draft.sentence else None
        draft.is_toll = tells_toll(draft.rule_id) or (whole is not None and whole.is_toll)
        before = drafts[k - 1] if k else None
        if before is not None and before.is_toll and before.mention.number is not None:
            between = sentence.letters[before.position + 1 : draft.position]
            draft.is_toll = draft.is_toll or _BESIDE.fullmatch(between) is not None


def _is_said_twice(sentence: Sentence, first: Draft, second: Draft) -> bool:
    """ "Killing 14 people, burning shops and killing 14 people": the same words for the same people."""
    words = sentence.tokens.words
    if first.mention.number is None or first.hit is second.hit or None in (first.verb, second.verb):
        return False
    said = [(words[d.verb or 0], words[d.mention.first : d.mention.last + 1]) for d in (first, second)]
    return said[0] == said[1] and len(said[0][1]) > 1


def _lists(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """What one statement tells side by side is apart: no clause that depends on another stands between, and
    no other voice tells it ("nine died, 15 according to residents").
    """
    words = sentence.tokens.words
    for k, draft in enumerate(drafts):
        for other in drafts[max(0, k - NEAR) : k]:
            if (
                other.outcome != draft.outcome
                or other.position == draft.position
                or draft.parent is not other.parent
            ):
                continue
            between = sentence.letters[other.position + 1 : draft.position]
            if tells_toll(draft.rule_id) or tells_toll(other.rule_id):
                continue  # a toll holds what stands beside it
            behind = words[draft.mention.last + 1 : draft.mention.last + 2]
            if draft.mention.head is None and not lexicon.sets["as_told_by"].isdisjoint(behind):
                continue
            if _is_said_twice(sentence, other, draft):
                continue
            same_hit = draft.hit is other.hit and draft.hit is not None
            if draft.mention.others or same_hit or not any(c in "uws" for c in between):
                draft.apart.append(other)

"""Within one text: who is told again, which number replaces another, and of which event each speaks."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractors.claim import Claim
from extractors.context import Context
from extractors.drafts import Draft
from extractors.groups_named import names_of
from extractors.lexicon import Lexicon, holds_phrase

NEAR = 30  # characters before a number in which its preposition stands
HEDGE = 3  # words: "from at least"
FIRST = 200  # claims of a text that others may tell again: headline, lead and more
LAST = 3  # claims among which the one that a later figure corrects is
CORRECTED = 90  # characters between the two
_WORD = re.compile(r"[^\W_][\w'-]*")
SEX = {"women": "f", "girls": "f", "men": "m", "boys": "m"}
YEARS = 5  # the precision of a window of a year or more: no single event


def relate(claims: Sequence[Claim], text: str, lexicon: Lexicon) -> list[Claim]:
    """The claims with `restates`, `revises` and `event` filled in."""
    events = _events(claims)
    revised = {c.n: r for c in claims if (r := _revised(c, claims, text, lexicon)) is not None}
    restated = _all_restated(claims, revised)
    return [
        replace(c, revises=revised.get(c.n), restates=restated.get(c.n), event=events[c.n])
        if c.n in revised or c.n in restated or c.event != events[c.n]
        else c
        for c in claims
    ]


def _revised(claim: Claim, claims: Sequence[Claim], text: str, lexicon: Lexicon) -> int | None:
    """ "rose to 45 from 30", "from 30 to 45": 45 replaces 30, told by one toll in one sentence."""
    if claim.rule_id.endswith(".then.toll"):
        return _told_last(claim, claims)
    if claim.rule_id.endswith(".before.told_again"):
        return None
    if (former := _former(claim, claims, text, lexicon)) is not None:
        return former
    if (wrong := _corrected(claim, claims, text, lexicon)) is not None:
        return wrong
    if not claim.rule_id.endswith(".toll") or _was_before(claim, claims, text, lexicon):
        return None
    for other in claims[max(0, claim.n - 2) : claim.n + 1]:
        beside = (other.rule_id, other.quote_start, other.outcome) == (
            claim.rule_id,
            claim.quote_start,
            claim.outcome,
        )
        if beside and other.n != claim.n and (other.n > claim.n or _was_before(other, claims, text, lexicon)):
            return other.n
    return None


def _told_last(claim: Claim, claims: Sequence[Claim]) -> int | None:
    """ "First said 11 dead, then 37, then 58": each replaces the one before."""
    last = claims[claim.n - 2] if claim.n > 1 else None
    is_beside = last is not None and (last.quote_start, last.outcome) == (claim.quote_start, claim.outcome)
    return last.n if last is not None and is_beside else None


def _former(claim: Claim, claims: Sequence[Claim], text: str, lexicon: Lexicon) -> int | None:
    """ "Has claimed 31 lives, up from the 17 reported on the day": the 31 replaces the 17."""
    for other in claims[claim.n : claim.n + 1]:
        beside = (other.quote_start, other.outcome) == (claim.quote_start, claim.outcome)
        is_former = other.rule_id.endswith(".before.told_again")  # "initially put at 14"
        is_again = other.rule_id.endswith(".told_again") and _was_before(other, claims, text, lexicon)
        if beside and (is_former or is_again):
            return other.n
    return None


def _corrected(claim: Claim, claims: Sequence[Claim], text: str, lexicon: Lexicon) -> int | None:
    """ "Two dead. Later corrected by the mission: four dead", "police revised it to 38 deaths"."""
    for other in reversed(claims[max(0, claim.n - 1 - LAST) : claim.n - 1]):
        if other.outcome != claim.outcome or other.part_of is not None:
            continue
        between = text[other.end : claim.start] if claim.start - other.end <= CORRECTED else ""
        is_whole = claim.part_of is None and not claim.implicit and claim.value != other.value
        words = " ".join(_WORD.findall(between.lower())) if is_whole else ""
        return other.n if holds_phrase(words, lexicon.sets["corrections"]) else None
    return None


def _was_before(claim: Claim, claims: Sequence[Claim], text: str, lexicon: Lexicon) -> bool:
    """Whether the words right before the number ("from", "from at least") say that it held no longer."""
    last = claims[claim.n - 2].end if claim.n > 1 else 0
    before = text[max(claim.quote_start, claim.start - NEAR, last) : claim.start].lower().split()
    return bool(lexicon.sets["formerly"] & set(before[-HEDGE:]))


def _all_restated(claims: Sequence[Claim], revised: dict[int, int]) -> dict[int, int]:
    """Each claim that tells another again, and which; only the first of a text are told again."""
    restated: dict[int, int] = {}
    told: dict[tuple[str, int | None, int | None], list[Claim]] = {}
    for claim in claims:
        alike = told.setdefault((claim.outcome, claim.value, claim.value_to), [])
        again = None if claim.n in revised else _restated(claim, alike, restated)
        if again is not None:
            restated[claim.n] = again
        if claim.n <= FIRST:
            alike.append(claim)
    return restated


def _restated(claim: Claim, alike: Sequence[Claim], restated: dict[int, int]) -> int | None:
    """The first claim of another sentence with the same number, outcome and fitting group and time."""
    if claim.value is None or claim.value == 0 or claim.implicit:
        return None
    for other in alike:
        if other.implicit or other.quote_start == claim.quote_start or other.n in restated:
            continue
        groups = {other.group, claim.group}
        if (
            (len(groups) == 1 or "people" in groups)
            and not apart_in_time(other, claim)
            and claim.n not in other.apart_from
        ):
            return other.n
    return None


def apart_in_time(one: Claim, two: Claim) -> bool:
    """Both are dated, and the days do not meet."""
    if (
        one.window_start is None
        or two.window_start is None
        or one.window_end is None
        or two.window_end is None
    ):
        return False
    return one.window_end < two.window_start or two.window_end < one.window_start


def _events(claims: Sequence[Claim]) -> dict[int, int]:
    """1 for the event of the lead, 2, 3 … for others by their days, 0 for running totals of years."""
    numbers: dict[int, int] = {}
    seen: list[tuple[dt.date, dt.date, int]] = []
    for claim in claims:
        numbers[claim.n] = _event(claim, seen)
    return numbers


def _event(claim: Claim, seen: list[tuple[dt.date, dt.date, int]]) -> int:
    """`seen` are the days of the events told so far, in order of time; no two of them meet."""
    if claim.kind == "cumulative" and claim.window_precision == YEARS:
        return 0
    start, end = claim.window_start, claim.window_end
    if start is None or end is None:
        return 1
    at = bisect_left(seen, (start, start, 0))
    if at and seen[at - 1][1] >= start:
        at -= 1
    met = []
    for first, _, number in itertools.islice(seen, at, None):
        if first > end:
            break
        met.append(number)
    if met:
        return min(met)
    seen.insert(at, (start, end, len(seen) + 1))
    return len(seen)


def without_back_references(
    pairs: list[tuple[Draft, Context]], lexicon: Lexicon
) -> list[tuple[Draft, Context]]:
    """ "The dead woman", "the driver", "the father of two" of somebody already counted: no claim again."""
    kept: list[tuple[Draft, Context]] = []
    heads: dict[str, set[str]] = {}  # noun → how those it names are told as harmed
    tails: dict[str, set[str]] = {}  # noun → whose they are: "the driver of the bus"
    singles: dict[str, set[str]] = {}  # how one person is harmed → the groups of those who are
    again: set[int] = set()  # mentions of somebody already counted
    counted: set[int] = set()  # mentions that are counted: one seized and stabbed is told twice
    dead: set[str] = set()  # names of those told as dead
    for draft, context in pairs:
        mention = draft.mention
        assert draft.source is not None
        words = draft.source.tokens.words
        head = words[mention.head] if mention.head is not None else ""
        last = draft.source.spans[draft.position][1]
        tail = " ".join(words[(mention.head or 0) + 1 : last + 1])
        is_other = tail and tails.get(head) and tail not in tails[head]
        is_new = id(mention) in counted or _is_with_somebody_new(draft, lexicon)  # "was shot and arrested"
        if mention.kind == "h" and draft.parent is None and not is_new:
            is_told = not is_other and _is_told(draft.outcome, heads.get(head))
            is_anyone = _is_anyone(draft, head, tail, lexicon) and not _is_listed(draft)
            is_anyone = is_anyone or _is_his_loss(draft, head, lexicon)
            if is_told or (is_anyone and _is_one_of(draft.group, singles.get(draft.outcome))):
                again.add(id(mention))
                continue
        if mention.kind == "N" and draft.outcome == "killed":
            names = names_of(draft)
            if draft.sentence > 1 and not names.isdisjoint(dead) and _is_kept_body(draft, lexicon):
                again.add(id(mention))
                continue
            dead |= names
        if tail and mention.kind == "h":
            tails.setdefault(head, set()).add(tail)
        if mention.kind in "AahNQ" and head:
            heads.setdefault(head, set()).add(draft.outcome)
        if mention.kind == "N":  # "Ana Ruiz, a singer, was shot": "the singer" is she
            for token in range(mention.first, last + 1):
                if draft.source.tokens.entries[token].letter == "h":
                    heads.setdefault(words[token], set()).add(draft.outcome)
        if mention.kind in "AahN" and mention.number is None:
            singles.setdefault(draft.outcome, set()).add(draft.group)
        counted.add(id(mention))
        kept.append((draft, context))
    return [(d, c) for d, c in kept if id(d.mention) not in again]


def _is_with_somebody_new(draft: Draft, lexicon: Lexicon) -> bool:
    """ "A mother and her son were killed": told as for the first time, whatever the headline says."""
    assert draft.source is not None
    opener = draft.source.tokens.words[draft.mention.first]
    before = draft.source.letters[: draft.position]
    is_joined = before.endswith("c") and before[:-1].rstrip("X,")[-1:] == "A"
    return is_joined and opener in lexicon.sets["his_own"]


def _is_listed(draft: Draft) -> bool:
    """ "A mother and the infant", "her husband and her father": nobody is told twice in one breath."""
    if draft.hit is None or draft.source is None or draft.position not in draft.hit.who[1:]:
        return False
    return draft.source.letters[: draft.position].endswith(("c", ","))


def _is_anyone(draft: Draft, head: str, tail: str, lexicon: Lexicon) -> bool:
    """ "The man", "the father of two", below a headline "the 28-year-old": whoever was told of."""
    assert draft.source is not None
    entries, mention = draft.source.tokens.entries, draft.mention
    if mention.head is None or entries[mention.first].letter != "t":
        return False
    is_by_age = entries[mention.head].letter == "A" and draft.sentence > 1
    if head not in lexicon.sets["anyones"] and not is_by_age:
        return False
    return not tail or entries[mention.head + 1].letter == "o"


def _is_his_loss(draft: Draft, head: str, lexicon: Lexicon) -> bool:
    """ "Asked about his son's death", of a father who speaks: a noun for what was told of."""
    assert draft.source is not None
    opener = draft.source.tokens.words[draft.mention.first]
    is_his = opener in lexicon.sets["his_own"] and head in lexicon.sets["kin"]
    is_alone = draft.hit is not None and len(draft.hit.who) == 1
    is_body = draft.verb is not None and draft.source.tokens.words[draft.verb] in lexicon.sets["bodies"]
    return is_his and is_alone and not is_body and draft.rule_id.endswith(".own_death")


def _is_kept_body(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Officials still hold Ms Ruiz's body": of one told as dead; that it was found is told anew."""
    if draft.source is None or draft.verb is None:
        return False
    words = draft.source.tokens.words
    return words[draft.verb] in lexicon.sets["one_body"] and lexicon.sets["found"].isdisjoint(words)


def _is_one_of(group: str, told: set[str] | None) -> bool:
    """Whether somebody of those groups may be one of this: no woman is a boy."""
    if not told or (group == "perpetrators" and group not in told):
        return False
    return any(SEX.get(one, SEX.get(group)) == SEX.get(group, SEX.get(one)) for one in told)


def _is_told(outcome: str, told: set[str] | None) -> bool:
    """Told before, as harmed so or as dead; who was wounded or taken and is found dead is told anew."""
    return told is not None and (outcome != "killed" or outcome in told)

"""Who is told as wounded and then as dead: the wounded of an event are those who live."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.claim import Claim, Total
from extractors.lexicon import Lexicon
from extractors.statements import REACH, died_of_wounds, tells_shots
from extractors.totals_added import is_a, noun

LOOK_BACK = 30  # claims: nobody tells the same people again further off
_OUT = ("denied", "planned_or_hypothetical", "feared")


def without_the_dead(claims: Sequence[Claim], told: Sequence[Claim], lexicon: Lexicon) -> list[Claim]:
    """ "Was injured and later died": one and the same person, no longer among the wounded."""
    dead = {(c.start, c.end) for c in told if c.outcome == "killed" and c.modality not in _OUT}
    return [
        c
        for c in claims
        if c.outcome != "wounded" or ((c.start, c.end) not in dead and not _all_died(c, told, lexicon))
    ]


def _all_died(claim: Claim, told: Sequence[Claim], lexicon: Lexicon) -> bool:
    """ "They shot two teachers. Both died": as many as were hurt, by a word that names nobody."""
    after = told[claim.n] if claim.n < len(told) else claim
    is_all = after.number_text.lower() in lexicon.sets["all_of_two"] and after.value == claim.value
    return is_all and after.outcome == "killed" and after.modality not in _OUT


def less_the_dead(
    total: Total, claims: Sequence[Claim], told: Sequence[Claim], text: str, lexicon: Lexicon
) -> Total:
    """ "Twelve were hurt. Two of the wounded died": ten of those in the total live."""
    wounded = {c.n for c in claims}
    gone = 0
    for claim in told:
        if claim.outcome != "killed" or claim.value is None or claim.modality in _OUT:
            continue
        before = wounded.intersection(range(max(1, claim.n - REACH), claim.n))
        if before and died_of_wounds(claim, told[max(before) - 1], text, lexicon):
            gone += claim.value
    if not gone or total.best is None or gone > total.best:
        return total
    return Total(
        None if total.low is None else max(total.low - gone, 0),
        total.best - gone,
        None if total.high is None else max(total.high - gone, 0),
    )


def is_of_the_dead(claim: Claim, told: Sequence[Claim], text: str, lexicon: Lexicon) -> bool:
    """ "A priest was killed. Gunmen shot the priest at the altar": those shot are those told as dead."""
    if claim.outcome != "wounded" or not tells_shots(claim, text, lexicon):
        return False
    dead = [
        c
        for c in told[max(0, claim.n - LOOK_BACK) : claim.n - 1]
        if c.outcome == "killed" and c.quote_start != claim.quote_start
    ]
    return any(_may_be(claim, c, lexicon) for c in dead) or _are_all(claim, dead)


def _are_all(claim: Claim, dead: list[Claim]) -> bool:
    """ "A couple and their daughter were found dead. All three had been shot": as many as those of one
    sentence together.
    """
    if claim.implicit or claim.value is None or claim.group != "people":
        return False
    for start in {c.quote_start for c in dead}:
        listed = [c.value for c in dead if c.quote_start == start and c.part_of is None]
        if len(listed) > 1 and None not in listed and sum(n or 0 for n in listed) == claim.value:
            return True
    return False


def _may_be(claim: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """As many, of one group or of one that does not say; "a woman" is nobody told before by another noun."""
    groups = {claim.group, other.group}
    is_new = claim.implicit and is_a(claim, lexicon) and noun(claim) != noun(other)
    is_new |= claim.number_text.lower().split()[0] in lexicon.sets["more_before"]
    is_group = len(groups) == 1 or bool(groups & {"people", "other"})
    return claim.value == other.value and is_group and not is_new

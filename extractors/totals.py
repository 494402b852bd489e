"""The article's own total for its main event, one outcome at a time.

The main event is that of the lead. Claims of one statement that are set apart are added; later statements
restate, detail, update or add to the first. What was revised, attackers who died in their own attack,
subsets, background tolls and other events stay out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.claim import Claim, Total
from extractors.lexicon import Lexicon

NEAR = 200  # characters around a number in which "also" or "another" speaks of it
_OUT = ("denied", "planned_or_hypothetical")


@dataclass(frozen=True, slots=True)
class Statement:
    """Claims of one sentence that are told as apart, with their sum."""

    claims: tuple[Claim, ...]
    total: Total
    adds: bool  # "another", "also"
    updates: bool  # a toll that rose

    @property
    def best(self) -> int | None:
        return self.total.best


def article_totals(claims: Sequence[Claim], text: str, lexicon: Lexicon) -> dict[str, Total]:
    """What the text reports for the event of its lead; an outcome without a claim is absent."""
    totals: dict[str, Total] = {}
    for outcome in dict.fromkeys(c.outcome for c in claims):
        total = _total([c for c in claims if c.outcome == outcome], text, lexicon)
        if total is not None:
            totals[outcome] = total
    return totals


def _total(claims: list[Claim], text: str, lexicon: Lexicon) -> Total | None:
    usable = _usable(claims)
    if not usable:
        return None
    statements = _statements(usable, text, lexicon)
    main = statements[0]
    counted = main.total
    parts = 0
    for later in statements[1:]:
        if later.best is None or later.best == counted.best:
            continue
        if counted.best is None:
            counted = later.total
        elif _another_day(main.claims[0], later.claims[0]):
            continue
        elif later.updates and later.best > counted.best:
            counted = later.total
        elif later.adds and not _is_part(later, parts, counted):
            counted = _add(counted, later.total)
        else:
            parts += later.best
    return counted


def _usable(claims: list[Claim]) -> list[Claim]:
    """The claims that may count, the plainest kind that there is."""
    replaced = {c.revises for c in claims}
    kept = [
        c
        for c in claims
        if c.part_of is None and c.modality not in _OUT and c.group != "perpetrators" and c.n not in replaced
    ]
    for test in (_is_stated, _is_of_event, _is_positive):
        kept = [c for c in kept if test(c)] or kept
    return kept


def _is_stated(claim: Claim) -> bool:
    return claim.modality != "feared"


def _is_of_event(claim: Claim) -> bool:
    return claim.kind != "cumulative" or (
        claim.rule_id.endswith((".toll", ".brings_to")) and claim.window_precision != 5
    )


def _is_positive(claim: Claim) -> bool:
    return claim.value != 0


def _statements(claims: list[Claim], text: str, lexicon: Lexicon) -> list[Statement]:
    groups: list[list[Claim]] = []
    home: dict[int, list[Claim]] = {}
    for claim in claims:
        near = next((home[n] for n in claim.apart_from if n in home), None)
        if near is None or near[0].quote_start != claim.quote_start:
            near = []
            groups.append(near)
        near.append(claim)
        home[claim.n] = near
    return [_statement(g, text, lexicon) for g in groups]


def _statement(claims: list[Claim], text: str, lexicon: Lexicon) -> Statement:
    first = claims[0]
    near = text[max(first.quote_start, first.start - NEAR) : min(first.quote_end, first.end + NEAR)]
    words = set(near.lower().replace(",", " ").split())
    updates = first.rule_id.endswith((".toll", ".brings_to"))
    return Statement(tuple(claims), _sum(claims), bool(words & lexicon.sets["adding"]), updates)


def _another_day(first: Claim, later: Claim) -> bool:
    """Both are dated and their windows do not meet."""
    if (
        first.window_start is None
        or later.window_start is None
        or first.window_end is None
        or later.window_end is None
    ):
        return False
    return later.window_end < first.window_start or first.window_end < later.window_start


def _is_part(later: Statement, parts: int, counted: Total) -> bool:
    return counted.best is not None and later.best is not None and parts + later.best == counted.best


def _add(first: Total, second: Total) -> Total:
    return Total(
        (first.low or 0) + (second.low or 0),
        None if first.best is None or second.best is None else first.best + second.best,
        None if first.high is None or second.high is None else first.high + second.high,
    )


def _sum(claims: list[Claim]) -> Total:
    total = Total(claims[0].low, claims[0].value, claims[0].high)
    for claim in claims[1:]:
        if claim.value is None:
            total = Total((total.low or 0) + (claim.low or 0), total.best, None)
        else:
            total = _add(
                Total(total.low, total.best or 0, total.high), Total(claim.low, claim.value, claim.high)
            )
    return total

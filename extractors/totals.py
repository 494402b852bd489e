"""The article's own total for its main event, one outcome at a time."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.claim import Claim, Total


def article_totals(claims: Sequence[Claim], spans: Sequence[tuple[int, int]], plain: str) -> dict[str, Total]:
    """What the text reports for the event of its lead; an outcome without a claim is absent."""
    totals: dict[str, Total] = {}
    for outcome in dict.fromkeys(c.outcome for c in claims):
        counted = [c for c in claims if c.outcome == outcome]
        total = _total(counted)
        if total is not None:
            totals[outcome] = total
    return totals


def _total(claims: list[Claim]) -> Total | None:
    usable = [c for c in claims if c.part_of is None and c.modality not in ("denied", "planned_or_hypothetical")]
    usable = [c for c in usable if c.kind != "cumulative"] or usable
    if not usable:
        return None
    statements: dict[int, list[Claim]] = {}
    for claim in usable:
        statements.setdefault(claim.quote_start, []).append(claim)
    first = next(iter(statements.values()))
    return _sum(first)


def _sum(claims: list[Claim]) -> Total:
    if len(claims) == 1:
        return Total(claims[0].low, claims[0].value, claims[0].high)
    lows, highs = [c.low or 0 for c in claims], [c.high for c in claims]
    values = [c.value for c in claims]
    best = None if all(v is None for v in values) else sum(v or 0 for v in values)
    return Total(sum(lows), best, None if None in highs else sum(h or 0 for h in highs))

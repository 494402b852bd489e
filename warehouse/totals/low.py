"""low: the largest sum of claims inside the question that are pairwise apart, with the claims themselves."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.totals.case import Case
from warehouse.totals.disputes import Dispute
from warehouse.totals.evidence import Ints
from warehouse.totals.pool import Entry, make_pool, solve
from warehouse.totals.wholes import Clashes, cap_by_wholes


@dataclass(frozen=True)
class Lower:
    """The bound from below with its proof, and the wholes that clash with their parts."""

    low: int
    entries: tuple[Entry, ...]
    disputes: tuple[Dispute, ...]


def bound_below(case: Case, weight: Ints, rows: Ints, clashes: Clashes = ()) -> Lower:
    """The bound that these rows (claims inside the question) prove by these weights."""
    rows = rows[weight[rows] > 0]
    if not len(rows):
        return Lower(0, (), ())
    pool, disputes = cap_by_wholes(case, make_pool(case, weight, rows), clashes)
    low, chosen = solve(case, pool)
    return Lower(low, tuple(pool.entries_of(case, chosen)), disputes)

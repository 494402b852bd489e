"""What must be known beside a certificate's claims: whatever holds the other claims of their articles back.

An answer is derived again from the articles of the claims that its certificate names. A claim of such an
article may be a copy of one elsewhere, be revised elsewhere, be exceeded, or tell another number than the one
that a codebook took: without that other claim it would count.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from warehouse.totals.case import Case
from warehouse.totals.codebooks import Rivals
from warehouse.totals.evidence import NONE, Ints
from warehouse.totals.high import exceeding


def rows_behind(case: Case, named: Iterable[int], rivals: Rivals | None) -> list[int]:
    """Rows that hold back, directly or through one another, what stands beside the rows named."""
    evidence = case.evidence
    counted = case.is_asked() & case.are_near(evidence.start, evidence.end) & case.sieve.counts
    fresh = np.array(sorted(set(named)), dtype=np.int64)
    known = np.zeros(len(evidence), dtype=bool)
    found: list[int] = []
    while len(fresh):
        beside = np.isin(evidence.article, evidence.article[fresh])
        beside |= np.isin(evidence.origin, evidence.origin[fresh])
        rows = np.flatnonzero(beside & ~known)
        known |= beside
        held = np.union1d(rows[counted[rows]], fresh[case.sieve.counts[fresh]])
        back = (
            _holders(case, rows)
            | case.holders.of_rows(held)
            | (set() if rivals is None else set(rivals.of_rows(rows).tolist()))
        )
        fresh = np.array(sorted(row for row in back if not known[row]), dtype=np.int64)
        found += fresh.tolist()
    return sorted(found)


def _holders(case: Case, rows: Ints) -> set[int]:
    """The rows by which these are set aside, capped, or no longer an upper end."""
    evidence, sieve = case.evidence, case.sieve
    found = {int(by) for by in sieve.by[rows] if by >= 0}
    for beside in (case.caps.by, case.witnesses):
        found |= {by for row in rows.tolist() for by in beside.get(row, ())}
    closed = rows[(evidence.closed & evidence.whole & sieve.counts & (evidence.high != NONE))[rows]]
    return found | {by for row in closed.tolist() if (by := exceeding(case, case.caps.low, row)) is not None}

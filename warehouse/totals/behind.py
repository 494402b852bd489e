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
from warehouse.totals.evidence import NONE, Flags, Ints
from warehouse.totals.high import exceeding
from warehouse.totals.keys import is_among


def rows_behind(case: Case, named: Iterable[int], rivals: Rivals | None) -> list[int]:
    """Rows that hold back, directly or through one another, what stands beside the rows named."""
    evidence = case.evidence
    counted = case.is_asked() & case.are_near(evidence.start, evidence.end) & case.sieve.counts
    fresh = np.array(sorted(set(named)), dtype=np.int64)
    known, found = np.zeros((2, len(evidence)), dtype=bool)
    while len(fresh):
        beside = is_among(evidence.article, evidence.article[fresh])
        beside |= is_among(evidence.origin, evidence.origin[fresh])
        rows = np.flatnonzero(beside & ~known)
        known |= beside
        held = np.union1d(rows[counted[rows]], fresh[case.sieve.counts[fresh]])
        back = _holders(case, rows)
        back[list(case.holders.of_rows(held))] = True
        if rivals is not None:
            back[rivals.of_rows(rows)] = True
        fresh = np.flatnonzero(back & ~known)
        found[fresh] = True
    return np.flatnonzero(found).tolist()


def _holders(case: Case, rows: Ints) -> Flags:
    """The rows by which these are set aside, capped, or no longer an upper end."""
    evidence, sieve = case.evidence, case.sieve
    here, found = np.zeros((2, len(evidence)), dtype=bool)
    here[rows] = True
    found[sieve.by[here & (sieve.by >= 0)]] = True
    for held in (case.caps.by, case.witnesses):
        found[[by for row in np.flatnonzero(_are_keys(held, here)).tolist() for by in held[row]]] = True
    closed = np.flatnonzero(here & evidence.closed & evidence.whole & sieve.counts & (evidence.high != NONE))
    exceeded = (exceeding(case, case.caps.low, row) for row in closed.tolist())
    found[[by for by in exceeded if by is not None]] = True
    return found


def _are_keys(held: dict[int, list[int]], here: Flags) -> Flags:
    """Which of these rows are held."""
    keys = np.zeros(len(here), dtype=bool)
    keys[list(held)] = True
    return keys & here

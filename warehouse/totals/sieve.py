"""Which claims still count, and why the others do not: the first reason stays."""

from __future__ import annotations

import numpy as np

from warehouse.totals.evidence import Flags, Ints, Objects

REVISED = "revised by"  # why a figure is out that its own voice, or the words, have replaced


class Sieve:
    """`counts` is true for claims that count; `why` holds the reason of the others, `by` the claim behind
    it.
    """

    def __init__(self, size: int) -> None:
        self.counts: Flags = np.ones(size, dtype=bool)
        self.why: Objects = np.full(size, None, dtype=object)
        self.by: Ints = np.full(size, -1, dtype=np.int64)

    @classmethod
    def of(cls, counts: Flags, why: Objects, by: Ints) -> Sieve:
        """A sieve in this state."""
        sieve = cls(0)
        sieve.counts, sieve.why, sieve.by = counts, why, by
        return sieve

    def set_aside(self, rows: Ints, why: str, by: Ints | None = None) -> None:
        """Take rows out, once; `why` ends where the id of the claim behind it (`by`) can follow."""
        fresh = self.counts[rows]
        taken = rows[fresh]
        self.why[taken] = why
        if by is not None:
            self.by[taken] = by[fresh]
        self.counts[taken] = False

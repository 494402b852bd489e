"""A total over several days, divided evenly among them: what a codebook that codes by days makes of a period.

The remainder falls on the first day. Only `best` is made so; the words prove nothing of a single day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from warehouse.codebooks import Codebook
from warehouse.totals.case import Case
from warehouse.totals.evidence import NONE, Ints
from warehouse.totals.pool import Entry
from warehouse.totals.reach import FUTURE, PAST

NOBODY = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Divided:
    """The case with the divided totals in the question's days only; `days` of all their days lie there."""

    case: Case
    days: Ints
    of_days: Ints
    has_first: Ints  # 1 where the first day is among them

    def shares(self, best: Ints) -> Ints:
        """Of each figure what falls on the question's days; other figures as they are."""
        parts = (
            best // np.maximum(self.of_days, 1) * self.days
            + best % np.maximum(self.of_days, 1) * self.has_first
        )
        return np.where((self.of_days > 0) & (best != NONE), parts, best)

    def explain(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The entries of a certificate, with the reasons for shares."""
        return tuple(map(self._explain, entries)) if self.of_days.any() else entries

    def _explain(self, entry: Entry) -> Entry:
        days, of_days = int(self.days[entry.row]), int(self.of_days[entry.row])
        return entry._replace(apart_by=f"divided evenly: {days} of {of_days} days") if of_days else entry


def divide(case: Case, rows: Ints, codebook: Codebook) -> tuple[Divided, Ints]:
    """The totals among these rows (not inside the question) that have days in it, and which they are."""
    evidence = case.evidence
    nothing = np.zeros(len(evidence), dtype=np.int64)
    if not codebook.divided:
        return Divided(case, nothing, nothing, nothing), NOBODY
    first, last = evidence.told_start[rows], evidence.told_end[rows]
    meets = (first > PAST) & (last < FUTURE) & (first < last) & evidence.is_running[rows]
    meets &= (first <= case.last_day) & (last >= case.first_day)
    rows, first, last = rows[meets], first[meets], last[meets]
    start, end = np.maximum(first, case.first_day), np.minimum(last, case.last_day)
    columns = {name: getattr(evidence, name).copy() for name in ("start", "end")}
    columns["start"][rows], columns["end"][rows] = start, end
    days, of_days, has_first = nothing.copy(), nothing.copy(), nothing.copy()
    days[rows], of_days[rows], has_first[rows] = end - start + 1, last - first + 1, start == first
    return Divided(replace(case, evidence=evidence.with_columns(**columns)), days, of_days, has_first), rows

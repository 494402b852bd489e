"""Perpetrators are outside people unless asked for: a toll that may hold them counts the others only.

"Nine dead, including the bomber" is eight people. Another article's nine of that day and place, which says
nothing of a bomber, may hold him too and proves eight. A toll whose own article tells of him and does not
count him in it is what it says, and so is one of police or children, for whom nobody takes him.
"""

from __future__ import annotations

import numpy as np

from warehouse.gazetteer.places import is_within
from warehouse.totals import tables
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints, Names
from warehouse.totals.links import stand_ins, wholes_of
from warehouse.totals.sieve import Sieve
from warehouse.totals.tolls import are_local

ASIDE = "perpetrators are counted only if asked for"
Lowered = dict[int, list[int]]  # tolls, each with the perpetrators that hold it down


def leave_out(evidence: Evidence, names: Names, sieve: Sieve) -> tuple[Evidence, Lowered]:
    """The evidence with the tolls that hold perpetrators, or may, counted without them; and by whom."""
    told = np.array([row for row in np.flatnonzero(sieve.why == ASIDE) if evidence.restates[row] is None])
    if not len(told):
        return evidence, {}
    columns = {name: getattr(evidence, name).copy() for name in ("low", "high", "value", "value_to")}
    lowered = _holding(evidence, names, sieve, told)
    for row, rows in lowered.items():
        least, most = int(np.maximum(evidence.low[rows], 0).sum()), _most(evidence, rows)
        for name, fewer in (("low", most), ("high", least), ("value", least), ("value_to", least)):
            if columns[name][row] != NONE:
                columns[name][row] = max(columns[name][row] - fewer, 0)
    for row, rows in _perhaps_holding(evidence, names, sieve, told).items():
        if lowered.setdefault(row, rows) is rows:
            columns["low"][row] = max(
                columns["low"][row] - _most(evidence, rows), min(columns["low"][row], 0)
            )
    return evidence.with_columns(**columns), lowered


def _holding(evidence: Evidence, names: Names, sieve: Sieve, told: Ints) -> Lowered:
    """Each toll with the perpetrators that an article counts in it; of several, the article that has most."""
    stands, wholes = stand_ins(sieve), wholes_of(evidence)
    found: dict[int, dict[int, list[int]]] = {}
    for row in told.tolist():
        for whole in wholes.get(row, ()):
            toll = int(stands[whole])
            if sieve.counts[toll] and tables.is_outcome_inside(
                names.outcomes[evidence.outcome[row]], names.outcomes[evidence.outcome[whole]]
            ):
                found.setdefault(toll, {}).setdefault(int(evidence.article[row]), []).append(row)
    return {toll: max(rows.values(), key=lambda one: _most(evidence, one)) for toll, rows in found.items()}


def _perhaps_holding(evidence: Evidence, names: Names, sieve: Sieve, told: Ints) -> Lowered:
    """Tolls of people of one day and place with a perpetrator of whom their own articles say nothing."""
    broad = np.array([_may_hold(group) for group in names.groups], dtype=bool)[evidence.group]
    tolls = sieve.counts & broad & are_local(evidence, names) & ~evidence.is_running & evidence.has_window
    tolls[stand_ins(sieve)[np.isin(evidence.article, evidence.article[told])]] = False
    told = told[are_local(evidence, names)[told]]
    found: Lowered = {}
    for article in np.unique(evidence.article[told]).tolist():
        rows = told[evidence.article[told] == article].tolist()
        for row in np.flatnonzero(tolls & _of_one_event(evidence, names, rows[0])).tolist():
            found[row] = max(found.get(row, []), rows, key=lambda one: _most(evidence, one))
    return found


def _of_one_event(evidence: Evidence, names: Names, row: int) -> Flags:
    """Rows of the outcome, days and place of this one, as far as anybody can tell."""
    here = names.places[evidence.place[row]].outer
    near = [is_within(one.outer, here) or is_within(here, one.outer) for one in names.places]
    same: Flags = (
        (evidence.outcome == evidence.outcome[row])
        & (evidence.start <= evidence.end[row])
        & (evidence.end >= evidence.start[row])
        & np.array(near, dtype=bool)[evidence.place]
    )
    return same


def _may_hold(group: tables.Who) -> bool:
    """Whether these words may hold a perpetrator: people, men or women, and no narrower kind."""
    return all(not kind.role and "adult" in kind.age and len(kind.status) > 1 for kind in group)


def _most(evidence: Evidence, rows: list[int]) -> int:
    """The most that these may be; without a number at the top, everybody."""
    high = evidence.high[rows]
    return (10**9) if (high == NONE).any() else int(high.sum())

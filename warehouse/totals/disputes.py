"""Voices that differ on one event or cell: the event then contributes the least of them, and every side is
shown.

A later, higher figure is growth of the record. A figure that its own words close (4, not "at least 4")
and that is lower than another voice's, said the same day or later, is a dispute. A party's own zero
lowers nothing, nor does a zero that nobody is named for, nor what is no toll (a part, an item, bodies
found, somebody without a number). A running total and an incident are never two sides of one event, nor
are two incidents of a country, or of no place named, in two articles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warehouse.totals.evidence import NONE, Evidence, Flags, Ints, Names
from warehouse.totals.keys import combine, order_of, pairs_of
from warehouse.totals.revisions import Caps, are_of_one_cause
from warehouse.totals.sieve import Sieve
from warehouse.totals.tolls import are_local, are_tolls
from warehouse.voices import Voice


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims (rows) that cannot all be right, what each says, and what is counted."""

    rows: tuple[int, ...]
    counted: int
    why: str


def cap_disputed(
    evidence: Evidence, names: Names, voices: tuple[Voice, ...], sieve: Sieve, caps: Caps
) -> list[Dispute]:
    """Caps every figure of a disputed cell by the least side; gives the disputes with all their sides."""
    rows = np.flatnonzero(sieve.counts)
    running, local = evidence.is_running, are_local(evidence, names)
    lone = np.where(local, -1, evidence.article)  # two articles that name no town need not tell one event
    cell = combine(
        evidence.outcome, evidence.group, evidence.place, evidence.start, evidence.end, running,
        np.where(running, -1, lone),
    )  # fmt: skip
    lowers = are_tolls(evidence) & can_lower(evidence, voices)
    groups = _clashing(evidence, caps, cell, rows)
    sides = _cap_cells(evidence, lowers, caps, cell, groups)
    disputes = []
    for group in groups:
        if found := sides.get(int(cell[group[0]])):
            top = int(group[caps.low[group].argmax()])  # the one that counts is shown too
            found |= {top} if caps.low[top] > caps.low[list(found)].max() else set()
            counted = int(caps.low[top])
            disputes.append(Dispute(tuple(sorted(found)), counted, "voices differ on one event or cell"))
    return disputes


def _clashing(evidence: Evidence, caps: Caps, cell: Ints, rows: Ints) -> list[Ints]:
    """The cells where the least closed figure lies under the largest one."""
    size = int(cell.max(initial=-1)) + 1
    top = np.where(evidence.high[rows] == NONE, np.iinfo(np.int64).max, evidence.high[rows])
    least = np.full(size, np.iinfo(np.int64).max)
    most = np.zeros(size, dtype=np.int64)
    np.minimum.at(least, cell[rows], top)
    np.maximum.at(most, cell[rows], caps.low[rows])
    here = rows[(least < most)[cell[rows]]]
    ordered = here[order_of(cell[here])]
    return [part for part in np.split(ordered, np.flatnonzero(np.diff(cell[ordered])) + 1) if len(part) > 1]


def _cap_cells(
    evidence: Evidence, lowers: Flags, caps: Caps, cell: Ints, groups: list[Ints]
) -> dict[int, set[int]]:
    """The sides of each cell."""
    sides: dict[int, set[int]] = {}
    told = np.concatenate([cell[:0], *groups])
    closed = told[(evidence.high[told] != NONE) & lowers[told]]
    before = caps.low.copy()
    for rows, others in pairs_of(cell, told, closed):
        kept = evidence.high[others] < before[rows]
        rows, others = rows[kept], others[kept]
        kept = are_disputes(evidence, rows, others)
        lows = np.maximum(evidence.low[others[kept]], 0)
        columns = (one.tolist() for one in (rows[kept], others[kept], lows, cell[rows[kept]]))
        for row, other, low, code in zip(*columns, strict=True):
            caps.cap(row, low, other)
            sides.setdefault(code, set()).update((row, other))
    return sides


def can_lower(evidence: Evidence, voices: tuple[Voice, ...]) -> Flags:
    """All but the zero of a party, and of nobody named."""
    unheard = np.array([voice.is_party or voice.kind == "outlet" for voice in voices], dtype=bool)
    heard: Flags = (evidence.high > 0) | ~unheard[evidence.voice]
    return heard


def are_disputes(evidence: Evidence, rows: Ints, others: Ints) -> Flags:
    """Which of the others are another voice's figure, said no earlier, and not of another cause."""
    disputes: Flags = (
        (evidence.voice[rows] != evidence.voice[others])
        & (evidence.said[others] >= evidence.said[rows])
        & are_of_one_cause(evidence, rows, others)
    )
    return disputes

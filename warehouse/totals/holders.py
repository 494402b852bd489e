"""Tolls that hold down what is told of their own people in other words: children, or the items of a list.

Police who say four in all stand against a hospital's twelve children, and against its list of two women and
four children, as they stand against its six people: the event is disputed and contributes the least. A voice
that told a list and later says four in all has taken the rest back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from warehouse.totals.disputes import Dispute, are_disputes, can_lower
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints, Names
from warehouse.totals.keys import combine, pairs_of, spans
from warehouse.totals.revisions import Caps, are_revisions
from warehouse.totals.sieve import Sieve
from warehouse.totals.statements import Sum, group_sums, members_of, stated_sums
from warehouse.totals.tolls import are_among, are_local, are_tolls
from warehouse.voices import Voice

WHY = "voices differ on one event or cell"


@dataclass(frozen=True)
class Holders:
    """Closed tolls by the event or cell they speak of (`cell` of every row), whatever the group."""

    evidence: Evidence
    names: Names
    cell: Ints
    is_toll: Flags
    aside: Flags  # tolls that would hold, had not another claim set them aside

    @cached_property
    def tolls(self) -> dict[int, list[int]]:
        """The rows of the tolls by cell."""
        found: dict[int, list[int]] = {}
        for row in np.flatnonzero(self.is_toll).tolist():
            found.setdefault(int(self.cell[row]), []).append(row)
        return found

    def take(self, rows: Ints, evidence: Evidence) -> Holders:
        """The same for some of the rows, which this evidence holds."""
        return Holders(evidence, self.names, self.cell[rows], self.is_toll[rows], self.aside[rows])

    def beside(self, rows: Ints) -> Ints:
        """The tolls of the events and cells that these rows speak of, those set aside among them."""
        tolls = np.flatnonzero(self.is_toll | self.aside)
        spoken = np.zeros(int(self.cell.max(initial=-1)) + 1, dtype=bool)
        spoken[self.cell[rows]] = True
        return tolls[spoken[self.cell[tolls]]]

    def of_rows(self, rows: Ints) -> set[int]:
        """The tolls that hold any of these rows, and so may hold a sum that it is in."""
        found = np.zeros(len(self.cell), dtype=bool)
        for one, tolls in pairs_of(self.cell, rows, np.flatnonzero(self.is_toll)):
            fresh = ~found[tolls]
            one, tolls = one[fresh], tolls[fresh]
            found[tolls[self.are_held(tolls, one)]] = True
        return set(np.flatnonzero(found).tolist())

    @cached_property
    def least_by_cell(self) -> Ints:
        """By cell the least top of a toll, beyond all numbers where there is none."""
        least = np.full(int(self.cell.max(initial=-1)) + 1, np.iinfo(np.int64).max)
        np.minimum.at(least, self.cell[self.is_toll], self.evidence.high[self.is_toll])
        return least

    def hold_all(self, sums: list[Sum], weight: Ints) -> list[Sum]:
        """Each sum held down by the least toll of all its people."""
        held = self._holding(sums, weight) if sums else {}
        low = self.evidence.low
        return [
            one._replace(held_to=max(int(low[held[at]]), 0), held_by=held[at]) if at in held else one
            for at, one in enumerate(sums)
        ]

    def _holding(self, sums: list[Sum], weight: Ints) -> dict[int, int]:
        """By the number of a sum the least toll of all its people, if that is less."""
        members, size = members_of(sums)
        first, high = np.cumsum(size) - size, self.evidence.high
        total, cell = np.add.reduceat(weight[members], first), self.cell[members[first]]
        doubtful = np.flatnonzero(total > self.least_by_cell[cell])
        found: dict[int, int] = {}
        key, tolls = np.concatenate([cell, self.cell]), len(sums) + np.flatnonzero(self.is_toll)
        for one, toll in pairs_of(key, doubtful, tolls):
            toll = toll - len(sums)
            kept = high[toll] < total[one]
            one, toll = one[kept], toll[kept]
            several = size[one]
            held = self.are_held(np.repeat(toll, several), members[spans(first[one], several)])
            kept = np.logical_and.reduceat(held, np.cumsum(several) - several) if len(one) else held
            for number, by in zip(one[kept].tolist(), toll[kept].tolist(), strict=True):
                if number not in found or self.evidence.low[by] < self.evidence.low[found[number]]:
                    found[number] = by
        return found

    def are_held(self, tolls: Ints, rows: Ints) -> Flags:
        """By pair whether everybody of the row is among those whom the toll counts, and its voice contradicts
        it.
        """
        evidence = self.evidence
        same_voice = evidence.voice[rows] == evidence.voice[tolls]
        held: Flags = (rows != tolls) & (self.cell[rows] == self.cell[tolls])
        held &= are_among(evidence, self.names, rows, tolls)
        held &= are_disputes(evidence, rows, tolls) | (same_voice & are_revisions(evidence, rows, tolls))
        return held


def find_holders(evidence: Evidence, names: Names, voices: tuple[Voice, ...], sieve: Sieve) -> Holders:
    """The closed tolls that can lower something."""
    running = evidence.is_running
    lone = np.where(are_local(evidence, names) | running, -1, evidence.article)
    cell = combine(evidence.place, evidence.start, evidence.end, running, lone)
    closed = are_tolls(evidence) & can_lower(evidence, voices) & (evidence.high != NONE)
    others = np.bincount(cell[sieve.counts], minlength=int(cell.max(initial=-1)) + 1)[cell] - sieve.counts
    closed &= others > 0
    return Holders(evidence, names, cell, closed & sieve.counts, closed & (sieve.by >= 0))


def cap_held(holders: Holders, sieve: Sieve, caps: Caps) -> list[Dispute]:
    """Caps every figure of a narrower group or outcome by the least toll that holds it."""
    evidence = holders.evidence
    before = caps.low.copy()
    sides: dict[int, set[int]] = {}
    doubtful = np.flatnonzero(sieve.counts & (before > holders.least_by_cell[holders.cell]))
    for rows, tolls in pairs_of(holders.cell, doubtful, np.flatnonzero(holders.is_toll)):
        kept = evidence.high[tolls] < before[rows]
        kept &= (evidence.group[rows] != evidence.group[tolls]) | (
            evidence.outcome[rows] != evidence.outcome[tolls]
        )
        rows, tolls = rows[kept], tolls[kept]
        kept = holders.are_held(tolls, rows)
        rows, tolls = rows[kept], tolls[kept]
        differ = evidence.voice[rows] != evidence.voice[tolls]
        columns = rows, tolls, np.maximum(evidence.low[tolls], 0), differ
        for row, toll, low, is_side in zip(*(one.tolist() for one in columns), strict=True):
            caps.cap(row, low, toll)
            if is_side:
                sides.setdefault(toll, {toll}).add(row)
    return [Dispute(tuple(sorted(rows)), int(caps.low[toll]), WHY) for toll, rows in sides.items()]


def held_sums(holders: Holders, sieve: Sieve, caps: Caps, apart: Ints, one_speaker: Flags) -> list[Dispute]:
    """The disputes between a toll and what another voice adds up to, whatever is asked."""
    if not holders.tolls:
        return []
    evidence, names = holders.evidence, holders.names
    near = np.isin(holders.cell, np.array(sorted(holders.tolls), dtype=np.int64))
    rows = np.flatnonzero(sieve.counts & near & (caps.low > 0))
    sums = stated_sums(evidence, apart, rows, caps.low)
    sums += group_sums(evidence, names, rows, caps.low, one_speaker)
    found = []
    for held in holders.hold_all(sums, caps.low):
        if (
            held.held_by is not None
            and (evidence.voice[list(held.rows)] != evidence.voice[held.held_by]).any()
        ):
            found.append(Dispute(tuple(sorted({*held.rows, held.held_by})), held.held_to, WHY))
    return found

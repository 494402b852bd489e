"""Tolls that hold down what is told of their own people in other words: children, or the items of a list.

Police who say four in all stand against a hospital's twelve children, and against its list of two women and
four children, as they stand against its six people: the event is disputed and contributes the least. A voice
that told a list and later says four in all has taken the rest back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from warehouse.totals.disputes import Dispute, can_lower, is_dispute
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints, Names
from warehouse.totals.keys import combine
from warehouse.totals.revisions import Caps, is_revision
from warehouse.totals.sieve import Sieve
from warehouse.totals.statements import Sum, group_sums, stated_sums
from warehouse.totals.tolls import are_local, are_running, are_tolls, is_among
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
        return {
            toll
            for row in rows[self._is_told[self.cell[rows]]].tolist()
            for toll in self.tolls[int(self.cell[row])]
            if self.is_held(toll, row)
        }

    @cached_property
    def _is_told(self) -> Flags:
        """By cell whether it has a toll."""
        told = np.zeros(int(self.cell.max(initial=-1)) + 1, dtype=bool)
        told[self.cell[self.is_toll]] = True
        return told

    def hold_all(self, sums: list[Sum], weight: Ints) -> list[Sum]:
        """Each sum held down by the least toll of all its people."""
        told = self._is_told[self.cell[[one.rows[0] for one in sums]]].tolist() if sums else []
        return [self.hold(one, weight) if held else one for one, held in zip(sums, told, strict=True)]

    def hold(self, one: Sum, weight: Ints) -> Sum:
        """The sum, held down by the least toll of all its people if that is less."""
        tolls = self.tolls.get(int(self.cell[one.rows[0]]), ())
        total = int(weight[list(one.rows)].sum())
        less = [toll for toll in tolls if self.evidence.high[toll] < total and self._holds(toll, one.rows)]
        if not less:
            return one
        toll = min(less, key=lambda row: self.evidence.low[row])
        return replace(one, held_to=max(int(self.evidence.low[toll]), 0), held_by=toll)

    def _holds(self, toll: int, rows: tuple[int, ...]) -> bool:
        return all(self.is_held(toll, row) for row in rows)

    def is_held(self, toll: int, row: int) -> bool:
        """Whether everybody of `row` is among those whom `toll` counts, and its voice contradicts it."""
        evidence, names = self.evidence, self.names
        return (
            row != toll
            and self.cell[row] == self.cell[toll]
            and is_among(evidence, names, row, toll)
            and (is_dispute(evidence, row, toll) or self._is_revised(row, toll))
        )

    def _is_revised(self, row: int, toll: int) -> bool:
        return bool(self.evidence.voice[row] == self.evidence.voice[toll]) and is_revision(
            self.evidence, row, toll
        )


def find_holders(evidence: Evidence, names: Names, voices: tuple[Voice, ...], sieve: Sieve) -> Holders:
    """The closed tolls that can lower something."""
    running = are_running(evidence)
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
    for row in _in_doubt(holders, sieve, before):
        for toll in holders.tolls[int(holders.cell[row])]:
            other = (
                evidence.group[row] != evidence.group[toll] or evidence.outcome[row] != evidence.outcome[toll]
            )
            if other and evidence.high[toll] < before[row] and holders.is_held(toll, row):
                caps.cap(row, max(int(evidence.low[toll]), 0), toll)
                if evidence.voice[row] != evidence.voice[toll]:
                    sides.setdefault(toll, {toll}).add(row)
    return [Dispute(tuple(sorted(rows)), int(caps.low[toll]), WHY) for toll, rows in sides.items()]


def _in_doubt(holders: Holders, sieve: Sieve, low: Ints) -> list[int]:
    """Rows that some toll of their cell lies under."""
    least = np.full(int(holders.cell.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    for cell, tolls in holders.tolls.items():
        least[cell] = holders.evidence.high[tolls].min()
    rows: list[int] = np.flatnonzero(sieve.counts & (low > least[holders.cell])).tolist()
    return rows


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

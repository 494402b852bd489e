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
from warehouse.totals.keys import combine
from warehouse.totals.revisions import Caps
from warehouse.totals.sieve import Sieve
from warehouse.totals.tolls import are_local, are_running, are_tolls
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
    running, local = are_running(evidence), are_local(evidence, names)
    lone = np.where(local, -1, evidence.article)  # two articles that name no town need not tell one event
    cell = combine(
        evidence.outcome, evidence.group, evidence.place, evidence.start, evidence.end, running,
        np.where(running, -1, lone),
    )  # fmt: skip
    lowers = are_tolls(evidence) & can_lower(evidence, voices)
    disputes = []
    for group in _clashing(evidence, caps, cell, rows):
        sides = _cap_cell(evidence, lowers, caps, group.tolist())
        if sides:
            top = max(group.tolist(), key=lambda row: int(caps.low[row]))  # the one that counts is shown too
            sides |= {top} if caps.low[top] > caps.low[list(sides)].max() else set()
            counted = int(caps.low[top])
            disputes.append(Dispute(tuple(sorted(sides)), counted, "voices differ on one event or cell"))
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
    ordered = here[np.argsort(cell[here], kind="stable")]
    return [part for part in np.split(ordered, np.flatnonzero(np.diff(cell[ordered])) + 1) if len(part) > 1]


def _cap_cell(evidence: Evidence, lowers: Flags, caps: Caps, group: list[int]) -> set[int]:
    sides: set[int] = set()
    closed = [row for row in group if evidence.high[row] != NONE and lowers[row]]
    before = {row: int(caps.low[row]) for row in group}
    for row in group:
        for other in closed:
            if evidence.high[other] < before[row] and is_dispute(evidence, row, other):
                caps.cap(row, int(max(evidence.low[other], 0)), other)
                sides |= {row, other}
    return sides


def can_lower(evidence: Evidence, voices: tuple[Voice, ...]) -> Flags:
    """All but the zero of a party, and of nobody named."""
    unheard = np.array([voice.is_party or voice.kind == "outlet" for voice in voices], dtype=bool)
    heard: Flags = (evidence.high > 0) | ~unheard[evidence.voice]
    return heard


def is_dispute(evidence: Evidence, row: int, other: int) -> bool:
    """Whether `other` is another voice's figure, said no earlier, and not of another cause."""
    causes = evidence.cause[row], evidence.cause[other]
    return bool(
        evidence.voice[row] != evidence.voice[other]
        and evidence.said[other] >= evidence.said[row]
        and (None in causes or causes[0] == causes[1])
    )

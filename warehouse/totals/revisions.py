"""Revisions: a voice stands by its latest figure. A later, lower one of the same event caps the earlier; of a
series it takes its place, for it need not have stood so high on the earlier day.

A series is (voice, outcome, group, place, start); an event has the same last day too. Later means `said`
later, never arrived later. A vague or rounded figure revises nothing, nor does one of another cause.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from warehouse.gazetteer.places import is_within
from warehouse.totals.evidence import Evidence, Flags, Ints, Names
from warehouse.totals.keys import Rows, combine, order_by, pack, pairs_of
from warehouse.totals.sieve import REVISED, Sieve
from warehouse.totals.tolls import are_local, are_tolls


class Caps:
    """The weight of each claim from below, and which claims hold it down."""

    def __init__(self, low: Ints, by: dict[int, list[int]]) -> None:
        self.low: Ints = np.maximum(low, 0)
        self.by = by

    def are_capped(self, rows: Ints) -> Flags:
        """Which of these rows something holds down."""
        return np.isin(rows, list(self.by))

    def cap(self, row: int, low: int, by: int) -> bool:
        """Hold a row down to `low`; whether that changed it."""
        if self.low[row] <= low:
            return False
        self.low[row] = low
        self.by.setdefault(row, []).append(by)
        return True


def cap_revised(evidence: Evidence, names: Names, sieve: Sieve, caps: Caps) -> None:
    """Caps each figure by the later ones of its event or series; a running toll is out for a lower one."""
    is_series, tolls = evidence.is_running, are_tolls(evidence)
    revises = tolls & evidence.is_plain
    nowhere = np.array([not place.outer for place in names.places], dtype=bool)[evidence.place]
    lone = np.where(nowhere & ~is_series, evidence.origin, -1)  # where is not said: one origin's figures only
    rows = np.flatnonzero(sieve.counts & (evidence.has_window | evidence.is_cumulative))
    last = np.where(is_series, -1, evidence.told_end)
    key = combine(
        evidence.voice,
        evidence.outcome,
        evidence.group,
        evidence.place,
        evidence.told_start,
        is_series,
        last,
        lone,
    )
    falling = _falling(evidence, key, rows)
    rows = rows[falling]
    rows = rows[order_by(key[rows], evidence.said[rows], rows)]
    replaced: dict[int, int] = {}
    for row, by in _cap_by_later(evidence, caps, key, rows, rows[revises[rows]]):
        if is_series[row] and tolls[row]:
            replaced.setdefault(row, by)
    sieve.set_aside(
        np.array([*replaced], dtype=np.int64), REVISED, np.array([*replaced.values()], dtype=np.int64)
    )


def cap_taken_back(evidence: Evidence, names: Names, sieve: Sieve, caps: Caps) -> None:
    """Caps what other articles told of an event, by anybody, by the words that take that number back:
    "revised to 17 from 19".
    """
    tolls = are_tolls(evidence) & evidence.is_plain & sieve.counts
    alike = Rows(pack(evidence.outcome, evidence.group, evidence.value))
    local = are_local(evidence, names)
    for row, before in evidence.links["revises"].tolist():
        if not tolls[row] or evidence.low[row] >= evidence.value[before]:
            continue
        here = names.places[evidence.place[row]]
        others = alike.like(before)
        same = sieve.counts[others] & local[others] & (evidence.article[others] != evidence.article[row])
        same &= (evidence.told_start[others] <= evidence.told_end[row]) & (
            evidence.said[others] <= evidence.said[row]
        )
        same &= (evidence.told_end[others] >= evidence.told_start[row]) & ~evidence.is_part[others]
        for other in others[same].tolist():
            there = names.places[evidence.place[other]]
            lie = is_within(there.outer, here.outer) or is_within(here.outer, there.outer)
            if lie and bool(here.outer):
                caps.cap(other, max(int(evidence.low[row]), 0), row)


def _falling(evidence: Evidence, key: Ints, rows: Ints) -> Ints:
    """Positions in `rows` of groups where some later figure is lower: few, so the walk is short."""
    order = order_by(key[rows], evidence.said[rows], -evidence.low[rows])
    ordered, low = key[rows][order], evidence.low[rows][order]
    drops = (ordered[1:] == ordered[:-1]) & (low[1:] < low[:-1])
    return np.flatnonzero(np.isin(key[rows], ordered[1:][drops]))


def _cap_by_later(
    evidence: Evidence, caps: Caps, key: Ints, rows: Ints, revising: Ints
) -> Iterator[tuple[int, int]]:
    """Rows that a later one of their key holds down, each with that one."""
    for one, later in pairs_of(key, rows, revising):
        kept = are_revisions(evidence, one, later)
        columns = one[kept], later[kept], np.maximum(evidence.low[later[kept]], 0)
        for row, by, low in zip(*(column.tolist() for column in columns), strict=True):
            if caps.cap(row, low, by):
                yield row, by


def are_revisions(evidence: Evidence, rows: Ints, later: Ints) -> Flags:
    """Which of the later ones, of the same voice and cell, are figures for the same people said after `rows`.

    "Up to 20" takes nothing back from 12; "up to 10" does.
    """
    leaves_room = evidence.is_at_most[later] & (evidence.high[later] >= evidence.low[rows])
    revisions: Flags = (
        (evidence.said[later] > evidence.said[rows])
        & ~leaves_room
        & (evidence.told_end[later] >= evidence.told_end[rows])
        & are_of_one_cause(evidence, rows, later)
    )
    return revisions


def are_of_one_cause(evidence: Evidence, rows: Ints, others: Ints) -> Flags:
    """Which pairs name one cause, or do not both name one."""
    one, other = evidence.cause_code[rows], evidence.cause_code[others]
    same: Flags = (one < 0) | (other < 0) | (one == other)
    return same

"""Revisions: a voice stands by its latest figure. A later, lower one of the same event caps the earlier; of a
series it takes its place, for it need not have stood so high on the earlier day.

A series is (voice, outcome, group, place, start); an event has the same last day too. Later means `said`
later, never arrived later. A vague or rounded figure revises nothing, nor does one of another cause.
"""

from __future__ import annotations

import numpy as np

from warehouse.totals.evidence import Evidence, Flags, Ints, Names
from warehouse.totals.keys import combine, groups_of
from warehouse.totals.sieve import REVISED, Sieve
from warehouse.totals.tolls import are_running, are_tolls

CAPS = ("at_most", "less_than")
REVISES = ("exact", "at_least", "range", *CAPS)


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
    is_series, tolls = are_running(evidence), are_tolls(evidence)
    revises = tolls & np.isin(evidence.qualifier, REVISES)
    nowhere = np.array([not place.outer for place in names.places], dtype=bool)[evidence.place]
    lone = np.where(nowhere & ~is_series, evidence.origin, -1)  # where is not said: one origin's figures only
    rows = np.flatnonzero(sieve.counts & (evidence.has_window | (evidence.kind == "cumulative")))
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
    for group in groups_of(key, rows[falling]):
        ordered = group[np.argsort(evidence.said[group], kind="stable")].tolist()
        for row, by in _cap_group(evidence, revises, caps, ordered):
            if is_series[row] and tolls[row]:
                sieve.set_aside(np.array([row]), REVISED, np.array([by]))


def _falling(evidence: Evidence, key: Ints, rows: Ints) -> Ints:
    """Positions in `rows` of groups where some later figure is lower: few, so the walk is short."""
    order = np.lexsort((-evidence.low[rows], evidence.said[rows], key[rows]))
    ordered, low = key[rows][order], evidence.low[rows][order]
    drops = (ordered[1:] == ordered[:-1]) & (low[1:] < low[:-1])
    return np.flatnonzero(np.isin(key[rows], ordered[1:][drops]))


def _cap_group(evidence: Evidence, revises: Flags, caps: Caps, ordered: list[int]) -> list[tuple[int, int]]:
    """Rows that a later one holds down, each with that one."""
    return [
        (row, later)
        for number, row in enumerate(ordered)
        for later in ordered[number + 1 :]
        if revises[later]
        and is_revision(evidence, row, later)
        and caps.cap(row, int(max(evidence.low[later], 0)), later)
    ]


def is_revision(evidence: Evidence, row: int, later: int) -> bool:
    """Whether `later`, of the same voice and cell, is a figure for the same people said after `row`.

    "Up to 20" takes nothing back from 12; "up to 10" does.
    """
    causes = evidence.cause[row], evidence.cause[later]
    return bool(
        evidence.said[later] > evidence.said[row]
        and not (evidence.qualifier[later] in CAPS and evidence.high[later] >= evidence.low[row])
        and evidence.told_end[later] >= evidence.told_end[row]
        and (None in causes or causes[0] == causes[1])
    )

"""Revisions: a voice stands by its latest figure. A later, lower one of the same event or series caps the
earlier.

A series is (voice, outcome, group, place, start); an event has the same last day too. Later means `said`
later,
never arrived later. A vague or rounded figure revises nothing, nor does one of another cause.
"""

from __future__ import annotations

import numpy as np

from warehouse.totals.evidence import Evidence, Ints
from warehouse.totals.keys import combine, groups_of
from warehouse.totals.sieve import Sieve

REVISES = ("exact", "at_least", "range", "at_most", "less_than")


class Caps:
    """The weight of each claim from below, and which claims hold it down."""

    def __init__(self, low: Ints) -> None:
        self.low: Ints = np.maximum(low, 0)
        self.by: dict[int, list[int]] = {}

    def cap(self, row: int, low: int, by: int) -> bool:
        """Hold a row down to `low`; whether that changed it."""
        if self.low[row] <= low:
            return False
        self.low[row] = low
        self.by.setdefault(row, []).append(by)
        return True


def cap_revised(evidence: Evidence, sieve: Sieve, caps: Caps) -> None:
    """Caps each figure by the later ones of its own event or series."""
    is_series = (evidence.kind == "cumulative") | (evidence.kind == "period") | evidence.whole
    rows = np.flatnonzero(sieve.counts & (evidence.has_window | (evidence.kind == "cumulative")))
    last = np.where(is_series, -1, evidence.told_end)
    key = combine(
        evidence.voice, evidence.outcome, evidence.group, evidence.place, evidence.told_start, is_series, last
    )
    falling = _falling(evidence, key, rows)
    for group in groups_of(key, rows[falling]):
        _cap_group(evidence, caps, group[np.argsort(evidence.said[group], kind="stable")].tolist())


def _falling(evidence: Evidence, key: Ints, rows: Ints) -> Ints:
    """Positions in `rows` of groups where some later figure is lower: few, so the walk is short."""
    order = np.lexsort((-evidence.low[rows], evidence.said[rows], key[rows]))
    ordered, low = key[rows][order], evidence.low[rows][order]
    drops = (ordered[1:] == ordered[:-1]) & (low[1:] < low[:-1])
    return np.flatnonzero(np.isin(key[rows], ordered[1:][drops]))


def _cap_group(evidence: Evidence, caps: Caps, ordered: list[int]) -> None:
    for number, row in enumerate(ordered):
        for later in ordered[number + 1 :]:
            if is_revision(evidence, row, later):
                caps.cap(row, int(max(evidence.low[later], 0)), later)


def is_revision(evidence: Evidence, row: int, later: int) -> bool:
    """Whether `later`, of the same voice and cell, is a figure for the same people said after `row`."""
    causes = evidence.cause[row], evidence.cause[later]
    return bool(
        evidence.said[later] > evidence.said[row]
        and evidence.qualifier[later] in REVISES
        and evidence.told_end[later] >= evidence.told_end[row]
        and (None in causes or causes[0] == causes[1])
    )

"""Figures of one event that conflict: which of them a codebook's `best` takes, by its rules in order.

Each rule leaves some of an event's figures; of what the last one leaves, the first in the order of reading
counts.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from warehouse.codebooks import Codebook
from warehouse.totals.case import Case
from warehouse.totals.evidence import Flags, Ints
from warehouse.totals.keys import combine, least_linked
from warehouse.totals.overruled import WHY as OVERRULED


def events_of(case: Case, cell: Ints) -> Ints:
    """By row the event (`cell`) for which a codebook takes one figure: running figures that contradict each
    other are of one, though their days differ.
    """
    pairs = [(one.rows[0], row) for one in case.disputes if one.why == OVERRULED for row in one.rows[1:]]
    row, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return least_linked(int(cell.max(initial=-1)) + 1, cell[row], cell[other])[cell]


def reconcile(case: Case, codebook: Codebook, cell: Ints, best: Ints, rows: Ints) -> Ints:
    """One row for each event (`cell` of every row), sorted."""
    for rule in codebook.conflict:
        rank = _rank(case, codebook, rule, cell, best, rows)
        most = np.full(int(cell.max(initial=-1)) + 1, np.iinfo(np.int64).min)
        np.maximum.at(most, cell[rows], rank)
        rows = rows[rank == most[cell[rows]]]
    _, firsts = np.unique(cell[rows], return_index=True)
    return np.sort(rows[firsts])


def _rank(case: Case, codebook: Codebook, rule: str, cell: Ints, best: Ints, rows: Ints) -> Ints:
    """How a rule ranks figures; the highest of an event stay."""
    evidence = case.evidence
    if rule == "most_recent":
        return evidence.said[rows]
    if rule == "majority":
        figure = combine(cell[rows], best[rows])
        return np.bincount(figure)[figure]
    if rule == "corroborated":
        return _are_corroborated(case, combine(cell[rows], best[rows]), rows).astype(np.int64)
    if rule == "no_party":
        return (
            ~np.array([voice.is_party for voice in case.voices], dtype=bool)[evidence.voice[rows]]
        ).astype(np.int64)
    if rule == "most_reliable":
        return reliability(case, codebook)[evidence.voice[rows]]
    return -best[rows]


def reliability(case: Case, codebook: Codebook) -> Ints:
    """For each voice how far up it stands in the codebook's list of kinds; a party last of all."""
    order = {kind: len(codebook.reliable) - number for number, kind in enumerate(codebook.reliable)}
    ranks = [-1 if voice.is_party else order.get(voice.kind, 0) for voice in case.voices]
    return np.array(ranks, dtype=np.int64)


def _are_corroborated(case: Case, figure: Ints, rows: Ints) -> Flags:
    """Figures (one code for each number of an event) that two voices of two origins state."""
    several: Flags = np.ones(len(rows), dtype=bool)
    column: npt.NDArray[np.generic]
    for column in (case.evidence.voice[rows], case.evidence.origin[rows]):
        _, heads = np.unique(combine(figure, column), return_index=True)
        several &= np.bincount(figure[heads], minlength=int(figure.max(initial=-1)) + 1)[figure] > 1
    return several

"""`best` and the coded bounds: what a codebook makes of the words, per event, added along a certificate of
its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from warehouse.codebooks import Codebook, load_codebook
from warehouse.totals.case import Case
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints
from warehouse.totals.keys import combine
from warehouse.totals.low import Lower, bound_below
from warehouse.totals.pool import Entry
from warehouse.totals.wholes import Clashes

FAMILIES = "families are not persons outside a codebook"


@dataclass(frozen=True)
class Rivals:
    """Claims that tell a number of an event (`cell` of every row), and the one that was taken for each."""

    cell: Ints
    best: Ints
    told: Ints
    picked: Ints

    def of_rows(self, rows: Ints) -> Ints:
        """All that tell the number that was taken where one of these rows tells another one."""
        taken = np.full(int(self.cell.max(initial=-1)) + 1, NONE, dtype=np.int64)
        taken[self.cell[self.picked]] = self.best[self.picked]
        lost = np.zeros(len(taken), dtype=bool)
        rows = rows[(self.best[rows] != NONE) & (self.best[rows] != taken[self.cell[rows]])]
        lost[self.cell[rows]] = True
        told = self.told[lost[self.cell[self.told]]]
        others: Ints = told[self.best[told] == taken[self.cell[told]]]
        return others


@dataclass(frozen=True)
class Coded:
    """The codebook's answer; None where its rules are blank for all that is inside the question."""

    low: int | None
    best: int | None
    high: int | None
    entries: tuple[Entry, ...]  # the certificate of best
    rivals: Rivals | None = None


def code_answer(case: Case, inside: Flags, literal: Lower, clashes: Clashes) -> Coded:
    """Code the claims inside the question and add them as low is added: over what is pairwise apart."""
    codebook = load_codebook(case.question.codebook)
    rows = np.flatnonzero(inside & _is_counted(case, codebook))
    if not len(rows):
        return Coded(None, None, None, ())
    low, best, high = code_rows(case.evidence, codebook, rows)
    capped = np.zeros(len(case.evidence), dtype=bool)
    capped[list(case.caps.by)] = True
    floor = np.where(capped, np.minimum(low, case.caps.low), low)
    lower = literal
    if codebook.name != "strict":
        lower = bound_below(case, np.maximum(floor, 0), rows[low[rows] != NONE], clashes)
    top = _top(case.evidence, high, rows, lower.entries)
    told = rows[best[rows] != NONE]
    picked = _reconciled(case.evidence, codebook, best, told)
    total = bound_below(case, np.maximum(best, 0), picked)
    entries = total.entries
    if codebook.residual:
        entries = _with_residuals(case, best, picked, entries)
    if len(picked) and not entries:
        entries = (Entry(int(picked[0]), 0),)  # a zero is an answer too, and has its claim
    least = lower.low if lower.low or entries else None
    rivals = Rivals(case.evidence.cell, best, told, picked)
    return Coded(least, total.low if entries else None, top, entries, rivals)


def _is_counted(case: Case, codebook: Codebook) -> Flags:
    counts = case.sieve.counts.copy()
    if codebook.families:
        counts |= case.sieve.why == FAMILIES
    return counts


def code_rows(evidence: Evidence, codebook: Codebook, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """(low, best, high) for these rows by the codebook, NONE elsewhere and where it is blank."""
    coded = np.full((3, len(evidence)), NONE, dtype=np.int64)
    texts = np.where(evidence.qualifier[rows] == "vague", evidence.number_text[rows], "").astype(str)
    qualifiers = evidence.qualifier[rows].astype(str)
    kind = combine(qualifiers, texts, evidence.value[rows], evidence.value_to[rows])
    _, heads = np.unique(kind, return_index=True)
    table = np.array([_code_row(evidence, codebook, int(rows[head])) for head in heads], dtype=np.int64)
    coded[:, rows] = table[kind].T
    if codebook.families:
        coded *= np.where(evidence.families & (coded != NONE), codebook.families, 1)
    return coded[0], coded[1], coded[2]


def _code_row(evidence: Evidence, codebook: Codebook, row: int) -> list[int]:
    value, value_to = (
        None if one[row] == NONE else int(one[row]) for one in (evidence.value, evidence.value_to)
    )
    numbers = codebook.code(
        str(evidence.qualifier[row]), str(evidence.number_text[row] or ""), value, value_to
    )
    return [NONE if one is None else one for one in numbers]


def _top(evidence: Evidence, high: Ints, rows: Ints, entries: tuple[Entry, ...]) -> int | None:
    """The coded tops along low's certificate: the highest of each event; open if one is open."""
    if not entries:
        return None
    cell = evidence.cell
    top = np.zeros(int(cell.max()) + 1, dtype=np.int64)
    is_open = np.zeros(len(top), dtype=bool)
    np.maximum.at(top, cell[rows], high[rows])
    is_open[cell[rows[high[rows] == NONE]]] = True
    events = cell[[entry.row for entry in entries]]
    return None if is_open[events].any() else int(top[events].sum())


def _reconciled(evidence: Evidence, codebook: Codebook, best: Ints, rows: Ints) -> Ints:
    """One row for each event: the figure that the codebook's rule for conflicting sources picks."""
    for rule in codebook.conflict:
        rows = rows[_is_picked(rule, evidence, best, rows)]
    _, firsts = np.unique(evidence.cell[rows], return_index=True)
    return np.sort(rows[firsts])


def _is_picked(rule: str, evidence: Evidence, best: Ints, rows: Ints) -> Flags:
    """The rows of each cell that a rule leaves: the latest, those that most agree with, the lowest."""
    cell = evidence.cell[rows]
    if rule == "most_recent":
        rank = evidence.said[rows]
    elif rule == "majority":
        figure = combine(cell, best[rows])
        rank = np.bincount(figure)[figure]
    else:
        rank = -best[rows]
    most = np.full(int(cell.max(initial=-1)) + 1, np.iinfo(np.int64).min)
    np.maximum.at(most, cell, rank)
    picked: Flags = rank == most[cell]
    return picked


def _with_residuals(case: Case, best: Ints, picked: Ints, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A summary figure counts as the known events inside it and a residual for the rest."""
    evidence = case.evidence
    found: list[Entry] = []
    for entry in entries:
        within = (evidence.start[picked] >= evidence.start[entry.row]) & (
            evidence.end[picked] <= evidence.end[entry.row]
        )
        same = within & (evidence.place[picked] == evidence.place[entry.row]) & (picked != entry.row)
        known = bound_below(
            case, np.maximum(best, 0), picked[same & (evidence.group[picked] == evidence.group[entry.row])]
        )
        if 0 < known.low < entry.counted:
            found += known.entries
            rest = entry.counted - known.low
            found.append(
                replace(entry, counted=rest, apart_by="residual: the summary less the known events inside it")
            )
        else:
            found.append(entry)
    return tuple(found)

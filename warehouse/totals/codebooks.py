"""`best` and the coded bounds: what a codebook makes of the words, per event, added along a certificate of
its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from warehouse.codebooks import Codebook, load_codebook
from warehouse.gazetteer.places import is_within
from warehouse.totals import tables
from warehouse.totals.case import Case
from warehouse.totals.conflicts import events_of, reconcile, reliability
from warehouse.totals.division import NOBODY, divide
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints
from warehouse.totals.keys import combine
from warehouse.totals.low import Lower, bound_below
from warehouse.totals.pool import Entry
from warehouse.totals.wholes import Clashes

FAMILIES = "families are not persons outside a codebook"


@dataclass(frozen=True)
class Rivals:
    """Claims that tell of an event (`cell` of every row), and the one that was taken for each."""

    cell: Ints
    best: Ints
    told: Ints
    picked: Ints
    hang_together: bool  # whether each may matter to what is taken

    def of_rows(self, rows: Ints) -> Ints:
        """All that tell the number that was taken where one of these rows tells another one."""
        if self.hang_together:
            beside = np.zeros(int(self.cell.max(initial=-1)) + 1, dtype=bool)
            beside[self.cell[rows]] = True
            return self.told[beside[self.cell[self.told]]]
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
    attesting: Ints = field(
        default_factory=lambda: NOBODY
    )  # all that tell of the events counted, by whatever words, and what leaves a summary no residual


def code_answer(case: Case, inside: Flags, literal: Lower, clashes: Clashes) -> Coded:
    """Code the claims inside the question and add them as low is added: over what is pairwise apart."""
    codebook = load_codebook(case.question.codebook)
    counted, near = _is_counted(case, codebook), case.are_near(case.evidence.start, case.evidence.end)
    divided, parts = divide(case, np.flatnonzero(counted & case.is_asked() & ~inside & near), codebook)
    rows = np.flatnonzero(inside & counted)
    if not len(rows) and not len(parts):
        return Coded(None, None, None, ())
    low, best, high = code_rows(case, codebook, rows)
    if codebook.is_conservative:
        low, high = _conservative(case, codebook, rows, low, high)
    capped = np.zeros(len(case.evidence), dtype=bool)
    capped[list(case.caps.by)] = True
    floor = np.where(capped, np.minimum(low, case.caps.low), low)
    lower = literal
    if codebook.name != "strict":
        lower = bound_below(case, np.maximum(floor, 0), rows[low[rows] != NONE], clashes)
    top = _top(case.evidence, high, rows, lower.entries)
    best[parts] = divided.shares(code_rows(case, codebook, parts)[1])[parts]
    told = np.sort(np.concatenate([rows, parts]))
    event = events_of(divided.case, divided.case.evidence.cell)
    picked = reconcile(divided.case, codebook, event, best, told[best[told] != NONE])
    total = bound_below(divided.case, np.maximum(best, 0), picked)
    entries = total.entries
    blocking: list[int] = []
    if codebook.residual:
        entries, blocking = _with_residuals(case, best, picked, entries)
    if len(picked) and not entries:
        entries = (Entry(int(picked[0]), 0),)  # a zero is an answer too, and has its claim
    entries = divided.explain(entries)
    rivals = Rivals(event, best, told, picked, codebook.name != "strict")
    sum_of_best = total.low
    if codebook.name == "strict" and entries and sum_of_best < literal.low:
        sum_of_best, entries = (
            literal.low,
            literal.entries,
        )  # the literal reading knows of no fewer than are proven
    return Coded(
        lower.low if lower.low or entries else None,
        sum_of_best if entries else None,
        top,
        entries,
        rivals,
        np.union1d(_attesting(case.evidence, rows, lower.entries), np.array(blocking, dtype=np.int64)),
    )


def _conservative(case: Case, codebook: Codebook, rows: Ints, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """The least figure of each event, and no top but a reliable voice's."""
    cell, known = case.evidence.cell, rows[low[rows] != NONE]
    least = np.full(int(cell.max(initial=-1)) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, cell[known], low[known])
    lows, highs = low.copy(), high.copy()
    lows[known] = least[cell[known]]
    unreliable = rows[reliability(case, codebook)[case.evidence.voice[rows]] < 0]
    highs[unreliable] = np.where(highs[unreliable] == NONE, NONE, 0)
    return lows, highs


def _is_counted(case: Case, codebook: Codebook) -> Flags:
    counts = case.sieve.counts.copy()
    if codebook.families:
        counts |= case.sieve.why == FAMILIES
    return counts


def code_rows(case: Case, codebook: Codebook, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """(low, best, high) for these rows by the codebook, NONE elsewhere and where it is blank."""
    evidence = case.evidence
    coded = np.full((3, len(evidence)), NONE, dtype=np.int64)
    qualifiers = evidence.qualifier[rows]
    texts = evidence.number_text[rows]
    texts[qualifiers != "vague"] = None
    kind = combine(qualifiers, texts, evidence.value[rows], evidence.value_to[rows], evidence.outcome[rows])
    _, heads = np.unique(kind, return_index=True)
    table = np.array([_code_row(case, codebook, int(rows[head])) for head in heads], dtype=np.int64)
    coded[:, rows] = table.reshape(-1, 3)[kind].T
    if codebook.families:
        coded *= np.where(evidence.families & (coded != NONE), codebook.families, 1)
    return coded[0], coded[1], coded[2]


def _code_row(case: Case, codebook: Codebook, row: int) -> list[int]:
    evidence = case.evidence
    value, value_to = (
        None if one[row] == NONE else int(one[row]) for one in (evidence.value, evidence.value_to)
    )
    numbers = codebook.code(
        str(evidence.qualifier[row]),
        str(evidence.number_text[row] or ""),
        value,
        value_to,
        case.names.outcomes[evidence.outcome[row]],
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


def _attesting(evidence: Evidence, rows: Ints, entries: tuple[Entry, ...]) -> Ints:
    """The rows that tell of the events of these entries."""
    counted = np.zeros(int(evidence.cell.max(initial=-1)) + 1, dtype=bool)
    counted[evidence.cell[[entry.row for entry in entries]]] = True
    return rows[counted[evidence.cell[rows]]]


def _with_residuals(
    case: Case, best: Ints, picked: Ints, entries: tuple[Entry, ...]
) -> tuple[tuple[Entry, ...], list[int]]:
    """A summary figure counts as the known events inside it and a residual for the rest.

    With it the events that leave a summary none: they are as many, so that it counts as it stands.
    """
    evidence = case.evidence
    found: list[Entry] = []
    blocking: list[int] = []
    for entry in entries:
        within = (evidence.start[picked] >= evidence.start[entry.row]) & (
            evidence.end[picked] <= evidence.end[entry.row]
        )
        known = bound_below(case, np.maximum(best, 0), picked[within & _are_of(case, picked, entry.row)])
        if 0 < known.low < entry.counted:
            found += known.entries
            rest = entry.counted - known.low
            found.append(
                entry._replace(counted=rest, apart_by="residual: the summary less the known events inside it")
            )
        else:
            found.append(entry)
            blocking += [one.row for one in known.entries]
    return tuple(found), blocking


def _are_of(case: Case, rows: Ints, summary: int) -> Flags:
    """Claims of the summary's place or one inside it, of its people and its outcome."""
    evidence, names = case.evidence, case.names
    inner, wanted = names.places[evidence.place[summary]].inner, names.groups[evidence.group[summary]]
    inside = [inner is not None and inner != () and is_within(one.outer, inner) for one in names.places]
    group = np.array([tables.is_inside(one, wanted) for one in names.groups], dtype=bool)
    same: Flags = (
        (
            np.array(inside, dtype=bool)[evidence.place[rows]]
            | (evidence.place[rows] == evidence.place[summary])
        )
        & group[evidence.group[rows]]
        & (evidence.outcome[rows] == evidence.outcome[summary])
        & (rows != summary)
    )
    return same

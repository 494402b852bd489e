"""`best` and the coded bounds: what a codebook makes of the words, per event, added along a certificate of
its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from warehouse.codebooks import Codebook, load_codebook
from warehouse.totals.case import Case
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints
from warehouse.totals.keys import combine
from warehouse.totals.low import Entry, bound_below

FAMILIES = "families are not persons outside a codebook"


@dataclass(frozen=True)
class Coded:
    """The codebook's answer; None where its rules are blank for all that is inside the question."""

    low: int | None
    best: int | None
    high: int | None
    entries: tuple[Entry, ...]  # the certificate of best


def code_answer(case: Case, inside: Flags) -> Coded:
    """Code the claims inside the question and add them as low is added: over what is pairwise apart."""
    codebook = load_codebook(case.question.codebook)
    rows = np.flatnonzero(inside & _is_counted(case, codebook))
    if not len(rows):
        return Coded(None, None, None, ())
    low, best, high = code_rows(case.evidence, codebook, rows)
    capped = np.array([row in case.caps.by for row in range(len(case.evidence))], dtype=bool)
    floor = np.where(capped, np.minimum(low, case.caps.low), low)
    lower = bound_below(case, np.maximum(floor, 0), rows[low[rows] != NONE])
    top = _top(case.evidence, high, rows, lower.entries)
    picked = _reconciled(case.evidence, codebook, best, rows[best[rows] != NONE])
    total = bound_below(case, np.maximum(best, 0), picked)
    entries = total.entries
    if codebook.residual:
        entries = _with_residuals(case, best, picked, entries)
    has_low, has_best = bool((low[rows] != NONE).any()), bool(len(picked))
    return Coded(lower.low if has_low else None, total.low if has_best else None, top, entries)


def _is_counted(case: Case, codebook: Codebook) -> Flags:
    counts = case.sieve.counts.copy()
    if codebook.families:
        counts |= case.sieve.why == FAMILIES
    return counts


def code_rows(evidence: Evidence, codebook: Codebook, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """(low, best, high) for these rows by the codebook, NONE elsewhere and where it is blank."""
    coded = np.full((3, len(evidence)), NONE, dtype=np.int64)
    known: dict[tuple[object, ...], tuple[int, ...]] = {}
    columns = (evidence.qualifier, evidence.number_text, evidence.value, evidence.value_to)
    for row in rows.tolist():
        key = tuple(column[row] for column in columns)
        if key not in known:
            qualifier, text, value, value_to = key
            numbers = (None if number == NONE else int(number) for number in (value, value_to))
            known[key] = tuple(
                NONE if one is None else one for one in codebook.code(qualifier, text or "", *numbers)
            )
        coded[:, row] = known[key]
    if codebook.families:
        times = np.where(evidence.families & (coded != NONE), codebook.families, 1)
        coded = coded * times
    return coded[0], coded[1], coded[2]


def _top(evidence: Evidence, high: Ints, rows: Ints, entries: tuple[Entry, ...]) -> int | None:
    """The coded tops along low's certificate: the highest of each event; open if one is open."""
    cell = cells(evidence)
    total = 0
    for entry in entries:
        tops = high[rows[cell[rows] == cell[entry.row]]]
        if (tops == NONE).any():
            return None
        total += int(tops.max())
    return total if entries else None


def cells(evidence: Evidence) -> Ints:
    """One code for each event or cell: outcome, group, place and outer days."""
    return combine(evidence.outcome, evidence.group, evidence.place, evidence.start, evidence.end)


def _reconciled(evidence: Evidence, codebook: Codebook, best: Ints, rows: Ints) -> Ints:
    """One row for each event: the figure that the codebook's rule for conflicting sources picks."""
    cell = cells(evidence)
    by_cell: dict[int, list[int]] = {}
    for row in rows.tolist():
        by_cell.setdefault(int(cell[row]), []).append(row)
    picked = []
    for members in by_cell.values():
        for rule in codebook.conflict:
            members = _apply(rule, evidence, best, members)
        picked.append(min(members))
    return np.array(sorted(picked), dtype=np.int64)


def _apply(rule: str, evidence: Evidence, best: Ints, members: list[int]) -> list[int]:
    if rule == "most_recent":
        latest = max(int(evidence.said[row]) for row in members)
        return [row for row in members if evidence.said[row] == latest]
    if rule == "majority":
        votes = Counter(int(best[row]) for row in members)
        return [row for row in members if votes[int(best[row])] == max(votes.values())]
    least = min(int(best[row]) for row in members)
    return [row for row in members if best[row] == least]


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

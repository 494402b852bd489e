"""The work from end to end: copies, revisions, events, voices, sums over what is apart, covers, codebook,
certificate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from warehouse.gazetteer import Places
from warehouse.totals import tables
from warehouse.totals.case import Case, prepare
from warehouse.totals.certificate import make_certificate
from warehouse.totals.codebooks import cells, code_answer
from warehouse.totals.evidence import NONE, Flags
from warehouse.totals.grades import grade_event, weakest
from warehouse.totals.high import bound_above, why_open
from warehouse.totals.low import Entry, Lower, bound_below
from warehouse.totals.question import Answer, Question
from warehouse.totals.series import find_series

if TYPE_CHECKING:
    import pandas as pd


def bound(claims: pd.DataFrame, voices: pd.DataFrame, places: Places, question: Question) -> Answer:
    """The answer to one question."""
    case = prepare(claims, voices, places, question)
    asked, inside = case.is_asked(), case.inside()
    counts = inside & case.sieve.counts
    lower = bound_below(case, case.caps.low, np.flatnonzero(counts))
    disputes = (*(one for one in case.disputes if counts[list(one.rows)].any()), *lower.disputes)
    contested = frozenset(row for one in disputes for row in one.rows)
    above = bound_above(case, case.caps.low, lower.clashing)
    if above is not None and above[0] < lower.low:
        above = None
    coded = code_answer(case, inside)
    events = _supporters(case, lower.entries, counts)
    grades = [
        grade_event(case, [entry.row, *rows], contested)
        for entry, rows in zip(lower.entries, events, strict=True)
    ]
    told = [row for entry, rows in zip(lower.entries, events, strict=True) for row in (entry.row, *rows)]
    spread = _reported(case, lower.entries, events)
    return Answer(
        question=question,
        low=lower.low,
        best=coded.best,
        high=above[0] if above else None,
        reported_low=spread[0],
        reported_high=spread[1],
        coded_low=coded.low,
        coded_high=coded.high,
        disputed=bool(disputes),
        origins=len({int(case.evidence.origin[row]) for row in told}),
        why_open=None if above else why_open(case, case.caps.low, lower.clashing),
        certificate=make_certificate(case, lower, above, coded, disputes, events, grades, asked),
        voices=tuple(sorted({case.names.voices[case.evidence.voice[row]] for row in told})),
        split=_split(case, lower, counts),
        grade=weakest(grades),
        series=find_series(case, asked),
        stages=_stages(case, asked, counts, lower),
    )


def _supporters(case: Case, entries: tuple[Entry, ...], counts: Flags) -> list[list[int]]:
    """For each counted claim the others of its event or cell that state a number."""
    cell = cells(case.evidence)
    stated = np.flatnonzero(counts & ((case.evidence.value != NONE) | (case.evidence.low > 0)))
    by_cell: dict[int, list[int]] = {}
    for row in stated[np.isin(cell[stated], cell[[entry.row for entry in entries]])].tolist():
        by_cell.setdefault(int(cell[row]), []).append(row)
    return [[row for row in by_cell.get(int(cell[entry.row]), []) if row != entry.row] for entry in entries]


def _reported(
    case: Case, entries: tuple[Entry, ...], events: list[list[int]]
) -> tuple[int | None, int | None]:
    """How far the counted voices spread: the least and the most said of each event, added."""
    if not entries:
        return None, None
    evidence = case.evidence
    said = np.where(evidence.value == NONE, evidence.low, evidence.value)
    upto = np.maximum(said, evidence.value_to)
    rows = [[entry.row, *others] for entry, others in zip(entries, events, strict=True)]
    return sum(int(said[one].min()) for one in rows), sum(int(upto[one].max()) for one in rows)


def _split(case: Case, lower: Lower, counts: Flags) -> dict[str, int] | None:
    """Civilians, combatants, and how many of low no claim of either kind proves. Only for totals of people."""
    if case.question.group != "people":
        return None
    status = np.array([tables.status(group) for group in case.names.groups] + [""], dtype=object)[
        case.evidence.group
    ]
    lows = {
        name: bound_below(case, case.caps.low, np.flatnonzero(counts & np.isin(status, kinds))).low
        for name, kinds in (
            ("civilians", ["civilians"]),
            ("combatants", ["combatants"]),
            ("said", ["civilians", "combatants"]),
        )
    }
    rest = max(0, lower.low - lows["said"])
    return {"civilians": lows["civilians"], "combatants": lows["combatants"], "not_said": rest}


def _stages(case: Case, asked: Flags, counts: Flags, lower: Lower) -> dict[str, int]:
    why = case.sieve.why.astype(str)
    copies = np.char.startswith(why.astype("U12"), ("the same wor", "carried from", "may be an ol")[0])
    for lead in ("carried from", "may be an ol"):
        copies |= np.char.startswith(why.astype("U12"), lead)
    return {
        "claims": len(case.evidence),
        "copies": int(copies.sum()),
        "set_aside": int((~case.sieve.counts).sum() - copies.sum()),
        "asked": int(asked.sum()),
        "inside": int(counts.sum()),
        "counted": len(lower.entries),
    }

"""The work from end to end: copies, revisions, events, voices, sums over what is apart, covers, codebook,
certificate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from warehouse.gazetteer import Places
from warehouse.totals import tables
from warehouse.totals.case import Case, prepare, reading_key
from warehouse.totals.certificate import make_certificate, name_closed, name_parts
from warehouse.totals.codebooks import cells, code_answer
from warehouse.totals.copies import COPIES
from warehouse.totals.evidence import NONE, Flags
from warehouse.totals.grades import grade_event, weakest
from warehouse.totals.high import bound_above, why_open
from warehouse.totals.low import Lower, bound_below
from warehouse.totals.pool import Entry
from warehouse.totals.question import Answer, Question
from warehouse.totals.series import find_series
from warehouse.totals.wholes import Clashes, find_clashes

if TYPE_CHECKING:
    import pandas as pd


def bound(claims: pd.DataFrame, voices: pd.DataFrame, places: Places, question: Question) -> Answer:
    """The answer to one question."""
    return bound_case(prepare(claims, voices, places, question))


def bound_many(
    claims: pd.DataFrame, voices: pd.DataFrame, places: Places, questions: Iterable[Question]
) -> Iterator[Answer]:
    """The answers in the order of the questions; those that read the same claims share the reading."""
    cases: dict[tuple[object, ...], Case] = {}
    for question in questions:
        key = reading_key(question)
        if key not in cases:
            cases[key] = prepare(claims, voices, places, question)
        yield bound_case(cases[key].ask(question))


def bound_case(case: Case) -> Answer:
    """The answer to the case's question."""
    question = case.question
    asked, inside = case.is_asked(), case.inside()
    counts = inside & case.sieve.counts
    clashes = find_clashes(case, case.caps.low)
    clashing = frozenset(whole for whole, _ in clashes)
    lower = bound_below(case, case.caps.low, np.flatnonzero(counts), clashes)
    disputes = (*(one for one in case.disputes if counts[list(one.rows)].any()), *lower.disputes)
    contested = frozenset(row for one in disputes for row in one.rows)
    above = bound_above(case, case.caps.low, clashing)
    if above is not None and above[0] < lower.low:
        above = None
    coded = code_answer(case, inside, lower, clashes)
    events = _supporters(case, lower.entries, counts)
    grades = [
        grade_event(case, [entry.row, *rows], contested)
        for entry, rows in zip(lower.entries, events, strict=True)
    ]
    told = [row for entry, rows in zip(lower.entries, events, strict=True) for row in (entry.row, *rows)]
    spread = _reported(case, lower.entries, events)
    split, parts = _split(case, lower, counts, clashes)
    shown = (*disputes, *(one for _, one in clashes))
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
        why_open=None if above else why_open(case, case.caps.low, clashing),
        certificate=make_certificate(case, lower, above, coded, shown, events, grades, asked)
        | {
            "split": name_parts(case, parts),
            "closed": [] if above else name_closed(case, case.caps.low, clashing),
        },
        voices=tuple(sorted({case.names.voices[case.evidence.voice[row]] for row in told})),
        split=split,
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
    """How far the counted voices spread: the least and the most said of each event, added.

    "More than 40" is read as 41, as in low, so that the spread never ends below what it proves.
    """
    if not entries:
        return None, None
    evidence = case.evidence
    said = np.maximum(evidence.value, evidence.low)
    upto = np.maximum(said, evidence.value_to)
    rows = [[entry.row, *others] for entry, others in zip(entries, events, strict=True)]
    return sum(int(said[one].min()) for one in rows), sum(int(upto[one].max()) for one in rows)


def _split(
    case: Case, lower: Lower, counts: Flags, clashes: Clashes
) -> tuple[dict[str, int] | None, dict[str, tuple[Entry, ...]]]:
    """Civilians, combatants, and how many of low no claim of either kind proves; for totals of people.

    With it what is counted for each, and for both together ("said").
    """
    if case.question.group != "people":
        return None, {}
    status = np.array([tables.status(group) for group in case.names.groups] + [""], dtype=object)[
        case.evidence.group
    ]
    parts = {
        name: bound_below(case, case.caps.low, np.flatnonzero(counts & np.isin(status, kinds)), clashes)
        for name, kinds in (
            ("civilians", ["civilians"]),
            ("combatants", ["combatants"]),
            ("said", ["civilians", "combatants"]),
        )
    }
    rest = max(0, lower.low - parts["said"].low)
    split = {"civilians": parts["civilians"].low, "combatants": parts["combatants"].low, "not_said": rest}
    return split, {name: part.entries for name, part in parts.items()}


def _stages(case: Case, asked: Flags, counts: Flags, lower: Lower) -> dict[str, int]:
    """How many claims each step kept."""
    why = case.sieve.why[~case.sieve.counts]
    copies = sum(one in COPIES for one in why)
    return {
        "claims": len(case.evidence),
        "copies": copies,
        "set_aside": len(why) - copies,
        "asked": int(asked.sum()),
        "inside": int(counts.sum()),
        "counted": len(lower.entries),
    }

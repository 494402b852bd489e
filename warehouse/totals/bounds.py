"""The work from end to end: copies, revisions, events, voices, sums over what is apart, covers, codebook,
certificate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from warehouse.gazetteer import Places
from warehouse.totals import tables
from warehouse.totals.case import Case, reading_key
from warehouse.totals.certificate import make_certificate, name_behind
from warehouse.totals.codebooks import code_answer
from warehouse.totals.collection import put_off
from warehouse.totals.copies import COPIES
from warehouse.totals.digests import Digests
from warehouse.totals.evidence import NONE, Flags
from warehouse.totals.grades import grade_events, weakest
from warehouse.totals.high import bound_above, why_open
from warehouse.totals.low import Lower, bound_below
from warehouse.totals.overruled import with_overruled
from warehouse.totals.pool import Entry
from warehouse.totals.question import Answer, Question
from warehouse.totals.reading import Reading, read
from warehouse.totals.series import find_series
from warehouse.totals.wholes import Clashes

if TYPE_CHECKING:
    import pandas as pd


def bound(claims: pd.DataFrame, voices: pd.DataFrame, places: Places, question: Question) -> Answer:
    """The answer to one question."""
    return bound_case(read(claims, voices, places, question).ask(question))


def bound_many(
    claims: pd.DataFrame, voices: pd.DataFrame, places: Places, questions: Iterable[Question]
) -> Iterator[Answer]:
    """The answers in the order of the questions; those that read the same claims share the reading."""
    readings: dict[tuple[object, ...], Reading] = {}
    for question in questions:
        key = reading_key(question)
        if key not in readings:
            readings[key] = read(claims, voices, places, question)
        yield bound_case(readings[key].ask(question))


def bound_changed(
    claims: pd.DataFrame,
    voices: pd.DataFrame,
    places: Places,
    questions: Iterable[Question],
    known: Mapping[Question, str],
    made_by: str,
) -> Iterator[tuple[str, Answer]]:
    """The answers whose hash is not the known one, each with the hash of what it is made from now."""
    readings: dict[tuple[object, ...], tuple[Reading, Digests]] = {}
    for question in questions:
        key = reading_key(question)
        if key not in readings:
            reading = read(claims, voices, places, question)
            readings[key] = reading, Digests(reading, made_by)
        reading, digests = readings[key]
        part = reading.slice_of(question)
        digest = digests.of(part)
        if known.get(question) != digest:
            yield digest, bound_case(reading.cut(question, part))


@put_off()
def bound_case(case: Case) -> Answer:
    """The answer to the case's question."""
    question = case.question
    asked, inside = case.is_asked(), case.inside()
    counts = inside & case.sieve.counts
    clashes = case.clashes
    lower = bound_below(case, case.caps.low, np.flatnonzero(counts), clashes)
    disputes = (*(one for one in case.disputes if counts[list(one.rows)].any()), *lower.disputes)
    contested = frozenset(row for one in disputes for row in one.rows)
    above = bound_above(case)
    if above is not None and above[0] < lower.low:
        above = None
    coded = code_answer(case, inside, lower, clashes)
    events = _supporters(case, lower.entries, counts, contested)
    events = with_overruled(lower.entries, events, disputes)
    grades = grade_events(case, lower.entries, events, contested)
    told = [row for entry, rows in zip(lower.entries, events, strict=True) for row in (entry.row, *rows)]
    spread = _reported(case, lower.entries, events)
    split, parts = _split(case, lower, counts, clashes)
    shown = (*disputes, *(one for _, one in clashes))
    series = find_series(case, asked)
    certificate = make_certificate(case, lower, above, coded, parts, shown, events, grades, asked)
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
        why_open=None if above else why_open(case),
        certificate=name_behind(case, certificate, series, coded),
        voices=tuple(sorted({case.names.voices[case.evidence.voice[row]] for row in told})),
        split=split,
        grade=weakest(grades, disputes),
        series=series,
        stages=_stages(case, asked, counts, lower),
    )


def _supporters(
    case: Case, entries: tuple[Entry, ...], counts: Flags, contested: frozenset[int]
) -> list[list[int]]:
    """For each counted claim the others of its event or cell that state a number. A zero is no source for
    anybody; it is shown where it contests the event.
    """
    cell = case.evidence.cell
    is_told = (case.evidence.value > 0) | (case.evidence.low > 0)
    is_told[[row for row in contested if case.evidence.value[row] != NONE]] = True
    stated = np.flatnonzero(counts & is_told)
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
    rows = [row for entry, others in zip(entries, events, strict=True) for row in (entry.row, *others)]
    at = np.cumsum([0, *(1 + len(others) for others in events[:-1])])
    least, most = np.minimum.reduceat(said[rows], at), np.maximum.reduceat(upto[rows], at)
    return int(least.sum()), int(most.sum())


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
    """How many of the claims about the question, in or near its days, each step kept."""
    near = asked & case.are_near(case.evidence.start, case.evidence.end)
    why = case.sieve.why[near & ~case.sieve.counts]
    copies = int(sum((why == one).sum() for one in COPIES))
    return {
        "claims": int(near.sum()),
        "copies": copies,
        "set_aside": len(why) - copies,
        "inside": int(counts.sum()),
        "counted": len(lower.entries),
    }

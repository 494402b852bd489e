"""The certificate: which claims were counted, how far, why they may be added, and why the others were not.

`proof.py` derives the answer again from it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from warehouse.totals.case import Case, day_text
from warehouse.totals.codebooks import Coded
from warehouse.totals.disputes import Dispute
from warehouse.totals.evidence import NONE, Flags, Ints, Objects
from warehouse.totals.high import Cover, usable_rows
from warehouse.totals.low import Lower
from warehouse.totals.pool import Entry

NEAREST = 20  # counted claims looked through for the one that a claim is apart from by days or place
LONGEST = 200  # claims set aside that are listed; the stages count them all


def make_certificate(
    case: Case,
    lower: Lower,
    above: Cover | None,
    coded: Coded,
    disputes: tuple[Dispute, ...],
    events: list[list[int]],
    grades: list[tuple[str, int]],
    asked: Flags,
) -> dict[str, Any]:
    """Plain values; claims by claim_id."""
    ids = case.evidence.claim_id
    low = [
        {
            **entry,
            "told_by": _ids(ids, rows),
            "grade": grade,
            "origins": origins,
        }
        for entry, rows, (grade, origins) in zip(_entries(case, lower.entries), events, grades, strict=True)
    ]
    high = [
        {"claim_id": str(ids[row]), "counted": int(case.evidence.high[row])}
        for row in (above[1] if above else ())
    ]
    shown = set(disputes)
    return {
        "low": low,
        "high": high,
        "best": _entries(case, coded.entries),
        "set_aside": _set_aside(case, lower, asked),
        "disputes": sorted((_dispute(case, one) for one in shown), key=lambda one: str(one)),
    }


def name_parts(case: Case, parts: dict[str, tuple[Entry, ...]]) -> dict[str, list[dict[str, Any]]]:
    """What is counted for civilians, for combatants, and for both together."""
    return {name: _entries(case, entries) for name, entries in parts.items()}


def name_closed(case: Case, weight: Ints, clashing: frozenset[int]) -> list[str]:
    """One figure that its words close and that does not cover the question, if there is one."""
    rows = usable_rows(case, weight, clashing)[:1]
    return [str(case.evidence.claim_id[row]) for row in rows]


def _ids(ids: Objects, rows: list[int] | tuple[int, ...]) -> list[str]:
    return sorted(str(ids[row]) for row in rows)


def _entries(case: Case, entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    """Each with how it is apart from those before it."""
    return [
        _entry(case, entry, entries[max(0, number - NEAREST) : number])
        for number, entry in enumerate(entries)
    ]


def _entry(case: Case, entry: Entry, earlier: tuple[Entry, ...]) -> dict[str, Any]:
    ids = case.evidence.claim_id
    row = {
        "claim_id": str(ids[entry.row]),
        "counted": entry.counted,
        "apart_by": entry.apart_by or _reason(case, entry.row, [one.row for one in earlier]),
    }
    if entry.capped_by:
        row["capped_by"] = _ids(ids, _cappers(case, entry))
    return row


def _cappers(case: Case, entry: Entry) -> tuple[int, ...]:
    """Whatever holds an entry down, and whatever holds that down."""
    found, queue = set(entry.capped_by), list(entry.capped_by)
    while queue:
        for row in case.caps.by.get(queue.pop(), ()):
            if row not in found:
                found.add(row)
                queue.append(row)
    return tuple(sorted(found))


def _reason(case: Case, row: int, earlier: list[int]) -> str | None:
    """How this claim is apart from the nearest of those before it."""
    if not earlier:
        return None
    evidence, names = case.evidence, case.names
    start, end = evidence.start[row], evidence.end[row]
    for other in reversed(earlier):
        if evidence.end[other] < start or end < evidence.start[other]:
            return f"days: {_days(case, row)} and {_days(case, other)} ({evidence.claim_id[other]})"
        places = names.places[evidence.place[row]], names.places[evidence.place[other]]
        relation, why = case.places.relation(*places)
        if relation == "apart":
            return f"places: {why} ({evidence.claim_id[other]})"
    return "set apart by the statement"


def _days(case: Case, row: int) -> str:
    start, end = day_text(int(case.evidence.start[row])), day_text(int(case.evidence.end[row]))
    return f"{start or '…'} to {end or '…'}"


def _dispute(case: Case, dispute: Dispute) -> dict[str, Any]:
    evidence, names = case.evidence, case.names
    sides = [
        {
            "claim_id": str(evidence.claim_id[row]),
            "voice": names.voices[evidence.voice[row]],
            "low": None if evidence.low[row] == NONE else int(evidence.low[row]),
            "high": None if evidence.high[row] == NONE else int(evidence.high[row]),
        }
        for row in dispute.rows
    ]
    return {"why": dispute.why, "counted": dispute.counted, "sides": sides}


def _set_aside(case: Case, lower: Lower, asked: Flags) -> list[dict[str, str]]:
    """Claims about the question's outcome, group and place that were not counted, the largest first."""
    evidence, sieve = case.evidence, case.sieve
    meets = asked & (evidence.start <= case.last_day) & (evidence.end >= case.first_day)
    meets[[entry.row for entry in lower.entries]] = False
    rows = np.flatnonzero(meets)
    rows = rows[np.lexsort((rows, -np.maximum(evidence.low[rows], evidence.value[rows])))][:LONGEST]
    outside = (evidence.start < case.first_day) | (evidence.end > case.last_day)
    listed = []
    for row in rows.tolist():
        if not sieve.counts[row]:
            behind = f" {evidence.claim_id[sieve.by[row]]}" if sieve.by[row] >= 0 else ""
            why = f"{sieve.why[row]}{behind}"
        elif outside[row]:
            why = f"may lie outside the question's days: {_days(case, row)}"
        elif case.caps.low[row] <= 0:
            why = "states no least number above 0"
        else:
            why = "may be the same people as those counted"
        listed.append({"claim_id": str(evidence.claim_id[row]), "why": why})
    return listed

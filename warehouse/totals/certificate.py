"""The certificate: which claims were counted, how far, why they may be added, and why the others were not.

`proof.py` derives the answer again from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from warehouse.totals.behind import rows_behind
from warehouse.totals.case import Case
from warehouse.totals.codebooks import Coded
from warehouse.totals.disputes import Dispute
from warehouse.totals.evidence import NONE, Flags, Objects
from warehouse.totals.high import Cover
from warehouse.totals.low import Lower
from warehouse.totals.pool import Entry
from warehouse.totals.reasons import Reasons, days_text

SUMS = ("low", "high", "best")  # sides whose entries add up to the answer
NEAREST = 20  # counted claims looked through for the one that a claim is apart from by days or place
LONGEST = 200  # claims set aside that are listed; the stages count them all


def make_certificate(
    case: Case,
    lower: Lower,
    above: Cover | None,
    coded: Coded,
    parts: dict[str, tuple[Entry, ...]],
    disputes: tuple[Dispute, ...],
    events: list[list[int]],
    grades: list[tuple[str, int]],
    asked: Flags,
) -> dict[str, Any]:
    """Plain values; claims by claim_id. `parts` are what is counted for civilians, for combatants, and for
    both together; "closed" names one figure that its words close and that does not cover the question.
    """
    ids, reasons = case.evidence.claim_id, Reasons(case)
    counted = _entries(case, lower.entries, reasons)
    low = [
        {**entry, "told_by": _ids(ids, rows), "grade": grade, "origins": origins}
        for entry, rows, (grade, origins) in zip(counted, events, grades, strict=True)
    ]
    high = [
        {"claim_id": str(ids[row]), "counted": int(case.evidence.high[row])}
        for row in (above[1] if above else ())
    ]
    shown = set(disputes)
    return {
        "low": low,
        "high": high,
        "best": _entries(case, coded.entries, reasons),
        "set_aside": _set_aside(case, lower, asked),
        "disputes": sorted((_dispute(case, one) for one in shown), key=lambda one: str(one)),
        "split": {name: _entries(case, entries, reasons) for name, entries in parts.items()},
        "closed": [] if above else _ids(ids, case.tops[:1].tolist()),
    }


def name_behind(
    case: Case, certificate: dict[str, Any], series: tuple[dict[str, Any], ...], coded: Coded
) -> dict[str, Any]:
    """The certificate with the claims that hold back what stands beside those it names."""
    rows = case.evidence.rows_of(named_ids(certificate, series))
    more = np.setdiff1d(coded.attesting, rows)
    behind = rows_behind(case, [*rows.tolist(), *more.tolist()], coded.rivals)
    return certificate | {"behind": _ids(case.evidence.claim_id, sorted({*behind, *more.tolist()}))}


def named_ids(certificate: dict[str, Any], series: Iterable[dict[str, Any]]) -> set[str]:
    """Every claim that a certificate and its series name, except those set aside."""
    entries = [entry for side in SUMS for entry in certificate[side]]
    entries += [entry for part in certificate["split"].values() for entry in part]
    ids = {entry["claim_id"] for entry in entries} | {*certificate["closed"], *certificate.get("behind", ())}
    ids |= {one for entry in entries for name in ("capped_by", "told_by") for one in entry.get(name, ())}
    ids |= {side["claim_id"] for one in certificate["disputes"] for side in one["sides"]}
    return ids | {point["claim_id"] for one in series for point in one["points"]}


def _ids(ids: Objects, rows: list[int] | tuple[int, ...]) -> list[str]:
    return sorted(str(ids[row]) for row in rows) if rows else []


def _entries(case: Case, entries: tuple[Entry, ...], reasons: Reasons) -> list[dict[str, Any]]:
    """Each with how it is apart from those before it."""
    ids, rows = case.evidence.claim_id, [entry.row for entry in entries]
    listed = []
    named = zip(entries, ids[rows].tolist(), reasons.in_sequence(rows), strict=True)
    for number, (entry, claim_id, by_days) in enumerate(named):
        apart_by = entry.apart_by or by_days or reasons.of(entry.row, rows[max(0, number - NEAREST) : number])
        row = {"claim_id": str(claim_id), "counted": entry.counted, "apart_by": apart_by}
        if entry.capped_by:
            row["capped_by"] = _ids(ids, _cappers(case, entry))
        listed.append(row)
    return listed


def _cappers(case: Case, entry: Entry) -> tuple[int, ...]:
    """Whatever holds an entry down, and whatever holds that down."""
    found, queue = set(entry.capped_by), list(entry.capped_by)
    while queue:
        for row in case.caps.by.get(queue.pop(), ()):
            if row not in found:
                found.add(row)
                queue.append(row)
    return tuple(sorted(found))


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
    meets = asked & case.are_near(evidence.start, evidence.end)
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
            days = days_text(int(evidence.start[row]), int(evidence.end[row]))
            why = f"may lie outside the question's days: {days}"
        elif case.caps.low[row] <= 0:
            why = "states no least number above 0"
        else:
            why = "may be the same people as those counted"
        listed.append({"claim_id": str(evidence.claim_id[row]), "why": why})
    return listed

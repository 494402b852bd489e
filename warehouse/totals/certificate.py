"""The certificate: which claims were counted, how far, why they may be added, and why the others were not.

`check` derives the answer again from the claims that the certificate names (and those of the same articles
that
they are linked to), and names every difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from warehouse.gazetteer import Places
from warehouse.totals.case import Case, day_text
from warehouse.totals.codebooks import Coded
from warehouse.totals.disputes import Dispute
from warehouse.totals.evidence import NONE, Flags, Objects
from warehouse.totals.high import Cover
from warehouse.totals.low import Lower
from warehouse.totals.pool import Entry
from warehouse.totals.question import Question

if TYPE_CHECKING:
    import pandas as pd

NEAREST = 20  # counted claims looked through for the one that a claim is apart from by days or place
LONGEST = 200  # claims set aside that are listed; the stages count them all
NUMBERS = (
    "low",
    "best",
    "high",
    "coded_low",
    "coded_high",
    "reported_low",
    "reported_high",
    "disputed",
    "origins",
    "grade",
)


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
            **_entry(case, entry, lower.entries[max(0, number - NEAREST) : number]),
            "told_by": _ids(ids, rows),
            "grade": grade,
            "origins": origins,
        }
        for number, (entry, rows, (grade, origins)) in enumerate(
            zip(lower.entries, events, grades, strict=True)
        )
    ]
    high = [
        {"claim_id": str(ids[row]), "counted": int(case.evidence.high[row])}
        for row in (above[1] if above else ())
    ]
    shown = set(disputes)
    return {
        "low": low,
        "high": high,
        "best": [
            _entry(case, entry, coded.entries[max(0, number - NEAREST) : number])
            for number, entry in enumerate(coded.entries)
        ],
        "set_aside": _set_aside(case, lower, asked),
        "disputes": sorted((_dispute(case, one) for one in shown), key=lambda one: str(one)),
    }


def _ids(ids: Objects, rows: list[int] | tuple[int, ...]) -> list[str]:
    return sorted(str(ids[row]) for row in rows)


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


def check(answer: dict[str, Any], claims: pd.DataFrame, voices: pd.DataFrame, places: Places) -> list[str]:
    """Differences between an answer and what its certificate proves; empty if it holds."""
    from warehouse.totals.bounds import bound

    wanted = _named(answer["certificate"])
    known = claims[claims["claim_id"].isin(wanted)]
    missing = sorted(wanted - set(known["claim_id"]))
    found = [f"claim {one} of the certificate is not among the claims" for one in missing]
    again = bound(
        _with_linked(claims, known), voices, places, Question.from_json(answer["question"])
    ).to_json()
    found += [
        f"{name} is {answer[name]!r}; the certificate proves {again[name]!r}"
        for name in NUMBERS
        if answer[name] != again[name]
    ]
    return found + _differences(answer, again)


def _differences(answer: dict[str, Any], again: dict[str, Any]) -> list[str]:
    """Rows of the certificate that do not come out again, and sums that do not add up."""
    found = []
    for side in ("low", "high", "best"):
        rows, fresh = answer["certificate"][side], again["certificate"][side]
        proved = {row["claim_id"]: row["counted"] for row in fresh}
        for row in rows:
            counted = proved.pop(row["claim_id"], None)
            if counted != row["counted"]:
                found.append(
                    f"certificate {side}: {row['claim_id']} counts {row['counted']}, not {counted or 0}"
                )
        found += [
            f"certificate {side}: {claim} counts {counted} and is left out"
            for claim, counted in proved.items()
        ]
        total = sum(row["counted"] for row in rows)
        if rows and total != answer[side]:
            found.append(f"certificate {side}: its rows add up to {total}, the answer says {answer[side]}")
    return found


def _named(certificate: dict[str, Any]) -> set[str]:
    ids = {row["claim_id"] for side in ("low", "high", "best") for row in certificate[side]}
    for side in ("low", "best"):
        for row in certificate[side]:
            ids |= {*row.get("capped_by", ()), *row.get("told_by", ())}
    return ids | {side["claim_id"] for one in certificate["disputes"] for side in one["sides"]}


def _with_linked(claims: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """These claims, those of their articles and of all copies of these: what an article says of its own
    claims is part of the words, and a copy is known by its first.
    """
    same = claims["article_id"].isin(set(known["article_id"]))
    return claims[same | claims["origin_id"].isin(set(known["origin_id"].dropna()))]

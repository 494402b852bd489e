"""How well an event is attested: contested, by a party only, by one source, by several independent ones."""

from __future__ import annotations

from warehouse.totals.case import Case
from warehouse.totals.disputes import Dispute
from warehouse.totals.pool import Entry

ORDER = ("contested", "party only", "single source", "several independent origins")


def grade_events(
    case: Case, entries: tuple[Entry, ...], others: list[list[int]], contested: frozenset[int]
) -> list[tuple[str, int]]:
    """For each counted claim and the others of its event: (the grade, how many independent origins).

    Independent are different voices in different origins: one agency quoted by two outlets is one.
    """
    voice, origin = case.evidence.voice.tolist(), case.evidence.origin.tolist()
    high = case.evidence.high.tolist()
    is_party = [one.is_party for one in case.voices]
    grades = []
    for entry, more in zip(entries, others, strict=True):
        if not more and entry.row not in contested:
            alone = is_party[voice[entry.row]] or high[entry.row] == 0
            grades.append((ORDER[1], int(high[entry.row] != 0)) if alone else (ORDER[2], 1))
            continue
        rows = [entry.row, *more]
        told = [row for row in rows if high[row] != 0]  # a zero attests nobody
        voices = {voice[row] for row in told}
        independent = min(len(voices), len({origin[row] for row in told}))
        if not contested.isdisjoint(rows):
            grades.append((ORDER[0], independent))
        elif all(is_party[one] for one in voices):
            grades.append((ORDER[1], independent))
        else:
            grades.append((ORDER[3], independent) if independent > 1 else (ORDER[2], 1))
    return grades


def weakest(grades: list[tuple[str, int]], disputes: tuple[Dispute, ...]) -> str:
    """The grade of an answer: the weakest of its events'; "several independent origins (2)" names the
    fewest. Where a dispute leaves nobody proved, it is contested.
    """
    if not grades:
        return ORDER[0] if disputes else "none"
    grade, independent = min(grades, key=lambda one: (ORDER.index(one[0]), one[1]))
    return f"{grade} ({independent})" if grade == ORDER[3] else grade

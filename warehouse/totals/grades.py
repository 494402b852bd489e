"""How well an event is attested: contested, by a party only, by one source, by several independent ones."""

from __future__ import annotations

from warehouse.totals.case import Case

ORDER = ("contested", "party only", "single source", "several independent origins")


def grade_event(case: Case, rows: list[int], contested: frozenset[int]) -> tuple[str, int]:
    """(the grade, how many independent origins) of the claims of one event.

    Independent are different voices in different origins: one agency quoted by two outlets is one.
    """
    evidence = case.evidence
    voices = {int(evidence.voice[row]) for row in rows}
    origins = {int(evidence.origin[row]) for row in rows}
    independent = min(len(voices), len(origins))
    if contested & set(rows):
        return ORDER[0], independent
    if all(case.voices[voice].is_party for voice in voices):
        return ORDER[1], independent
    return (ORDER[3], independent) if independent > 1 else (ORDER[2], 1)


def weakest(grades: list[tuple[str, int]]) -> str:
    """The grade of an answer: the weakest of its events'; "several independent origins (2)" names the
    fewest.
    """
    if not grades:
        return "none"
    grade, independent = min(grades, key=lambda one: (ORDER.index(one[0]), one[1]))
    return f"{grade} ({independent})" if grade == ORDER[3] else grade

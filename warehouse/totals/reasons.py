"""Why claims may be added: how each is apart from those counted before it."""

from __future__ import annotations

from functools import cache

from warehouse.totals.case import Case, day_text


class Reasons:
    """Why claims are apart; what lies where is looked up once."""

    def __init__(self, case: Case) -> None:
        evidence = case.evidence
        self.case, self.claim_id = case, evidence.claim_id
        self.start, self.end = evidence.start.tolist(), evidence.end.tolist()
        self.place = evidence.place.tolist()
        self.relations: dict[tuple[int, int], tuple[str, str]] = {}

    def of(self, row: int, earlier: list[int]) -> str | None:
        """How this claim is apart from the nearest of those before it."""
        for other in reversed(earlier):
            if why := self.by_days(row, other):
                return why
            relation, why = self._relation(self.place[row], self.place[other])
            if relation == "apart":
                return f"places: {why} ({self.claim_id[other]})"
        return "set apart by the statement" if earlier else None

    def by_days(self, row: int, other: int) -> str | None:
        """How two claims are apart in time, if they are."""
        if self.end[other] < self.start[row] or self.end[row] < self.start[other]:
            return f"days: {self._days(row)} and {self._days(other)} ({self.claim_id[other]})"
        return None

    def _days(self, row: int) -> str:
        return days_text(self.start[row], self.end[row])

    def _relation(self, one: int, other: int) -> tuple[str, str]:
        if (one, other) not in self.relations:
            places = self.case.names.places
            self.relations[one, other] = self.case.places.relation(places[one], places[other])
        return self.relations[one, other]


@cache
def days_text(start: int, end: int) -> str:
    """The days of a reach, for people."""
    return f"{day_text(start) or '…'} to {day_text(end) or '…'}"

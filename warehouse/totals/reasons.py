"""Why claims may be added: how each is apart from those counted before it."""

from __future__ import annotations

from functools import cache

import numpy as np

from warehouse.totals.case import Case, day_text
from warehouse.totals.keys import pack


class Reasons:
    """Why claims are apart; what lies where is looked up once."""

    def __init__(self, case: Case) -> None:
        self.case, self.claim_id = case, case.evidence.claim_id
        self.start, self.end, self.place = case.evidence.start, case.evidence.end, case.evidence.place
        self.relations: dict[tuple[int, int], tuple[str, str]] = {}

    def in_sequence(self, rows: list[int]) -> list[str | None]:
        """For each claim how it is apart in time from the one before it, if it is."""
        start, end = self.start[rows], self.end[rows]
        apart = (end[:-1] < start[1:]) | (end[1:] < start[:-1])
        _, heads, reach = np.unique(pack(start, end), return_index=True, return_inverse=True)
        texts = [days_text(*one) for one in zip(start[heads].tolist(), end[heads].tolist(), strict=True)]
        days = [texts[code] for code in reach.tolist()]
        columns = apart.tolist(), days[1:], days[:-1], self.claim_id[rows[:-1]].tolist()
        found = (
            f"days: {one} and {other} ({before})" if is_apart else None
            for is_apart, one, other, before in zip(*columns, strict=True)
        )
        return [None, *found] if rows else []

    def of(self, row: int, earlier: list[int]) -> str | None:
        """How this claim is apart from the nearest of those before it."""
        for other in reversed(earlier):
            if why := self.by_days(row, other):
                return why
            relation, why = self._relation(int(self.place[row]), int(self.place[other]))
            if relation == "apart":
                return f"places: {why} ({self.claim_id[other]})"
        return "set apart by the statement" if earlier else None

    def by_days(self, row: int, other: int) -> str | None:
        """How two claims are apart in time, if they are."""
        if self.end[other] < self.start[row] or self.end[row] < self.start[other]:
            return f"days: {self._days(row)} and {self._days(other)} ({self.claim_id[other]})"
        return None

    def _days(self, row: int) -> str:
        return days_text(int(self.start[row]), int(self.end[row]))

    def _relation(self, one: int, other: int) -> tuple[str, str]:
        if (one, other) not in self.relations:
            places = self.case.names.places
            self.relations[one, other] = self.case.places.relation(places[one], places[other])
        return self.relations[one, other]


@cache
def days_text(start: int, end: int) -> str:
    """The days of a reach, for people."""
    return f"{day_text(start) or '…'} to {day_text(end) or '…'}"

"""What is asked, and what is answered: the two rows that cross the border of this package.

A question is about persons harmed: (outcome, group, place, from, to inclusive, codebook, as of). An answer
is an
interval with its certificate, never a bare number, and holds only *if these claims are true*.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from warehouse import Mistake

CODEBOOKS = ("strict", "acled", "gtd", "wikimpacts", "ucdp")
INCLUDE = ("alleged", "party")


@dataclass(frozen=True, slots=True)
class Question:
    """`None` for a place or a day means: no limit there. `include` may hold "alleged" and "party"."""

    outcome: str
    group: str = "people"
    place: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    codebook: str = "strict"
    as_of: dt.date | None = None  # only what had been published by this day
    voices: tuple[str, ...] | None = None  # only these voices (voice_id)
    include: frozenset[str] = frozenset()
    perpetrators: bool = False

    def __post_init__(self) -> None:
        if self.codebook not in CODEBOOKS:
            raise Mistake(f"codebook {self.codebook!r}: must be one of {', '.join(CODEBOOKS)}")
        if unknown := sorted(self.include - set(INCLUDE)):
            raise Mistake(f"include {unknown[0]!r}: must be among {', '.join(INCLUDE)}")
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise Mistake(f"from {self.date_from} lies after to {self.date_to}")

    def to_json(self) -> dict[str, Any]:
        """Plain values, in a fixed order; `from` and `to` are ISO dates or null."""
        return {
            "outcome": self.outcome,
            "group": self.group,
            "place": self.place,
            "from": _iso(self.date_from),
            "to": _iso(self.date_to),
            "codebook": self.codebook,
            "as_of": _iso(self.as_of),
            "voices": None if self.voices is None else sorted(self.voices),
            "include": sorted(self.include),
            "perpetrators": self.perpetrators,
        }

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Question:
        """The inverse of `to_json`."""
        return cls(
            outcome=row["outcome"],
            group=row["group"],
            place=row["place"],
            date_from=_day(row["from"]),
            date_to=_day(row["to"]),
            codebook=row["codebook"],
            as_of=_day(row["as_of"]),
            voices=None if row["voices"] is None else tuple(row["voices"]),
            include=frozenset(row["include"]),
            perpetrators=row["perpetrators"],
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """Bounds on the persons harmed, and the proof. `None` = open (`high`) or nothing stated (the others).

    `low` is 0, never `None`, when nothing is proved. `disputes` lists every clash with all its sides.
    `stages` counts the claims that each step of the work kept.
    """

    question: Question
    low: int
    best: int | None
    high: int | None
    reported_low: int | None
    reported_high: int | None
    coded_low: int | None
    coded_high: int | None
    disputed: bool
    origins: int
    why_open: str | None
    certificate: dict[str, Any]
    voices: tuple[str, ...] = ()
    split: dict[str, int] | None = None
    grade: str = "none"
    series: tuple[dict[str, Any], ...] = ()
    stages: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The published form: plain values only, the same bytes for the same answer."""
        return {
            "question": self.question.to_json(),
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "reported_low": self.reported_low,
            "reported_high": self.reported_high,
            "coded_low": self.coded_low,
            "coded_high": self.coded_high,
            "disputed": self.disputed,
            "origins": self.origins,
            "why_open": self.why_open,
            "certificate": self.certificate,
            "voices": list(self.voices),
            "split": self.split,
            "grade": self.grade,
            "series": list(self.series),
            "stages": self.stages,
        }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None

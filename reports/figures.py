"""A figure as a reader meets it: its range in words, who says so, what is disputed, and its certificate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.evidence import Reference, pieces
from reports.snapshot import Row
from reports.wording import number, range_words, span, word

SPLIT = ("civilians", "combatants", "not_said")


@dataclass(frozen=True, slots=True)
class Counted:
    """One claim that a bound rests on: what it adds, why it may, and what holds it below its words.

    `grade` is that of its event; None where a bound has none.
    """

    reference: Reference
    counted: str
    grade: str | None
    apart_by: tuple[str | Reference, ...]
    held_by: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all be right, each with what it says, and what is counted of them."""

    why: str
    counted: str
    sides: tuple[tuple[str, Reference], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer, ready to be shown. Every text is for people; `row` keeps the numbers."""

    anchor: str
    outcome: str
    group: str
    place: str
    when: str
    range: str
    is_open: bool
    disputed: bool
    best: str | None
    reported: str | None
    coded: str | None
    codebook: str
    grade: str
    origins: int
    voices: tuple[str, ...]
    split: tuple[tuple[str, str], ...]
    why_open: str | None
    low: tuple[Counted, ...]
    high: tuple[Counted, ...]
    disputes: tuple[Dispute, ...]
    set_aside: tuple[
        tuple[str, tuple[tuple[Reference, ...], ...]], ...
    ]  # reason → claim, and the one behind it
    row: Row

    @property
    def label(self) -> str:
        """ "children killed, Aleppo"."""
        return f"{self.group} {self.outcome}, {self.place}"


def figure(row: Row, known: Mapping[str, Reference], voices: Mapping[str, str]) -> Figure:
    """Make one figure of its row. A certificate that names an unknown claim is a KeyError."""
    answer, certificate = row["answer"], row["certificate"]
    return Figure(
        anchor=f"figure-{row['figure_id']}",
        outcome=word("outcomes", row["outcome"]),
        group=word("groups", row["group"]),
        place=place_name(row),
        when=span(row["date_from"], row["date_to"]),
        range=row["range"],
        is_open=row["high"] is None,
        disputed=row["disputed"],
        best=None if row["best"] is None else number(row["best"]),
        reported=row["reported"],
        coded=_spread(row["coded_low"], row["coded_high"]),
        codebook=row["codebook"],
        grade=answer["grade"],
        origins=row["origins"],
        voices=tuple(voices.get(voice, voice) for voice in answer["voices"]),
        split=split_words(answer["split"]),
        why_open=row["why_open"],
        low=tuple(_counted(entry, known) for entry in certificate["low"]),
        high=tuple(_counted(entry, known) for entry in certificate["high"]),
        disputes=tuple(_dispute(one, known) for one in certificate["disputes"]),
        set_aside=_by_reason(certificate["set_aside"], known),
        row=row,
    )


def place_name(row: Row) -> str:
    """The name of the place asked for; no place is everywhere."""
    return str(row["place"] or "all places")


def split_words(split: Mapping[str, int] | None) -> tuple[tuple[str, str], ...]:
    """Civilians, combatants and not said, in this order; an unknown key is an error."""
    if split is None:
        return ()
    if unknown := sorted(set(split) - set(SPLIT)):
        raise ValueError(f"unknown part of a split: {unknown[0]}")
    return tuple((key.replace("_", " "), number(split.get(key, 0))) for key in SPLIT)


def _spread(low: int | None, high: int | None) -> str | None:
    return None if low is None and high is None else range_words(low, high)


def _counted(entry: Mapping[str, Any], known: Mapping[str, Reference]) -> Counted:
    return Counted(
        reference=known[entry["claim_id"]],
        counted=number(entry["counted"]),
        grade=event_grade(entry),
        apart_by=pieces(entry.get("apart_by") or "", known),
        held_by=tuple(known[claim_id] for claim_id in entry.get("capped_by", ())),
    )


def event_grade(entry: Mapping[str, Any]) -> str | None:
    """The grade of one event, with the number of its independent origins where it has several."""
    grade, origins = entry.get("grade"), entry.get("origins", 0)
    return f"{grade} ({origins})" if grade and grade.startswith("several") else grade


def _dispute(dispute: Mapping[str, Any], known: Mapping[str, Reference]) -> Dispute:
    sides = [(range_words(one["low"], one["high"]), known[one["claim_id"]]) for one in dispute["sides"]]
    sides.sort(key=lambda side: side[1].number)
    return Dispute(dispute["why"], number(dispute["counted"]), tuple(sides))


def _by_reason(
    entries: Sequence[Mapping[str, Any]], known: Mapping[str, Reference]
) -> tuple[tuple[str, tuple[tuple[Reference, ...], ...]], ...]:
    """The reasons in order; under each its claims, with the claim that a reason ends in ("revised by …")."""
    reasons: dict[str, list[tuple[Reference, ...]]] = {}
    for entry in entries:
        parts = pieces(entry["why"], known)
        words = "".join(part for part in parts if isinstance(part, str)).strip()
        behind = [part for part in parts if isinstance(part, Reference)]
        reasons.setdefault(words, []).append((known[entry["claim_id"]], *behind))
    return tuple(
        (why, tuple(sorted(found, key=lambda refs: [ref.number for ref in refs])))
        for why, found in sorted(reasons.items())
    )

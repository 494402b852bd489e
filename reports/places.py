"""The places of a report in a reader's order: countries by name, and below each what lies in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.snapshot import Row


@dataclass(frozen=True, slots=True)
class Place:
    """One place that has figures. `around` names the report's places that contain it, outermost first."""

    place_id: str | None  # None is everywhere
    name: str
    around: tuple[str, ...]

    @property
    def depth(self) -> int:
        """0 for everywhere and for countries, 1 for what lies directly inside, and so on."""
        return len(self.around)


EVERYWHERE = Place(None, "All places", ())


def in_order(figures: Iterable[Row], places: Iterable[Row]) -> list[Place]:
    """Every place that has figures, everywhere first, then depth first and by name."""
    known = {place["place_id"]: place for place in places}
    asked = {figure["place_id"] for figure in figures}
    found = [_place(place_id, known, asked) for place_id in asked if place_id is not None]
    ordered = sorted(found, key=lambda one: ([p.casefold() for p in (*one.around, one.name)], one.place_id))
    return [EVERYWHERE, *ordered] if None in asked else ordered


def most_told(places: Sequence[Place], figures: Iterable[Row], most: int) -> list[Place]:
    """At most so many places, in their order: countries, then those with the largest figures."""
    largest: dict[str | None, int] = {}
    for figure in figures:
        largest[figure["place_id"]] = max(largest.get(figure["place_id"], 0), figure["low"] or 0)
    ranked = sorted(
        places, key=lambda one: (one.depth > 0, -largest.get(one.place_id, 0), one.place_id or "")
    )
    kept = {EVERYWHERE.place_id, *(place.place_id for place in ranked[:most])}
    return [place for place in places if place.place_id in kept]


def _place(place_id: str, known: Mapping[str, Row], asked: set[str | None]) -> Place:
    around: list[str] = []
    seen, parent = {place_id}, _parent(place_id, known)
    while parent and parent not in seen:
        seen.add(parent)
        if parent in asked:
            around.insert(0, known[parent]["name"] or parent)
        parent = _parent(parent, known)
    name = known[place_id]["name"] if place_id in known else None
    return Place(place_id, name or place_id, tuple(around))


def _parent(place_id: str, known: Mapping[str, Row]) -> str | None:
    """The place directly around, if the snapshot has it."""
    parent = known[place_id]["parent_id"] if place_id in known else None
    return str(parent) if parent in known else None

"""Places and how they lie to each other: equal, inside, contains, apart, or unknown; unknown proves nothing.

A place is a path of containers, `("SY", "SY.09", "170063")`. Words that may be a town or the unit named
after it
have the unit as their outer path (surely contains it) and the town as their inner one (surely covered by it).
"Eastern X", "rural X", "the road from A to B" lie somewhere inside the smallest container and are unknown to
everything else in it. A name that could be several places is a place of its own, unknown to all others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

Path = tuple[str, ...]
TOWN_GAP_KM = 50.0  # towns of one unit nearer than this may lie in one district or be told by one name
NEAR_KM = 100.0  # towns so near to each other may be told for one another
SPILL_KM = 0.01  # a town of N people reaches SPILL_KM * sqrt(N) km: 14 km for two millions
LARGE = 500_000  # a town so large is told for its suburbs, across the border of its unit too


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a country, a first-level unit or a town, or a place of places.csv."""

    id: str
    kind: str
    parent: str
    name: str
    lat: float
    lon: float
    people: int
    p_code: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What a place text was read as. `is_vague`: somewhere inside `outer[:-1]`; `doubt` says why, if
    unresolved.
    """

    key: str
    outer: Path
    inner: Path | None
    is_vague: bool = False
    doubt: str | None = None


NOWHERE = Place("", (), None)  # no place named: may be anywhere


@dataclass(frozen=True)
class Places:
    """The table. `names` gives the ids of a spelling key; `exhaustive` the parents whose children cover
    them.
    """

    rows: Mapping[str, Row]
    names: Mapping[str, tuple[str, ...]]
    exhaustive: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()  # ids from places.csv: siblings among them are apart by that file
    contested: tuple[tuple[str, str], ...] = ()  # pairs that only some speakers tell apart: contested.tsv

    def path(self, place: str) -> Path:
        """The containers of a place, from the country down to itself."""
        row = self.rows[place]
        return (*self.path(row.parent), place) if row.parent else (place,)

    def children(self, place: str) -> tuple[str, ...]:
        """The places of places.csv whose parent this is, sorted."""
        return self._children.get(place, ())

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for place in sorted(self.listed):
            found.setdefault(self.rows[place].parent, []).append(place)
        return {parent: tuple(places) for parent, places in found.items()}

    @cached_property
    def _large(self) -> dict[str, tuple[str, ...]]:
        """Large towns by country."""
        found: dict[str, list[str]] = {}
        for place, row in self.rows.items():
            if row.kind == "town" and row.people >= LARGE:
                found.setdefault(row.parent[:2], []).append(place)
        return {country: tuple(places) for country, places in found.items()}

    @cached_property
    def _spills(self) -> dict[tuple[str, str], bool]:
        return {}

    def resolve(self, text: str | None) -> Place:
        """The place that the words name; never a guess between two: see `Place.doubt`."""
        from warehouse.gazetteer.reading import read_place

        if text not in self._resolved:
            self._resolved[text] = read_place(self, text)
        return self._resolved[text]

    @cached_property
    def _resolved(self) -> dict[str | None, Place]:
        return {}

    def are_apart(self, one: str, other: str) -> bool:
        """Whether two children of one container are apart: asserted by the table, never inferred from
        words.
        """
        if one == other or one[0] in "~?" or other[0] in "~?":
            return False
        a, b = self.rows[one], self.rows[other]
        if one in self.listed and other in self.listed:
            return a.parent == b.parent
        if a.kind != b.kind or one in self.listed or other in self.listed:
            return False
        if a.kind == "town":
            return _km(a, b) > TOWN_GAP_KM + _reach(a) + _reach(b)
        return a.kind == "country" or a.parent != b.parent or not self._is_spilling(one, other)

    def _is_spilling(self, one: str, other: str) -> bool:
        """A large town of one unit whose suburbs lie in the other: Damascus, in two governorates."""
        if (one, other) not in self._spills:
            self._spills[one, other] = self._has_town_across(one, other)
        return self._spills[one, other]

    def _has_town_across(self, one: str, other: str) -> bool:
        towns = [self.rows[place] for place in self._large.get(one[:2], ())]
        for town in towns:
            if town.parent in (one, other):
                far = other if town.parent == one else one
                if any(_km(town, self.rows[place]) < _reach(town) for place in self._towns_of(far)):
                    return True
        return False

    def _towns_of(self, unit: str) -> tuple[str, ...]:
        return self._by_unit.get(unit, ())

    @cached_property
    def _by_unit(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for place, row in self.rows.items():
            if row.kind == "town":
                found.setdefault(row.parent, []).append(place)
        return {unit: tuple(places) for unit, places in found.items()}

    def are_near(self, one: Path, other: Path) -> bool:
        """Whether what happened in one place may be told of the other: of one first-level unit, or towns
        within NEAR_KM, or units or countries with towns as near to each other as neighbours are.
        """
        if len(one) > 1 and one[:2] == other[:2]:
            return True
        ends = [next((id_ for id_ in reversed(path) if id_[0] != "~"), "") for path in (one, other)]
        a, b = (self.rows.get(end) for end in ends)
        if a is None or b is None or (a.kind != b.kind and "country" in (a.kind, b.kind)):
            return False
        if a.kind == b.kind == "town":
            return _km(a, b) <= NEAR_KM
        return self._are_neighbours(a, b)

    def _are_neighbours(self, a: Row, b: Row) -> bool:
        """Whether some town of the one is near some town of the other; only those in sight are compared."""
        key = (a.id, b.id)
        if key not in self._neighbours:
            towns = [self._all_towns(row) for row in (a, b)]
            sight = _in_sight(towns[0], towns[1]), _in_sight(towns[1], towns[0])
            most = NEAR_KM if a.kind == "country" else TOWN_GAP_KM
            self._neighbours[key] = any(_km(one, other) <= most for one in sight[0] for other in sight[1])
        return self._neighbours[key]

    def _all_towns(self, row: Row) -> list[Row]:
        units = [row.id]
        if row.kind == "country":
            units += [unit for unit in self._by_unit if self.rows[unit].parent == row.id]
        return [self.rows[town] for unit in units for town in self._towns_of(unit)] or [row]

    @cached_property
    def _neighbours(self) -> dict[tuple[str, str], bool]:
        return {}

    def relation(self, one: Place, other: Place) -> tuple[str, str]:
        """(equal, inside, contains, apart or unknown; the reason)."""
        if not one.outer or not other.outer:
            return "unknown", "no place named"
        if one.key == other.key:
            return "equal", "the same name"
        if not other.is_vague and is_within(one.outer, other.outer):
            if other.inner == other.outer:
                return (
                    ("equal", "one place") if one.outer == other.outer else ("inside", "the table's parents")
                )
            return (
                "unknown",
                f"{other.key} may be the town or its {'unit' if other.inner else 'surroundings'}",
            )
        if not one.is_vague and is_within(other.outer, one.outer) and one.inner == one.outer:
            return "contains", "the table's parents"
        return self._relation_apart(one, other)

    def sides(self, path: Path) -> frozenset[tuple[int, int]]:
        """The contested pairs (by number) that a place may be told for, and for which side of each.

        What holds both sides is of neither.
        """
        if path not in self._sides:
            self._sides[path] = frozenset(
                (number, side)
                for number, pair in enumerate(self.contested)
                for side, place in enumerate(pair)
                if self._touches(path, place) and not self._touches(path, pair[1 - side])
            )
        return self._sides[path]

    @cached_property
    def _sides(self) -> dict[Path, frozenset[tuple[int, int]]]:
        return {}

    def _touches(self, path: Path, place: str) -> bool:
        side = self.path(place)
        inside = path[-1:] if self.rows[place].kind == "country" else path
        return bool(path) and (
            is_within(side, path) or (is_within(path, side) and (inside is path or inside[0][0] == "~"))
        )

    def _relation_apart(self, one: Place, other: Place) -> tuple[str, str]:
        if any((number, 1 - side) in self.sides(other.outer) for number, side in self.sides(one.outer)):
            return "unknown", "not everybody tells these two places apart"
        for a, b in zip(one.outer, other.outer, strict=False):
            if a != b:
                if self.are_apart(a, b):
                    return "apart", f"{self.label(a)} and {self.label(b)} are apart in the table"
                break
        return "unknown", one.doubt or other.doubt or "nothing in the table sets them apart"

    def label(self, place: str) -> str:
        """A name for people."""
        return self.rows[place].name if place in self.rows else place.lstrip("~?")


def is_within(path: Path, container: Path) -> bool:
    """Whether `path` is `container` or lies below it."""
    return path[: len(container)] == container


def common_path(paths: list[Path]) -> Path:
    """What surely contains all of these; a place of unknown lie contains itself only."""
    common: list[str] = []
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1 or (level[0][0] in "~?" and len(set(paths)) > 1):
            break
        common.append(level[0])
    return tuple(common)


def _in_sight(towns: list[Row], others: list[Row]) -> list[Row]:
    """Towns no more than two degrees outside the box of the others."""
    lats, lons = [one.lat for one in others], [one.lon for one in others]
    south, north, west, east = min(lats) - 2, max(lats) + 2, min(lons) - 2, max(lons) + 2
    return [one for one in towns if south <= one.lat <= north and west <= one.lon <= east]


def _km(a: Row, b: Row) -> float:
    north = (a.lat - b.lat) * 111.2
    east = (a.lon - b.lon) * 111.2 * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(north, east)


def _reach(row: Row) -> float:
    return SPILL_KM * math.sqrt(row.people)

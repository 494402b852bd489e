"""What can be added: single claims and the sums that statements allow, as items of the schedule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np

from warehouse.gazetteer.places import Path, common_path
from warehouse.totals.apart import Items, Thin, with_neighbours
from warehouse.totals.case import Case
from warehouse.totals.evidence import Evidence, Ints
from warehouse.totals.statements import Sum, group_sums, members_of, stated_sums
from warehouse.totals.tables import outcomes
from warehouse.totals.tree import Forest, climb


class Entry(NamedTuple):
    """One row of a certificate: so many of this claim are counted; `sum_of` says what let it be added in a
    cell.
    """

    row: int
    counted: int
    apart_by: str | None = None
    capped_by: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pool:
    """Items of a question: single claims, stated sums, and wholes that stand for their parts."""

    forest: Forest
    place: Ints  # the place code of each item as named; -1 where its parts name several
    source: Ints  # the row of a single claim, or -1 - its number in `sums`
    sums: tuple[tuple[Entry, ...] | Sum, ...]
    said: Ints  # the latest day of statement in each item
    weight: Ints  # of every row

    def take(self, rows: Ints) -> Pool:
        """Some of the items."""
        forest = Forest(self.forest.items.take(rows), self.forest.path[rows], self.forest.paths)
        return Pool(forest, self.place[rows], self.source[rows], self.sums, self.said[rows], self.weight)

    def entries(self, case: Case, at: int) -> tuple[Entry, ...]:
        """What an item counts."""
        return tuple(self.entries_of(case, [at]))

    def entries_of(self, case: Case, chosen: list[int]) -> Iterator[Entry]:
        """What several items count, one after another."""
        by = case.caps.by
        columns = self.source[chosen].tolist(), self.forest.items.weight[chosen].tolist()
        for source, weight in zip(*columns, strict=True):
            if source >= 0:
                yield Entry(source, weight, None, tuple(by[source][-1:]) if source in by else ())
            else:
                yield from self._added(by, self.sums[-1 - source])

    def _added(self, by: dict[int, list[int]], found: tuple[Entry, ...] | Sum) -> tuple[Entry, ...]:
        if not isinstance(found, Sum):
            return found
        added = tuple(
            Entry(row, int(self.weight[row]), found.apart_by, tuple(by.get(row, ())[-1:]))
            for row in found.rows
        )
        return added if found.held_by is None else cut(added, int(found.held_to), found.held_by)

    def rows_of(self, at: int) -> tuple[int, ...]:
        """The claims of an item."""
        source = int(self.source[at])
        if source >= 0:
            return (source,)
        found = self.sums[-1 - source]
        return found.rows if isinstance(found, Sum) else tuple(entry.row for entry in found)


def solve(case: Case, pool: Pool) -> tuple[int, list[int]]:
    """The heaviest pairwise apart items; stocks add over places at one date only, and not if people move."""
    if not case.is_stock:
        return climb(pool.forest, case.places)
    alone = _heaviest_alone(pool.forest.items)
    adds = outcomes()[case.question.outcome].adds_over_places
    return max([alone, *_stock_dates(case, pool)], key=lambda one: one[0]) if adds else alone


def _stock_dates(case: Case, pool: Pool) -> list[tuple[int, list[int]]]:
    items = pool.forest.items
    found = []
    for day in np.unique(items.end[items.start == items.end]).tolist():
        rows = np.flatnonzero((items.start == day) & (items.end == day))
        total, chosen = climb(pool.take(rows).forest, case.places, _heaviest_alone)
        found.append((total, [int(rows[at]) for at in chosen]))
    return found


def _heaviest_alone(items: Items, _: Thin | None = None) -> tuple[int, list[int]]:
    if not len(items) or int(items.weight.max()) <= 0:
        return 0, []
    return int(items.weight.max()), [int(items.weight.argmax())]


def make_pool(case: Case, weight: Ints, rows: Ints) -> Pool:
    """Single claims and the sums that statements or disjoint groups allow."""
    rows = rows[weight[rows] > 0]
    evidence, names = case.evidence, case.names
    sums = stated_sums(evidence, case.apart, rows, weight)
    sums += group_sums(evidence, names, rows, weight, case.one_speaker)
    sums = case.holders.hold_all(sums, weight)
    paths: dict[Path, int] = {}
    outer = [place.outer for place in names.places]
    codes = np.array([paths.setdefault(path, len(paths)) for path in outer], dtype=np.int64)
    added = _hulls(evidence, weight, sums)
    place = evidence.place[rows]
    common = codes[added["place"]]
    known: dict[tuple[int, ...], int] = {}  # by the places of a sum what holds them all
    several = np.flatnonzero(added["place"] < 0).tolist()
    for number, told in zip(several, _places_of(evidence, [sums[at] for at in several]), strict=True):
        if told not in known:
            known[told] = paths.setdefault(common_path([outer[one] for one in told]), len(paths))
        common[number] = known[told]
    items = Items(
        np.concatenate([evidence.start[rows], added["start"]]),
        np.concatenate([evidence.end[rows], added["end"]]),
        np.concatenate([weight[rows], added["weight"]]),
        np.concatenate([evidence.speaker[rows], -1 - np.arange(len(sums))]),
        np.concatenate([case.one_speaker[evidence.voice[rows]], np.zeros(len(sums), dtype=bool)]),
    )
    path = np.concatenate([codes[place], common])
    return Pool(
        Forest(with_neighbours(items), path, tuple(paths)),
        np.concatenate([place, added["place"]]),
        np.concatenate([rows, -1 - np.arange(len(sums))]),
        tuple(sums),
        np.concatenate([evidence.said[rows], added["said"]]),
        weight,
    )


def _places_of(evidence: Evidence, sums: list[Sum]) -> Iterator[tuple[int, ...]]:
    """For each sum the places of its rows."""
    rows, size = members_of(sums)
    told = iter(evidence.place[rows].tolist())
    return (tuple(islice(told, several)) for several in size.tolist())


def cut(entries: Sequence[Entry], top: int, by: int) -> tuple[Entry, ...]:
    """The entries counted no further than to a top, which claim `by` sets."""
    left = []
    for entry in entries:
        counted = min(entry.counted, top)
        top -= counted
        if counted == entry.counted:
            left.append(entry)
        elif counted:
            left.append(entry._replace(counted=counted, capped_by=(by,)))
    return tuple(left)


def _hulls(evidence: Evidence, weight: Ints, sums: list[Sum]) -> dict[str, Ints]:
    """For each sum its hull of days, its weight, its latest statement, and its place (-1 where it has
    several).
    """
    if not sums:
        return {name: np.zeros(0, dtype=np.int64) for name in ("start", "end", "weight", "said", "place")}
    parts, size = members_of(sums)
    at = np.cumsum(size) - size
    place = np.minimum.reduceat(evidence.place[parts], at)
    return {
        "start": np.minimum.reduceat(evidence.start[parts], at),
        "end": np.maximum.reduceat(evidence.end[parts], at),
        "weight": np.minimum(
            np.add.reduceat(weight[parts], at), np.array([one.held_to for one in sums], dtype=np.int64)
        ),
        "said": np.maximum.reduceat(evidence.said[parts], at),
        "place": np.where(place == np.maximum.reduceat(evidence.place[parts], at), place, -1),
    }

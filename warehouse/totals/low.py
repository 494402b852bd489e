"""low: the largest sum of claims inside the question that are pairwise apart, and the claims that prove it.

A whole figure that its own words close (100 in September) is held against the sum of the parts inside it;
where
they clash it is a dispute, and the parts count no more than the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from warehouse.gazetteer.places import Path, is_within
from warehouse.totals import tables
from warehouse.totals.apart import Items
from warehouse.totals.case import Case, is_outcome_inside
from warehouse.totals.disputes import Dispute
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints
from warehouse.totals.statements import Sum, group_sums, stated_sums
from warehouse.totals.tree import Forest, climb

Clashes = tuple[tuple[int, Dispute], ...]  # wholes, each with its dispute, the least whole first
CLASH = "a whole is less than the sum of its parts"


@dataclass(frozen=True, slots=True)
class Entry:
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
        source = int(self.source[at])
        if source < 0:
            found = self.sums[-1 - source]
            if not isinstance(found, Sum):
                return found
            return tuple(_entry(case, int(self.weight[row]), row, found.apart_by) for row in found.rows)
        return (_entry(case, int(self.forest.items.weight[at]), source),)


@dataclass(frozen=True)
class Lower:
    """The bound from below with its proof, and the wholes that clash with their parts."""

    low: int
    entries: tuple[Entry, ...]
    disputes: tuple[Dispute, ...]


def bound_below(case: Case, weight: Ints, rows: Ints, clashes: Clashes = ()) -> Lower:
    """The bound that these rows (claims inside the question) prove by these weights."""
    rows = rows[weight[rows] > 0]
    if not len(rows):
        return Lower(0, (), ())
    pool, disputes = _without_clashes(case, make_pool(case, weight, rows), clashes)
    low, chosen = solve(case, pool)
    return Lower(low, tuple(entry for at in chosen for entry in pool.entries(case, at)), disputes)


def solve(case: Case, pool: Pool) -> tuple[int, list[int]]:
    """The heaviest pairwise apart items; stocks add over places at one date only."""
    if not case.is_stock:
        return climb(pool.forest, case.places.are_apart)
    return max([_heaviest_alone(pool.forest.items), *_stock_dates(case, pool)], key=lambda one: one[0])


def _stock_dates(case: Case, pool: Pool) -> list[tuple[int, list[int]]]:
    items = pool.forest.items
    found = []
    for day in np.unique(items.end[items.start == items.end]).tolist():
        rows = np.flatnonzero((items.start == day) & (items.end == day))
        total, chosen = climb(pool.take(rows).forest, case.places.are_apart, _heaviest_alone)
        found.append((total, [int(rows[at]) for at in chosen]))
    return found


def _heaviest_alone(items: Items) -> tuple[int, list[int]]:
    if not len(items) or int(items.weight.max()) <= 0:
        return 0, []
    return int(items.weight.max()), [int(items.weight.argmax())]


def make_pool(case: Case, weight: Ints, rows: Ints) -> Pool:
    """Single claims and the sums that statements or disjoint groups allow."""
    rows = rows[weight[rows] > 0]
    evidence, names = case.evidence, case.names
    sums = stated_sums(evidence, case.apart, rows, weight)
    sums += group_sums(evidence, names, rows, weight, case.one_speaker)
    paths: dict[Path, int] = {}
    outer = [place.outer for place in names.places]
    codes = np.array([paths.setdefault(path, len(paths)) for path in outer], dtype=np.int64)
    added = _hulls(evidence, weight, sums)
    publishers = int(evidence.publisher.max(initial=0)) + 2
    place = evidence.place[rows]
    common = [
        codes[at] if at >= 0 else paths.setdefault(_common([outer[one] for one in evidence.place[list(sum_.rows)]]), len(paths))
        for at, sum_ in zip(added["place"].tolist(), sums, strict=True)
    ]
    items = Items(
        np.concatenate([evidence.start[rows], added["start"]]),
        np.concatenate([evidence.end[rows], added["end"]]),
        np.concatenate([weight[rows], added["weight"]]),
        np.concatenate([evidence.voice[rows] * publishers + evidence.publisher[rows], -1 - np.arange(len(sums))]),
        np.concatenate([case.one_speaker[evidence.voice[rows]], np.zeros(len(sums), dtype=bool)]),
    )
    path = np.concatenate([codes[place], np.array(common, dtype=np.int64)])
    return Pool(
        Forest(items, path, tuple(paths)),
        np.concatenate([place, added["place"]]),
        np.concatenate([rows, -1 - np.arange(len(sums))]),
        tuple(sums),
        np.concatenate([evidence.said[rows], added["said"]]),
        weight,
    )


def _hulls(evidence: Evidence, weight: Ints, sums: list[Sum]) -> dict[str, Ints]:
    """For each sum its hull of days, its weight, its latest statement, and its place (-1 where it has several)."""
    if not sums:
        return {name: np.zeros(0, dtype=np.int64) for name in ("start", "end", "weight", "said", "place")}
    parts = np.array([row for one in sums for row in one.rows], dtype=np.int64)
    at = np.cumsum([0, *(len(one.rows) for one in sums[:-1])])
    place = np.minimum.reduceat(evidence.place[parts], at)
    return {
        "start": np.minimum.reduceat(evidence.start[parts], at),
        "end": np.maximum.reduceat(evidence.end[parts], at),
        "weight": np.add.reduceat(weight[parts], at),
        "said": np.maximum.reduceat(evidence.said[parts], at),
        "place": np.where(place == np.maximum.reduceat(evidence.place[parts], at), place, -1),
    }


def _entry(case: Case, counted: int, row: int, apart_by: str | None = None) -> Entry:
    return Entry(row, counted, apart_by, tuple(case.caps.by.get(row, ())[-1:]))


def _common(paths: list[Path]) -> Path:
    common: list[str] = []
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1 or (level[0][0] in "~?" and len(set(paths)) > 1):
            break
        common.append(level[0])
    return tuple(common)


def _without_clashes(
    case: Case, pool: Pool, clashes: Clashes
) -> tuple[Pool, tuple[Dispute, ...]]:
    """Put each clashing whole in the place of its parts; the wholes are found whatever the question's days."""
    disputes = []
    for whole, _ in clashes:
        inside = _items_inside(case, pool, whole)
        rows = np.flatnonzero(inside)
        total, chosen = solve(case, pool.take(rows)) if len(rows) else (0, [])
        parts = [entry for at in chosen for entry in pool.entries(case, int(rows[at]))]
        top = int(case.evidence.high[whole])
        if total > top:
            sides = tuple(sorted({whole, *(entry.row for entry in parts)}))
            disputes.append(Dispute(sides, top, CLASH))
        pool = _replace(case, pool, inside, whole, _cut(parts, top, whole)) if len(rows) else pool
    return pool, tuple(disputes)


def _cut(parts: list[Entry], top: int, whole: int) -> tuple[Entry, ...]:
    """The parts counted no further than the whole."""
    cut = []
    for part in parts:
        counted = min(part.counted, top)
        top -= counted
        if counted == part.counted:
            cut.append(part)
        elif counted:
            cut.append(replace(part, counted=counted, capped_by=(whole,)))
    return tuple(cut)


def _replace(case: Case, pool: Pool, inside: Flags, whole: int, parts: tuple[Entry, ...]) -> Pool:
    kept = pool.take(np.flatnonzero(~inside))
    evidence, forest = case.evidence, kept.forest
    path = case.names.places[evidence.place[whole]].outer
    paths = {one: number for number, one in enumerate(forest.paths)}
    code = paths.setdefault(path, len(paths))
    more = {
        "start": int(evidence.inner_start[whole]),
        "end": int(evidence.inner_end[whole]),
        "weight": sum(part.counted for part in parts),
        "key": -(10**6) - whole,
    }
    columns = {name: np.append(getattr(forest.items, name), value) for name, value in more.items()}
    items = Items(**columns, may_touch=np.append(forest.items.may_touch, False))
    return Pool(
        Forest(items, np.append(forest.path, code), tuple(paths)),
        np.append(kept.place, evidence.place[whole]),
        np.append(kept.source, -1 - len(kept.sums)),
        (*kept.sums, parts),
        np.append(kept.said, evidence.said[whole]),
        kept.weight,
    )


def _items_inside(case: Case, pool: Pool, whole: int) -> Flags:
    """Items in the place that a whole surely covers, or that is named as it is, and in the days it surely covers."""
    evidence, items, forest = case.evidence, pool.forest.items, pool.forest
    inner = case.names.places[evidence.place[whole]].inner
    within = np.array([inner is not None and is_within(path, inner) for path in forest.paths], dtype=bool)
    here = within[forest.path] | (pool.place == evidence.place[whole])
    inside: Flags = here & (items.start >= evidence.inner_start[whole]) & (items.end <= evidence.inner_end[whole])
    return inside


def find_clashes(case: Case, weight: Ints) -> Clashes:
    """Whole figures, closed by their own words, that are less than the joint low of what lies inside them."""
    evidence, names = case.evidence, case.names
    is_whole = (
        case.sieve.counts
        & evidence.whole
        & (evidence.high != NONE)
        & (evidence.inner_start <= evidence.inner_end)
    )
    wholes = [row for row in np.flatnonzero(is_whole).tolist() if names.places[evidence.place[row]].outer]
    found = []
    for group_outcome in sorted({(int(evidence.group[row]), int(evidence.outcome[row])) for row in wholes}):
        same = [row for row in wholes if (evidence.group[row], evidence.outcome[row]) == group_outcome]
        found += _clashes_of(case, weight, group_outcome, same)
    return tuple(sorted(found, key=lambda one: (evidence.high[one[0]], one[0])))


def _clashes_of(
    case: Case, weight: Ints, group_outcome: tuple[int, int], wholes: list[int]
) -> list[tuple[int, Dispute]]:
    evidence, names = case.evidence, case.names
    group, outcome = group_outcome
    in_group = np.array([tables.is_inside(one, names.groups[group]) for one in names.groups], dtype=bool)
    wanted = names.outcomes[outcome]
    in_outcome = np.array([is_outcome_inside(one, wanted) for one in names.outcomes], dtype=bool)
    counts = case.sieve.counts & in_group[evidence.group] & in_outcome[evidence.outcome]
    pool = make_pool(case, weight, np.flatnonzero(counts))
    found = []
    for whole in _suspects(case, pool, wholes):
        rows = np.flatnonzero(_items_inside(case, pool, whole) & (pool.said <= evidence.said[whole]))
        total, chosen = solve(case, pool.take(rows))
        if total > evidence.high[whole]:
            sides = {whole, *(entry.row for at in chosen for entry in pool.entries(case, int(rows[at])))}
            found.append((whole, Dispute(tuple(sorted(sides)), int(evidence.high[whole]), CLASH)))
    return found


def _suspects(case: Case, pool: Pool, wholes: list[int]) -> list[int]:
    """Wholes less than a quick upper bound of their parts: the heaviest item of each place and last day, added."""
    evidence, forest = case.evidence, pool.forest
    rows = np.array(wholes, dtype=np.int64)
    gain = np.zeros(len(rows), dtype=np.int64)
    wider = [case.names.places[place].outer for place in evidence.place[rows].tolist()]
    for code in np.unique(forest.path).tolist():
        items = forest.items.take(np.flatnonzero(forest.path == code))
        days, day_of = np.unique(items.end, return_inverse=True)
        heaviest = np.zeros(len(days), dtype=np.int64)
        np.maximum.at(heaviest, day_of, items.weight)
        upto = np.concatenate([[0], np.cumsum(heaviest)])
        first = np.searchsorted(days, evidence.inner_start[rows])
        last = np.searchsorted(days, evidence.inner_end[rows], side="right")
        below = np.array([is_within(forest.paths[code], one) for one in wider], dtype=bool)
        gain += np.where(below, upto[last] - upto[first], 0)
    suspects: list[int] = rows[gain > evidence.high[rows]].tolist()
    return suspects

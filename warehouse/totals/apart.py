"""The largest sum over items pairwise apart in time: weighted interval scheduling, exact, n log n.

Two items are apart when one ends before the other begins; between different keys (voice and relay) a whole
day
must lie between, since voices date one event a day apart. If neighbours in a sequence are apart, so are all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from warehouse.totals.evidence import Flags, Ints
from warehouse.totals.keys import is_among, is_first, pack
from warehouse.totals.reach import FUTURE, PAST

FEW = 150  # below this the plain engine is faster
NOTHING = -1  # no day of a key


@dataclass(frozen=True)
class Items:
    """What can be counted: outer days, weight, who says it (`key`), whether days of one key may touch."""

    start: Ints
    end: Ints
    weight: Ints
    key: Ints
    may_touch: Flags

    def __len__(self) -> int:
        return len(self.start)

    def take(self, rows: Ints) -> Items:
        """The items at these positions."""
        return Items(
            self.start[rows], self.end[rows], self.weight[rows], self.key[rows], self.may_touch[rows]
        )


def schedule(items: Items) -> tuple[int, list[int]]:
    """(the largest sum, the positions chosen, by day)."""
    rows = np.flatnonzero(items.weight > 0)
    if len(rows) < FEW:
        total, chosen = schedule_plain(items.take(rows))
    else:
        rows = rows[_useful(items.take(rows))]
        total, chosen = schedule_columns(items.take(rows))
    return total, rows[chosen].tolist()


def ceiling(items: Items) -> int:
    """No less than the largest sum: no two items that end on one day are apart."""
    if not len(items):
        return 0
    order = np.argsort(items.end, kind="stable")
    days = np.flatnonzero(is_first(items.end[order]))
    return int(np.maximum.reduceat(items.weight[order], days).sum())


def with_neighbours(items: Items) -> Items:
    """The same items; `may_touch` only where another item of the key ends or begins on the next day."""
    rows = np.flatnonzero(items.may_touch)
    some = items.take(rows)
    first, last = _key_days(some)
    touches = is_among(first - 1, last[some.end < FUTURE]) | is_among(last + 1, first[some.start > PAST])
    may_touch = np.zeros(len(items), dtype=bool)
    may_touch[rows[touches]] = True
    return replace(items, may_touch=may_touch)


def _key_days(items: Items) -> tuple[Ints, Ints]:
    """(key, first day) and (key, last day) as numbers, small where days are; days of a key that are
    neighbours are neighbours. An open side is a neighbour of nothing.
    """
    dated = np.concatenate([items.start[items.start > PAST], items.end[items.end < FUTURE]])
    low, high = (int(dated.min()), int(dated.max())) if len(dated) else (0, 0)
    key = (items.key - items.key.min(initial=0)) * (high - low + 5) + 2 - low
    first, last = np.maximum(items.start, low - 2), np.minimum(items.end, high + 2)
    return key + first, key + last


def _useful(items: Items) -> Ints:
    """Of one reach the heaviest will do, whoever says it, the first of equals, unless a day of it has more;
    and the heaviest of each key that may touch another.
    """
    kept = np.zeros(len(items), dtype=bool)
    heads = _heaviest(pack(items.start, items.end), items.weight)
    kept[heads[~_are_outdone(items.take(heads))]] = True
    rows = np.flatnonzero(items.may_touch)
    heads = _heaviest(pack(items.key[rows], items.start[rows], items.end[rows]), items.weight[rows])
    kept[rows[heads]] = True
    return np.flatnonzero(kept)


def _are_outdone(items: Items) -> Flags:
    """Items that one of a single day inside them outweighs, or equals before their last day: it is apart from
    all that the longer one is apart from.
    """
    single = np.flatnonzero(items.start == items.end)
    single = single[np.argsort(items.end[single])]
    days, weight = items.end[single], items.weight[single]
    first, upto = np.searchsorted(days, items.start), np.searchsorted(days, items.end)
    after = np.searchsorted(days, items.end, side="right")
    outdone: Flags = (_most_among(weight, first, after) > items.weight) | (
        _most_among(weight, first, upto) >= items.weight
    )
    return outdone


def _most_among(values: Ints, first: Ints, end: Ints) -> Ints:
    """The largest of values[first:end] for each pair, below all of them where there is none."""
    least = np.iinfo(np.int64).min
    most, length = np.full(len(first), least), np.maximum(end - first, 0)
    table, width = values, 1  # the largest of `width` values from each position on
    while width <= len(values):
        here = np.flatnonzero((length >= width) & (length < 2 * width))
        most[here] = np.maximum(table[first[here]], table[end[here] - width])
        table, width = np.maximum(table[:-width], table[width:]), 2 * width
    return most


def _heaviest(cell: Ints, weight: Ints) -> Ints:
    """Of each cell the position of the heaviest, the first of equals."""
    order = np.lexsort((-weight, cell))
    heads: Ints = order[is_first(cell[order])]
    return heads


def schedule_plain(items: Items) -> tuple[int, list[int]]:
    """The engine for few items, and the oracle of the other."""
    order = np.lexsort((np.arange(len(items)), items.start, items.end)).tolist()
    starts, ends, weights, keys = (
        column.tolist() for column in (items.start, items.end, items.weight, items.key)
    )
    may_touch = items.may_touch.tolist()
    days: list[int] = []
    sums, lasts = [0], [-1]  # the best sum with the first n items by last day, and the item that ends it
    touching: dict[tuple[int, int], tuple[int, int]] = {}  # (key, last day) → the best sum that ends so
    before = [-1] * len(starts)
    for at in order:
        start, key = starts[at], keys[at]
        place = bisect_right(days, start - 2)
        base, before[at] = sums[place], lasts[place]
        if may_touch[at]:
            touched = touching.get((key, start - 1))
            if touched and touched[0] > base:
                base, before[at] = touched
        total = base + weights[at]
        if may_touch[at]:
            known = touching.get((key, ends[at]))
            if not known or total > known[0]:
                touching[key, ends[at]] = (total, at)
        days.append(ends[at])
        is_better = total > sums[-1]
        sums.append(total if is_better else sums[-1])
        lasts.append(at if is_better else lasts[-1])
    return _walk_back((sums[-1], lasts[-1]), before.__getitem__)


def schedule_columns(items: Items) -> tuple[int, list[int]]:
    """The same for many items: what can be looked up is looked up beforehand, over columns."""
    order = np.lexsort((items.start, items.end))
    ordered = items.take(order)
    reached = np.searchsorted(ordered.end, ordered.start - 2, side="right")
    first, last = _key_days(ordered)
    begins = np.where(ordered.may_touch & (ordered.start > PAST), first - 1, NOTHING)
    ends = np.where(ordered.may_touch, last, NOTHING)
    touching: dict[int, tuple[int, int]] = {}  # (key, last day) → the best sum that ends so, its last item
    sums, touched_by, top = [0], {}, 0  # the best sum with the first n items; an item that touches another
    columns = (column.tolist() for column in (ordered.weight, reached, begins, ends))
    for at, (weight, place, begin, end) in enumerate(zip(*columns, strict=True)):
        total = sums[place] + weight
        if end != NOTHING:
            touched = touching.get(begin)
            if touched and touched[0] + weight > total:
                total, touched_by[at] = touched[0] + weight, touched[1]
            known = touching.get(end)
            if not known or total > known[0]:
                touching[end] = (total, at)
        if total > top:
            top = total
        sums.append(top)
    lasts = _last_rises(sums)
    before = lasts[reached]
    before[list(touched_by)] = list(touched_by.values())
    total, chosen = _walk_back((top, int(lasts[-1])), before.tolist().__getitem__)
    return total, order[chosen].tolist()


def _last_rises(sums: list[int]) -> Ints:
    """For each number of items the last of them that made the sum larger; -1 where none did."""
    rises = np.where(np.diff(sums) > 0, np.arange(len(sums) - 1), -1)
    lasts: Ints = np.maximum.accumulate(np.concatenate([[-1], rises]))
    return lasts


def _walk_back(last: tuple[int, int], before: Callable[[int], int]) -> tuple[int, list[int]]:
    total, at = last
    chosen = []
    while at >= 0:
        chosen.append(at)
        at = int(before(at))
    return total, chosen[::-1]

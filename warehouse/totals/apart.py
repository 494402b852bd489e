"""The largest sum over items pairwise apart in time: weighted interval scheduling, exact, n log n.

Two items are apart when one ends before the other begins; between different keys (voice and relay) a whole
day
must lie between, since voices date one event a day apart. If neighbours in a sequence are apart, so are all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from warehouse.totals.evidence import NONE, Flags, Ints
from warehouse.totals.keys import is_among, is_first, order_by, order_of, pack
from warehouse.totals.reach import FUTURE, PAST

FEW = 150  # below this the plain engine is faster
NOTHING = -1  # no day of a key


@dataclass(frozen=True)
class Items:
    """What can be counted: outer days, weight, who says it (`key`), whether days of one key may touch.

    All days told lie between the first and the last day `known`, where these are known.
    """

    start: Ints
    end: Ints
    weight: Ints
    key: Ints
    may_touch: Flags
    known: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.start)

    def take(self, rows: Ints) -> Items:
        """The items at these positions."""
        return Items(
            self.start[rows],
            self.end[rows],
            self.weight[rows],
            self.key[rows],
            self.may_touch[rows],
            self.days,
        )

    @cached_property
    def days(self) -> tuple[int, int]:
        """No day that is told lies outside of these."""
        if self.known is not None:
            return self.known
        told = np.concatenate([self.start[self.start > PAST], self.end[self.end < FUTURE]])
        return (int(told.min()), int(told.max())) if len(told) else (0, 0)


def schedule(items: Items, thinned: Thin | None = None) -> tuple[int, list[int]]:
    """(the largest sum, the positions chosen, by day); `thinned` is what `thin` says of these items."""
    thinned = thin(items) if thinned is None else thinned
    rows, some = thinned.rows, items.take(thinned.rows)
    if len(rows) < FEW:
        total, chosen = schedule_plain(some)
    else:
        some = replace(some, may_touch=some.may_touch & _are_worth_touching(some, thinned.heavy))
        kept = np.flatnonzero(thinned.alone | some.may_touch)
        rows = rows[kept]
        total, chosen = schedule_columns(some.take(kept))
    return total, rows[chosen].tolist()


def ceiling(items: Items) -> int:
    """No less than the largest sum: no two items that end on one day are apart."""
    if not len(items):
        return 0
    order = order_of(items.end)
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
    low, high = items.days
    key = (items.key - items.key.min(initial=0)) * (high - low + 5) + 2 - low
    first, last = _clipped_days(items)
    return key + first, key + last


def _clipped_days(items: Items) -> tuple[Ints, Ints]:
    """First and last days, an open side two days beyond all of them."""
    low, high = items.days
    return np.maximum(items.start, low - 2), np.minimum(items.end, high + 2)


@dataclass(frozen=True)
class Thin:
    """Positions, ascending, of the items that can come into a largest sum, of these items or of any that hold
    them; `alone` are those that can do so without touching another, `heavy` those at least half as heavy as
    the heaviest single day inside them.
    """

    rows: Ints
    alone: Flags
    heavy: Flags


def thin(items: Items) -> Thin:
    """Of one reach the heaviest will do, whoever says it, the first of equals, unless a day inside it has
    more, or as much before its last day: that is apart from all that the longer one is apart from. And the
    heaviest of each key that may touch another, unless a day that is neither its first nor its last has more.
    """
    rows = np.flatnonzero(items.weight > 0)
    if len(rows) < FEW:
        return Thin(rows, *np.ones((2, len(rows)), dtype=bool))
    some = items.take(rows)
    start, end = _clipped_days(some)
    is_head, is_touching = np.zeros((2, len(rows)), dtype=bool)
    is_head[_heaviest(pack(start, end), some.weight)] = True
    touching = np.flatnonzero(some.may_touch)
    cell = pack(some.key[touching], start[touching], end[touching])
    is_touching[touching[_heaviest(cell, some.weight[touching])]] = True
    found = np.flatnonzero(is_head | is_touching)
    weight = some.weight[found]
    whole, before_last, inside = _heaviest_days(some.take(found), some.take(np.flatnonzero(is_head)))
    alone = is_head[found] & (whole <= weight) & (before_last < weight)
    kept = alone | (is_touching[found] & (inside <= weight))
    return Thin(rows[found[kept]], alone[kept], (2 * weight >= whole)[kept])


def _heaviest_days(items: Items, heads: Items) -> tuple[Ints, Ints, Ints]:
    """For each item the weight of the heaviest head of a single day inside it: of any of its days, of those
    before its last, and of those that are neither its first nor its last.
    """
    single = np.flatnonzero(heads.start == heads.end)
    single = single[order_of(heads.end[single])]
    days, table = np.append(heads.end[single], 2 * FUTURE), _peaks(heads.weight[single])
    first, last = np.searchsorted(days, items.start), np.searchsorted(days, items.end)
    after_first, after_last = first + (days[first] == items.start), last + (days[last] == items.end)
    whole = _most_among(table, first, after_last)
    return whole, _most_among(table, first, last), _most_among(table, after_first, last)


def _peaks(values: Ints) -> Ints:
    """By row the largest of 1, 2, 4, 8 … values from each position on, as far as there are so many."""
    table = np.empty((max(len(values).bit_length(), 1), len(values)), dtype=np.int64)
    table[0] = values
    for level in range(1, len(table)):
        half = 1 << (level - 1)
        table[level] = table[level - 1]
        np.maximum(table[level - 1][:-half], table[level - 1][half:], out=table[level][:-half])
    return table


def _most_among(peaks: Ints, first: Ints, end: Ints) -> Ints:
    """The largest of values[first:end] for each pair, below all of them where there is none."""
    most = np.full(len(first), np.iinfo(np.int64).min)
    here = np.flatnonzero(end > first)
    first, end = first[here], end[here]
    level = np.frexp(end - first)[1] - 1
    most[here] = np.maximum(peaks[level, first], peaks[level, end - (1 << level)])
    return most


def _are_worth_touching(items: Items, is_heavy: Flags) -> Flags:
    """Items of runs of one key with a heavy one. Of any other run every second item, each in favour of its
    heaviest day, is more than all that touch.
    """
    rows = np.flatnonzero(items.may_touch)
    worth = np.zeros(len(items), dtype=bool)
    begin, end = _key_days(items.take(rows))
    order = order_of(begin)
    upto = np.maximum.accumulate(end[order])
    opens = np.ones(len(rows), dtype=bool)
    opens[1:] = begin[order][1:] > upto[:-1] + 1
    has_heavy = np.logical_or.reduceat(is_heavy[rows][order], np.flatnonzero(opens)) if len(rows) else opens
    worth[rows[order]] = has_heavy[np.cumsum(opens) - 1]
    return worth


def _heaviest(cell: Ints, weight: Ints) -> Ints:
    """Of each cell the position of the heaviest, the first of equals."""
    order = order_by(cell, -weight)
    heads: Ints = order[is_first(cell[order])]
    return heads


def schedule_plain(items: Items) -> tuple[int, list[int]]:
    """The engine for few items, and the oracle of the other."""
    order = order_by(items.end, items.start).tolist()
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
    order = order_by(items.end, items.start)
    ordered = items.take(order)
    reached = np.searchsorted(ordered.end, ordered.start - 2, side="right")
    first, last = _key_days(ordered)
    begins = np.where(ordered.may_touch & (ordered.start > PAST), first - 1, NOTHING)
    ends = np.where(ordered.may_touch, last, NOTHING)
    touching: dict[int, tuple[int, int]] = {}  # (key, last day) → the best sum that ends so, its last item
    sums, touched_by, top = [0], {}, 0  # the best sum with the first n items; an item that touches another
    rises: list[int] = []  # items that made the sum larger
    add, rise, ending_on = sums.append, rises.append, touching.get
    columns = (column.tolist() for column in (ordered.weight, reached, begins, ends))
    for at, (weight, place, begin, end) in enumerate(zip(*columns, strict=True)):
        total = sums[place] + weight
        if end != NOTHING:
            touched = ending_on(begin)
            if touched and touched[0] + weight > total:
                total, touched_by[at] = touched[0] + weight, touched[1]
            known = ending_on(end)
            if not known or total > known[0]:
                touching[end] = (total, at)
        if total > top:
            top = total
            rise(at)
        add(top)
    risen = np.array([NONE, *rises], dtype=np.int64)
    lasts = risen[np.searchsorted(risen[1:], np.append(reached, len(order)))]
    before = lasts[:-1]
    before[list(touched_by)] = list(touched_by.values())
    total, chosen = _walk_back((top, int(lasts[-1])), before.tolist().__getitem__)
    return total, order[chosen].tolist()


def _walk_back(last: tuple[int, int], before: Callable[[int], int]) -> tuple[int, list[int]]:
    total, at = last
    chosen = []
    while at >= 0:
        chosen.append(at)
        at = int(before(at))
    return total, chosen[::-1]

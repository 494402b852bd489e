"""The largest sum over items pairwise apart in time: weighted interval scheduling, exact, n log n.

Two items are apart when one ends before the other begins; between different keys (voice and relay) a whole
day
must lie between, since voices date one event a day apart. If neighbours in a sequence are apart, so are all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from warehouse.totals.evidence import Flags, Ints
from warehouse.totals.keys import combine

FEW = 400  # below this the plain engine is faster


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
    rows = _useful(items)
    engine = schedule_plain if len(rows) < FEW else schedule_by_day
    total, chosen = engine(items.take(rows))
    return total, [int(rows[position]) for position in chosen]


def _useful(items: Items) -> Ints:
    """One item for each key and reach: the heaviest, the first of equals."""
    rows = np.flatnonzero(items.weight > 0)
    if len(rows) < 2:
        return rows
    cell = combine(items.key[rows], items.start[rows], items.end[rows], items.may_touch[rows])
    order = np.lexsort((rows, -items.weight[rows], cell))
    heads = np.ones(len(rows), dtype=bool)
    heads[1:] = np.diff(cell[order]) != 0
    return np.sort(rows[order[heads]])


def schedule_plain(items: Items) -> tuple[int, list[int]]:
    """The engine for few items, and the oracle of the other."""
    order = sorted(range(len(items)), key=lambda at: (items.end[at], items.start[at], at))
    ends: list[int] = []
    best: list[tuple[int, int]] = []  # the best sum with items up to here, and the item that ends it
    touching: dict[tuple[int, int], tuple[int, int]] = {}  # (key, last day) → the best sum that ends so
    before: dict[int, int] = {}
    for at in order:
        start, end, key = int(items.start[at]), int(items.end[at]), int(items.key[at])
        place = bisect_right(ends, start - 2)
        base = best[place - 1] if place else (0, -1)
        if items.may_touch[at]:
            base = max(base, touching.get((key, start - 1), (0, -1)), key=lambda one: one[0])
        total = base[0] + int(items.weight[at])
        before[at] = base[1]
        if items.may_touch[at] and total > touching.get((key, end), (0, -1))[0]:
            touching[key, end] = (total, at)
        ends.append(end)
        best.append((total, at) if not best or total > best[-1][0] else best[-1])
    return _walk_back(best[-1] if best else (0, -1), before.__getitem__)


@dataclass(frozen=True)
class _Run:
    """One pass over the days: `best[n]` is the best sum of items that end on the first n `days`."""

    order: Ints
    days: Ints
    best: Ints
    best_item: Ints
    before: Ints


def schedule_by_day(items: Items) -> tuple[int, list[int]]:
    """The same, a day at a time over columns: for many items."""
    run = _run(items)
    total, chosen = _walk_back((int(run.best[-1]), int(run.best_item[-1])), run.before.__getitem__)
    return total, [int(run.order[at]) for at in chosen]


def best_by_day(items: Items) -> tuple[Ints, Ints]:
    """(days, the best sum of items that end by each of them, with a 0 before the first)."""
    run = _run(items)
    return run.days, run.best


def _run(items: Items) -> _Run:
    order = np.lexsort((np.arange(len(items)), items.start, items.end))
    ordered = items.take(order)
    days, day_of = np.unique(ordered.end, return_inverse=True)
    cuts = np.searchsorted(day_of, np.arange(len(days) + 1))
    none, touch_end, touch_start = _touching(ordered)
    reached = np.searchsorted(days, ordered.start - 2, side="right")
    best = np.zeros(len(days) + 1, dtype=np.int64)
    best_item = np.full(len(days) + 1, -1, dtype=np.int64)
    touch_best = np.zeros(none + 1, dtype=np.int64)
    touch_item = np.full(none + 1, -1, dtype=np.int64)
    before = np.empty(len(items), dtype=np.int64)
    for day in range(len(days)):
        here = slice(cuts[day], cuts[day + 1])
        base, last = best[reached[here]], best_item[reached[here]]
        touched = touch_start[here]
        better = touch_best[touched] > base
        before[here] = np.where(better, touch_item[touched], last)
        total = np.where(better, touch_best[touched], base) + ordered.weight[here]
        _keep_touching(total, touch_end[here], int(cuts[day]), touch_best, touch_item)
        top = int(total.argmax())
        is_better = total[top] > best[day]
        best[day + 1] = total[top] if is_better else best[day]
        best_item[day + 1] = cuts[day] + top if is_better else best_item[day]
    return _Run(order, days, best, best_item, before)


def _touching(items: Items) -> tuple[int, Ints, Ints]:
    """Codes for (key, last day); for each item its own, and that of the day before its first. The last is
    none.
    """
    span = np.int64(4 * 10**9)
    ends = np.where(items.may_touch, items.key * span + items.end, -1)
    codes = np.unique(ends)
    wanted = items.key * span + items.start - 1
    at = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    none = len(codes)
    begins = np.where(items.may_touch & (codes[at] == wanted), at, none)
    return none, np.where(items.may_touch, np.searchsorted(codes, ends), none), begins


def _keep_touching(total: Ints, codes: Ints, offset: int, touch_best: Ints, touch_item: Ints) -> None:
    rising = np.argsort(total, kind="stable")
    better = total[rising] > touch_best[codes[rising]]
    rising = rising[better]
    touch_best[codes[rising]] = total[rising]
    touch_item[codes[rising]] = rising + offset
    touch_best[-1], touch_item[-1] = 0, -1


def _walk_back(last: tuple[int, int], before: Callable[[int], int]) -> tuple[int, list[int]]:
    total, at = last
    chosen = []
    while at >= 0:
        chosen.append(at)
        at = int(before(at))
    return total, chosen[::-1]

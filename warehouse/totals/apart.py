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

SPAN = np.int64(4 * 10**9)  # more than all days, to put a key and a day in one number
FEW = 20_000  # below this the plain engine is faster


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
    if len(rows) < 200:
        return _useful_few(items, rows)
    cell = combine(items.key[rows], items.start[rows], items.end[rows], items.may_touch[rows])
    order = np.lexsort((rows, -items.weight[rows], cell))
    return _heaviest_or_touching(items, rows[order[_heads(cell[order])]])


def _heads(ordered: Ints) -> Flags:
    heads = np.ones(len(ordered), dtype=bool)
    heads[1:] = np.diff(ordered) != 0
    return heads


def _heaviest_or_touching(items: Items, rows: Ints) -> Ints:
    """Of one reach the heaviest will do, whoever says it, but for those that touch another of their key."""
    reach = combine(items.start[rows], items.end[rows])
    order = np.lexsort((rows, -items.weight[rows], reach))
    kept = np.zeros(len(rows), dtype=bool)
    kept[order[_heads(reach[order])]] = True
    first, last = (items.key[rows] * SPAN + days[rows] for days in (items.start, items.end))
    touches = np.isin(first - 1, last) | np.isin(last + 1, first)
    return np.sort(rows[kept | (touches & items.may_touch[rows])])


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


def _useful_few(items: Items, rows: Ints) -> Ints:
    columns = (items.key, items.start, items.end, items.may_touch)
    weight = items.weight.tolist()
    heads: dict[tuple[int, ...], int] = {}
    for row, cell in zip(
        rows.tolist(), zip(*(column[rows].tolist() for column in columns), strict=True), strict=True
    ):
        if cell not in heads or weight[row] > weight[heads[cell]]:
            heads[cell] = row
    return np.array(sorted(heads.values()), dtype=np.int64)


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
    ends = np.where(items.may_touch, items.key * SPAN + items.end, -1)
    codes = np.unique(ends)
    wanted = items.key * SPAN + items.start - 1
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

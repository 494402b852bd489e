"""Up the tree of places: low(place) = the larger of its own family's sum and the sum over children that are
apart.

The family of a place is every item inside it, added over time only. So a finer place never exceeds a
coarser one,
whatever the claims. Children whose lie to each other is unknown never add.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np

from warehouse.gazetteer import Places
from warehouse.totals.apart import Items, Thin, ceiling, schedule, thin
from warehouse.totals.evidence import Ints
from warehouse.totals.keys import order_of

Path = tuple[str, ...]
Schedule = Callable[[Items, Thin], tuple[int, list[int]]]
TRIES = 20_000
MOST_PAIRS = (
    6  # contested pairs of which each choice of sides is tried; of more, all the one or all the other
)


@dataclass(frozen=True)
class Forest:
    """Items with the path of the place that surely contains each (`path` numbers into `paths`)."""

    items: Items
    path: Ints
    paths: tuple[Path, ...]


def climb(forest: Forest, places: Places, plan: Schedule = schedule) -> tuple[int, list[int]]:
    """(low, the positions of the items that prove it) for everything in the forest.

    Of a pair of places that only some speakers tell apart one side is left out, the one that costs less.
    """
    best: tuple[int, list[int]] = (-1, [])
    for left_out in _contested_sides(forest, places):
        kept = np.array([not (places.sides(path) & left_out) for path in forest.paths], dtype=bool)
        rows = np.flatnonzero(kept[forest.path]) if left_out else np.arange(len(forest.items))
        found = _climb(forest, rows, 0, places.are_apart, plan)
        best = max(best, (found.low, found.chosen), key=lambda one: one[0])
    return best


def _contested_sides(forest: Forest, places: Places) -> list[frozenset[tuple[int, int]]]:
    """Every way to leave out one side of each contested pair that has items on both."""
    codes = np.flatnonzero(np.bincount(forest.path, minlength=len(forest.paths))).tolist()
    present = {side for code in codes for side in places.sides(forest.paths[code])}
    pairs = sorted(number for number, side in present if side == 0 and (number, 1) in present)
    ways = (
        product((0, 1), repeat=len(pairs))
        if len(pairs) <= MOST_PAIRS
        else [(side,) * len(pairs) for side in (0, 1)]
    )
    return [frozenset(zip(pairs, way, strict=True)) for way in ways]


@dataclass(frozen=True)
class _Low:
    """What a place proves, by which items, and which of its items can matter to a wider place."""

    low: int
    chosen: list[int]
    useful: Ints


def _climb(
    forest: Forest, rows: Ints, depth: int, are_apart: Callable[[str, str], bool], plan: Schedule
) -> _Low:
    own, below = _children(forest, rows, depth)
    lows = {child: _climb(forest, part, depth + 1, are_apart, plan) for child, part in below.items()}
    summed = heaviest_apart({child: one.low for child, one in lows.items()}, are_apart)
    added = sum(lows[child].low for child in summed)
    useful = np.sort(np.concatenate([own, *(one.useful for one in lows.values())]), kind="stable")
    if any(len(part) == len(rows) for part in below.values()):  # its own family is that of its one child
        return _Low(added, [at for child in summed for at in lows[child].chosen], useful)
    items = forest.items.take(useful)
    if not added or ceiling(items) >= added:  # else its own family cannot reach so much
        thinned = thin(items)
        total, chosen = plan(items, thinned)
        kept = useful[thinned.rows]
        if total >= added:
            return _Low(total, useful[chosen].tolist(), kept)
        useful = kept
    return _Low(added, [at for child in summed for at in lows[child].chosen], useful)


def _children(forest: Forest, rows: Ints, depth: int) -> tuple[Ints, dict[str, Ints]]:
    """Rows below no child, and those below each; a place of unknown lie has no children of its own to add."""
    paths = [path[depth] if len(path) > depth else "" for path in forest.paths]
    codes = forest.path[rows]
    present = np.flatnonzero(np.bincount(codes, minlength=len(paths))).tolist()
    names = sorted({paths[code] for code in present})
    if not names or (len(names) == 1 and names[0][:1] in ("", "~", "?")):
        return rows, {}
    numbers = {name: number for number, name in enumerate(names)}
    child = np.array([numbers.get(path, -1) for path in paths], dtype=np.int64)[codes]
    ordered = rows[order_of(child)]
    cuts = np.cumsum(np.bincount(child, minlength=len(names)))[:-1]
    below = dict(zip(names, np.split(ordered, cuts), strict=True))
    return below.pop("", ordered[:0]), below


def heaviest_apart(weights: dict[str, int], are_apart: Callable[[str, str], bool]) -> list[str]:
    """The heaviest set of pairwise apart children, sorted; exact unless it takes more than TRIES steps."""
    names = sorted((name for name in weights if weights[name] > 0), key=lambda name: (-weights[name], name))
    compatible = {
        name: {other for other in names if other != name and are_apart(name, other)} for name in names
    }
    search = _Search(weights, compatible)
    search.extend([], 0, names)
    return sorted(search.best)


class _Search:
    """Branch and bound over children, the heaviest first."""

    def __init__(self, weights: dict[str, int], compatible: dict[str, set[str]]) -> None:
        self.weights, self.compatible = weights, compatible
        self.best: list[str] = []
        self.best_weight = 0
        self.tries = 0

    def extend(self, chosen: list[str], weight: int, candidates: list[str]) -> None:
        """Try every set that holds `chosen` and candidates; stop a branch that cannot become the best."""
        self.tries += 1
        if weight > self.best_weight:
            self.best, self.best_weight = chosen, weight
        rest = sum(self.weights[name] for name in candidates)
        for number, name in enumerate(candidates):
            if weight + rest <= self.best_weight or (self.tries > TRIES and self.best):
                return
            left = [other for other in candidates[number + 1 :] if other in self.compatible[name]]
            self.extend([*chosen, name], weight + self.weights[name], left)
            rest -= self.weights[name]

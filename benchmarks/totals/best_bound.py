"""The best sound bound from below on a small world, by brute force.

It is the fewest people in the question that could make every claim true, over all ways to place people in
days, places and groups (a linear program, rounded up). It takes every date and place at its word, knows
what each place text can mean, and that nobody is two of those whom one statement sets apart: an upper limit
for any careful reader, ours included.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import numpy as np

from benchmarks.totals.worlds import LEAVES, TEXTS, Person

ENDS = {  # what may have happened to one person: the wounded die
    "killed": (frozenset({"killed"}),),
    "wounded": (frozenset({"wounded"}), frozenset({"killed", "wounded"})),
    "casualties": (frozenset({"killed"}), frozenset({"wounded"}), frozenset({"killed", "wounded"})),
    "displaced": (frozenset({"displaced"}),),
}
TOLD = {"casualties": ("killed", "wounded", "casualties")}
KINDS = tuple(product("fm", ("child", "adult"), ("civilian", "combatant")))


def best_low(
    regions: list[dict[str, Any]], outcome: str, group: str, leaves: frozenset[str], first: int, last: int
) -> int:
    """The fewest people inside the question; `regions` have outcome, group, leaves, first, last and low, the
    statement that each is told in, and their id and those that it is apart from.
    """
    from scipy.optimize import linprog  # type: ignore[import-untyped]

    asked = {"outcome": outcome, "group": group, "leaves": leaves, "first": first, "last": last, "text": None}
    relevant = [one for one in regions if one["outcome"] in TOLD.get(outcome, (outcome,))]
    if not relevant:
        return 0
    cells = sorted(_cells([asked, *relevant], ENDS[outcome]))
    table = np.array(cells, dtype=float)
    lows = np.array([one["low"] for one in relevant], dtype=float)
    solved = linprog(table[:, 0], A_ub=-table[:, 1:].T, b_ub=-lows, bounds=(0, None), method="highs")
    return math.ceil(round(float(solved.fun), 6)) if solved.status == 0 else 0


def _cells(regions: list[dict[str, Any]], ends: tuple[frozenset[str], ...]) -> set[tuple[bool, ...]]:
    """Every combination of regions that one person can lie in."""
    edges = sorted({edge for one in regions for edge in (one["first"], one["last"] + 1)})
    days = [edges[0] - 1, *edges]
    found = set()
    senses = [_widest(one) for one in regions]
    for leaf, kind, day in product(LEAVES, KINDS, days):
        person = Person(day, leaf, *kind, "killed", 0)
        inside = [
            leaf in sense and one["first"] <= day <= one["last"] and person.is_of(one["group"])
            for one, sense in zip(regions, senses, strict=True)
        ]
        for end in ends:
            fits = [one["outcome"] == "casualties" or one["outcome"] in end for one in regions]
            found.add(tuple(here and fit for here, fit in zip(inside, fits, strict=True)))
    return {way for one in found for way in _once_each(one, regions)}


def _once_each(inside: tuple[bool, ...], regions: list[dict[str, Any]]) -> Iterator[tuple[bool, ...]]:
    """The ways to leave a person in one only of any two regions that a statement sets apart."""
    held = [number for number, here in enumerate(inside) if here]
    for one, other in combinations(held, 2):
        if _are_apart(regions[one], regions[other]):
            for left in (one, other):
                rest = (here and number != left for number, here in enumerate(inside))
                yield from _once_each(tuple(rest), regions)
            return
    yield inside


def _are_apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Items of one list, and the killed and the wounded of one sentence."""
    if "id" not in one or "id" not in other:
        return False
    told_together = one["statement"] == other["statement"]
    divided = told_together and {one["outcome"], other["outcome"]} == {"killed", "wounded"}
    return divided or other["id"] in one["apart_from"] or one["id"] in other["apart_from"]


def _widest(region: dict[str, Any]) -> frozenset[str]:
    """What a reader knows of the place: everything it may mean; no place named may be anywhere."""
    if "text" not in region or region["text"] is None:
        return region["leaves"] if "low" not in region else frozenset(LEAVES)
    wide: frozenset[str] = max(TEXTS.get(region["text"], (region["leaves"],)), key=len)
    return wide

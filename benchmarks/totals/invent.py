"""One invented world from one seed: its people, and what is said of them."""

from __future__ import annotations

from random import Random

from benchmarks.totals.later import (
    contradict,
    take_back,
    tell_casualties,
    tell_parts,
    tell_series,
    tell_undated,
)
from benchmarks.totals.misleading import carry, tell_died, tell_found, tell_zero
from benchmarks.totals.told import tell_again, tell_both, tell_list, tell_part, tell_toll, tell_whole
from benchmarks.totals.worlds import World, make_people


def make_world(seed: int, broken: str | None = None, largest: int = 14) -> World:
    """One world and up to `largest` statements about it."""
    random = Random(f"{seed} {broken}")
    world = World(make_people(random, broken), broken)
    for _ in range(random.randint(1, largest)):
        _state(random, world)
    if broken == "copies re-dated" or random.random() < 0.5:
        for _ in range(random.randint(1, 3)):
            carry(random, world)
    return world


def _state(random: Random, world: World) -> None:
    """One statement, of one event or of a place and time."""
    world.articles += 1
    kinds = [tell_toll, tell_toll, tell_toll, tell_list, tell_part, tell_again, tell_whole, tell_both]
    if world.broken != "stocks":
        kinds += [tell_series, tell_undated, tell_casualties, tell_parts]
    if world.broken == "a toll too high, taken back":
        kinds += [take_back] * 4
    if world.broken == "a count too high, contradicted":
        kinds += [contradict] * 4
    if world.broken in ("late bodies", None):
        kinds.append(tell_found)
    if world.broken == "the wounded who die":
        kinds += [tell_died, tell_died]
    if world.broken == "a party's false zero":
        kinds += [tell_zero, tell_zero]
    random.choice(kinds)(random, world)

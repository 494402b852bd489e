"""Statements that mislead a reader who adds: bodies found, the wounded who died, false zeros, copies."""

from __future__ import annotations

import datetime as dt
from random import Random

from benchmarks.totals.told import tell_toll
from benchmarks.totals.words import (
    add_claim,
    pick_event,
    pick_place,
    pick_voice,
)
from benchmarks.totals.worlds import World, iso


def tell_found(random: Random, world: World) -> None:
    """Bodies found some days later; the words do not say when they died."""
    event, leaf, day, _ = pick_event(random, world)
    people = [one for one in world.people if one.event == event and one.outcome == "killed"]
    people = [one for one in people if one.late] or people
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, leaf)
    if people:
        on = day + random.randint(1, 12)
        region = {
            "outcome": "killed",
            "group": "people",
            "leaves": leaves,
            "text": text,
            "first": -(10**6),
            "last": on,
        }
        number = random.randint(1, len(people))
        fields = {"on": iso(on), "published_on": iso(on), "found": True, "unit": "bodies"}
        add_claim(world, number, region, outcome="killed", place_text=text, **fields, **voice)


def tell_died(random: Random, world: World) -> None:
    """Some of the wounded have died: told as dead of their wounds, or within a later toll of the day."""
    dead = [one for one in world.people if one.died]
    if not dead:
        return tell_toll(random, world)
    one = random.choice(dead)
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, one.leaf)
    on = one.day + random.randint(1, 9)
    number = sum(other.event == one.event for other in dead)
    region = {
        "outcome": "killed",
        "group": "people",
        "leaves": leaves,
        "text": text,
        "first": -(10**6),
        "last": on,
    }
    fields = {"on": iso(on), "published_on": iso(on), "found": True}
    add_claim(world, number, region, outcome="killed", place_text=text, **fields, **voice)
    return None


def tell_zero(random: Random, world: World) -> None:
    """A party says that nobody was harmed, in the event's place and day, or in the whole of both."""
    _, leaf, day, outcome = pick_event(random, world)
    text, _ = pick_place(random, world, leaf)
    window = {"on": iso(day), "published_on": iso(day + random.randint(1, 3))}
    scope = random.choice(("event", "whole"))
    party = random.choice(("Russian Defence Ministry", "the Syrian army"))
    fields = {"scope": scope, "closed": random.random() < 0.5, "source_text": party}
    add_claim(world, 0, None, outcome=outcome, place_text=text, **window, **fields)


def carry(random: Random, world: World) -> None:
    """Another outlet carries a claim in the same words; a re-dated copy with its own, later days."""
    if not world.claims:
        return
    at = random.randrange(len(world.claims))
    original = world.claims[at]
    if {"restates_id", "part_of_id", "apart_from_ids"} & set(original):
        return
    world.articles += 1
    late = random.choice((7, 14)) if world.broken == "copies re-dated" else 0
    copy = {
        **original,
        "publisher": random.choice(("Wire", "Post", "Gazette", "Echo")),
        "article": f"{world.articles}",
    }
    copy["published_on"] = _later(original["published_on"], late)
    if original.get("on"):
        copy["on"] = "..".join(_later(one, late) for one in original["on"].split(".."))
    if random.random() < 0.5:
        copy["origin_id"] = original.get("origin_id") or f"a-{original['article']}"
    world.claims.append(copy)
    world.regions.append(None)


def _later(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()

"""How voices put what they know: who speaks, where and when by their words, how the number is hedged."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.totals.worlds import HIDDEN, TEXTS, VOICES, Person, World, counted, iso


def add_claim(world: World, value: int | str, region: dict[str, Any] | None, **fields: Any) -> int:
    fields.setdefault("article", f"{world.articles}")
    fields.setdefault("quote", f"Statement {len(world.claims)} in its own words.")
    world.claims.append({"value": value, **fields})
    world.regions.append(region)
    return len(world.claims)


def pick_voice(random: Random) -> dict[str, Any]:
    speaker = random.choice(VOICES)
    return {"source_text": speaker, "publisher": random.choice(("Wire", "Post", "Gazette"))}


def shift_of(world: World, fields: dict[str, Any]) -> int:
    """In the world of shifted days a voice is a day late with all it dates."""
    if world.broken != "a day shifted":
        return 0
    return sum(map(ord, f"{fields['source_text']}{fields['publisher']}")) % 2


def pick_place(random: Random, world: World, leaf: str) -> tuple[str | None, frozenset[str]]:
    if world.broken == "nesting withheld" and random.random() < 0.6:
        return HIDDEN[leaf], frozenset({leaf})
    means = [(text, sense) for text, senses in TEXTS.items() for sense in senses if leaf in sense]
    return random.choice(means)


def pick_days(
    random: Random, world: World, day: int, fields: dict[str, Any]
) -> tuple[dict[str, Any], int, int]:
    """(window fields, first and last day covered by the words) of an event's day, told some days later."""
    day += shift_of(world, fields)
    delay = random.choice((0, 0, 1, 1, 2, 5))
    published = day + delay
    base = {"published_on": iso(published)}
    style = random.random()
    if style < 0.15:
        return base, -(10**6), published
    if style < 0.3:
        published = day + random.choice((0, 1))
        base = {"published_on": iso(published), "window_text": "last night", "on": iso(published - 1)}
        return base, published - 1, published
    if style < 0.4:
        published = day + random.choice((0, 1))
        window = f"{iso(published - 1)}..{iso(published)}"
        return (
            {"published_on": iso(published), "window_text": "early today", "on": window},
            published - 1,
            published,
        )
    if style < 0.5:
        start = day - random.randrange(5)
        return (
            {**base, "window_text": "since then", "on": f"{iso(start)}..{iso(published)}"},
            start,
            published,
        )
    return {**base, "on": iso(day), "window_text": random.choice(("on that day", None))}, day, day


def hedge_number(random: Random, number: int) -> tuple[int | str, dict[str, Any]]:
    """A figure that is true of `number` people."""
    style = random.random()
    if style < 0.45:
        return number, {"qualifier": "exact"}
    if style < 0.65:
        return random.randint(max(1, number - 3), number), {"qualifier": "at_least"}
    if style < 0.72 and number > 1:
        return random.randint(max(0, number - 4), number - 1), {"qualifier": "more_than"}
    if style < 0.8:
        return max(1, number - 2), {"qualifier": "range", "value_to": number + random.randrange(4)}
    if style < 0.87:
        return number + random.randrange(9), {"qualifier": "about"}
    if style < 0.94 and number > 1:
        return random.choice(("several", "dozens", "many")), {}
    return number + random.randrange(5), {"qualifier": "at_most"}


def group_fields(group: str) -> dict[str, Any]:
    return {"group": "other", "group_text": group} if group == "women and children" else {"group": group}


def known_to(random: Random, world: World, people: list[Person]) -> int:
    """How many a voice has counted by its first statement: the truth, unless the world hides some."""
    number = sum(not one.late for one in people)
    return random.randint(1, number) if world.broken == "exact undercounts" and number else number


def pick_event(random: Random, world: World) -> tuple[int, str, int, str]:
    one = random.choice(world.people)
    return one.event, one.leaf, one.day, one.outcome


def people_of_event(world: World, event: int, outcome: str, group: str) -> list[Person]:
    return [one for one in world.people if one.event == event and counted(one, outcome) and one.is_of(group)]

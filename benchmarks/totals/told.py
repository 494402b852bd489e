"""What voices say of a world: tolls, lists, parts, wholes, told once or twice."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.totals.words import (
    add_claim,
    group_fields,
    hedge_number,
    known_to,
    people_of_event,
    pick_days,
    pick_event,
    pick_place,
    pick_voice,
)
from benchmarks.totals.worlds import GROUPS, TEXTS, World, held, iso, select


def tell_toll(random: Random, world: World) -> None:
    event, leaf, day, outcome = pick_event(random, world)
    group, voice = random.choice(GROUPS), pick_voice(random)
    number = known_to(random, world, people_of_event(world, event, outcome, group))
    text, leaves = pick_place(random, world, leaf)
    window, first, last = pick_days(random, world, day, voice)
    if number:
        value, hedge = hedge_number(random, number)
        region = {
            "outcome": outcome,
            "group": group,
            "leaves": leaves,
            "text": text,
            "first": first,
            "last": last,
        }
        extra: dict[str, Any] = {}
        if world.broken == "event tolls called cumulative" and random.random() < 0.6:
            published = day + random.randint(1, 4)
            start = day - random.randrange(6)
            first, last = start, published
            window = {
                "published_on": iso(published),
                "window_text": "since then",
                "on": f"{iso(start)}..{iso(published)}",
            }
            extra = {"kind": "cumulative", "scope": "whole", "closed": random.random() < 0.3}
            region = {**region, "first": first, "last": last}
        add_claim(
            world,
            value,
            region,
            outcome=outcome,
            place_text=text,
            **group_fields(group),
            **window,
            **voice,
            **hedge,
            **extra,
        )


def tell_list(random: Random, world: World) -> None:
    """ "Two women, a man and three children": items that the statement sets apart."""
    event, leaf, day, outcome = pick_event(random, world)
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, leaf)
    window, first, last = pick_days(random, world, day, voice)
    groups = [
        group for group in ("women", "men", "children") if people_of_event(world, event, outcome, group)
    ]
    numbers = range(len(world.claims) + 1, len(world.claims) + 1 + len(groups))
    for group, number in zip(groups, numbers, strict=True):
        apart = tuple(f"c{other:04d}" for other in numbers if other != number)
        size = max(1, known_to(random, world, people_of_event(world, event, outcome, group)))
        if not all(one.late for one in people_of_event(world, event, outcome, group)):
            region = {
                "outcome": outcome,
                "group": group,
                "leaves": leaves,
                "text": text,
                "first": first,
                "last": last,
            }
            add_claim(
                world,
                size,
                region,
                outcome=outcome,
                place_text=text,
                group=group,
                apart_from_ids=apart,
                **window,
                **voice,
            )
        else:
            add_claim(
                world, "several", None, outcome=outcome, group=group, modality="feared", **window, **voice
            )


def tell_part(random: Random, world: World) -> None:
    """ "Twenty people, including five children"."""
    event, leaf, day, outcome = pick_event(random, world)
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, leaf)
    window, first, last = pick_days(random, world, day, voice)
    number = known_to(random, world, people_of_event(world, event, outcome, "people"))
    region = {
        "outcome": outcome,
        "group": "people",
        "leaves": leaves,
        "text": text,
        "first": first,
        "last": last,
    }
    if not number:
        return
    whole = add_claim(world, number, region, outcome=outcome, place_text=text, **window, **voice)
    group = random.choice(("civilians", "children", "women", "men"))
    part = min(number, sum(not one.late for one in people_of_event(world, event, outcome, group)))
    if part:
        published = {"published_on": window["published_on"]}
        known = random.randint(1, part)
        link = f"c{whole:04d}"
        add_claim(
            world,
            known,
            {**region, "group": group},
            outcome=outcome,
            group=group,
            part_of_id=link,
            **published,
            **voice,
        )


def tell_again(random: Random, world: World) -> None:
    """A headline and its body."""
    event, leaf, day, outcome = pick_event(random, world)
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, leaf)
    window, first, last = pick_days(random, world, day, voice)
    number = known_to(random, world, people_of_event(world, event, outcome, "people"))
    if not number:
        return
    region = {
        "outcome": outcome,
        "group": "people",
        "leaves": leaves,
        "text": text,
        "first": first,
        "last": last,
    }
    head = add_claim(world, number, None, outcome=outcome, published_on=window["published_on"], **voice)
    link = f"c{head:04d}"
    add_claim(world, number, region, outcome=outcome, place_text=text, restates_id=link, **window, **voice)


def tell_whole(random: Random, world: World) -> None:
    """All of a place and some days: "in September across the province"."""
    text = random.choice([one for one in TEXTS if one and not one.startswith(("the Suk", "Beit", "north"))])
    leaves, group = random.choice(TEXTS[text]), random.choice(GROUPS)
    first = random.randrange(35)
    last = first + random.randrange(14)
    outcome = (
        "displaced"
        if world.broken == "stocks"
        else random.choice(("killed", "killed", "wounded", "casualties"))
    )
    if world.broken == "stocks":
        first = last = random.randrange(40)
    people = select(world, outcome, group, leaves, first, last)
    if world.broken == "stocks":
        people = held(world, group, leaves, first)
    number = known_to(random, world, people)
    voice = pick_voice(random)
    window = {"on": f"{iso(first)}..{iso(last)}", "published_on": iso(last + 1 + random.randrange(4))}
    is_closed = random.random() < 0.6
    value, hedge = (
        (number, {"qualifier": "exact"}) if is_closed else hedge_number(random, number) if number else (0, {})
    )
    region = {
        "outcome": outcome,
        "group": group,
        "leaves": leaves,
        "text": text,
        "first": first,
        "last": last,
    }
    fields = {**group_fields(group), **window, **voice, **hedge}
    add_claim(
        world,
        value,
        region,
        outcome=outcome,
        place_text=text,
        kind="period",
        scope="whole",
        closed=is_closed,
        **fields,
    )


def tell_both(random: Random, world: World) -> None:
    """Killed and wounded in one sentence."""
    event, leaf, day, _ = pick_event(random, world)
    killed = [one for one in world.people if one.event == event and one.outcome == "killed" and not one.late]
    wounded = [
        one for one in world.people if one.event == event and one.outcome == "wounded" and not one.late
    ]
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, leaf)
    window, first, last = pick_days(random, world, day, voice)
    quote = f"Killed and wounded in one, {len(world.claims)}."
    for outcome, people in (("killed", killed), ("wounded", wounded)):
        if people:
            region = {
                "outcome": outcome,
                "group": "people",
                "leaves": leaves,
                "text": text,
                "first": first,
                "last": last,
            }
            add_claim(
                world, len(people), region, outcome=outcome, place_text=text, quote=quote, **window, **voice
            )

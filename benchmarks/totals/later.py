"""What is told later of the same people: a running figure, an undated repeat, a toll that is taken back."""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.totals.told import tell_toll
from benchmarks.totals.words import (
    add_claim,
    group_fields,
    known_to,
    people_of_event,
    pick_days,
    pick_event,
    pick_place,
    pick_voice,
    shift_of,
)
from benchmarks.totals.worlds import GROUPS, TEXTS, World, iso, select

WIDE = (None, "Syria", "northern Syria", "Iraq")
LINKS = ("restates_id", "part_of_id", "apart_from_ids", "revises_id")


def tell_series(random: Random, world: World) -> None:
    """One voice's count since a day, told again and again as it grows."""
    text = random.choice([one for one in TEXTS if one and not one.startswith(("the Suk", "Beit", "north"))])
    leaves, group, voice = random.choice(TEXTS[text]), random.choice(GROUPS), pick_voice(random)
    outcome, start = random.choice(("killed", "killed", "wounded", "casualties")), random.randrange(30)
    last, late = start, shift_of(world, voice)
    for _ in range(random.randint(2, 4)):
        last += random.randint(1, 6)
        number = known_to(random, world, select(world, outcome, group, leaves, start, last))
        region = _region(outcome, group, leaves, text, start, last)
        told = iso(last + late)
        window = {"on": f"{iso(start + late)}..{told}", "window_text": "since then", "published_on": told}
        fields = {**group_fields(group), **window, **voice, "kind": "cumulative", "scope": "whole"}
        world.articles += 1
        if number:
            add_claim(world, number, region, outcome=outcome, place_text=text, **fields)


def tell_undated(random: Random, world: World) -> None:
    """An earlier figure told again without its day, and perhaps without its place, by anybody, later."""
    known = [at for at, row in enumerate(world.claims) if _stands_alone(row) and world.regions[at]]
    if not known:
        return tell_toll(random, world)
    at = random.choice(known)
    row, region = world.claims[at], dict(world.regions[at] or {})
    later = _day(world, row["published_on"]) + random.randint(1, 20)
    kept = ("value", "outcome", "group", "group_text", "qualifier", "value_to")
    fields = {name: row[name] for name in kept if name in row}
    if random.random() < 0.5:
        fields["place_text"] = row.get("place_text")
    else:
        region["text"] = None
    value = fields.pop("value")
    add_claim(
        world, value, {**region, "first": -(10**6), "last": later}, published_on=iso(later), **fields,
        **pick_voice(random),
    )  # fmt: skip
    return None


def tell_casualties(random: Random, world: World) -> None:
    """ "Twelve casualties": killed or wounded, not said which."""
    event, leaf, day, _ = pick_event(random, world)
    number = known_to(random, world, people_of_event(world, event, "casualties", "people"))
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, leaf)
    if number:
        window, first, last = pick_days(random, world, day, voice)
        region = _region("casualties", "people", leaves, text, first, last)
        add_claim(world, number, region, outcome="casualties", place_text=text, **window, **voice)


def tell_parts(random: Random, world: World) -> None:
    """ "Children and women were among the dead": parts of a whole that nobody gives; they may overlap."""
    event, leaf, day, outcome = pick_event(random, world)
    voice, (text, leaves) = pick_voice(random), pick_place(random, world, leaf)
    window, first, last = pick_days(random, world, day, voice)
    for group in random.sample(("civilians", "children", "women", "men", "combatants"), 3):
        number = known_to(random, world, people_of_event(world, event, outcome, group))
        if number:
            region = _region(outcome, group, leaves, text, first, last)
            fields = {"group": group, "place_text": text, **window, **voice}
            add_claim(world, number, region, outcome=outcome, **fields)


def take_back(random: Random, world: World) -> None:
    """A toll that was too high, and the lower one: by its voice, by another, in a reprint.

    A town or a province is named: where only a country is, two figures of a day need not be of one event.
    """
    event, leaf, day, outcome = pick_event(random, world)
    people = people_of_event(world, event, outcome, "people")
    number, (text, leaves) = len(people), pick_place(random, world, leaf)
    if not people or text in WIDE:
        return tell_toll(random, world)
    wrong, region = number + random.randint(1, 9), _region(outcome, "people", leaves, text, day, day)
    first = day + random.randrange(3)
    base = {"outcome": outcome, "place_text": text, "on": iso(day), **pick_voice(random)}
    article = f"{world.articles}"
    add_claim(world, wrong, None, **base, published_on=iso(first), article=article)
    world.articles += 1
    again = {**base, "published_on": iso(first + random.randint(1, 5))}
    way = random.choice(("its voice", "another", "a reprint"))
    if way == "another":
        speakers = [one for one in ("the Observatory", "SNHR", "police") if one != base["source_text"]]
        again["source_text"] = random.choice(speakers)
    if way == "a reprint":
        again["origin_id"] = f"a-{article}"
    add_claim(world, number, region, **again)
    return None


def contradict(random: Random, world: World) -> None:
    """A count since a day that is too high, and another voice's lower one, later, of no fewer people."""
    text = random.choice(("Homs province", "Aleppo province", "Idlib province", "Mosul", "Iraq", "Syria"))
    outcome, group = random.choice(("killed", "wounded", "casualties")), random.choice(GROUPS)
    start = random.randrange(3, 30)
    last = start + random.randint(1, 9)
    leaves = TEXTS[text][0]
    wider = random.choice((text, "Syria")) if leaves <= TEXTS["Syria"][0] else text
    sooner, later = start - random.choice((0, 0, 3)), last + random.randint(0, 6)
    covered = TEXTS[wider][0]
    people = select(world, outcome, group, covered, sooner, later)
    if not people:
        return tell_toll(random, world)
    one, other = random.sample(("UNICEF", "the Observatory", "SNHR", "police"), 2)
    fields = {"outcome": outcome, **group_fields(group), "kind": "cumulative", "window_text": "since then"}
    wrong = {**fields, "on": f"{iso(start)}..{iso(last)}", "published_on": iso(last), "place_text": text}
    add_claim(world, len(people) + random.randint(1, 9), None, **wrong, source_text=one)
    world.articles += 1
    right = {**fields, "on": f"{iso(sooner)}..{iso(later)}", "published_on": iso(later), "place_text": wider}
    region = _region(outcome, group, covered, wider, sooner, later)
    add_claim(world, len(people), region, **right, source_text=other)
    return None


def _region(
    outcome: str, group: str, leaves: frozenset[str], text: str | None, first: int, last: int
) -> dict[str, Any]:
    """What a claim's words cover."""
    return {
        "outcome": outcome, "group": group, "leaves": leaves, "text": text, "first": first, "last": last,
    }  # fmt: skip


def _stands_alone(row: dict[str, Any]) -> bool:
    return isinstance(row["value"], int) and not row.get("closed") and not set(LINKS) & set(row)


def _day(world: World, day: str) -> int:
    return next(number for number in range(-5, 10 * world.days) if iso(number) == day)

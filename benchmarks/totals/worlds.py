"""Invented worlds: who was harmed when and where, and what voices say of it. Seeded; nothing of the program inside.

A truthful world's claims are true: of every claim, at least `low` people lie in what its words cover, and at most
`high` where its words close it. A broken world breaks one assumption that the program cannot see: see ASSUMPTIONS.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

FIRST = dt.date(2016, 8, 1)
LEAVES = ("east", "west", "manbij", "aleppo rest", "idlib", "khan", "idlib rest", "homs", "homs rest", "mosul", "falluja")
ALEPPO = frozenset(LEAVES[:4])
IDLIB = frozenset(LEAVES[4:7])
HOMS = frozenset(LEAVES[7:9])
SYRIA = ALEPPO | IDLIB | HOMS
TEXTS: dict[str | None, tuple[frozenset[str], ...]] = {  # what a place text may mean
    "eastern Aleppo": (frozenset({"east"}),),
    "the city of Aleppo": (frozenset({"east", "west"}),),
    "Aleppo": (frozenset({"east", "west"}), ALEPPO),
    "Aleppo province": (ALEPPO,),
    "Manbij": (frozenset({"manbij"}),),
    "Idlib": (frozenset({"idlib"}), IDLIB),
    "Khan Sheikhoun": (frozenset({"khan"}),),
    "Idlib province": (IDLIB,),
    "Homs": (frozenset({"homs"}), HOMS),
    "Homs province": (HOMS,),
    "Syria": (SYRIA,),
    "northern Syria": (ALEPPO | IDLIB,),
    "Mosul": (frozenset({"mosul"}),),
    "Iraq": (frozenset({"mosul", "falluja"}),),
    "the Sukkari quarter": (frozenset({"east"}),),
    "Beit Example": (frozenset({"idlib rest"}),),
    None: tuple(frozenset({leaf}) for leaf in LEAVES),
}
HIDDEN = {leaf: f"Kafr {name}" for leaf, name in zip(LEAVES, "abcdefghijk", strict=True)}
ASKED: tuple[str | None, ...] = (
    None, None, "Syria", "Aleppo", "Aleppo province", "the city of Aleppo", "Idlib", "Homs", "Iraq", "Mosul", "eastern Aleppo",
)  # fmt: skip
GROUPS = ("people", "people", "people", "civilians", "children", "women", "men", "combatants", "women and children")
VOICES = ("UNICEF", "the Observatory", "SNHR", "police", "a hospital", None, None)
ASSUMPTIONS = (
    "late bodies",
    "exact undercounts",
    "a day shifted",
    "copies re-dated",
    "nesting withheld",
    "event tolls called cumulative",
    "the wounded who die",
    "stocks",
    "two strikes in one cell",
    "a party's false zero",
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person harmed. `until` is the last day of a stock; `died` of wounds, `late` found after the first tolls."""

    day: int
    leaf: str
    sex: str
    age: str
    status: str
    outcome: str
    event: int
    until: int = 0
    died: bool = False
    late: bool = False

    def is_of(self, group: str) -> bool:
        """Whether the words of a group fit."""
        return {
            "people": True,
            "civilians": self.status == "civilian",
            "combatants": self.status == "combatant",
            "children": self.age == "child",
            "women": self.sex == "f" and self.age == "adult",
            "men": self.sex == "m" and self.age == "adult",
            "women and children": self.age == "child" or self.sex == "f",
        }[group]


@dataclass
class World:
    """People and claims (fields of the test frames' builder), and the assumption that is broken, if any."""

    people: list[Person]
    broken: str | None
    days: int = 40
    claims: list[dict[str, Any]] = field(default_factory=list)
    regions: list[dict[str, Any] | None] = field(default_factory=list)  # what each claim's words cover; None: a copy
    articles: int = 0


def make_world(seed: int, broken: str | None = None, largest: int = 14) -> World:
    """One world and up to `largest` statements about it."""
    random = Random(f"{seed} {broken}")
    world = World(_people(random, broken), broken)
    for _ in range(random.randint(1, largest)):
        _state(random, world)
    if broken == "copies re-dated" or random.random() < 0.5:
        for _ in range(random.randint(1, 3)):
            _copy(random, world)
    return world


def iso(day: int) -> str:
    """The date of a day's number."""
    return (FIRST + dt.timedelta(days=day)).isoformat()


def _people(random: Random, broken: str | None) -> list[Person]:
    people: list[Person] = []
    day, leaf = 0, "east"
    for event in range(random.randint(1, 8)):
        if not (broken == "two strikes in one cell" and event and random.random() < 0.7):
            day, leaf = random.randrange(40), random.choice(LEAVES)
        outcome = "displaced" if broken == "stocks" else "killed"
        killed = random.choice((1, 2, 3, 5, 8, 13, 20, 40))
        for _ in range(killed):
            people.append(_person(random, day, leaf, outcome, event, broken))
        for _ in range(0 if broken == "stocks" else random.choice((0, 0, 2, 6, 15))):
            people.append(_person(random, day, leaf, "wounded", event, broken))
    return people


def _person(random: Random, day: int, leaf: str, outcome: str, event: int, broken: str | None) -> Person:
    age = "child" if random.random() < 0.3 else "adult"
    status = "combatant" if age == "adult" and random.random() < 0.3 else "civilian"
    person = Person(day, leaf, random.choice("fm"), age, status, outcome, event, until=day + random.randrange(15))
    if broken == "late bodies" and random.random() < 0.25:
        return replace(person, late=True)
    if broken == "the wounded who die" and outcome == "wounded" and random.random() < 0.4:
        return replace(person, died=True)
    return person


def counted(person: Person, outcome: str) -> bool:
    """Whether a person has an outcome, in the end."""
    if outcome == "casualties":
        return person.outcome in ("killed", "wounded")
    return person.outcome == outcome or (outcome == "killed" and person.died)


def select(world: World, outcome: str, group: str, leaves: frozenset[str], first: int, last: int) -> list[Person]:
    """Those who fit."""
    return [
        one
        for one in world.people
        if one.leaf in leaves and first <= one.day <= last and counted(one, outcome) and one.is_of(group)
    ]


def _state(random: Random, world: World) -> None:
    """One statement, of one event or of a place and time."""
    world.articles += 1
    kinds = [_event_toll, _event_toll, _event_toll, _list, _part, _again, _whole, _harmed_together]
    if world.broken in ("late bodies", None):
        kinds.append(_found)
    if world.broken == "the wounded who die":
        kinds += [_died_later, _died_later]
    if world.broken == "a party's false zero":
        kinds += [_false_zero, _false_zero]
    random.choice(kinds)(random, world)


def _add(world: World, value: int | str, region: dict[str, Any] | None, **fields: Any) -> int:
    fields.setdefault("article", f"{world.articles}")
    fields.setdefault("quote", f"Statement {len(world.claims)} in its own words.")
    world.claims.append({"value": value, **fields})
    world.regions.append(region)
    return len(world.claims)


def _voice(random: Random) -> dict[str, Any]:
    speaker = random.choice(VOICES)
    return {"source_text": speaker, "publisher": random.choice(("Wire", "Post", "Gazette"))}


def _shift(world: World, fields: dict[str, Any]) -> int:
    """In the world of shifted days a voice is a day late with all it dates."""
    if world.broken != "a day shifted":
        return 0
    return sum(map(ord, f"{fields['source_text']}{fields['publisher']}")) % 2


def _where(random: Random, world: World, leaf: str) -> tuple[str | None, frozenset[str]]:
    if world.broken == "nesting withheld" and random.random() < 0.6:
        return HIDDEN[leaf], frozenset({leaf})
    means = [(text, sense) for text, senses in TEXTS.items() for sense in senses if leaf in sense]
    return random.choice(means)


def _when(random: Random, world: World, day: int, fields: dict[str, Any]) -> tuple[dict[str, Any], int, int]:
    """(window fields, first and last day covered by the words) of an event's day, told some days later."""
    day += _shift(world, fields)
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
        return {"published_on": iso(published), "window_text": "early today", "on": window}, published - 1, published
    if style < 0.5:
        start = day - random.randrange(5)
        return {**base, "window_text": "since then", "on": f"{iso(start)}..{iso(published)}"}, start, published
    return {**base, "on": iso(day), "window_text": random.choice(("on that day", None))}, day, day


def _hedged(random: Random, number: int) -> tuple[int | str, dict[str, Any]]:
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


def _group(group: str) -> dict[str, Any]:
    return {"group": "other", "group_text": group} if group == "women and children" else {"group": group}


def _known(random: Random, world: World, people: list[Person]) -> int:
    """How many a voice has counted by its first statement: the truth, unless the world hides some."""
    number = sum(not one.late for one in people)
    return random.randint(1, number) if world.broken == "exact undercounts" and number else number


def _pick_event(random: Random, world: World) -> tuple[int, str, int, str]:
    one = random.choice(world.people)
    return one.event, one.leaf, one.day, one.outcome


def _event_people(world: World, event: int, outcome: str, group: str) -> list[Person]:
    return [one for one in world.people if one.event == event and counted(one, outcome) and one.is_of(group)]


def _event_toll(random: Random, world: World) -> None:
    event, leaf, day, outcome = _pick_event(random, world)
    group, voice = random.choice(GROUPS), _voice(random)
    number = _known(random, world, _event_people(world, event, outcome, group))
    text, leaves = _where(random, world, leaf)
    window, first, last = _when(random, world, day, voice)
    if number:
        value, hedge = _hedged(random, number)
        region = {"outcome": outcome, "group": group, "leaves": leaves, "text": text, "first": first, "last": last}
        extra: dict[str, Any] = {}
        if world.broken == "event tolls called cumulative" and random.random() < 0.6:
            published = day + random.randint(1, 4)
            start = day - random.randrange(6)
            first, last = start, published
            window = {"published_on": iso(published), "window_text": "since then", "on": f"{iso(start)}..{iso(published)}"}
            extra = {"kind": "cumulative", "scope": "whole", "closed": random.random() < 0.3}
            region = {**region, "first": first, "last": last}
        _add(world, value, region, outcome=outcome, place_text=text, **_group(group), **window, **voice, **hedge, **extra)


def _list(random: Random, world: World) -> None:
    """"Two women, a man and three children": items that the statement sets apart."""
    event, leaf, day, outcome = _pick_event(random, world)
    voice, (text, leaves) = _voice(random), _where(random, world, leaf)
    window, first, last = _when(random, world, day, voice)
    groups = [group for group in ("women", "men", "children") if _event_people(world, event, outcome, group)]
    numbers = range(len(world.claims) + 1, len(world.claims) + 1 + len(groups))
    for group, number in zip(groups, numbers, strict=True):
        apart = tuple(f"c{other:04d}" for other in numbers if other != number)
        size = max(1, _known(random, world, _event_people(world, event, outcome, group)))
        if not all(one.late for one in _event_people(world, event, outcome, group)):
            region = {"outcome": outcome, "group": group, "leaves": leaves, "text": text, "first": first, "last": last}
            _add(world, size, region, outcome=outcome, place_text=text, group=group, apart_from_ids=apart, **window, **voice)
        else:
            _add(world, "several", None, outcome=outcome, group=group, modality="feared", **window, **voice)


def _part(random: Random, world: World) -> None:
    """"Twenty people, including five children"."""
    event, leaf, day, outcome = _pick_event(random, world)
    voice, (text, leaves) = _voice(random), _where(random, world, leaf)
    window, first, last = _when(random, world, day, voice)
    number = _known(random, world, _event_people(world, event, outcome, "people"))
    region = {"outcome": outcome, "group": "people", "leaves": leaves, "text": text, "first": first, "last": last}
    if not number:
        return
    whole = _add(world, number, region, outcome=outcome, place_text=text, **window, **voice)
    group = random.choice(("civilians", "children", "women", "men"))
    part = min(number, sum(not one.late for one in _event_people(world, event, outcome, group)))
    if part:
        published = {"published_on": window["published_on"]}
        known = random.randint(1, part)
        link = f"c{whole:04d}"
        _add(world, known, {**region, "group": group}, outcome=outcome, group=group, part_of_id=link, **published, **voice)


def _again(random: Random, world: World) -> None:
    """A headline and its body."""
    event, leaf, day, outcome = _pick_event(random, world)
    voice, (text, leaves) = _voice(random), _where(random, world, leaf)
    window, first, last = _when(random, world, day, voice)
    number = _known(random, world, _event_people(world, event, outcome, "people"))
    if not number:
        return
    region = {"outcome": outcome, "group": "people", "leaves": leaves, "text": text, "first": first, "last": last}
    head = _add(world, number, None, outcome=outcome, published_on=window["published_on"], **voice)
    link = f"c{head:04d}"
    _add(world, number, region, outcome=outcome, place_text=text, restates_id=link, **window, **voice)


def _whole(random: Random, world: World) -> None:
    """All of a place and some days: "in September across the province"."""
    text = random.choice([one for one in TEXTS if one and not one.startswith(("the Suk", "Beit", "north"))])
    leaves, group = random.choice(TEXTS[text]), random.choice(GROUPS)
    first = random.randrange(35)
    last = first + random.randrange(14)
    outcome = "displaced" if world.broken == "stocks" else random.choice(("killed", "killed", "wounded", "casualties"))
    if world.broken == "stocks":
        first = last = random.randrange(40)
    people = select(world, outcome, group, leaves, first, last)
    if world.broken == "stocks":
        people = held(world, group, leaves, first)
    number = _known(random, world, people)
    voice, late = _voice(random), _shift_free(world)
    window = {"on": f"{iso(first)}..{iso(last)}", "published_on": iso(last + 1 + random.randrange(4)), **late}
    is_closed = random.random() < 0.6
    value, hedge = (number, {"qualifier": "exact"}) if is_closed else _hedged(random, number) if number else (0, {})
    region = {"outcome": outcome, "group": group, "leaves": leaves, "text": text, "first": first, "last": last}
    fields = {**_group(group), **window, **voice, **hedge}
    _add(world, value, region, outcome=outcome, place_text=text, kind="period", scope="whole", closed=is_closed, **fields)


def _shift_free(_: World) -> dict[str, Any]:
    return {}


def _harmed_together(random: Random, world: World) -> None:
    """Killed and wounded in one sentence."""
    event, leaf, day, _ = _pick_event(random, world)
    killed = [one for one in world.people if one.event == event and one.outcome == "killed" and not one.late]
    wounded = [one for one in world.people if one.event == event and one.outcome == "wounded" and not one.late]
    voice, (text, leaves) = _voice(random), _where(random, world, leaf)
    window, first, last = _when(random, world, day, voice)
    quote = f"Killed and wounded in one, {len(world.claims)}."
    for outcome, people in (("killed", killed), ("wounded", wounded)):
        if people:
            region = {"outcome": outcome, "group": "people", "leaves": leaves, "text": text, "first": first, "last": last}
            _add(world, len(people), region, outcome=outcome, place_text=text, quote=quote, **window, **voice)


def _found(random: Random, world: World) -> None:
    """Bodies found some days later; the words do not say when they died."""
    event, leaf, day, _ = _pick_event(random, world)
    people = [one for one in world.people if one.event == event and one.outcome == "killed"]
    people = [one for one in people if one.late] or people
    voice, (text, leaves) = _voice(random), _where(random, world, leaf)
    if people:
        on = day + random.randint(1, 12)
        region = {"outcome": "killed", "group": "people", "leaves": leaves, "text": text, "first": -(10**6), "last": on}
        number = random.randint(1, len(people))
        fields = {"on": iso(on), "published_on": iso(on), "found": True, "unit": "bodies"}
        _add(world, number, region, outcome="killed", place_text=text, **fields, **voice)


def _died_later(random: Random, world: World) -> None:
    """Some of the wounded have died: told as dead of their wounds, or within a later toll of the day."""
    dead = [one for one in world.people if one.died]
    if not dead:
        return _event_toll(random, world)
    one = random.choice(dead)
    voice, (text, leaves) = _voice(random), _where(random, world, one.leaf)
    on = one.day + random.randint(1, 9)
    number = sum(other.event == one.event for other in dead)
    region = {"outcome": "killed", "group": "people", "leaves": leaves, "text": text, "first": -(10**6), "last": on}
    fields = {"on": iso(on), "published_on": iso(on), "found": True}
    _add(world, number, region, outcome="killed", place_text=text, **fields, **voice)
    return None


def _false_zero(random: Random, world: World) -> None:
    """A party says that nobody was harmed, in the event's place and day, or in the whole of both."""
    _, leaf, day, outcome = _pick_event(random, world)
    text, _ = _where(random, world, leaf)
    window = {"on": iso(day), "published_on": iso(day + random.randint(1, 3))}
    scope = random.choice(("event", "whole"))
    party = random.choice(("Russian Defence Ministry", "the Syrian army"))
    fields = {"scope": scope, "closed": random.random() < 0.5, "source_text": party}
    _add(world, 0, None, outcome=outcome, place_text=text, **window, **fields)


def _copy(random: Random, world: World) -> None:
    """Another outlet carries a claim in the same words; in the world of re-dated copies with its own, later days."""
    if not world.claims:
        return
    at = random.randrange(len(world.claims))
    original = world.claims[at]
    if {"restates_id", "part_of_id", "apart_from_ids"} & set(original):
        return
    world.articles += 1
    late = random.choice((7, 14)) if world.broken == "copies re-dated" else 0
    copy = {**original, "publisher": random.choice(("Wire", "Post", "Gazette", "Echo")), "article": f"{world.articles}"}
    copy["published_on"] = _later(original["published_on"], late)
    if original.get("on"):
        copy["on"] = "..".join(_later(one, late) for one in original["on"].split(".."))
    if random.random() < 0.5:
        copy["origin_id"] = original.get("origin_id") or f"a-{original['article']}"
    world.claims.append(copy)
    world.regions.append(None)


def _later(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def held(world: World, group: str, leaves: frozenset[str], day: int) -> list[Person]:
    """The stock at a date."""
    return [one for one in world.people if one.leaf in leaves and one.day <= day <= one.until and one.is_of(group)]

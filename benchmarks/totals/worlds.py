"""Invented worlds: who was harmed, when and where. Seeded; nothing of the program inside.

A truthful world's claims are true: of every claim, at least `low` people lie in what its words cover, and at
most `high` where its words close it. A broken world breaks one assumption behind the program's back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

FIRST = dt.date(2016, 8, 1)
LEAVES = (
    "east",
    "west",
    "manbij",
    "aleppo rest",
    "idlib",
    "khan",
    "idlib rest",
    "homs",
    "homs rest",
    "mosul",
    "falluja",
)
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
    None, None, "Syria", "Aleppo", "Aleppo province", "the city of Aleppo", "Idlib", "Homs", "Iraq", "Mosul",
    "eastern Aleppo",
)  # fmt: skip
GROUPS = (
    "people",
    "people",
    "people",
    "civilians",
    "children",
    "women",
    "men",
    "combatants",
    "women and children",
)
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
    "a toll too high, taken back",
    "a count too high, contradicted",
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person harmed. `until` is the last day of a stock; `late` is found after the first tolls."""

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
    regions: list[dict[str, Any] | None] = field(
        default_factory=list
    )  # what each claim's words cover; None: a copy
    articles: int = 0


def iso(day: int) -> str:
    """The date of a day's number."""
    return (FIRST + dt.timedelta(days=day)).isoformat()


def make_people(random: Random, broken: str | None) -> list[Person]:
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
    person = Person(
        day, leaf, random.choice("fm"), age, status, outcome, event, until=day + random.randrange(15)
    )
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


def select(
    world: World, outcome: str, group: str, leaves: frozenset[str], first: int, last: int
) -> list[Person]:
    """Those who fit."""
    return [
        one
        for one in world.people
        if one.leaf in leaves and first <= one.day <= last and counted(one, outcome) and one.is_of(group)
    ]


def held(world: World, group: str, leaves: frozenset[str], day: int) -> list[Person]:
    """The stock at a date."""
    return [
        one for one in world.people if one.leaf in leaves and one.day <= day <= one.until and one.is_of(group)
    ]

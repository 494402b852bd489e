"""The small tables of groups and outcomes: what is inside what, what is apart, what is a stock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warehouse import Mistake

HERE = Path(__file__).parent
COVERS = {  # groups whose union is all of a group, by definition of the words
    "people": (("men", "women", "children"), ("civilians", "combatants")),
    "children": (("boys", "girls"),),
}
OUTCOME_COVERS = {"casualties": ("killed", "wounded")}


@dataclass(frozen=True, slots=True)
class Kind:
    """One product of properties: whoever has one of each. `role` narrows and never sets apart."""

    sex: frozenset[str]
    age: frozenset[str]
    status: frozenset[str]
    role: str

    def is_inside(self, other: Kind) -> bool:
        return (
            self.sex <= other.sex
            and self.age <= other.age
            and self.status <= other.status
            and other.role in ("", self.role)
        )

    def is_apart(self, other: Kind) -> bool:
        return not (self.sex & other.sex and self.age & other.age and self.status & other.status)


Who = frozenset[Kind]  # a union of kinds: "women and children" has two


@dataclass(frozen=True, slots=True)
class Outcome:
    """`inside` is the outcome that contains this one, if any. `adds_over_places`: whether nobody is told of
    in two places on one day.
    """

    name: str
    is_stock: bool
    adds_over_places: bool
    inside: str


def read_tsv(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a table kept beside the code; an unknown column, a short row or a repeated key is an error."""
    header, *lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]
    if tuple(header.split("\t")) != columns:
        raise Mistake(f"{path.name}: the columns must be {', '.join(columns)}")
    rows = [dict(zip(columns, line.split("\t"), strict=False)) for line in lines]
    keys = [row[columns[0]] for row in rows]
    for key, row in zip(keys, rows, strict=True):
        if len(row) < len(columns) - 1 or keys.count(key) > 1:
            raise Mistake(f"{path.name}: {key!r} is short of a column or there twice")
    return rows


@cache
def outcomes() -> dict[str, Outcome]:
    """Every outcome by name."""
    rows = read_tsv(HERE / "outcomes.tsv", ("outcome", "is_stock", "adds_over_places", "inside", "why"))
    return {
        row["outcome"]: Outcome(
            row["outcome"], row["is_stock"] == "yes", row["adds_over_places"] == "yes", row["inside"]
        )
        for row in rows
    }


def is_outcome_inside(one: str, other: str) -> bool:
    """killed is inside casualties."""
    return one == other or outcomes()[one].inside == other


def outcomes_read(outcome: str) -> list[str]:
    """Outcomes inside one or around it: what its questions read."""
    return [
        name
        for name, one in outcomes().items()
        if outcome in (name, one.inside) or (outcome in outcomes() and outcomes()[outcome].inside == name)
    ]


@cache
def _groups() -> tuple[dict[str, Kind], dict[str, str]]:
    rows = read_tsv(HERE / "groups.tsv", ("group", "sex", "age", "status", "role", "words", "why"))
    kinds = {
        row["group"]: Kind(
            frozenset(row["sex"].split()),
            frozenset(row["age"].split()),
            frozenset(row["status"].split()),
            row["role"],
        )
        for row in rows
    }
    return kinds, {word: row["group"] for row in rows for word in row["words"].split()}


def group_names() -> tuple[str, ...]:
    """Every group, in the order of the table."""
    return tuple(_groups()[0])


@cache
def who(group: str, group_text: str | None = None) -> Who:
    """The people that a claim's group counts. "other" is read by its words: "women and children" is a
    union.
    """
    kinds, words = _groups()
    if group not in kinds:
        raise Mistake(f"group {group!r}: must be one of {', '.join(kinds)}")
    if group != "other" or not group_text:
        return frozenset({kinds[group]})
    found = [
        words.get(word)
        for word in re.findall(r"[\w-]+", group_text.casefold())
        if word not in ("and", "or", "the")
    ]
    if found and all(found):
        return frozenset(kinds[name] for name in found if name)
    everybody = kinds["people"]
    return frozenset({Kind(everybody.sex, everybody.age, everybody.status, f"other {group_text.casefold()}")})


@cache
def is_inside(one: Who, other: Who) -> bool:
    """Whether everybody of `one` surely belongs to `other`."""
    return all(any(kind.is_inside(wider) for wider in other) for kind in one)


@cache
def is_apart(one: Who, other: Who) -> bool:
    """Whether nobody can belong to both."""
    return all(kind.is_apart(second) for kind in one for second in other)


def status(group: Who) -> str:
    """civilians, combatants or not_said."""
    found = {kind.status for kind in group}
    if found == {frozenset({"civilian"})}:
        return "civilians"
    return "combatants" if found == {frozenset({"combatant"})} else "not_said"

"""Suites as data: the strict loader of `suites/*.yml`.

A suite is a list of entries over one kind of row. What the file does not say right is a `Mistake` that names
file and entry: an unknown key, a duplicate, a missing example, a column nobody declared.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader  # ten times faster
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

from expectations.mistake import Mistake

FOLDER = Path(__file__).parent / "suites"
SEVERITIES = ("error", "warning")
KINDS = ("text", "number", "real", "date", "flag", "list")
SUITE_KEYS = {"about", "row_kind", "row_id", "evidence", "columns", "rows", "entries"}
ENTRY_KEYS = {
    "id",
    "expect",
    "kwargs",
    "says",
    "derive",
    "given",
    "severity",
    "reason",
    "date",
    "good",
    "bad",
    "releasable",
}
COLUMN_KEYS = ("column", "column_A", "column_B", "column_list")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the rows: its kind, whether null is refused, whether the key may be absent."""

    name: str
    kind: str
    required: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One expectation. Either `expect` (a type of Great Expectations with `kwargs`, and `says`, the reason
    told for a failing row, a format string over its columns) or `derive` (module.function of
    `expectations.derived` with `given`), whose findings Great Expectations then asserts to be none.
    `releasable`: it weighs what is likely, so a person who has read the words may overrule it. What proves
    the words, or keeps a row from being counted twice, is never releasable.
    """

    id: str
    severity: str
    reason: str
    date: dt.date
    good: Mapping[str, Any]
    bad: Mapping[str, Any]
    expect: str | None = None
    kwargs: Mapping[str, Any] | None = None
    says: str | None = None
    derive: str | None = None
    given: Mapping[str, Any] | None = None
    releasable: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a Great Expectations entry reads."""
        names: list[str] = []
        for key in COLUMN_KEYS:
            value = (self.kwargs or {}).get(key, [])
            names += [value] if isinstance(value, str) else list(value)
        return tuple(names)


@dataclass(frozen=True, slots=True)
class Suite:
    """A named list of entries over rows of one kind, with the clean rows that the examples start from."""

    name: str
    about: str
    row_kind: str
    row_id: str
    evidence: tuple[str, ...]  # the columns shown beside a failing row, the first that is not empty
    columns: tuple[Column, ...]
    rows: Mapping[str, Mapping[str, Any]]
    entries: tuple[Entry, ...]


class _Loader(SafeLoader):
    """YAML that refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping, each key once."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {sorted(map(str, twice))[0]!r} stands twice", node.start_mark
            )
        return super().construct_mapping(node, deep)


def load_suite(path: Path) -> Suite:
    """The suite in one file; its name is the file's stem. Raises `Mistake`."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Mistake(f"{path.name}: not readable as YAML: {' '.join(str(error).split())}") from error
    _keys(path.name, raw, SUITE_KEYS, SUITE_KEYS)
    columns = tuple(_column(path.name, name, kind) for name, kind in raw["columns"].items())
    names = {column.name for column in columns}
    entries = tuple(_entry(path.name, item, names) for item in raw["entries"] or [])
    _once(path.name, [entry.id for entry in entries])
    evidence = tuple(raw["evidence"])
    for name in (raw["row_id"], *evidence):
        if name not in names:
            raise Mistake(f"{path.name}: {name!r} is not one of its columns")
    return Suite(
        path.stem, raw["about"], raw["row_kind"], raw["row_id"], evidence, columns, raw["rows"], entries
    )


def load_suites(folder: Path = FOLDER) -> dict[str, Suite]:
    """Every suite of a folder by name; lying there is the registration."""
    return {path.stem: load_suite(path) for path in sorted(folder.glob("*.yml"))}


def _keys(where: str, raw: object, known: set[str], needed: set[str]) -> None:
    if not isinstance(raw, dict):
        raise Mistake(f"{where}: a mapping is wanted, not {type(raw).__name__}")
    if unknown := sorted(str(key) for key in raw if key not in known):
        raise Mistake(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
    if missing := sorted(needed - raw.keys()):
        raise Mistake(f"{where}: {missing[0]!r} is missing")


def _once(where: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise Mistake(f"{where}: the id {name!r} stands twice")


def _column(where: str, name: str, kind: object) -> Column:
    text = str(kind)
    if text.rstrip("!?") not in KINDS:
        raise Mistake(
            f"{where}: column {name!r} has kind {text!r}; right are {', '.join(KINDS)}, with ! or ?"
        )
    return Column(name, text.rstrip("!?"), text.endswith("!"), text.endswith("?"))


def _entry(where: str, raw: object, columns: set[str]) -> Entry:
    name = raw.get("id", "?") if isinstance(raw, dict) else "?"
    here = f"{where}, entry {name!r}"
    _keys(here, raw, ENTRY_KEYS, {"id", "severity", "reason", "date", "good", "bad"})
    assert isinstance(raw, dict)
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Mistake(f"{here}: an id is lower case letters, digits and _")
    if raw["severity"] not in SEVERITIES:
        raise Mistake(f"{here}: severity is 'error' or 'warning', not {raw['severity']!r}")
    if not isinstance(raw["reason"], str) or not raw["reason"].strip():
        raise Mistake(f"{here}: a reason is wanted, in words")
    if type(raw.get("releasable", False)) is not bool:
        raise Mistake(f"{here}: releasable is true or false, not {raw['releasable']!r}")
    if raw.get("releasable") and raw["severity"] != "error":
        raise Mistake(f"{here}: a warning sets nothing aside, so there is nothing to release")
    if type(raw["date"]) is not dt.date:
        raise Mistake(f"{here}: date is the day it was added, as 2026-11-22")
    if not isinstance(raw["good"], dict) or not isinstance(raw["bad"], dict) or not raw["bad"]:
        raise Mistake(f"{here}: good and bad are rows (what differs from the clean ones); bad is not empty")
    _check_way(here, raw)
    entry = Entry(**raw)
    if unknown := sorted(set(entry.columns) - columns):
        raise Mistake(f"{here}: {unknown[0]!r} is not one of the suite's columns")
    return entry


def _check_way(here: str, raw: Mapping[str, Any]) -> None:
    """Exactly one of expect and derive, each with what belongs to it."""
    if ("expect" in raw) == ("derive" in raw):
        raise Mistake(f"{here}: exactly one of 'expect' and 'derive' is wanted")
    if "expect" in raw and not (isinstance(raw.get("kwargs"), dict) and isinstance(raw.get("says"), str)):
        raise Mistake(f"{here}: 'expect' wants 'kwargs' and 'says' (what a failing row is told)")
    if "derive" in raw and ("kwargs" in raw or "says" in raw):
        raise Mistake(f"{here}: 'derive' takes 'given'; the function itself says what is wrong")
    if "expect" in raw and "given" in raw:
        raise Mistake(f"{here}: 'given' belongs to 'derive'; for 'expect' it is 'kwargs'")

"""The suite loader is strict, and the suites agree with what they describe."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from expectations import Mistake
from expectations.examples import example_rows
from expectations.suite import FOLDER, load_suite, load_suites
from extractors import claim
from warehouse import store
from warehouse.load import ARTICLE_FIELDS

SUITES = load_suites()
RULES = Path("extractors/rules")
ENTRY: dict[str, Any] = {
    "id": "name_there",
    "expect": "ExpectColumnValuesToNotBeNull",
    "kwargs": {"column": "name"},
    "says": "no name",
    "severity": "error",
    "reason": "a row without a name",
    "date": "2026-11-22",
    "good": {"one": {"name": "b"}},
    "bad": {"one": {"name": None}},
}
SUITE: dict[str, Any] = {
    "about": "things",
    "row_kind": "thing",
    "row_id": "name",
    "evidence": ["name"],
    "columns": {"name": "text"},
    "rows": {"one": {"name": "a"}},
    "entries": [ENTRY],
}


def written(folder: Path, suite: dict[str, Any]) -> Path:
    path = folder / "thing.yml"
    path.write_text(re.sub("'(2026-11-22)'", r"\1", yaml.safe_dump(suite)), encoding="utf-8")
    return path


def with_entry(**differs: Any) -> dict[str, Any]:
    entry = {key: value for key, value in (ENTRY | differs).items() if value != "(left out)"}
    return SUITE | {"entries": [entry]}


def test_the_pattern_suite_loads(tmp_path: Path) -> None:
    suite = load_suite(written(tmp_path, SUITE))
    assert (suite.name, [entry.id for entry in suite.entries]) == ("thing", ["name_there"])


WRONG: dict[str, tuple[Any, str]] = {
    "unknown key of the suite": (SUITE | {"colums": {}}, "thing.yml: unknown key 'colums'"),
    "key missing": ({k: v for k, v in SUITE.items() if k != "rows"}, "thing.yml: 'rows' is missing"),
    "unknown key of an entry": (with_entry(level=1), "entry 'name_there': unknown key 'level'"),
    "severity": (with_entry(severity="fatal"), "severity is 'error' or 'warning', not 'fatal'"),
    "no reason": (with_entry(reason=" "), "a reason is wanted"),
    "reason is a boolean": (with_entry(reason=False), "a reason is wanted"),
    "date is a text": (with_entry(date="today"), "date is the day it was added"),
    "no bad row": (with_entry(bad={}), "bad is not empty"),
    "bad left out": (with_entry(bad="(left out)"), "'bad' is missing"),
    "neither way": (with_entry(expect="(left out)"), "exactly one of 'expect' and 'derive'"),
    "both ways": (with_entry(derive="shape.missing"), "exactly one of 'expect' and 'derive'"),
    "says left out": (with_entry(says="(left out)"), "'expect' wants 'kwargs' and 'says'"),
    "given with expect": (with_entry(given={}), "'given' belongs to 'derive'"),
    "unknown column": (with_entry(kwargs={"column": "nam"}), "'nam' is not one of the suite's columns"),
    "id in capitals": (with_entry(id="NameThere"), "an id is lower case letters"),
    "id is a boolean": (with_entry(id=False), "an id is lower case letters"),
    "id twice": (SUITE | {"entries": [ENTRY, ENTRY]}, "the id 'name_there' stands twice"),
    "kind": (SUITE | {"columns": {"name": "string"}}, "column 'name' has kind 'string'"),
    "row_id": (SUITE | {"row_id": "id"}, "'id' is not one of its columns"),
    "not a mapping": ([], "a mapping is wanted, not list"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, case: str) -> None:
    suite, said = WRONG[case]
    with pytest.raises(Mistake, match=re.escape(said)):
        load_suite(written(tmp_path, suite))


def test_a_key_given_twice_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, SUITE)
    path.write_text(path.read_text("utf-8") + "about: again\n", "utf-8")
    with pytest.raises(Mistake, match="the key 'about' stands twice"):
        load_suite(path)


@pytest.mark.parametrize(
    "differs", [{"two": {}}, {"one": {"nam": "x"}}, {"two": {"like": "three"}}], ids=["row", "column", "like"]
)
def test_an_example_that_fits_nothing_is_named(tmp_path: Path, differs: dict[str, Any]) -> None:
    with pytest.raises(Mistake, match="the example row"):
        example_rows(load_suite(written(tmp_path, SUITE)), differs)


DERIVED = [(e.derive, e.given or {}) for s in SUITES.values() for e in s.entries if e.derive]


@pytest.mark.parametrize(("derive", "given"), DERIVED, ids=[name for name, _ in DERIVED])
def test_a_derived_column_takes_what_is_given(derive: str, given: dict[str, Any]) -> None:
    module, function = derive.split(".")
    inspect.signature(getattr(importlib.import_module(f"expectations.derived.{module}"), function)).bind(
        None, **given
    )


@pytest.mark.parametrize("suite", SUITES)
def test_every_entry_has_its_reason_and_no_text_twice(suite: str) -> None:
    says = [entry.says for entry in SUITES[suite].entries if entry.says]
    assert len(says) == len(set(says))


def columns_of(suite: str) -> set[str]:
    return {column.name for column in SUITES[suite].columns}


def test_the_claim_suite_has_the_fields_of_a_claim() -> None:
    fields = {field.name for field in dataclasses.fields(claim.Claim)}
    assert fields <= columns_of("claim")


def test_the_claim_suite_has_columns_of_core_claims(tmp_path: Path) -> None:
    beside = {"article_text", "published_on", "place_population", "series_high"}
    with store.open_work(tmp_path) as con:
        rows = con.execute("select column_name from duckdb_columns() where table_name = 'claims'").fetchall()
    assert columns_of("claim") - beside <= {name for (name,) in rows}


def test_the_article_suite_has_the_fields_of_an_article() -> None:
    beside = {"place_in_order", "body_before"}  # put beside an article for body_once: may be absent
    assert columns_of("article") == set(ARTICLE_FIELDS) | beside


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("outcome", claim.OUTCOMES),
        ("group", claim.GROUPS),
        ("kind", claim.KINDS),
        ("qualifier", claim.QUALIFIERS),
        ("modality", claim.MODALITIES),
        ("unit", claim.UNITS),
        ("scope", claim.SCOPES),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_enumerations_are_those_of_the_claim(column: str, values: tuple[str, ...]) -> None:
    entry = next(entry for entry in SUITES["claim"].entries if entry.id == f"{column}_known")
    assert entry.kwargs is not None
    assert tuple(entry.kwargs["value_set"]) == values


def test_languages_with_rules_are_those_that_pass() -> None:
    entry = next(entry for entry in SUITES["article"].entries if entry.id == "language_has_rules")
    assert entry.kwargs is not None
    languages = [path.name for path in RULES.iterdir() if path.is_dir() and not path.name.startswith("_")]
    passes = [tag for tag in [*languages, "ar", "xx", "zz"] if re.search(entry.kwargs["regex"], tag)]
    assert passes == languages


def test_suites_lie_where_they_are_found() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(SUITES)

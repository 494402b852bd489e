"""Imports run one way, and each layer keeps to its own business."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "flows": {"flows", "extractors", "expectations", "warehouse", "reports"},
    "reports": {"reports", "warehouse"},
    "extractors": {"extractors"},
    "expectations": {"expectations"},
    "warehouse": {"warehouse"},
}
ONLY_IN = {
    "prefect": {"flows"},
    "great_expectations": {"expectations"},
    "httpx": {"flows"},
    "duckdb": {"warehouse", "reports", "flows", "expectations"},
}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
}
FILES = sorted(p for package in MAY_IMPORT for p in (ROOT / package).rglob("*.py"))


def imported(tree: ast.AST) -> set[str]:
    """Top-level names of every module that a tree imports, at any depth."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


def clock_calls(tree: ast.AST) -> list[str]:
    """Calls of a clock: datetime.now(), date.today() and the like."""
    calls = (n.func for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute))
    return [
        ast.unparse(f)
        for f in calls
        if isinstance(f.value, ast.Name | ast.Attribute)
        and (ast.unparse(f.value).split(".")[-1], f.attr) in CLOCKS
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    names = imported(ast.parse(path.read_text("utf-8")))
    assert names & set(MAY_IMPORT) <= MAY_IMPORT[package]
    assert [n for n in names if n in ONLY_IN and package not in ONLY_IN[n]] == []


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if p.relative_to(ROOT).parts[0] != "flows"],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_no_clock_below_flows(path: Path) -> None:
    assert clock_calls(ast.parse(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import prefect.tasks", {"prefect"}),
        ("def f():\n    from warehouse.load import x", {"warehouse"}),
        ("from . import sibling", set()),
    ],
    ids=["dotted", "inside a function", "relative"],
)
def test_the_reader_of_imports_sees_them(source: str, names: set[str]) -> None:
    assert imported(ast.parse(source)) == names


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("import datetime as dt\ndt.datetime.now()", 1),
        ("dt.date.today()", 1),
        ("row.today", 0),
        ("dt.date(2016, 9, 30)", 0),
    ],
    ids=["now", "today", "an attribute", "a fixed day"],
)
def test_the_reader_of_clocks_sees_them(source: str, count: int) -> None:
    assert len(clock_calls(ast.parse(source))) == count


def test_sql_lives_in_sql_files() -> None:
    """No statement of more than a trivial length hides in Python, tests aside."""
    found = [
        f"{p.relative_to(ROOT)}:{node.lineno}"
        for p in FILES
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.lstrip()
        .lower()
        .startswith(("select ", "with ", "insert ", "merge ", "create table", "create view"))
        and len(node.value) > 80
    ]
    assert found == []

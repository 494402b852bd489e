"""A report of a small snapshot: its files, the same bytes anywhere, and what is refused in one line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

import reports
from reports import definition
from tests.reports.small_snapshot import Make, page, tables, text_of


def test_a_report_has_its_files_and_their_hashes(snapshot: Make, tmp_path: Path) -> None:
    made = reports.build(snapshot(), "situation", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "claims.csv",
        "figures.csv",
        "manifest.json",
        "report.html",
    ]
    assert (made.snapshot, made.ruleset, sorted(made.files)) == (
        "2016-09-30-0123456789ab",
        "r-1",
        ["claims.csv", "figures.csv", "report.html"],
    )


def test_the_same_snapshot_gives_the_same_bytes_anywhere(snapshot: Make, tmp_path: Path) -> None:
    path = snapshot()
    command = (
        "import sys; from pathlib import Path; from reports import build; "
        "build(Path(sys.argv[1]), 'situation', Path(sys.argv[2]))"
    )
    surroundings: list[Mapping[str, str]] = [
        {"TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Lima", "LANG": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"},
    ]
    for at, changed in enumerate(surroundings):
        out = tmp_path / f"out{at}"
        run = [sys.executable, "-c", command, str(path), str(out)]
        subprocess.run(run, env={**os.environ, **changed}, check=True, timeout=120)
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / f"out{at}").iterdir()} for at in (0, 1))
    assert first == second
    assert b"\r" not in b"".join(first.values())


def test_runs_leave_no_trace_in_a_report(snapshot: Make, tmp_path: Path) -> None:
    without = reports.build(snapshot(), "situation", tmp_path / "out")
    (tmp_path / "2016-09-30-0123456789ab.duckdb").unlink()
    runs = [{"run_id": "r-secret", "run_number": 1}]
    assert reports.build(snapshot(runs=runs), "situation", tmp_path / "again") == without


def test_a_link_to_the_snapshot_gives_its_name(snapshot: Make, tmp_path: Path) -> None:
    link = tmp_path / "current.duckdb"
    link.symlink_to(snapshot())
    assert reports.build(link, "situation", tmp_path / "out").snapshot == "2016-09-30-0123456789ab"


@pytest.mark.parametrize(
    ("name", "message"),
    [("situation2", "no report 'situation2': there are"), ("../page", "no report '../page': there are")],
    ids=["unknown", "a path"],
)
def test_an_unknown_report_is_one_line(snapshot: Make, tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(reports.Mistake, match=re.escape(message)):
        reports.build(snapshot(), name, tmp_path / "out")


def test_what_is_no_snapshot_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(reports.Mistake, match="no snapshot"):
        reports.build(tmp_path / "2016-09-30-x.duckdb", "situation", tmp_path / "out")
    (tmp_path / "2016-09-30-x.duckdb").write_bytes(b"not a database, and long enough to look like one")
    with pytest.raises(reports.Mistake, match="is not a snapshot of this version"):
        reports.build(tmp_path / "2016-09-30-x.duckdb", "situation", tmp_path / "out")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("codebook: strict", "codebook: strictest"), "'strictest' is not among the codebooks"),
        (("outcomes: [killed", "outcomes: [kiled"), "'kiled' is not among the outcomes"),
        (("most_places: 80", "most_places: no"), "most_places is False"),
        (("most_places: 80", "many_places: 80"), "key 'many_places' is unknown or missing"),
        (("groups: all", "groups: everybody"), "groups must be a list"),
    ],
    ids=["codebook", "outcome", "count", "key", "groups"],
)
def test_a_definition_is_read_strictly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], message: str
) -> None:
    text = (definition.HERE / "situation" / "report.yml").read_text("utf-8")
    assert change[0] in text
    (tmp_path / "situation").mkdir()
    (tmp_path / "situation" / "report.yml").write_text(text.replace(*change), encoding="utf-8")
    monkeypatch.setattr(definition, "HERE", tmp_path)
    with pytest.raises(reports.Mistake, match=re.escape(message)):
        definition.load("situation")


@pytest.mark.parametrize("name", reports.names())
def test_a_record_of_nothing_gives_a_page(snapshot: Make, tmp_path: Path, name: str) -> None:
    path = snapshot()
    with duckdb.connect(str(path)) as con:
        for table in tables():
            con.execute(f"delete from main.{table}")
    made = reports.build(path, name, tmp_path / "out")
    assert made.ruleset == ""
    assert "None" not in text_of(page(tmp_path / "out")).replace("None.", "")

"""What is set aside is counted in every product, and what could not be read is named to people."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli import main
from flows.closing import closing_lines
from flows.running import Ended
from flows.settings import Settings
from tests.flows.sites import folder_source, run_night, settings_of
from tests.flows.test_releases import LATE, PART
from warehouse import store

TOLD = "2 claims and 1 article set aside"


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, dict[str, Any]]:
    """A night with a claim and an article set aside, and a file that nobody can read."""
    here = tmp_path_factory.mktemp("night")
    texts = {"part.txt": PART, "late.txt": LATE, "no.doc": "x", "cut.md": "---\ntitle: Cut\nFive men died.\n"}
    settings = settings_of(here / "data", folder_source(here / "sources", texts))
    return settings, run_night(settings)[1]


def said(capsys: pytest.CaptureFixture[str], settings: Settings, *arguments: str) -> str:
    capsys.readouterr()
    assert main([*arguments, "--data", str(settings.data)]) == 0
    return capsys.readouterr().out


def report_of(settings: Settings, name: str = "situation") -> Path:
    return settings.reports / store.snapshot_path(settings.data).stem / name


@pytest.mark.parametrize("name", ["situation", "sources"])
def test_the_page_of_a_report_counts_it(night: tuple[Settings, dict[str, Any]], name: str) -> None:
    assert TOLD in (report_of(night[0], name) / "report.html").read_text("utf-8")


def test_the_manifest_and_the_table_of_a_report_count_it(night: tuple[Settings, dict[str, Any]]) -> None:
    folder = report_of(night[0])
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["set_aside"] == {"articles": 1, "claims": 2}
    rows = list(csv.DictReader((folder / "figures.csv").read_text("utf-8-sig").splitlines()))
    assert {row["claims_in_quarantine"] for row in rows if row["outcome"] == "killed"} == {"2"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["quarantine"], TOLD, id="quarantine"),
        pytest.param(["claims"], f"of all, {TOLD}", id="claims"),
        pytest.param(["runs"], "2 claims and 1 article  ", id="runs"),
        pytest.param(
            ["total", "--outcome", "killed"], "2 claims (2 of killed) and 1 article set aside", id="total"
        ),
        pytest.param(
            ["total", "--outcome", "wounded"], "2 claims (0 of wounded) and 1 article", id="none of"
        ),
    ],
)
def test_every_list_counts_it(
    night: tuple[Settings, dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    assert told in said(capsys, night[0], *arguments)


def test_the_night_ends_with_the_count(night: tuple[Settings, dict[str, Any]]) -> None:
    settings, entry = night
    lines = closing_lines(Ended(entry, None), settings.data)
    assert f"checks    {TOLD}: figures quarantine" in lines
    assert TOLD in Path(entry["page"]).read_text("utf-8")
    assert [line for line in lines if "checks.html" in line] == []


def test_a_report_made_anywhere_counts_it_and_has_its_page_of_results(
    night: tuple[Settings, dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, entry = night
    told = said(capsys, settings, "report", "situation", "--out", str(tmp_path / "mine"))
    assert TOLD in told.splitlines()[0]
    assert 'href="checks.html"' in (tmp_path / "mine" / "report.html").read_text("utf-8")
    page = Path(entry["page"]).read_bytes()
    assert (tmp_path / "mine" / "checks.html").read_bytes() == page
    assert (report_of(settings) / "checks.html").read_bytes() == page


def test_a_report_whose_page_of_results_is_gone_says_so(
    night: tuple[Settings, dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(night[0].data, copy, symlinks=True)
    shutil.rmtree(copy / "logs")
    out = tmp_path / "mine"
    assert main(["report", "situation", "--out", str(out), "--data", str(copy)]) == 0
    assert "not at hand here" in (out / "checks.html").read_text("utf-8")
    capsys.readouterr()


def test_what_could_not_be_read_is_named_to_people(
    night: tuple[Settings, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    settings, entry = night
    told = said(capsys, settings, "runs")
    assert "courier: no.doc  file type .doc: no reader for it" in told
    page = Path(entry["page"]).read_text("utf-8")
    assert "courier: no.doc" in page
    assert "file type .doc: no reader for it" in page
    assert "its front matter is not closed: &#39;title&#39;" in page


@pytest.fixture(scope="module")
def old(night: tuple[Settings, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder as an earlier version left it: no count of what is set aside, no day since when."""
    data = tmp_path_factory.mktemp("old") / "data"
    shutil.copytree(night[0].data, data, symlinks=True)
    path = store.snapshot_path(data)
    path.chmod(0o644)
    with duckdb.connect(str(path)) as con:
        con.execute("drop table main.set_aside; drop table main.releases")
        con.execute("alter table main.quarantine drop column since")
    return data


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("total --outcome killed", "1 claim and 1 article set aside"),
        ("total --outcome killed --json", '"unknown": 1'),
        ("claims", "of all, 1 claim and 1 article set aside"),
        ("quarantine", "1 claim and 1 article set aside"),
        ("runs", "done"),
        ("sql select", "SELECT"),
        ("report situation --out OUT", "1 claim and 1 article set aside"),
        ("verify", ""),
        ("doctor --sources SOURCES", ""),
    ],
)
def test_an_old_snapshot_is_read_or_says_in_one_line_why_not(
    old: Path,
    night: tuple[Settings, dict[str, Any]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    line: str,
    told: str,
) -> None:
    words = line.replace("OUT", str(tmp_path / "r")).replace("SOURCES", str(night[0].sources_folder)).split()
    code = main([*words, "--data", str(old)])
    given = capsys.readouterr()
    if code == 2:
        assert given.err.count("\n") == 1
    assert told in given.out + given.err

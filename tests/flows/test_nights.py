"""Plain nights over folders: twice, killed anywhere, locked, with a planted lie, read while they publish."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows import Mistake, stages
from flows.commands.runs import nights
from flows.lock import is_held, only_night
from flows.night import run_plainly
from flows.progress import STAGES
from flows.reporting import RESULTS
from flows.settings import Settings
from tests.flows.sites import DAY, a_night, folder_source, run_night, settings_of
from warehouse import store

TEXTS = {
    "taiz.txt": "---\ntitle: Five killed in Taiz\npublished: 2024-03-11\n---\n"
    "Shells killed five people in Taiz on Sunday, medics said.\n",
    "homs.md": "---\npublished: 2024-03-11\n---\n# Mine near Homs\n\n"
    "A mine wounded three children near Homs.\n",
    "none.txt": "The olive harvest has begun in the hills above the coast.\n",
}
KILL_AFTER = """
import datetime as dt, os, signal, sys
from pathlib import Path
from flows.night import begin_night, run_plainly
from flows.settings import read_settings
def kill(stage):
    if stage == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)
settings = read_settings({}, data=Path(sys.argv[1]), sources=Path(sys.argv[2]))
with begin_night(settings, dt.date(2024, 3, 12)) as night:
    run_plainly(night, after=kill)
"""
COUNT_ARTICLES = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
for line in sys.stdin:
    print(con.table("main.articles").count("*").fetchall()[0][0], flush=True)
"""


class Killed(Exception):
    """Stands for the end of the process between two stages."""


def state(settings: Settings) -> dict[str, Any]:
    """All that must be the same: rows of `main` apart from runs, the snapshot's name, the report's bytes (and
    that the page of results lies beside it, which tells of a night)."""
    found: dict[str, Any] = {"snapshot": store.snapshot_path(settings.data).name}
    with store.open_snapshot(settings.data) as con:
        for relation in ("articles", "claims", "figures", "quarantine"):
            frame = con.table(f"main.{relation}").df().drop(columns=["run_id"], errors="ignore")
            found[relation] = frame.to_csv(index=False)
    reports = settings.reports
    for path in sorted(path for path in reports.rglob("*") if path.is_file()):
        content = b"" if path.name == RESULTS else path.read_bytes()
        found[path.relative_to(reports).as_posix()] = hashlib.sha256(content).hexdigest()
    return found


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one undisturbed night leaves."""
    here = tmp_path_factory.mktemp("clean")
    settings = settings_of(here / "data", folder_source(here / "sources", TEXTS))
    run_night(settings)
    found = state(settings)
    assert "five" in found["claims"]
    return found


def set_up(tmp_path: Path, texts: dict[str, str] = TEXTS, language: str = "en") -> Settings:
    return settings_of(tmp_path / "data", folder_source(tmp_path / "sources", texts, language=language))


def test_a_second_night_over_the_same_articles_changes_nothing(tmp_path: Path, clean: dict[str, Any]) -> None:
    settings = set_up(tmp_path)
    run_night(settings)
    _, log = run_night(settings)
    assert state(settings) == clean
    assert [stage["stage"] for stage in log["stages"]] == list(STAGES)
    assert log["stages"][0]["counts"] == {"articles": 3, "new": 0}
    assert [entry["status"] for entry in nights(settings)] == ["done", "done"]


@pytest.mark.slow
def test_an_article_that_goes_back_to_its_earlier_text_gives_the_earlier_snapshot(
    tmp_path: Path, clean: dict[str, Any]
) -> None:
    settings = set_up(tmp_path)
    run_night(settings)
    edited = TEXTS["taiz.txt"].replace("five", "nine")
    folder_source(tmp_path / "sources", {"taiz.txt": edited})
    run_night(settings)
    with store.open_snapshot(settings.data) as con:
        assert {row[0] for row in con.execute("select number_text from claims").fetchall()} == {
            "Five",
            "nine",
            "three",
        }
    folder_source(tmp_path / "sources", {"taiz.txt": TEXTS["taiz.txt"]})
    run_night(settings)
    found = state(settings)
    assert {key: found[key] for key in clean} == clean


@pytest.mark.parametrize(
    "last",
    [one if one in ("extract", "total") else pytest.param(one, marks=pytest.mark.slow) for one in STAGES],
)
def test_a_night_that_ends_after_any_stage_is_completed_by_the_next(
    tmp_path: Path, clean: dict[str, Any], last: str
) -> None:
    settings = set_up(tmp_path)

    def stop(stage: str) -> None:
        if stage == last:
            raise Killed

    with pytest.raises(Killed), a_night(settings) as night:
        run_plainly(night, after=stop)
    run_night(settings)
    assert state(settings) == clean


@pytest.mark.parametrize("last", [pytest.param("load", marks=pytest.mark.slow), "publish"])
def test_a_process_killed_between_two_stages_leaves_a_data_folder_that_the_next_completes(
    tmp_path: Path, clean: dict[str, Any], last: str
) -> None:
    settings = set_up(tmp_path)
    command = [sys.executable, "-c", KILL_AFTER, str(settings.data), str(settings.sources), last]
    ended = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    (entry,) = nights(settings)
    assert (entry["status"], entry["message"]) == ("killed", f"ended without a word in {last}")
    assert not is_held(settings.data)
    run_night(settings)
    assert state(settings) == clean


def test_two_nights_on_one_data_folder_are_refused(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with only_night(settings.data, "first"):
        assert is_held(settings.data)
        with pytest.raises(Mistake, match=f"another night is at work here .run first, process {os.getpid()}"):
            run_night(settings)
    assert not is_held(settings.data)


def test_a_planted_impossible_claim_is_set_aside_and_counts_nowhere(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with a_night(settings) as night:
        stages.pull(night, night.sources[0])
        readings = stages.extract(night)
        planted = next(claim for claim in readings.claims if claim["number_text"] == "five")
        planted |= {"window_start": DAY, "window_end": DAY + dt.timedelta(days=30), "claim_id": "planted"}
        verdict = stages.validate(night, readings)
        stages.load(night, readings, verdict)
        stages.total(night)
        stages.publish(night)
    with store.open_snapshot(settings.data) as con:
        refused = con.table("main.quarantine").df()
        assert "planted" not in set(con.table("main.claims").df()["claim_id"])
        assert "planted" not in con.table("main.figures").df().to_csv()
    assert set(refused["row_id"]) == {"planted"}
    assert all(refused["reason"].str.len() > 0)


def test_a_reader_keeps_its_snapshot_while_the_next_night_publishes(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    run_night(settings)
    command = [sys.executable, "-c", COUNT_ARTICLES, str(settings.data / "published" / "current.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert counted(reader) == 3
        folder_source(tmp_path / "sources", {"more.txt": "A mine killed two people in Idlib on Monday."})
        run_night(settings)
        assert counted(reader) == 3
        reader.communicate()
    with store.open_snapshot(settings.data) as con:
        assert len(con.table("main.articles").df()) == 4


def counted(reader: subprocess.Popen[str]) -> int:
    """What the other process counts now, in the file that it has held open all the time."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write("\n")
    reader.stdin.flush()
    return int(reader.stdout.readline())


def test_languages_without_rules_do_not_stop_a_night(tmp_path: Path) -> None:
    settings = set_up(tmp_path, language="sw")
    _, log = run_night(settings)
    extract = next(stage for stage in log["stages"] if stage["stage"] == "extract")
    assert extract["counts"] == {"articles": 3, "without rules for sw": 3, "claims": 0}
    assert log["status"] == "done"


def test_a_night_that_brings_far_too_little_says_so(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    path = tmp_path / "sources" / "courier.yml"
    path.write_text(path.read_text() + "expected_articles: [10, 20]\n")
    with a_night(settings) as night:
        stages.pull(night, night.sources[0])
    assert [error["reason"] for error in night.log.entry["errors"]] == ["3 articles, expected 10 to 20"]

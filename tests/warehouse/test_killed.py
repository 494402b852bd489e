"""Killed anywhere and run again, a night leaves what it would have left undisturbed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.killed import NIGHT
from tests.warehouse.nights import publish_night
from warehouse import store
from warehouse.verify import verify_snapshot

SCRIPT = ["-m", "tests.warehouse.killed"]
ROOT = Path(__file__).resolve().parents[2]
OFTEN = ["after record_pull", "after total_all", "before settle", "before point"]
MORE = [
    "after begin_run",
    "after load_readings",
    "after publish",
    "before supersede",
    "before switch_ruleset",
    "after renew_places",
    "before apply_migration",
    "after make_views",
    "before record_pull",
    "after renew_origins",
    "before load_readings",
    "before copy_relation",
    "after content_sha256",
    "before finish_run",
]


def run(data: Path, *point: str) -> subprocess.CompletedProcess[str]:
    """One night in a process of its own."""
    return subprocess.run(
        [sys.executable, *SCRIPT, str(data), *point], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name, hash of the content, of what the night leaves undisturbed."""
    return publish_night(tmp_path_factory.mktemp("undisturbed"), NIGHT).name


def check_killed(data: Path, point: list[str], undisturbed: str) -> None:
    """Kill at the point, look at what readers see, run again, and compare."""
    assert run(data, *point).returncode == -signal.SIGKILL
    assert store.snapshots(data) in ([], [undisturbed]), "what is published is whole or not there"
    assert publish_night(data, NIGHT, run_id="again").name == undisturbed
    assert store.snapshots(data) == [undisturbed]
    assert store.snapshot_path(data).stem == undisturbed
    assert {path.name for path in store.published(data).iterdir()} == {
        "current.duckdb",
        f"{undisturbed}.duckdb",
    }
    assert verify_snapshot(data) == []


@pytest.mark.parametrize("point", [*OFTEN, *(pytest.param(one, marks=pytest.mark.slow) for one in MORE)])
def test_killed_at_a_stage_and_run_again(tmp_path: Path, undisturbed: str, point: str) -> None:
    check_killed(tmp_path, point.split(), undisturbed)


@pytest.mark.slow
@pytest.mark.parametrize("event", range(50, 16500, 700))
def test_killed_at_any_event_and_run_again(tmp_path: Path, undisturbed: str, event: int) -> None:
    check_killed(tmp_path, ["at", str(event)], undisturbed)


@pytest.mark.slow
def test_killed_again_and_again_and_run_to_the_end(tmp_path: Path, undisturbed: str) -> None:
    for point in ("after record_pull", "before switch_ruleset", "after load_readings", "before settle"):
        assert run(tmp_path, *point.split()).returncode == -signal.SIGKILL
    assert publish_night(tmp_path, NIGHT, run_id="again").name == undisturbed

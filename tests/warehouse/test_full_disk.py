"""A file that cannot grow, as on a full disk: what is published stays, and the next night completes."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.killed import NIGHT
from tests.warehouse.nights import make_article, publish_night
from warehouse import store
from warehouse.verify import verify_snapshot

SCRIPT = ["-m", "tests.warehouse.killed"]
ROOT = Path(__file__).resolve().parents[2]
EARLIER = [make_article("At least 5 people died in Homs.", url="https://example.org/earlier")]


def limited(data: Path, size: int) -> subprocess.CompletedProcess[str]:
    """A night in a process whose files cannot grow beyond `size`."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    script = [sys.executable, *SCRIPT, str(data)]
    return subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=limit)


@pytest.mark.slow
@pytest.mark.parametrize(
    "size", [4_000, 100_000, 1_500_000], ids=["nothing-fits", "no-night-fits", "no-snapshot-fits"]
)
def test_a_night_on_a_full_disk(tmp_path: Path, size: int) -> None:
    data, undisturbed = tmp_path / "full", tmp_path / "undisturbed"
    for folder in (data, undisturbed):
        publish_night(folder, EARLIER)
    before = store.snapshot_path(data)
    assert limited(data, size).returncode != 0
    assert store.snapshot_path(data) == before
    assert store.sql(data, "select number_text from claims")[1] == [("5",)]
    after = publish_night(data, NIGHT, run_id="again")
    assert after.name == publish_night(undisturbed, NIGHT, run_id="run-2").name
    assert verify_snapshot(data) == []

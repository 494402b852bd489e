"""A working file that another process holds, a folder that may not be written: one line, nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.sites import DAY, folder_source, run_night, settings_of
from warehouse import store

TEXT = "---\ntitle: Five killed in Taiz\npublished: 2024-03-11\n---\nShells killed five people in Taiz.\n"
HOLD = "import sys, duckdb; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
# Root may write anywhere, unless it gives up that very right: the tests then hold for every user.
WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
READS = {  # what only reads works on, whoever holds the working file or owns the folder
    "total": "total --outcome killed",
    "claims": "claims",
    "sql": "sql from.figures",
    "quarantine": "quarantine",
    "runs": "runs",
}
HELD = {
    "nightly": f"nightly --date {DAY} --sources sources",
    "verify --tables": "verify --tables",
    "verify --reread": "verify --reread",
    "quarantine --release": "quarantine --release 0123456789ab --reason read",
}
UNWRITABLE = {
    "nightly": (f"nightly --date {DAY} --sources sources", "Permission denied"),
    "report": ("report situation --out data/reports/mine", "Permission denied"),
    "extract": ("extract in.jsonl -o data/out.jsonl", "Permission denied"),
    "quarantine --release": ("quarantine --release 0123456789ab --reason read", "Permission denied"),
}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that others may enter, with a data folder after one small night."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        here.chmod(0o755)
        run_night(settings_of(here / "data", folder_source(here / "sources", {"taiz.txt": TEXT})))
        (here / "in.jsonl").write_text('{"id": "a", "text": "Five people died."}\n')
        yield here


def figures(place: Path, line: str, *before: str) -> subprocess.CompletedProcess[str]:
    words = [word.replace("from.", "from ") for word in line.split()]
    where = ["--data", "data"] if words[0] != "extract" else []
    command = [*before, sys.executable, "-m", "flows.cli", *words, *where]
    return subprocess.run(command, cwd=place, capture_output=True, text=True)


def of_the_place(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted((place / "data").rglob("*"))
        if path.is_file() and path.name != "night.lock" and "prefect" not in path.parts
    }


@pytest.fixture
def held(place: Path) -> Iterator[int]:
    """The working file is another process's, as long as the test runs."""
    command = [sys.executable, "-c", HOLD, str(store.work_path(place / "data"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder.pid


def told_in_one_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in done.stderr.splitlines() if not line.startswith("figures: the night of")]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("figures: ")
    assert "Traceback" not in done.stderr
    return lines[0]


@pytest.mark.slow
@pytest.mark.parametrize("line", HELD.values(), ids=HELD)
def test_a_held_working_file_is_one_line_that_names_who_holds_it(place: Path, held: int, line: str) -> None:
    done = figures(place, line)
    assert done.returncode == 2, done.stderr
    told = told_in_one_line(done)
    assert f"work.duckdb is held by process {held}" in told
    assert "wait until it ends, or close it" in told


@pytest.mark.parametrize("line", READS.values(), ids=READS)
def test_who_reads_does_not_wait_for_who_writes(place: Path, held: int, line: str) -> None:
    assert figures(place, line).returncode == 0, held


@pytest.fixture
def closed(place: Path) -> Iterator[list[str]]:
    """The data folder may not be written; gives how a process is begun to which that applies."""
    if WITHOUT_RIGHTS and shutil.which("setpriv") is None:
        pytest.skip("root, and no setpriv")
    paths = [place / "data", *(place / "data").rglob("*")]
    rights = {path: path.stat().st_mode for path in paths if not path.is_symlink()}
    for path, mode in rights.items():
        path.chmod(mode & ~0o222 | 0o444)
    yield WITHOUT_RIGHTS
    for path, mode in rights.items():
        path.chmod(mode)


@pytest.mark.parametrize(("line", "why"), UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_folder_that_may_not_be_written_is_one_line(
    place: Path, closed: list[str], line: str, why: str
) -> None:
    before = of_the_place(place)
    done = figures(place, line, *closed)
    assert done.returncode == 2, done.stderr
    told = told_in_one_line(done)
    assert why in told
    assert "data" in told
    assert "give" in told
    assert of_the_place(place) == before


@pytest.mark.parametrize("line", [*READS.values(), "verify"], ids=[*READS, "verify"])
def test_what_only_reads_works_in_a_folder_that_may_not_be_written(
    place: Path, closed: list[str], line: str
) -> None:
    done = figures(place, line, *closed)
    assert done.returncode == 0, done.stderr

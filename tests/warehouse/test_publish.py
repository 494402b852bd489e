"""Snapshots: whole, immutable, and readable while the next night publishes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.nights import DAY, load_night, make_article
from warehouse import Mistake, publish, store

FIRST = make_article("At least 96 children were killed and 223 wounded.")
SECOND = make_article("Shells killed 4 people at a bakery.", url="https://example.org/two")
READER = Path(__file__).with_name("reader.py")


def night(data: Path, *articles: dict[str, object], run_id: str = "run-1") -> publish.Snapshot:
    """Load and publish."""
    with store.open_work(data) as con:
        load_night(con, articles, run_id=run_id)
        return publish.publish(con, data, DAY)


def count(data: Path, name: str | None = None) -> int:
    """Number of claims in a snapshot."""
    return int(store.sql(data, "select count(*) from claims", name)[1][0][0])


def test_a_snapshot_is_named_after_day_and_content(tmp_path: Path) -> None:
    snapshot = night(tmp_path, FIRST)
    assert snapshot.changed
    assert snapshot.name.startswith("2016-09-29-")
    assert store.snapshots(tmp_path) == [snapshot.name]
    assert store.snapshot_path(tmp_path) == snapshot.path
    assert count(tmp_path) == 2


def test_the_same_content_is_written_once(tmp_path: Path) -> None:
    first = night(tmp_path, FIRST)
    before = first.path.stat()
    again = night(tmp_path, FIRST, run_id="run-2")
    after = again.path.stat()
    assert (again.name, again.changed) == (first.name, False)
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert sorted(path.name for path in store.published(tmp_path).iterdir()) == [
        f"{first.name}.duckdb",
        "current.duckdb",
    ]


def test_two_ways_to_the_same_content_have_the_same_name(tmp_path: Path) -> None:
    one = night(tmp_path / "at-once", FIRST, SECOND)
    night(tmp_path / "by-and-by", SECOND)
    other = night(tmp_path / "by-and-by", FIRST, run_id="run-2")
    assert one.name == other.name


def test_every_relation_and_column_is_explained(tmp_path: Path) -> None:
    night(tmp_path, FIRST)
    columns = store.sql(
        tmp_path,
        "select table_name, column_name from duckdb_columns() where not internal and comment is null",
    )
    tables = store.sql(tmp_path, "select table_name from duckdb_tables() where comment is null")
    assert (columns[1], tables[1]) == ([], [])


def test_nothing_of_core_is_published(tmp_path: Path) -> None:
    night(tmp_path, FIRST)
    schemas = store.sql(tmp_path, "select distinct schema_name from duckdb_tables() where not internal")[1]
    assert schemas == [("main",)]


def test_a_reader_in_another_process_never_notices(tmp_path: Path) -> None:
    first = night(tmp_path, FIRST)
    current = store.published(tmp_path) / store.CURRENT
    with subprocess.Popen(
        [sys.executable, str(READER), str(current)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as reader:  # fmt: skip
        assert reader.stdin is not None
        assert reader.stdout is not None
        assert reader.stderr is not None
        assert reader.stdout.readline() == "2\n"
        second = night(tmp_path, FIRST, SECOND, run_id="run-2")
        reader.stdin.write("again\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "2\n", "what is open stays what it was"
        reader.stdin.write("reopen\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "3\n", "reopened, it is the new night, whole"
        reader.stdin.close()
        assert (reader.stderr.read(), reader.wait()) == ("", 0)
    assert second.name != first.name
    assert store.snapshots(tmp_path) == sorted([first.name, second.name])


def test_rollback_moves_the_link_and_nothing_else(tmp_path: Path) -> None:
    first = night(tmp_path, FIRST)
    second = night(tmp_path, SECOND, run_id="run-2")
    assert publish.rollback(tmp_path, first.name) == publish.Snapshot(first.name, first.path, True)
    assert (count(tmp_path), count(tmp_path, second.name)) == (2, 3)
    assert not publish.rollback(tmp_path, first.name).changed
    assert night(tmp_path, run_id="run-3") == publish.Snapshot(second.name, second.path, True)


def test_what_a_killed_night_left_is_swept_away(tmp_path: Path) -> None:
    folder = store.published(tmp_path)
    folder.mkdir(parents=True)
    for leftover in (publish.MAKING, publish.MAKING + ".wal", ".current.making"):
        (folder / leftover).write_bytes(b"half a file")
    snapshot = night(tmp_path, FIRST)
    assert sorted(path.name for path in folder.iterdir()) == [f"{snapshot.name}.duckdb", "current.duckdb"]


def test_a_snapshot_can_be_opened_by_older_readers(tmp_path: Path) -> None:
    night(tmp_path, FIRST)
    version = store.sql(
        tmp_path, "select tags['storage_version'] from duckdb_databases() where not internal"
    )[1]
    assert version == [("v1.5.0+",)]


def test_writing_to_a_snapshot_is_refused(tmp_path: Path) -> None:
    night(tmp_path, FIRST)
    for query in (
        "delete from claims",
        "create table t (a int)",
        "copy claims to '/tmp/x.csv'",
        "attach '/tmp/y.duckdb'",
    ):
        with pytest.raises(Mistake, match=r"^sql: [^\n]+$"):
            store.sql(tmp_path, query)
    assert count(tmp_path) == 2

"""Files: who may open what, and one line where it cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.nights import DAY, load_night, make_article
from warehouse import Mistake, publish, schema, statements, store
from warehouse.statements import MIGRATIONS, QUERIES, VIEWS, files

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.readline()"


def test_a_locked_file_says_who_holds_it(tmp_path: Path) -> None:
    store.open_work(tmp_path).close()
    path = str(store.work_path(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for attempt in (store.open_work, store.read_work):
            with pytest.raises(Mistake, match=rf"^\S+work\.duckdb is held by process {holder.pid} \(python"):
                attempt(tmp_path)
        holder.stdin.close()


MISTAKES = [
    (
        "no-snapshot-yet",
        lambda data: store.sql(data, "select 1"),
        r"has no snapshot yet: run `figures nightly",
    ),
    ("no-work-file", store.read_work, r"work\.duckdb does not exist: run `figures nightly"),
    (
        "unknown-snapshot",
        lambda data: store.open_snapshot(data, "x"),
        r"no snapshot 'x' in \S+: there are none",
    ),
    ("roll-back-to-nothing", lambda data: publish.rollback(data, "x"), r"no snapshot 'x'"),
]


@pytest.mark.parametrize(("attempt", "line"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_mistakes_are_one_line(tmp_path: Path, attempt: object, line: str) -> None:
    assert callable(attempt)
    with pytest.raises(Mistake, match=line) as caught:
        attempt(tmp_path)
    assert "\n" not in str(caught.value)


def test_an_unknown_snapshot_names_those_that_are_there(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load_night(con, [make_article("At least 96 died.")])
        name = publish.publish(con, tmp_path, DAY).name
    with pytest.raises(Mistake, match=f"there are {name}$"):
        store.open_snapshot(tmp_path, "2016")


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    store.work_path(tmp_path).write_text("this is a letter and not a database\n" * 500)
    with pytest.raises(Mistake, match=r"^\S+work\.duckdb cannot be opened: [^\n]+$"):
        store.open_work(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Mistake, match=r"^[^\n]+$"):
        store.open_work(tmp_path)


SQL = [
    ("syntax", "selec 1", r"syntax error"),
    ("nothing", " ", r"no statement"),
    ("unknown-table", "select * from claim", r"claim does not exist.*Did you mean \"claims\""),
    ("unknown-column", "select nunber from claims", r"nunber"),
]


@pytest.mark.parametrize(("query", "line"), [row[1:] for row in SQL], ids=[row[0] for row in SQL])
def test_a_wrong_query_is_one_line(tmp_path: Path, query: str, line: str) -> None:
    with store.open_work(tmp_path) as con:
        publish.publish(con, tmp_path, DAY)
    with pytest.raises(Mistake, match=line) as caught:
        store.sql(tmp_path, query)
    assert "\n" not in str(caught.value)


def test_a_schema_is_made_once(tmp_path: Path) -> None:
    for _ in range(2):
        with store.open_work(tmp_path) as con:
            done = [name for (name,) in con.execute("select name from core.applied order by name").fetchall()]
    assert done == [*(path.name for path in files(MIGRATIONS)), "views"]


def test_views_are_made_anew_when_their_files_change(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        con.execute("drop view main.runs")
        con.execute("update core.applied set sha256 = 'older' where name = 'views'")
    with store.open_work(tmp_path) as con:
        assert con.execute("select * from main.runs").fetchall() == []
        assert len(publish.relations(con)) == len(files(VIEWS))


def test_a_file_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        con.execute("insert into core.applied values ('9999_next.sql', 'x')")
    with pytest.raises(Mistake, match=r"9999_next\.sql, which this version does not know"):
        store.open_work(tmp_path)


def test_a_migration_that_changed_after_it_ran_is_a_bug(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        con.execute("update core.applied set sha256 = 'x' where name = '0001_raw.sql'")
    with pytest.raises(ValueError, match=r"0001_raw\.sql changed after it was applied"):
        store.open_work(tmp_path)


@pytest.mark.parametrize(
    "path", [*files(MIGRATIONS), *files(VIEWS), *files(QUERIES)], ids=lambda path: path.stem
)
def test_sql_begins_with_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("-- ")


@pytest.mark.parametrize("path", files(VIEWS), ids=lambda path: path.stem)
def test_a_view_is_named_after_its_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert f"create view main.{path.stem} as" in text
    assert text.count("create view") == 1


def test_every_query_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in statements.HERE.rglob("*.py"))
    named_by_table = {
        "claims_insert",
        "quarantine_insert",
        "readings_insert",
        "voices_insert",
        "voices_delete",
    }
    named_by_table |= {"places_insert", "places_delete", "claims_judge_again", "readings_judge_again"}
    named_by_table |= {"verify_fetches", "verify_runs"}
    unused = [path.stem for path in files(QUERIES) if f'"{path.stem}"' not in code]
    assert set(unused) <= named_by_table
    assert schema.view_files()

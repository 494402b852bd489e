"""Whatever is changed in a snapshot by hand, `figures verify` names it: what, where, and both values.

The cases come from the snapshot of a real night itself: every column of every table, every kind of value
within the answers, every table's rows. What is new there is tried here without being named.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli import main
from tests.flows.sites import folder_source, run_night, settings_of
from warehouse import ids, statements, store
from warehouse.totals import Answer
from warehouse.verify.finding import beside

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DAY = dt.date(2016, 9, 30)
WIRE = "---\npublished: 2016-09-{day}\nagency: Wire\n---\n"
OWN = {
    "part.txt": WIRE.format(day=20)
    + "At least 20 people, among them 31 children, were killed in Taiz on Sunday, medics said.\n",
    "late.txt": "---\npublished: 2031-05-01\n---\nA mine killed seven people near Homs, the police said.\n",
    "police.txt": WIRE.format(day=12) + "Police said 4 people were killed in Mosul on Sunday.\n",
    "hospital.txt": WIRE.format(day=12) + "The hospital said 12 people were killed in Mosul on Sunday.\n",
    "month.txt": WIRE.format(day="02")
    + "In August across Basra province at most 9 people were killed, the United Nations said.\n",
    "week.txt": WIRE.format(day=20)
    + "No more than 9 people were killed between 12 September and 18 September across Basra province, "
    "the United Nations said.\n",
    "revised.txt": WIRE.format(day=14) + "UNICEF said 15 children were killed in Kirkuk on Sunday. "
    "A mine killed three people in Homs on Monday, residents said.\n",
    "again.txt": WIRE.format(day=16)
    + "UNICEF said 13 children were killed in Kirkuk on Sunday, 11 September.\n",
}
REASON = "The 31 are of two days, as the text says further down."
CHANGED = {  # by type: the same value otherwise, whether there was one or none
    "VARCHAR": "coalesce({column}, '') || 'x'",
    "VARCHAR[]": "list_append(coalesce({column}, []), 'x')",
    "BOOLEAN": "not coalesce({column}, false)",
    "DATE": "coalesce({column}, date '2016-09-01') + 1",
    "BIGINT": "coalesce({column}, 0) + 1",
    "INTEGER": "coalesce({column}, 0) + 1",
    "DOUBLE": "coalesce({column}, 0) + 1",
}


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after two nights over samples and a few texts of our own; a verdict lies between."""
    folder = tmp_path_factory.mktemp("nights")
    shutil.copytree(SAMPLES / "articles" / "halcyon-wire", folder / "articles" / "halcyon-wire")
    sources = folder_source(folder / "sources", OWN)
    shutil.copy(SAMPLES / "sources" / "halcyon-wire.yml", sources)
    settings = settings_of(folder / "data", sources)
    run_night(settings, DAY)
    with store.open_snapshot(settings.data) as con:
        refused = con.execute("select row_id from quarantine where row_kind = 'claim' limit 1").fetchall()
    decide = ["quarantine", "--release", refused[0][0], "--reason", REASON, "--data", str(settings.data)]
    assert main(decide) == 0
    run_night(settings, DAY + dt.timedelta(days=1))
    return settings.data


@pytest.fixture
def data(night: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    copy = tmp_path / "data"
    left_out = shutil.ignore_patterns("*.lock", "reports", "logs")
    shutil.copytree(night, copy, symlinks=True, ignore=left_out)
    return copy


def verify(data: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `figures verify` says; it must find something."""
    capsys.readouterr()
    assert main(["verify", "--data", str(data)]) == 1
    return capsys.readouterr().out.splitlines()


def open_snapshot(data: Path) -> duckdb.DuckDBPyConnection:
    path = store.snapshot_path(data)
    path.chmod(0o644)
    return duckdb.connect(str(path))


TABLES = (*sorted(path.stem for path in statements.files(statements.VIEWS)), "snapshot")
Leaf = tuple[str, tuple[str | int, ...], Any]  # the figure, the way to a value in its JSON, the value


def rows_of(table: str) -> str:
    """How verify calls a row of a table."""
    return "figure " if table == "figures" else f"{table} "


def change_columns(data: Path, table: str, columns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Change one cell of each column, in row after row; gives column, and the new beside the old value."""
    changes = []
    with open_snapshot(data) as con:
        rowids = [row for (row,) in con.execute(f"select rowid from {table} order by all").fetchall()]
        for at, (column, kind) in enumerate(columns):
            row, changed = (
                rowids[at * len(rowids) // len(columns)],
                CHANGED[kind].format(column=f'"{column}"'),
            )
            both = f'select "{column}", {changed} from {table} where rowid = {row}'
            ((was, now),) = con.execute(both).fetchall()
            con.execute(f'update {table} set "{column}" = {changed} where rowid = {row}')
            told, right = beside(now, was)
            changes.append((f"{column} is {told}", right))
    return changes


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_held(table: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    snapshot = store.snapshot_path(data)
    whole = snapshot.read_bytes()
    with open_snapshot(data) as con:
        columns = [(row[0], row[1]) for row in con.execute(f"describe {table}").fetchall()]
        columns.sort(key=lambda one: one[1].endswith("[]"))  # a list that is changed moves its row
        rows = len(con.execute(f"from {table}").fetchall())
    size = rows * max(1, (len(columns) - 1) // 3)  # a row is known again by the cells that nobody changed
    for at in range(0, len(columns), size):
        snapshot.write_bytes(whole)
        changes = change_columns(data, table, columns[at : at + size])
        lines = verify(data, capsys)
        for told, right in changes:
            assert [one for one in lines if told in one and right in one], (table, told, right, lines[:20])


def leaves(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every plain value and every list, with the way to it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*way, key))
    else:
        yield way, value
        for at, part in enumerate(value if isinstance(value, list) else ()):
            yield from leaves(part, (*way, at))


def kinds_of(data: Path, column: str) -> dict[tuple[str, ...], list[Leaf]]:
    """Every kind of value in a column of JSON (places in lists aside), with the figures where it stands.

    An empty list stands only for a kind of which none holds anything.
    """
    with open_snapshot(data) as con:
        rows = con.execute(f"select figure_id, {column} from figures order by all").fetchall()
    found: dict[tuple[str, ...], list[Leaf]] = {}
    for figure, text in rows:
        for way, value in leaves(json.loads(text)):
            kind = tuple("[]" if isinstance(step, int) else step for step in way)
            found.setdefault(kind, []).append((figure, way, value))
    return {kind: [one for one in options if one[2] != []] or options for kind, options in found.items()}


def batches(kinds: dict[tuple[str, ...], list[Leaf]]) -> Iterator[list[Leaf]]:
    """One value of each kind, no two of a batch in one figure; what can stand in few figures goes first."""
    todo = sorted(kinds.values(), key=lambda options: len({figure for figure, *_ in options}))
    while todo:
        used: dict[str, Leaf] = {}
        rest = []
        for options in todo:
            free = next((one for one in options if one[0] not in used), None)
            if free is None:
                rest.append(options)
            else:
                used[free[0]] = free
        yield list(used.values())
        todo = rest


def changed(value: Any) -> Any:
    """The same value otherwise; a list loses its last, an empty one gets one."""
    if isinstance(value, list):
        return value[:-1] if value else ["x"]
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}x"


def put(whole: Any, way: tuple[str | int, ...], value: Any) -> None:
    for step in way[:-1]:
        whole = whole[step]
    whole[way[-1]] = value


@pytest.mark.slow
@pytest.mark.parametrize("column", ["certificate", "answer"])
def test_every_value_of_an_answer_is_held(
    column: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    snapshot = store.snapshot_path(data)
    whole = snapshot.read_bytes()
    for batch in batches(kinds_of(data, column)):
        snapshot.write_bytes(whole)
        with open_snapshot(data) as con:
            for figure, way, value in batch:
                one = f"select {column} from figures where figure_id = '{figure}'"
                held = json.loads(con.execute(one).fetchall()[0][0])
                put(held, way, changed(value))
                text = json.dumps(held, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
                con.execute(f"update figures set {column} = ? where figure_id = ?", [text, figure])
        lines = verify(data, capsys)
        for figure, way, value in batch:
            path = column + "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in way)
            told, right = beside(changed(value), value)
            if value == []:
                path, told, right = f"{path}[0]", beside("x", None)[0], "'nothing'"
            elif isinstance(value, list):
                path, told = f"{path}[{len(value) - 1}]", "'nothing'"
                right = beside(value[-1], None)[0]
            mine = [one for one in lines if one.startswith(f"figure {figure} ")]
            assert [one for one in mine if f"{path} is {told}" in one and right in one], (path, told, mine)


def test_the_night_holds_every_kind_of_value(data: Path) -> None:
    """Else what nobody changed was not tried."""
    kinds = kinds_of(data, "answer")
    said = {kind[0] for kind, options in kinds.items() if any(value is not None for *_, value in options)}
    assert said == {field.name for field in fields(Answer)}
    parts = {kind[1] for kind in kinds if kind[0] == "certificate"}
    with open_snapshot(data) as con:
        keys = con.execute("select distinct unnest(json_keys(certificate)) from figures").fetchall()
        empty = [table for table in TABLES if not con.execute(f"from {table}").fetchall()]
    assert parts == {key for (key,) in keys}
    assert empty == []


@pytest.mark.slow
def test_a_row_that_is_gone_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_snapshot(data) as con:
        for table in TABLES:
            con.execute(f"delete from {table} where rowid = (select min(rowid) from {table})")
    lines = verify(data, capsys)
    gone = ("was kept and is not in the snapshot", "it is not there, and its claims are", "has 0 rows, not 1")
    for table in TABLES:
        mine = [one for one in lines if one.startswith(rows_of(table))]
        assert [one for one in mine if one.endswith(gone)], table


@pytest.mark.slow
def test_a_row_too_many_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_snapshot(data) as con:
        for table in TABLES:
            con.execute(f"insert into {table} from {table} where rowid = (select min(rowid) from {table})")
    lines = verify(data, capsys)
    more = ("is in the snapshot, never kept", "it is there twice", "has 2 rows, not 1")
    for table in TABLES:
        mine = [one for one in lines if one.startswith(rows_of(table))]
        assert [one for one in mine if one.endswith(more)], table


def test_one_byte_of_any_archived_article_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [path for path in sorted((data / "archive").rglob("*")) if path.is_file()]
    for path in files:
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 1
        path.chmod(0o644)
        path.write_bytes(raw)
    lines = verify(data, capsys)
    for path in files:
        found = ids.sha256(path.read_bytes())
        assert [
            one for one in lines if one.startswith(f"bytes {path} ") and f"{found}, not {path.name}" in one
        ]


@pytest.mark.slow
def test_one_letter_of_any_kept_text_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with duckdb.connect(str(store.work_path(data))) as con:
        con.execute("update core.texts set text = 'X' || text[2:]")
        texts = con.execute("select text_sha256, text from core.texts").fetchall()
    lines = verify(data, capsys)
    for sha256, text in texts:
        told = f"its SHA-256 is {ids.sha256(text)}, and {sha256} is published"
        assert [one for one in lines if one.startswith("text of version ") and told in one]

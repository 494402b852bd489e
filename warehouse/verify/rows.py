"""Rows: the content under its hash, every row the one that the working file keeps, every pointer met.

A row is held against the working file while that still is what the snapshot shows. Once a later night has
gone on from it, the hash of the content, the claims as read and the texts hold the snapshot.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import statements
from warehouse.frames import database
from warehouse.publish import HASH_LENGTH, content_sha256
from warehouse.verify.finding import Finding, beside

if TYPE_CHECKING:
    import duckdb

Rows = list[tuple[Any, ...]]
MADE = ("certificates", "figures", "snapshot")  # made of the claims again, or held against the content
MOST = 500  # rows looked through for the one that a row of another first cell was
LABEL = 2  # columns that name a row: every table begins with what it is about


def check_content(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Finding]:
    """The content still has the hash under which it was published, and the snapshot says so."""
    told = statements.rows(con, "verify_snapshot")
    content = content_sha256(con, database(con)[0])
    if len(told) != 1:
        yield Finding("snapshot", path.stem, f"the table snapshot has {len(told)} rows, not 1")
    for row in told:
        if row["content_sha256"] != content:
            what = f"content_sha256 is {row['content_sha256']!r}, and that of its content is {content!r}"
            yield Finding("snapshot", path.stem, f"its content is not what was published: {what}")
        yield from _wrong_description(con, path, row)
    if not path.stem.endswith(f"-{content[:HASH_LENGTH]}"):
        was, right = path.stem[-HASH_LENGTH:], content[:HASH_LENGTH]
        what = f"its name ends in {was!r} and is not that of its content ({right!r})"
        yield Finding("snapshot", path.stem, what)


def _wrong_description(con: duckdb.DuckDBPyConnection, path: Path, row: dict[str, Any]) -> Iterator[Finding]:
    """What of the snapshot's row is not its file's name, its day, or the rules that read its claims."""
    rulesets = [one for (one,) in statements.run(con, "verify_rulesets").fetchall()]
    right = {"name": path.stem, "as_of": path.stem[: -HASH_LENGTH - 1]}
    if rulesets:
        right["ruleset"] = ", ".join(rulesets)
    for column, value in right.items():
        if str(row[column]) != value:
            other = value if isinstance(row[column], dt.date) else repr(value)
            what = f"{column} is {beside(row[column], None)[0]}, and should be {other}"
            yield Finding("snapshot", path.stem, what)


@contextmanager
def kept_beside(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """The working file as the database `work`, to be read only."""
    quoted = str(path).replace("'", "''")
    con.execute(statements.query("verify_attach").format(path=quoted))
    try:
        yield
    finally:
        statements.run(con, "verify_detach")


def is_current(con: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Whether the working file (attached) still holds what was published under this name or hash."""
    content = content_sha256(con, "work")
    told = [row["content_sha256"] for row in statements.rows(con, "verify_snapshot")]
    return told == [content] or path.stem.endswith(f"-{content[:HASH_LENGTH]}")


def check_rows(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Every row of every table is the one that the working file (attached, current) keeps."""
    name = database(con)[0]
    for (table,) in statements.run(con, "verify_tables", database=name, made=list(MADE)).fetchall():
        published = f'"{name}".main."{table}"'
        kept = f'work.main."{table}"'
        if table in ("runs", "fetches"):
            kept = f"({statements.query(f'verify_{table}')})"
        columns = [con.sql(f"from {one}").columns for one in (published, kept)]
        if columns[0] != columns[1]:
            yield Finding(table, "columns", f"are {columns[0]}, and this version keeps {columns[1]}")
            continue
        yield from differing(con, table, published, kept)


def differing(con: duckdb.DuckDBPyConnection, table: str, published: str, kept: str) -> Iterator[Finding]:
    """Cells in which two relations of the same columns differ; rows that only one of them has."""
    text = statements.query("verify_rows")
    done = con.execute(text.format(one=published, other=kept))
    columns = [column[0] for column in done.description or ()]
    extra = done.fetchall()
    lost = con.execute(text.format(one=kept, other=published)).fetchall()
    for row, was in pairs(extra, lost):
        label = ", ".join(str(value) for value in (was or row or ())[:LABEL] if value is not None)
        if row is None or was is None:
            what = "was kept and is not in the snapshot" if row is None else "is in the snapshot, never kept"
            yield Finding(table, label, f"the row {row or was} {what}")
            continue
        for column, value, right in zip(columns, row, was, strict=True):
            if value != right:
                one, other = beside(value, right)
                yield Finding(table, label, f"{column} is {one} and was kept as {other}")


def pairs(extra: Rows, lost: Rows) -> Iterator[tuple[tuple[Any, ...] | None, tuple[Any, ...] | None]]:
    """Each row beside the one that it was: the most alike of those with the same first cell, or of any."""
    left: dict[Any, Rows] = {}
    for one in lost:
        left.setdefault(one[0], []).append(one)
    for row in extra:
        near = left.get(row[0]) or list(islice(chain.from_iterable(left.values()), MOST))
        was = max(near, key=lambda one: _alike(row, one), default=None)
        if was is None or 2 * _alike(row, was) < len(row):
            yield row, None
            continue
        left[was[0]].remove(was)
        yield row, was
    yield from ((None, was) for rows in left.values() for was in rows)


def _alike(one: tuple[Any, ...], other: tuple[Any, ...]) -> int:
    return sum(left == right for left, right in zip(one, other, strict=True))


def check_links(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Everything that a row points to is there."""
    for row in statements.rows(con, "verify_links"):
        what = f"{row['field']} points to {row['points_to']}, which is not there"
        yield Finding("link", row["row_id"], what)

"""From the working file to an immutable snapshot that readers open while the next night writes.

A snapshot is `main` as tables with their comments, in a file of its own: published/<as_of>-<hash>.duckdb. The
hash is over the content, runs left out, so the same content has the same name and is written once.
`current.duckdb` is a link that moves in one atomic step; who has the old file open keeps it.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse import store
from warehouse.staging import transaction
from warehouse.statements import query, run

if TYPE_CHECKING:
    import duckdb

STORAGE_VERSION = "v1.5.0"  # readers with DuckDB 1.5 can open it; the default of 2.0 they cannot
# Runs and fetches differ between two ways to the same content; certificates are made of the figures alone.
NOT_CONTENT = ("runs", "fetches", "snapshot", "certificates")
HASH_LENGTH = 12
MAKING = ".making.duckdb"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published snapshot; `changed` says whether `current` points to another one than before."""

    name: str
    path: Path
    changed: bool


def publish(con: duckdb.DuckDBPyConnection, data: Path, as_of: dt.date) -> Snapshot:
    """Publish what the working file holds and let `current` point to it. May be killed anywhere."""
    folder = store.published(data)
    folder.mkdir(parents=True, exist_ok=True)
    making = folder / MAKING
    discard(making)
    with attached(con, making):
        with transaction(con):  # one commit: a commit for each comment costs more than all the rows
            for relation in relations(con):
                copy_relation(con, relation)
        content = content_sha256(con, "snapshot")
        name = f"{as_of.isoformat()}-{content[:HASH_LENGTH]}"
        run(con, "snapshot_table")
        run(con, "snapshot_describe", name=name, as_of=as_of, content=content)
        run(con, "snapshot_checkpoint")
    path = folder / f"{name}.duckdb"
    if path.exists():
        discard(making)
    else:
        settle(making, path)
    return Snapshot(name, path, point(folder, path))


def rollback(data: Path, name: str) -> Snapshot:
    """Let `current` point to an earlier snapshot. What is not there is a Mistake that names what is."""
    path = store.snapshot_path(data, name)
    return Snapshot(path.stem, path, point(store.published(data), path))


def relations(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The relations of `main` in the working file, by name."""
    return [name for (name,) in run(con, "schema_views").fetchall()]


@contextmanager
def attached(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """The file as database `snapshot`, in a format that older readers can open."""
    quoted = str(path).replace("'", "''")
    con.execute(query("snapshot_attach").format(path=quoted, version=STORAGE_VERSION))
    try:
        yield
    finally:
        run(con, "snapshot_detach")


def copy_relation(con: duckdb.DuckDBPyConnection, relation: str) -> None:
    """One relation of `main` as a table of the snapshot, with its comments."""
    con.execute(query("snapshot_copy").format(relation=relation))
    comment = query("snapshot_comment_table")
    for what, column, text in run(con, "comments", relation=relation).fetchall():
        quoted = (text or "").replace("'", "''")
        if what == "column":
            comment = query("snapshot_comment_column")
        con.execute(comment.format(relation=relation, column=column, text=quoted))


def content_sha256(con: duckdb.DuckDBPyConnection, database: str) -> str:
    """One hash over all rows, columns and comments of `main` in a database, run ids and runs left out."""
    from warehouse.ids import joined

    tables = run(con, "content_tables", database=database, left_out=list(NOT_CONTENT)).fetchall()
    parts = []
    for table, columns in tables:
        rows = con.execute(query("content_rows").format(database=database, relation=table)).fetchall()
        parts += [table, columns, *map(str, rows[0])]
    return joined(parts)


def discard(path: Path) -> None:
    """Remove a copy in the making and its log, if a run that was killed left them."""
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)


def settle(making: Path, path: Path) -> None:
    """Move a finished copy in place: on the disk before it has its name, and readable only from then on."""
    making.chmod(0o444)
    sync(making)
    making.replace(path)
    sync(path.parent)


def point(folder: Path, path: Path) -> bool:
    """Let `current` point to a snapshot, in one step; whether it did not before."""
    link = folder / store.CURRENT
    if link.is_symlink() and link.readlink() == Path(path.name):
        return False
    fresh = folder / ".current.making"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(path.name)
    fresh.replace(link)
    sync(folder)
    return True


def sync(path: Path) -> None:
    """Have a file, or a folder's entries, written to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

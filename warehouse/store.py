"""The files of a warehouse: work.duckdb, which one writer holds, and published/, which anybody reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import Mistake

if TYPE_CHECKING:
    import duckdb

CURRENT = "current.duckdb"
HOLDER = re.compile(r"held in (?P<program>\S+) \(PID (?P<pid>\d+)\)")


def work_path(data: Path) -> Path:
    """The writer's own file."""
    return data / "work.duckdb"


def published(data: Path) -> Path:
    """The folder of snapshots."""
    return data / "published"


def open_work(data: Path) -> duckdb.DuckDBPyConnection:
    """Open the working file for writing, made and migrated as needed. One process at a time may hold it."""
    from warehouse.schema import migrate

    data.mkdir(parents=True, exist_ok=True)
    con = connect(work_path(data), read_only=False)
    try:
        migrate(con)
    except BaseException:
        con.close()
        raise
    return con


def read_work(data: Path) -> duckdb.DuckDBPyConnection:
    """Open the working file for reading (texts and fetches lie there). Fails while a night writes."""
    path = work_path(data)
    if not path.exists():
        raise Mistake(f"{path} does not exist: run `figures nightly --data {data}` first")
    return connect(path, read_only=True)


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Open one file; a lock, a missing right and a file that is no database are one line each."""
    import duckdb

    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        raise Mistake(lock_line(path, str(error))) from None
    except duckdb.Error as error:
        raise Mistake(f"{path} cannot be opened: {first_line(error)}") from None


def lock_line(path: Path, error: str) -> str:
    """One line for an IO error on opening: who holds the file, or what DuckDB says."""
    if "lock" not in error.lower():
        return f"{path} cannot be opened: {first_line(error)}"
    held = HOLDER.search(error)
    who = f"process {held['pid']} ({Path(held['program']).name})" if held else "another process"
    return f"{path} is held by {who}: wait until it ends, or close it"


def first_line(error: object) -> str:
    """What DuckDB says is wrong, and what it guesses was meant, without the picture below it."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    meant = [line for line in lines[1:] if line.startswith(("Did you mean", "Candidate bindings"))]
    return " ".join([lines[0], *meant[:1]])


def snapshots(data: Path) -> list[str]:
    """Names of the published snapshots, in order of name (which begins with the date)."""
    return sorted(path.stem for path in published(data).glob("*.duckdb") if is_snapshot(path))


def is_snapshot(path: Path) -> bool:
    """Whether a file of published/ is a snapshot, and not the link or a copy in the making."""
    return not path.is_symlink() and path.suffix == ".duckdb" and not path.name.startswith(".")


def snapshot_path(data: Path, name: str | None = None) -> Path:
    """The file of a snapshot, links followed; without a name the current one."""
    if name is None or name == "current":
        link = published(data) / CURRENT
        if not link.exists():
            raise Mistake(f"{data} has no snapshot yet: run `figures nightly --data {data}` first")
        return link.resolve()
    if name not in (known := snapshots(data)):
        raise Mistake(f"no snapshot {name!r} in {published(data)}: there are {', '.join(known) or 'none'}")
    return published(data) / f"{name}.duckdb"


def open_snapshot(data: Path, name: str | None = None) -> duckdb.DuckDBPyConnection:
    """Open a snapshot for reading. The link is followed first: a night that publishes moves only the link."""
    return connect(snapshot_path(data, name), read_only=True)


def sql(data: Path, query: str, name: str | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of a query on a published snapshot, which it cannot change."""
    import duckdb

    with open_snapshot(data, name) as con:
        try:
            done = con.execute("set enable_external_access = false").execute(query)
            if done is None:
                raise Mistake('sql: no statement; give one, such as "from figures"')
            columns = [column[0] for column in done.description or ()]
            return columns, done.fetchall()
        except duckdb.Error as error:
            raise Mistake(f"sql: {first_line(error)}") from None

"""SQL is kept in .sql files: here they are found and run. The path is the name."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
MIGRATIONS = HERE / "migrations"
VIEWS = HERE / "views"
QUERIES = HERE / "queries"


@cache
def query(name: str) -> str:
    """The text of queries/<name>.sql."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def run(con: duckdb.DuckDBPyConnection, name: str, /, **values: Any) -> duckdb.DuckDBPyConnection:
    """Run queries/<name>.sql; `$name` in it takes the value of that name."""
    return con.execute(query(name), values) if values else con.execute(query(name))


def rows(con: duckdb.DuckDBPyConnection, name: str, /, **values: Any) -> list[dict[str, Any]]:
    """Run queries/<name>.sql and give its rows as dicts."""
    done = run(con, name, **values)
    columns = [column[0] for column in done.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in done.fetchall()]


def files(folder: Path) -> list[Path]:
    """The .sql files of a folder, in order of name."""
    return sorted(folder.glob("*.sql"))


def digest(paths: list[Path]) -> str:
    """One hash over the files' names and contents."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()

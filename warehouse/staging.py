"""Rows into DuckDB by Arrow: a list of dicts becomes a temporary table shaped like columns of a real one.

executemany costs a millisecond a row, Arrow microseconds; and a column of nulls alone has no type of its own,
so the types are the real table's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


@contextmanager
def staged(
    con: duckdb.DuckDBPyConnection, rows: Sequence[Mapping[str, Any]], like: str, name: str = "incoming"
) -> Iterator[None]:
    """The rows as a relation `name`, columns in the order and types of the table `like` that the rows have.

    A key that is no column of `like` is a ValueError; rows without a column give null there.
    """
    import pyarrow as pa

    schema = con.table(like).limit(0).to_arrow_table().schema
    known = set(schema.names)
    if unknown := sorted({key for row in rows for key in row} - known):
        raise ValueError(f"{like} has no column {', '.join(unknown)}")
    columns = {field.name: pa.array([row.get(field.name) for row in rows], field.type) for field in schema}
    table = pa.table(columns, schema=schema)
    con.register(name, table)
    yield
    con.unregister(name)  # not on an error: in an aborted transaction it would hide that error behind its own


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back on any error."""
    con.begin()
    try:
        yield
    except BaseException:
        con.rollback()
        raise
    con.commit()

"""docs/data_dictionary.md: every relation and column of `main`, from their comments.

`python -m warehouse.dictionary` prints it; a test holds the page to it.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

HEAD = """# Data dictionary

What a published snapshot (`published/current.duckdb`) holds. Made from the comments of the views with
`python -m warehouse.dictionary > docs/data_dictionary.md`; the same comments are in each snapshot
(`select table_name, column_name, comment from duckdb_columns()`).

Names of victims are masked as `[name]` in everything here. `low`, `best`, `high` are the least, the best and
the most; null in `high` is open. Ids are hashes: the same content has the same id everywhere.
"""


def dictionary() -> str:
    """The page."""
    from warehouse import publish, statements, store

    with (
        TemporaryDirectory() as folder,
        store.open_work(Path(folder)) as con,
        publish.attached(con, Path(folder) / "snapshot.duckdb"),
    ):
        for relation in publish.relations(con):
            publish.copy_relation(con, relation)
        statements.run(con, "snapshot_table")
        tables = dict(statements.run(con, "dictionary_tables").fetchall())
        columns = statements.rows(con, "dictionary_columns")
    parts = [HEAD]
    for table, rows in groupby(columns, key=lambda row: str(row["table_name"])):
        lines = [f"| {row['column_name']} | {row['data_type'].lower()} | {row['comment']} |" for row in rows]
        head = ["| column | type | meaning |", "|---|---|---|"]
        parts.append("\n".join([f"## {table}", "", tables[table] or "", "", *head, *lines]) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(dictionary())

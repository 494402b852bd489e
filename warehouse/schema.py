"""The working file's schema: migrations once, in order of number; views whenever their files change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse import Mistake
from warehouse.staging import transaction
from warehouse.statements import MIGRATIONS, VIEWS, digest, files, run

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

# Views build on one another: those named here come first, in this order; the rest follow by name.
FIRST = ("articles", "claims", "figures")


def migrate(con: duckdb.DuckDBPyConnection) -> None:
    """Bring a working file up to date. A migration that changed after it ran is refused: write a new one."""
    run(con, "schema_begin")
    done = dict(run(con, "schema_done").fetchall())
    known = {path.name: path for path in files(MIGRATIONS)}
    if unknown := sorted(name for name in done if name != "views" and name not in known):
        raise Mistake(
            f"work.duckdb has {unknown[-1]}, which this version does not know: update casualty-figures"
        )
    for name, path in known.items():
        apply_migration(con, path, done.get(name))
    make_views(con, done.get("views"))


def apply_migration(con: duckdb.DuckDBPyConnection, path: Path, done: str | None) -> None:
    """Run one migration and note it, in one transaction; nothing if it was run before."""
    sha256 = digest([path])
    if done == sha256:
        return
    if done is not None:
        raise ValueError(f"{path.name} changed after it was applied: restore it and add a new migration")
    with transaction(con):
        con.execute(path.read_text(encoding="utf-8"))
        run(con, "schema_note", name=path.name, sha256=sha256)


def view_files() -> list[Path]:
    """The view files in the order in which they can be made."""
    rank = {name: place for place, name in enumerate(FIRST)}
    return sorted(files(VIEWS), key=lambda path: (rank.get(path.stem, len(FIRST)), path.name))


def make_views(con: duckdb.DuckDBPyConnection, done: str | None) -> None:
    """Make `main` anew when a view file changed; comments come with the files."""
    paths = view_files()
    sha256 = digest(paths)
    if done == sha256:
        return
    with transaction(con):
        for (name,) in run(con, "schema_views").fetchall():
            con.execute(f'drop view main."{name}"')
        for path in paths:
            con.execute(path.read_text(encoding="utf-8"))
        run(con, "schema_note", name="views", sha256=sha256)

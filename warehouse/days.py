"""The runs of one day: a night that was killed, failed or run twice is one night in several runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from warehouse import statements

if TYPE_CHECKING:
    import duckdb


def runs_that_read(con: duckdb.DuckDBPyConnection, as_of: dt.date, run_id: str) -> dict[str, str | None]:
    """The other runs of a day that read articles, in order, each with its ruleset."""
    return dict(statements.run(con, "runs_of_day", as_of=as_of, run_id=run_id).fetchall())


def came_all(con: duckdb.DuckDBPyConnection, as_of: dt.date, versions: Sequence[str]) -> bool:
    """Whether all of these article versions came in runs of the day."""
    given = {"as_of": as_of, "given": sorted(versions)}
    return not statements.rows(con, "articles_of_other_days", **given)

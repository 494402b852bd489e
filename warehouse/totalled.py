"""Which outcomes a night has touched: what the figures of each were made of last time, and would be now.

The database tells it without a claim being read into memory. An outcome is touched when a claim that its
questions read is another one, or a voice, a place or the program, or when its figures are not those noted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from warehouse import ids, statements
from warehouse.staging import staged

if TYPE_CHECKING:
    import duckdb


def touched(con: duckdb.DuckDBPyConnection, as_of: dt.date, made_by: str) -> dict[str, str]:
    """The outcomes to be totalled anew, in order, each with a hash of what its figures are made of."""
    from warehouse.totals.tables import outcomes

    claims = dict(statements.run(con, "totalled_claims", as_of=as_of).fetchall())
    figures = _figures(con)
    known = {row["outcome"]: row for row in statements.rows(con, "totalled_known")}
    strange = sorted(set(claims) - set(outcomes()))  # every question finds them, and says so
    found = {}
    for outcome in sorted({*claims, *figures, *known}):
        read = [f"{one} {claims.get(one)}" for one in (*strange, *read_with([outcome]))]
        inputs = ids.joined((made_by, outcome, *read))
        before = known.get(outcome)
        if before is None or (before["inputs_sha256"], before["figures_sha256"]) != (
            inputs,
            figures.get(outcome, ""),
        ):
            found[outcome] = inputs
    return found


def read_with(outcomes: Iterable[str]) -> list[str]:
    """These outcomes and all others that questions about them read."""
    from warehouse.totals.tables import outcomes_read

    return sorted({one for outcome in outcomes for one in (outcome, *outcomes_read(outcome))})


def note(con: duckdb.DuckDBPyConnection, inputs: dict[str, str]) -> None:
    """Note what the figures of these outcomes are made of, as they stand now."""
    figures = _figures(con)
    rows = [
        {"outcome": outcome, "inputs_sha256": made_of, "figures_sha256": figures.get(outcome, "")}
        for outcome, made_of in inputs.items()
    ]
    statements.run(con, "totalled_delete", outcomes=list(inputs))
    with staged(con, rows, "core.totalled"):
        statements.run(con, "totalled_insert")


def _figures(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """By outcome one text for the figures that stand."""
    return dict(statements.run(con, "totalled_figures").fetchall())

"""What people decided about rows in quarantine, carried out by the night: judged again, let out or held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.night import Night
from flows.progress import Meter

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]


def settle_verdicts(night: Night, con: duckdb.DuckDBPyConnection, ruleset: str, meter: Meter) -> None:
    """Judge again the articles that verdicts are about; the log tells of each row what became of it."""
    from warehouse import verdicts

    told = verdicts.settle_verdicts(con, night.run_id, ruleset, lambda *rows: _failures(night, con, *rows))
    for one in told:
        meter.count("released" if one["stands"] else "held")
    if told:
        keys = ("row_kind", "row_id", "expectation", "verdict", "reason", "given_by", "stands")
        night.log.note(judged_again=[{key: one[key] for key in keys} for one in told])


def _failures(
    night: Night, con: duckdb.DuckDBPyConnection, articles: list[Row], claims: list[Row]
) -> list[Row]:
    """All that fails in these rows tonight, as in any night."""
    from flows.judging import validate_rows

    return validate_rows(night, con, articles, claims).failures

"""What earlier runs came to, by their logs: the nights before, and tonight where it ran before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import Mistake
from flows.runlog import DONE, INCOMPLETE, read_log

if TYPE_CHECKING:
    import duckdb

    from flows.night import Night

Row = dict[str, Any]
PAST_NIGHTS = 60  # what a chart of the page shows; a night is judged by those of its last 28 days


def past_nights(folder: Path) -> list[Row]:
    """Logs of the nights before that were published and measured, the latest first. A file that is no log is
    passed over: `figures runs` tells of it, and it must not stop a night."""
    found: list[Row] = []
    days: set[str] = set()
    for entry in _logs(sorted(folder.glob("*.json"), reverse=True)):
        if entry.get("status") not in (DONE, INCOMPLETE) or not entry.get("measures"):
            continue
        if len(days | {entry["as_of"]}) > PAST_NIGHTS:
            break
        days.add(entry["as_of"])
        found.append(entry)
    return found


def dated(past: Sequence[Row], name: str) -> list[Row]:
    """Rows of earlier nights, each with its night."""
    return [row | {"night": entry["as_of"]} for entry in past for row in entry.get(name, [])]


def measured(past: Sequence[Row]) -> list[Row]:
    """The measures of earlier nights, each with its night. The last run of one has those of all its runs."""
    last = {entry["as_of"]: entry for entry in reversed(past)}
    return dated(list(last.values()), "measures")


def measured_before(
    con: duckdb.DuckDBPyConnection, night: Night, ruleset: str, versions: Sequence[str]
) -> list[Row] | None:
    """Measures that earlier runs of this same night came to: those of `versions`, read now, come on top.

    None where that would not be the numbers of a night: something read came on another day, or was read again
    by new rules, or an earlier run of this night did so.
    """
    from warehouse import days

    if not days.came_all(con, night.as_of, versions):
        return None
    measures: list[Row] = []
    for run_id, its_ruleset in days.runs_that_read(con, night.as_of, night.run_id).items():
        entry = next(_logs([night.settings.logs / f"{run_id}.json"]), {})
        if its_ruleset != ruleset or not entry.get("measures"):
            return None
        measures = entry["measures"]
    return measures


def _logs(paths: Sequence[Path]) -> Iterator[Row]:
    """Those of the files that are logs."""
    for path in paths:
        with suppress(Mistake, OSError):
            yield read_log(path)

"""Checks across tables: each `sql/*.sql` is a query that returns the rows that are wrong.

A file begins with a comment: what it is and its grain, then severity, reason, date, and the table whose rows
it checks. Its query gives row_kind, row_id, version_id, reason and evidence. The folder is the register.

A query about rows that stay as they came (a fetch, a text, a quote) asks only those of `asked_runs`: every
night the runs since the last that was published, on demand all. One of what `main` shows of an article asks
`asked_versions`: those, old ones among them, that these runs can have changed. All else is asked whole.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.mask import clean
from expectations.mistake import Mistake
from expectations.suite import SEVERITIES
from expectations.verdict import ERROR, Verdict, failure_order

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent / "sql"
SUITE = "warehouse"
HEADER = re.compile(r"-- (severity|reason|date|checked): (.+)")
COLUMNS = ["row_kind", "row_id", "version_id", "reason", "evidence"]
ASKED = Path(__file__).parent / "sql" / "asked"  # tables made before the checks, for all of them to read
SHOWN = 1000  # rows told of one check; all are counted


@dataclass(frozen=True, slots=True)
class Check:
    """One query and what its header says."""

    id: str
    severity: str
    reason: str
    date: dt.date
    checked: str
    query: str


def load_check(path: Path) -> Check:
    """The check in one file. Raises `Mistake` for a header that is not whole."""
    query = path.read_text(encoding="utf-8")
    said = dict(HEADER.findall(query))
    if missing := [key for key in ("severity", "reason", "date", "checked") if key not in said]:
        raise Mistake(f"{path.name}: the header wants a line '-- {missing[0]}: …'")
    if said["severity"] not in SEVERITIES:
        raise Mistake(f"{path.name}: severity is 'error' or 'warning', not {said['severity']!r}")
    if not re.fullmatch(r"\w+\.\w+", said["checked"]):
        raise Mistake(f"{path.name}: checked is a table such as main.claims, not {said['checked']!r}")
    try:
        date = dt.date.fromisoformat(said["date"])
    except ValueError:
        raise Mistake(f"{path.name}: date is a day such as 2026-11-22, not {said['date']!r}") from None
    return Check(path.stem, said["severity"], said["reason"], date, said["checked"], query)


def load_checks(folder: Path = FOLDER) -> list[Check]:
    """Every check of a folder, by name."""
    return [load_check(path) for path in sorted(folder.glob("*.sql"))]


def check_warehouse(
    con: duckdb.DuckDBPyConnection, *, everything: bool = True, folder: Path = FOLDER
) -> Verdict:
    """See `expectations.check_warehouse`."""
    ask_tables(con, everything=everything)
    failures: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    for check in load_checks(folder):
        failed, told = run_check(con, check)
        failures += told
        results.append(
            {
                "suite": SUITE,
                "expectation": check.id,
                "severity": check.severity,
                "checked": _count(con, check.checked),
                "failed": failed,
            }
        )
    return Verdict(sorted(failures, key=failure_order), results, _outcome(failures))


def ask_tables(con: duckdb.DuckDBPyConnection, *, everything: bool) -> None:
    """Make what the checks read: the runs whose rows are judged, and what is read once for several checks."""
    for path in sorted(ASKED.glob("*.sql")):
        con.execute(path.read_text(encoding="utf-8").replace("$everything", str(everything).lower()))


def run_check(con: duckdb.DuckDBPyConnection, check: Check) -> tuple[int, list[dict[str, Any]]]:
    """How many rows are wrong, and the first of them as failures."""
    found = con.execute(check.query)
    columns = [column[0] for column in found.description or ()]
    if columns != COLUMNS:
        raise Mistake(f"{check.id}.sql: the query gives {', '.join(columns)}; right are {', '.join(COLUMNS)}")
    rows = sorted(found.fetchall(), key=lambda row: tuple(str(value) for value in row))
    return len(rows), [_failure(check, row) for row in rows[:SHOWN]]


def _failure(check: Check, row: tuple[Any, ...]) -> dict[str, Any]:
    kind, row_id, version_id, reason, evidence = (None if v is None else clean(str(v)) for v in row)
    return {
        "row_kind": kind,
        "row_id": row_id,
        "version_id": version_id,
        "suite": SUITE,
        "expectation": check.id,
        "severity": check.severity,
        "reason": reason,
        "evidence": evidence or "",
    }


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    ((count,),) = con.execute(f"select count(*) from {table}").fetchall()  # load_check judged the name
    return int(count)


def _outcome(failures: list[dict[str, Any]]) -> str:
    if any(failure["severity"] == ERROR for failure in failures):
        return "fail"
    return "warn" if failures else "pass"

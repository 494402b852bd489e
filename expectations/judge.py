"""Rows of a suite in, a verdict out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from expectations.mask import Masks, clean
from expectations.read import read_rows
from expectations.rows import Findings, Rows
from expectations.suite import FOLDER, Suite, load_suite
from expectations.verdict import ERROR, Verdict, failure_order, join_verdicts

Row = Mapping[str, Any]

EVIDENCE_LENGTH = 400
NIGHT = "night"  # the kind of row that an error is about the whole night
IN_DOUBT = 0.5  # when more than this share of the rows is refused, the fault lies with us (2026-11-22)
ENOUGH = 20  # … and a share of fewer rows than this says little


def validate(
    articles: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]], *, run_date: dt.date
) -> Verdict:
    """See `expectations.validate`."""
    masks = Masks.of(claims)
    given = {"article": articles, "claim": claims}
    return join_verdicts(
        judge(load_suite(FOLDER / f"{name}.yml"), rows, run_date=run_date, masks=masks)
        for name, rows in given.items()
    )


def judge_night(tonight: Sequence[Row], history: Sequence[Row], *, run_date: dt.date) -> Verdict:
    """See `expectations.judge_night`."""
    from expectations.measures import beside_usual

    rows = [
        row | {"row_id": f"{row['subject_kind']} {row['subject']} {row['measure']}"}
        for row in beside_usual(tonight, history, run_date)
    ]
    return judge(load_suite(FOLDER / "night.yml"), rows, run_date=run_date)


def judge(
    suite: Suite, given: Sequence[Mapping[str, Any]], *, run_date: dt.date, masks: Masks | None = None
) -> Verdict:
    """The verdict of one suite over its rows."""
    from expectations.engine import failing_rows

    rows = read_rows(suite, given, run_date)
    failing = failing_rows(suite, rows)
    failures = [
        _failure(suite, rows, masks or Masks({}), entry.id, entry.severity, at, said)
        for entry in suite.entries
        for at, said in failing[entry.id].items()
    ]
    results = [
        {
            "suite": suite.name,
            "expectation": entry.id,
            "severity": entry.severity,
            "checked": rows.size,
            "failed": len(failing[entry.id]),
        }
        for entry in suite.entries
    ]
    refused = _refused(suite, failing)
    return Verdict(
        sorted(failures, key=failure_order), results, _outcome(suite, rows.size, len(refused), failures)
    )


def _failure(
    suite: Suite, rows: Rows, masks: Masks, expectation: str, severity: str, at: int, said: str
) -> dict[str, Any]:
    row_id = rows[suite.row_id][at]
    version = rows["version_id"][at] if "version_id" in rows.columns else None
    names = masks.names(version)
    return {
        "row_kind": suite.row_kind,
        "row_id": clean(row_id) if row_id else f"row {at}",
        "version_id": None if version is None else clean(version),
        "suite": suite.name,
        "expectation": expectation,
        "severity": severity,
        "reason": clean(said, names),
        "evidence": clean(_evidence(suite, rows, at), names)[:EVIDENCE_LENGTH],
    }


def _evidence(suite: Suite, rows: Rows, at: int) -> str:
    """The first of the suite's evidence columns that is not empty."""
    for name in suite.evidence:
        if words := rows[name][at]:
            return str(words)
    return ""


def _refused(suite: Suite, failing: Mapping[str, Findings]) -> set[int]:
    errors = (entry.id for entry in suite.entries if entry.severity == ERROR)
    return set[int]().union(*(failing[name] for name in errors))


def _outcome(suite: Suite, size: int, refused: int, failures: Iterable[Mapping[str, Any]]) -> str:
    in_doubt = refused > 0 if suite.row_kind == NIGHT else size >= ENOUGH and refused > IN_DOUBT * size
    if in_doubt:
        return "fail"
    return "warn" if any(failures) else "pass"

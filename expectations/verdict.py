"""The verdict: which rows failed which expectation, with a reason that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ERROR = "error"  # the row is set aside
WARNING = "warning"  # the row is kept and flagged
OUTCOMES = ("pass", "warn", "fail")


@dataclass(frozen=True)
class Verdict:
    """What a set of rows came to. Every value is JSON-safe, every list sorted.

    `failures`: one dict a row and expectation: row_kind, row_id, version_id, suite, expectation, severity,
    reason, evidence (the quote, names of victims masked). For an article `row_id` is its version_id.
    `results`: one dict an expectation: suite, expectation, severity, checked, failed.
    `outcome`: pass (nothing failed), warn (rows flagged or set aside), fail (so much is wrong that the night
    itself is in doubt: an error of a suite about the night or the warehouse, or most of the rows refused).
    """

    failures: list[dict[str, Any]]
    results: list[dict[str, Any]]
    outcome: str

    def refused(self, row_kind: str) -> frozenset[str]:
        """Ids of the rows of one kind that failed an error (claims of a refused article not added)."""
        return frozenset(
            f["row_id"] for f in self.failures if f["severity"] == ERROR and f["row_kind"] == row_kind
        )

    def flags(self, row_kind: str) -> dict[str, list[str]]:
        """Warnings by row id, as sorted names of expectations."""
        flags: dict[str, set[str]] = {}
        for failure in self.failures:
            if failure["severity"] == WARNING and failure["row_kind"] == row_kind:
                flags.setdefault(failure["row_id"], set()).add(failure["expectation"])
        return {row_id: sorted(names) for row_id, names in sorted(flags.items())}


def join_verdicts(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict of several: all failures, all results, the worst outcome (pass where there is none)."""
    verdicts = tuple(verdicts)
    return Verdict(
        failures=[failure for verdict in verdicts for failure in verdict.failures],
        results=[result for verdict in verdicts for result in verdict.results],
        outcome=max((v.outcome for v in verdicts), key=OUTCOMES.index, default="pass"),
    )


def failure_order(failure: Mapping[str, Any]) -> tuple[str, ...]:
    """Sort key of a failure: the same rows give the same list, whatever order they came in."""
    keys = ("row_kind", "version_id", "row_id", "suite", "expectation", "reason")
    return tuple(str(failure[key]) for key in keys)

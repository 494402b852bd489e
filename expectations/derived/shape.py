"""Every row: are its values of the right kind, and is what must be there there."""

from __future__ import annotations

from expectations.rows import Findings, Rows


def misfits(rows: Rows) -> Findings:
    """Values that could not be read as their column's kind."""
    return dict(rows.misfits)


def missing(rows: Rows) -> Findings:
    """Columns that may not be empty, and are."""
    return {at: said for at, said in rows.missing.items() if at not in rows.misfits}

"""What NGOs read: a snapshot made into pages and tables whose every number leads back to its words.

`build` makes a report, `verify_report` checks one. A report is a folder; its name is the report's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reports.manifest import Manifest


class Mistake(Exception):
    """What a user can put right: one line that says what is wrong, where, and what would be right."""


def build(snapshot: Path, name: str, out: Path) -> Manifest:
    """Make the report `name` of one snapshot file in the folder `out`; its content decides the bytes."""
    from reports.assemble import build_report

    return build_report(snapshot, name, out)


def verify_report(folder: Path, data: Path) -> list[str]:
    """What is wrong with a report, a line each: hashes, cells, quotes, totals, against the data folder."""
    from reports.recheck import findings

    return findings(folder, data)


def names() -> list[str]:
    """The reports that can be built, in order of name."""
    from reports.definition import report_names

    return report_names()

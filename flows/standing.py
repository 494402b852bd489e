"""What is said beside every figure: whether a later night was not published."""

from __future__ import annotations

import sys

from flows.settings import Settings


def unpublished_night(settings: Settings) -> str | None:
    """One line where a night after the last published one was not published; None where all is well."""
    from flows.commands.runs import nights
    from flows.runlog import DONE, INCOMPLETE, WITHHELD

    for entry in nights(settings):
        if entry["status"] in (DONE, INCOMPLETE):
            return None
        if entry["status"] == WITHHELD:
            return f"the night of {entry['as_of']} was {entry.get('message') or WITHHELD}"
    return None


def warn_of_unpublished(settings: Settings) -> None:
    """Tell who reads the last good snapshot, on stderr, that a later night is not in it, and why."""
    if line := unpublished_night(settings):
        print(f"figures: {line}", file=sys.stderr)

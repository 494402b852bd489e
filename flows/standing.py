"""What is said beside every figure: how much is set aside, and whether a later night was not published."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows.settings import Settings

if TYPE_CHECKING:
    from warehouse.tables import SetAside


def told(aside: SetAside, outcome: str | None = None) -> str:
    """ "12 claims and 1 article set aside", in words; with an outcome, how many of the claims say it."""
    claims = sum(aside.claims.values())
    if not claims and not aside.articles:
        return "nothing is set aside"
    of = f" ({aside.claims.get(outcome, 0):,} of {outcome})" if outcome and claims else ""
    parts = [f"{_so_many(claims, 'claim')}{of}"] * bool(claims)
    parts += [_so_many(aside.articles, "article")] * bool(aside.articles)
    return f"{' and '.join(parts)} set aside"


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


def _so_many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"

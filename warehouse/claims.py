"""The claims of a snapshot, by the same filters as the totals: which claims, and not how many people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import Mistake, statements, store
from warehouse.frames import places_of

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; None lets everything through.

    `article` is a url, or the beginning of an article_id or version_id; `rule` the beginning of a rule_id.
    Days are inclusive and meet the claim's window, or the day of publication where it has none.
    """

    outcome: str | None = None
    group: str | None = None
    place: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    article: str | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        from warehouse.totals import tables

        if self.outcome is not None and self.outcome not in tables.outcomes():
            raise Mistake(f"outcome {self.outcome!r}: must be one of {', '.join(tables.outcomes())}")
        if self.group is not None and self.group not in tables.group_names():
            raise Mistake(f"group {self.group!r}: must be one of {', '.join(tables.group_names())}")
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise Mistake(f"from {self.date_from} lies after to {self.date_to}")


def find_claims(data: Path, filters: Filters, snapshot: str | None = None) -> list[dict[str, Any]]:
    """Rows of main.claims that pass the filters, in order of publication."""
    with store.open_snapshot(data, snapshot) as con:
        return statements.rows(
            con,
            "claims_find",
            outcome=filters.outcome,
            group=filters.group,
            places=None if filters.place is None else places_within(con, filters.place),
            date_from=filters.date_from,
            date_to=filters.date_to,
            article=filters.article,
            rule=filters.rule,
        )


def places_within(con: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    """The place texts of claims that lie in the place named, or are spelt like it."""
    from warehouse.gazetteer import spell
    from warehouse.gazetteer.places import is_within

    places = places_of(con)
    asked = places.resolve(text)
    container = () if asked.doubt or asked.is_vague else asked.outer
    written = [one for (one,) in statements.run(con, "claims_places").fetchall()]
    return [
        one
        for one in written
        if spell(one) == spell(text) or (container and is_within(places.resolve(one).outer, container))
    ]


def over_values(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """By claim_id the number of every claim that says "more than" it."""
    return dict(statements.run(con, "claims_over").fetchall())

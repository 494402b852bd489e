"""The end of a night's output: totals with their ranges and sources, and what to open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractors.claim import OUTCOMES
from flows.reporting import RESULTS
from flows.running import Ended
from flows.showing import columns, ranges, records

MOST_ROWS = 20
COUNTRY_CODE = 2  # letters of a country's id in the table of places
HEAD = ("outcome", "group", "place", "range", "reported", "sources", "disputed", "codebook")


def closing_table(data: Path) -> list[str]:
    """Figures over the whole record: everywhere first, then the dead and the wounded by country."""
    from warehouse import store
    from warehouse.claims import over_values

    with store.open_snapshot(data) as con:
        figures, over = records(con.table("main.figures").df()), over_values(con)
    whole = [row for row in figures if row["period"] == "whole" and row["origins"]]
    if not whole:
        return ["no figures: none of the articles states a number of people harmed"]
    shown = sorted(whole, key=_rank)[:MOST_ROWS]
    more = len(whole) - len(shown)
    rest = [f"and {more:,} more: figures sql \"from figures where period = 'whole'\""] if more else []
    return [*columns(HEAD, [_row(row, over) for row in shown]), *rest]


def closing_lines(ended: Ended, data: Path) -> list[str]:
    """The paths to open."""
    from warehouse import store

    path = store.snapshot_path(data)
    pages = [
        page
        for folder in ended.entry.get("reports", [])
        for page in sorted(Path(folder).glob("*.html"))
        if page.name != RESULTS
    ]
    aside = f"checks    {ended.entry.get('set_aside', 'not counted')}: figures quarantine"
    return ["", aside, f"snapshot  {path}", *results_line(ended), *(f"report    {page}" for page in pages)]


def results_line(ended: Ended) -> list[str]:
    """Where the night's page of results lies, if it got that far."""
    page = ended.entry.get("page")
    return [f"results   {page}"] if page else []


def _rank(row: dict[str, Any]) -> tuple[Any, ...]:
    """Everybody before groups, everywhere before countries and those before places in them, large first."""
    outcome = OUTCOMES.index(row["outcome"])
    if row["group"] != "people":
        return (3, -row["low"], outcome, row["place"] or "")
    if row["place"] is None:
        return (0, outcome)
    is_country = len(row["place_id"] or "") == COUNTRY_CODE
    return (1 if is_country and outcome <= 1 else 2, outcome, -row["low"], row["place"])


def _row(row: dict[str, Any], over: Mapping[str, int]) -> tuple[Any, ...]:
    said, reported = ranges(row | {"certificate": json.loads(row["certificate"])}, over)
    return (
        row["outcome"],
        row["group"],
        row["place"] or "anywhere",
        said,
        reported,
        row["origins"],
        "yes" if row["disputed"] else "",
        row["codebook"],
    )

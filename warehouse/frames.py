"""What the totals read, out of `main`: claims and voices as frames, places as they were read with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse import statements

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from warehouse.gazetteer import Places


def claims_frame(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every row of main.claims."""
    return statements.run(con, "frame_claims").df()


def claims_frame_of(con: duckdb.DuckDBPyConnection, outcomes: Sequence[str]) -> pd.DataFrame:
    """The rows of main.claims of these outcomes, in any order, with the columns that totals read."""
    found = con.sql(statements.query("frame_claims_of"), params={"outcomes": list(outcomes)})
    frame: pd.DataFrame = found.to_arrow_table().to_pandas(date_as_object=False)
    return frame


def voices_frame(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every row of main.voices."""
    return statements.run(con, "frame_voices").df()


def places_of(con: duckdb.DuckDBPyConnection) -> Places:
    """The bundled gazetteer, with the places that places.csv listed when the figures were made."""
    from warehouse.gazetteer import Places, Row, load_places, spell

    bundled = load_places()
    listed = statements.rows(con, "places_listed")
    if not listed:
        return bundled
    rows, names = dict(bundled.rows), dict(bundled.names)
    own: dict[str, set[str]] = {}
    for place in listed:
        exhaustive, is_listed = place.pop("is_exhaustive"), place.pop("is_listed")
        row = Row(*place.values())
        rows[row.id] = row
        if is_listed:
            own.setdefault(spell(row.name), set()).add(row.id)
        place["exhaustive"] = exhaustive
    names |= {key: tuple(sorted(ids)) for key, ids in own.items()}
    listed_ids = frozenset(one for ids in own.values() for one in ids)
    exhaustive_ids = frozenset(place["place_id"] for place in listed if place["exhaustive"])
    return Places(rows, names, exhaustive_ids, listed_ids, bundled.contested)


def database(con: duckdb.DuckDBPyConnection) -> tuple[str, Path | None]:
    """The open database: its name, and the folder in which it lies (None for one in memory)."""
    name, path = statements.run(con, "database_path").fetchall()[0]
    return name, Path(path).parent if path else None

"""What the warehouse knows beside a row before it is loaded: of a claim the people of its place and its
series so far, of an article its place in the order of publication and the copy before it.

All are hints and prove nothing: a row that is beyond one is flagged, and counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from warehouse import ids, statements
from warehouse.frames import database
from warehouse.origins import read_bodies
from warehouse.readings import LARGEST
from warehouse.staging import staged
from warehouse.tables import extra

if TYPE_CHECKING:
    import duckdb

    from warehouse.gazetteer import Places

Row = Mapping[str, Any]
SERIES = ("claim_id", "outcome", "group", "unit", "kind", "place_text", "value")


def beside_claims(
    con: duckdb.DuckDBPyConnection, articles: Sequence[Row], claims: Sequence[Row]
) -> list[dict[str, int | None]]:
    """For each claim, in order, `place_population` and `series_high`, null where nothing is known.

    A place's people are those of the smallest place that surely contains it, if it is one without doubt. A
    series is a voice, outcome, group, unit, kind and place as written; its high the largest number of an
    earlier day within ten years, published or among these claims.
    """
    from warehouse.gazetteer import load_places
    from warehouse.voices import load_voices

    _, data = database(con)
    places, voices = load_places(extra(data, "places.csv")), load_voices(extra(data, "voices.csv"))
    people = {text: population(places, text) for text in {claim["place_text"] for claim in claims}}
    by_version = {article["version_id"]: article for article in articles}
    rows = []
    for claim in claims:
        article = by_version[claim["version_id"]]
        row = {key: claim[key] for key in SERIES} | {"published_on": ids.as_date(article["published_on"])}
        row["value"] = row["value"] if abs(row["value"] or 0) <= LARGEST else None
        rows.append(row | {"voice_id": voices.resolve(claim["source_text"], article["publisher"])})
    with staged(con, rows, "main.claims"):
        highs = dict(statements.run(con, "claims_series_before").fetchall())
    return [
        {"place_population": people[claim["place_text"]], "series_high": highs.get(claim["claim_id"])}
        for claim in claims
    ]


def beside_articles(
    con: duckdb.DuckDBPyConnection, articles: Sequence[Row]
) -> list[dict[str, int | str | None]]:
    """For each article, in order, `place_in_order` among these (the earlier published, then the earlier
    fetched) and `body_before`, the article of another night that had the same body before it."""
    versions = [article["version_id"] for article in articles]
    found = statements.run(con, "articles_in_order", versions=versions).fetchall()
    order = {version: place for place, (version,) in enumerate(found, 1)}
    pairs = statements.rows(con, "copies_before", versions=versions)
    bodies = read_bodies(con, sorted({pair[key] for pair in pairs for key in ("version_id", "before_id")}))
    before: dict[str, str] = {}
    for pair in pairs:
        if bodies[pair["version_id"]].words == bodies[pair["before_id"]].words:
            before.setdefault(pair["version_id"], pair["article_id"])
    return [{"place_in_order": order.get(one), "body_before": before.get(one)} for one in versions]


def population(places: Places, text: str | None) -> int | None:
    """The people of the smallest place that surely holds the one written, of those whose people are known."""
    found = places.resolve(text)
    if found.doubt or found.is_vague:
        return None
    rows = (places.rows.get(key) for key in reversed(found.outer))
    return next((row.people for row in rows if row and row.people), None)

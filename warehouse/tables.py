"""The tables that totals need beside the claims: whose voice each speaker is, and which places are named."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import ids, statements
from warehouse.staging import staged

if TYPE_CHECKING:
    import duckdb

    from warehouse.gazetteer import Places
    from warehouse.voices import Voices


def extra(data: Path | None, name: str) -> Path | None:
    """A file of the user's own beside the working file, if there is one."""
    path = data / name if data else None
    return path if path and path.is_file() else None


def renew_voices(con: duckdb.DuckDBPyConnection, voices: Voices) -> None:
    """Resolve every speaker that has no voice by this table of voices, and list the voices that speak."""
    table = ids.sha256(json.dumps([voices.rows(), sorted(voices.aliases.items())], ensure_ascii=False))
    found = statements.rows(con, "attributions_missing", voices_sha256=table)
    for row in found:
        voice = voices.resolve(row["source_text"] or None, row["publisher"])
        row.update(voice_id=voice, voices_sha256=table)
    with staged(con, found, "core.attributions"):
        statements.run(con, "attributions_delete")
        statements.run(con, "attributions_insert")
    used = [voice for (voice,) in statements.run(con, "attributions_voices").fetchall()]
    rows = [
        {"voice_id": one.voice_id, "name": one.name, "kind": one.kind, "party_to": one.party_to}
        for one in map(voices.describe, used)
    ]
    replace(con, "core.voices", rows)


def renew_places(con: duckdb.DuckDBPyConnection, places: Places) -> None:
    """List the places that claims name, those that contain them, and those that the user listed."""
    named = [text for (text,) in statements.run(con, "claims_places").fetchall()]
    wanted = set(places.listed) | set(places.exhaustive)
    for text in named:
        wanted |= {one for one in places.resolve(text).outer if one in places.rows}
    wanted |= {one for place in wanted for one in places.path(place)}
    replace(con, "core.places", [place_row(places, one) for one in sorted(wanted)])


@dataclass(frozen=True, slots=True)
class SetAside:
    """What is set aside and in no total: articles, and claims by outcome (those of such articles too). The
    outcome is None where a snapshot is too old to say it, or to count the claims of such articles."""

    articles: int
    claims: dict[str | None, int]

    @property
    def all_claims(self) -> int:
        return sum(self.claims.values())

    def of(self, outcome: str) -> int | None:
        """How many claims of one outcome; None where nobody knows."""
        return None if None in self.claims else self.claims.get(outcome, 0)

    def words(self, outcome: str | None = None) -> str:
        """Such as "12 claims (3 of killed) and 1 article set aside"; of an outcome where one is asked."""
        count = self.of(outcome) if outcome else None
        of = "" if count is None else f" ({count:,} of {outcome})"
        parts = [_so_many(self.all_claims, "claim") + of] * bool(self.all_claims)
        parts += [_so_many(self.articles, "article")] * bool(self.articles)
        return f"{' and '.join(parts)} set aside" if parts else "nothing is set aside"


def set_aside(con: duckdb.DuckDBPyConnection) -> SetAside:
    """How much `main` sets aside; where a snapshot is older than the count, what lies in its quarantine."""
    import duckdb

    try:
        rows = statements.run(con, "set_aside_counts").fetchall()
    except duckdb.CatalogException:
        rows = statements.run(con, "set_aside_counts_older").fetchall()
    articles = sum(count for kind, _, count in rows if kind == "article")
    return SetAside(articles, {outcome: count for kind, outcome, count in rows if kind == "claim"})


def _so_many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def place_row(places: Places, place_id: str) -> dict[str, Any]:
    """A row of core.places."""
    row = places.rows[place_id]
    return {
        "place_id": row.id,
        "kind": row.kind,
        "parent_id": row.parent,
        "country": places.path(place_id)[0],
        "name": row.name,
        "latitude": row.lat,
        "longitude": row.lon,
        "people": row.people,
        "p_code": row.p_code,
        "is_listed": place_id in places.listed,
        "is_exhaustive": place_id in places.exhaustive,
    }


def replace(con: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Let a small table hold exactly these rows; within the caller's transaction."""
    short = table.removeprefix("core.")
    with staged(con, rows, table):
        statements.run(con, f"{short}_delete")
        statements.run(con, f"{short}_insert")

"""Which current versions are copies of one origin, kept up to date for what a night touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from warehouse import copies, statements
from warehouse.staging import staged

if TYPE_CHECKING:
    import duckdb


def record_copies(con: duckdb.DuckDBPyConnection, articles: Sequence[Mapping[str, Any]]) -> None:
    """Index the bodies of new versions and note the pairs that they form, with old ones and one another."""
    bodies, sketches = [], []
    for article in articles:
        sampled = copies.sketch_rows(article)
        bodies.append({"version_id": article["version_id"], "sampled": len(sampled)})
        sketches += [{"shingle": one, "version_id": article["version_id"]} for one in sampled]
    with staged(con, bodies, "core.bodies"):
        statements.run(con, "bodies_insert")
    with staged(con, sketches, "core.sketches"):
        statements.run(con, "sketches_insert")
    limits = copies.thresholds()
    new = [row["version_id"] for row in bodies]
    pairs = statements.rows(
        con, "copies_candidates", new=new, share=limits.shared_sample, most=limits.most_per_shingle
    )
    found = [pair for pair in with_containment(con, pairs) if pair["containment"]]
    with staged(con, found, "core.copies"):
        statements.run(con, "copies_insert")


def with_containment(
    con: duckdb.DuckDBPyConnection, pairs: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The candidate pairs with the exact containment of those that are copies, 0 for the others."""
    wanted = sorted({pair[side] for pair in pairs for side in ("left_id", "right_id")})
    bodies = read_bodies(con, wanted)
    made = []
    for pair in pairs:
        left, right = bodies[pair["left_id"]], bodies[pair["right_id"]]
        score = copies.containment(left, right) if copies.are_copies(left, right) else 0.0
        made.append({"left_id": pair["left_id"], "right_id": pair["right_id"], "containment": score})
    return made


def read_bodies(con: duckdb.DuckDBPyConnection, versions: Sequence[str]) -> dict[str, copies.Body]:
    """The bodies of some versions."""
    texts = statements.rows(con, "versions_texts", versions=list(versions)) if versions else []
    return {row["version_id"]: copies.read_body(row["text"], row["title"]) for row in texts}


def renew_origins(con: duckdb.DuckDBPyConnection, touched: Iterable[str]) -> None:
    """Set core.origins anew for the touched versions and everything that is linked with them by copies."""
    versions = statements.rows(con, "origins_family", touched=sorted(set(touched)))
    family = [row["version_id"] for row in versions]
    current = {row["version_id"]: row for row in versions if row["is_current"]}
    edges = [
        (row["left_id"], row["right_id"])
        for row in statements.rows(con, "origins_edges", family=family)
        if row["left_id"] in current and row["right_id"] in current
    ]
    rows = []
    for group in components(current, edges):
        first = min((current[one] for one in group), key=earliest)
        rows += [
            {"version_id": one, "origin_id": first["article_id"], "publisher": first["publisher"]}
            for one in group
        ]
    statements.run(con, "origins_delete", family=family)
    with staged(con, rows, "core.origins"):
        statements.run(con, "origins_insert")


def earliest(version: Mapping[str, Any]) -> tuple[bool, Any, str]:
    """Order of origin: the earliest published, undated ones last, ties by id."""
    return (version["published_utc"] is None, version["published_utc"] or 0, version["article_id"])


def components(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected groups of a graph, each sorted, in order of their first node."""
    near: dict[str, set[str]] = defaultdict(set)
    for left, right in edges:
        near[left].add(right)
        near[right].add(left)
    groups, seen = [], set()
    for start in sorted(nodes):
        if start in seen:
            continue
        group, todo = {start}, [start]
        while todo:
            fresh = near[todo.pop()] - group
            group |= fresh
            todo += sorted(fresh)
        seen |= group
        groups.append(sorted(group))
    return groups

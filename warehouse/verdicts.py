"""What people decide about rows in quarantine: let one stand in spite of what it failed, or hold it again.

A verdict is a row of its own and changes nothing when it is given. The next night judges the row's article
again, and the row stands if nothing but what the verdict names is wrong with it. It holds for later readings
of the same sentence, too (`claim_key`); a corrected article is another matter (`version_id`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from warehouse import Mistake, ids, statements
from warehouse.names import mask
from warehouse.readings import Overruled, reading_rows
from warehouse.staging import staged, transaction

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
Judge = Callable[[list[Row], list[Row]], Sequence[Mapping[str, Any]]]

RELEASE, HOLD = "release", "hold"
SHORTEST = 4  # a shorter beginning of an id names too much to be meant
JUDGED = ("article", "claim")  # the suites that judge rows again; what else a row failed is carried over


def find_row(con: duckdb.DuckDBPyConnection, beginning: str) -> list[Row]:
    """Every error of the one row of quarantine, released or not, whose id begins so. None and several are
    Mistakes."""
    if len(beginning) < SHORTEST:
        raise Mistake(f"quarantine: {beginning!r} is too short: give {SHORTEST} characters of an id or more")
    found = statements.rows(con, "quarantine_find", beginning=beginning.lower())
    rows = sorted({(row["row_kind"], row["row_id"]) for row in found})
    if not rows:
        raise Mistake(f"quarantine: no row that was set aside begins with {beginning!r}")
    if len(rows) > 1:
        some = ", ".join(f"{kind} {row_id}" for kind, row_id in rows[:5])
        raise Mistake(f"quarantine: {beginning!r} is the beginning of {len(rows)} rows: {some}")
    return found


def give_verdict(
    con: duckdb.DuckDBPyConnection,
    beginning: str,
    verdict: str,
    *,
    reason: str,
    given_at: str,
    given_by: str | None = None,
    releasable: Collection[tuple[str, str]] = (),
) -> list[Row]:
    """Note a verdict about the row whose id begins so; gives the rows of `find_row` that it is about.

    `releasable` names (suite, expectation) that a person may overrule; an error of another kind is a Mistake
    that says what would help.
    """
    found = find_row(con, beginning)
    name = f"{found[0]['row_kind']} {found[0]['row_id']}"
    if is_asked := [one for one in found if one["is_released"] == (verdict == HOLD)]:
        found = is_asked
    else:
        raise Mistake(f"quarantine: {name} {'is held' if verdict == HOLD else 'was released'} already")
    final = [one for one in found if (one["suite"], one["expectation"]) not in releasable]
    if verdict == RELEASE and final:
        named = ", ".join(sorted({one["expectation"] for one in final}))
        raise Mistake(
            f"quarantine: {name} failed {named}, which no verdict overrules: a corrected article or a better"
            " rule lets it out"
        )
    names = _names(con, found[0]["version_id"])
    made = {
        "verdict": verdict,
        "reason": reason,
        "shown_reason": mask(reason, names),
        "given_by": given_by,
        "given_at": given_at,
    }
    keys = ("row_kind", "row_key", "version_id", "suite", "expectation")
    rows = [
        {key: one[key] for key in keys} | made | {"verdict_number": at} for at, one in enumerate(found, 1)
    ]
    with transaction(con), staged(con, rows, "core.verdicts"):
        statements.run(con, "verdicts_insert")
    return found


def overruled(con: duckdb.DuckDBPyConnection) -> Overruled:
    """The expectations that a verdict overrules, as (row_kind, row_key, expectation)."""
    return frozenset(statements.run(con, "verdicts_overruled").fetchall())


def settle_verdicts(con: duckdb.DuckDBPyConnection, run_id: str, ruleset: str, judge: Judge) -> list[Row]:
    """Judge again what verdicts are about, in one transaction; gives each of them with `stands`.

    `judge(articles, claims)` gives the failures of the rows; they count but for those that a verdict
    overrules. A verdict about a row that is superseded, or that these rules read otherwise, waits for it.
    """
    waiting = statements.rows(con, "verdicts_open")
    articles = statements.rows(con, "verdicts_awaiting", ruleset=ruleset) if waiting else []
    if not articles:
        return []
    given = [article["version_id"] for article in articles]
    claims = [_as_read(row) for row in statements.rows(con, "verdicts_claims", ruleset=ruleset, given=given)]
    failures = [*judge(articles, claims), *_carried(con, ruleset, given)]
    marks = {"run_id": run_id, "ruleset": ruleset}
    by_version = {article["version_id"]: article for article in articles}
    made = reading_rows(by_version, claims, failures, marks, overruled(con))
    with transaction(con):
        for table, part in made.items():
            with staged(con, part, table):
                _replace(con, table.removeprefix("core."), run_id, ruleset, given)
        statements.run(con, "verdicts_settle", run_id=run_id, last=waiting[-1]["verdict_number"])
    return _settled(waiting, made)


def _replace(
    con: duckdb.DuckDBPyConnection, table: str, run_id: str, ruleset: str, given: Sequence[str]
) -> None:
    if table != "quarantine":
        statements.run(con, f"{table}_judge_again")
        return
    statements.run(con, "quarantine_release", run_id=run_id, ruleset=ruleset, given=given)
    statements.run(con, "quarantine_hold")


def _settled(waiting: Sequence[Row], made: Mapping[str, Sequence[Row]]) -> list[Row]:
    """The verdicts whose row was judged again, with `row_id` and whether it `stands` now."""
    stands = {
        **{("claim", row["claim_key"]): (row["claim_id"], row) for row in made["core.claims"]},
        **{("article", row["version_id"]): (row["version_id"], row) for row in made["core.readings"]},
    }
    told = []
    for one in waiting:
        if (row := stands.get((one["row_kind"], one["row_key"]))) is not None:
            told.append(one | {"row_id": row[0], "stands": not row[1]["is_quarantined"]})
    return told


def _as_read(row: Row) -> Row:
    """A row of core.claims as `ids.claim_rows` gave it."""
    kept = ("claim_id", "claim_key", "version_id", "article_id", "ruleset", "quote", *ids.CLAIM_FIELDS)
    return {key: row[key] for key in kept}


def _carried(con: duckdb.DuckDBPyConnection, ruleset: str, given: Sequence[str]) -> list[Row]:
    return statements.rows(con, "verdicts_carried", ruleset=ruleset, given=given, judged=list(JUDGED))


def _names(con: duckdb.DuckDBPyConnection, version_id: str) -> list[str]:
    """The names of victims that any reading of a version found: they are in no reason that is shown."""
    return [name for (name,) in statements.run(con, "versions_names", version_id=version_id).fetchall()]

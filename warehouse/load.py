"""Into the working file, exactly once. Each function is one transaction, keyed by content.

Called twice, or killed and called again, it leaves the same rows. Only runs, fetches and validations grow.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from warehouse import ids, statements
from warehouse.origins import record_copies, renew_origins
from warehouse.readings import reading_rows
from warehouse.staging import staged, transaction
from warehouse.verdicts import overruled

if TYPE_CHECKING:
    import duckdb

ARTICLE_FIELDS = (
    "version_id",
    "article_id",
    "source_id",
    "publisher",
    "url",
    "title",
    "language",
    "published_at",
    "published_on",
    "updated_at",
    "media_type",
    "bytes_sha256",
    "text_sha256",
    "text",
    "reader_name",
    "reader_version",
    "reader_options",
    "place",
    "agency",
)
RESULT_FIELDS = ("suite", "expectation", "severity", "checked", "failed")


def begin_run(con: duckdb.DuckDBPyConnection, run: Mapping[str, Any]) -> None:
    """Note the start of a run. Keys: run_id, kind ("nightly", "backfill", …), as_of (date), and where known
    started_at (ISO), ruleset, code_version. The run counts as unfinished until `finish_run`."""
    row = dict(run) | {"status": "running", "run_number": 0}
    with transaction(con), staged(con, [row], "core.runs"):
        statements.run(con, "runs_insert")


def finish_run(con: duckdb.DuckDBPyConnection, run_id: str, status: str, **more: Any) -> None:
    """Note the end of a run: status "done" or "failed", and of finished_at (ISO), snapshot (name),
    counts (dict), message, ruleset those that are given."""
    values: dict[str, Any] = dict.fromkeys(("finished_at", "snapshot", "counts", "message", "ruleset"))
    if unknown := sorted(set(more) - set(values)):
        raise ValueError(f"finish_run knows no {', '.join(unknown)}")
    values.update(more)
    if values["counts"] is not None:
        values["counts"] = json.dumps(values["counts"], sort_keys=True)
    with transaction(con):
        statements.run(con, "runs_finish", run_id=run_id, status=status, **values)


def known_fetches(con: duckdb.DuckDBPyConnection, source_id: str) -> dict[str, dict[str, str | None]]:
    """What the last answer with bytes was, by url (by path where there is none): etag, last_modified,
    bytes_sha256, media_type, charset (an answer "not changed" need not repeat them)."""
    rows = statements.rows(con, "fetches_known", source_id=source_id)
    return {row.pop("address"): row for row in rows}


def record_pull(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    fetches: Sequence[Mapping[str, Any]],
    articles: Sequence[Mapping[str, Any]],
) -> int:
    """Keep what a pull brought, in one transaction; gives the number of versions that are new.

    Fetches: columns of raw.fetches, those absent are null; `metadata` may be a dict. Articles: exactly
    ARTICLE_FIELDS. A new version supersedes the article's current one unless that is dated later (updated_at,
    else published_at). A version that is known changes nothing, unless its source tells it again in the place
    of a current one of the same date: the article went back to it.
    """
    rows = [article_row(article) for article in articles]
    with transaction(con):
        record_fetches(con, run_id, fetches)
        with staged(
            con, [{"text_sha256": a["text_sha256"], "text": a["text"]} for a in articles], "core.texts"
        ):
            statements.run(con, "texts_insert")
        marked = [row | {"run_id": run_id, "arrival": place} for place, row in enumerate(rows)]
        with staged(con, marked, "core.articles"):
            new = {version for (version,) in statements.run(con, "articles_new").fetchall()}
            statements.run(con, "articles_insert")
            supersede(con, run_id, {row["article_id"] for row in rows if row["version_id"] in new})
            back = {version for (version,) in statements.run(con, "returns_insert", run_id=run_id).fetchall()}
        returned = {row["article_id"] for row in rows if row["version_id"] in back}
        supersede(con, run_id, returned)
        fresh = {article["version_id"]: article for article in articles if article["version_id"] in new}
        record_copies(con, [fresh[version] for version in sorted(fresh)])
        families = sorted({article["article_id"] for article in fresh.values()} | returned)
        touched = statements.rows(con, "articles_versions", articles=families)
        renew_origins(con, [row["version_id"] for row in touched])
    return len(new)


def record_fetches(con: duckdb.DuckDBPyConnection, run_id: str, fetches: Sequence[Mapping[str, Any]]) -> None:
    """Append the fetches of a run and note bytes that the archive had not held."""
    rows = []
    for fetch in fetches:
        metadata = fetch.get("metadata")
        text = (
            json.dumps(metadata, sort_keys=True, ensure_ascii=False)
            if isinstance(metadata, Mapping)
            else metadata
        )
        rows.append(dict(fetch) | {"run_id": run_id, "metadata": text})
    with staged(con, rows, "raw.fetches"):
        statements.run(con, "fetches_insert")
        statements.run(con, "documents_insert")


def article_row(article: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of core.articles from an article row; its keys must be exactly ARTICLE_FIELDS."""
    if wrong := sorted(set(ARTICLE_FIELDS).symmetric_difference(article)):
        raise ValueError(f"article row: unknown or missing: {', '.join(wrong)}")
    row = {key: value for key, value in article.items() if key != "text"}
    row["published_on"] = ids.as_date(row["published_on"])
    row["published_utc"] = moment(row["published_at"])
    row["dated_utc"] = moment(row["updated_at"]) or row["published_utc"]
    return row


def moment(text: str | None) -> dt.datetime | None:
    """An ISO date or date-time as a time in UTC; None if it is unreadable (the words stay beside it).

    A date alone is the end of its day: what names an hour of that day came first, as far as anybody can tell.
    """
    if not text:
        return None
    try:
        if len(text) <= len("2016-09-29"):
            return dt.datetime.combine(dt.date.fromisoformat(text), dt.time(23, 59, 59))
        read = dt.datetime.fromisoformat(text)
        return read.astimezone(dt.UTC).replace(tzinfo=None) if read.tzinfo else read
    except (ValueError, OverflowError):
        return None


def supersede(con: duckdb.DuckDBPyConnection, run_id: str, articles: Iterable[str]) -> None:
    """Of each article let exactly the latest version be current: by its date, then by its arrival."""
    statements.run(con, "articles_supersede", run_id=run_id, articles=sorted(articles))


def pending(con: duckdb.DuckDBPyConnection, ruleset: str) -> list[dict[str, Any]]:
    """Article rows (ARTICLE_FIELDS) of current versions that this ruleset has not read, in order of id."""
    return statements.rows(con, "articles_pending", ruleset=ruleset)


def load_readings(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    ruleset: str,
    articles: Sequence[Mapping[str, Any]],
    claims: Sequence[Mapping[str, Any]],
    failures: Sequence[Mapping[str, Any]],
    results: Sequence[Mapping[str, Any]],
) -> int:
    """Keep what a ruleset read in these articles, in one transaction; gives the number of new claims.

    `articles` are all that were read, those without claims too; `claims` are rows of `ids.claim_rows`, the
    refused ones too; `failures` and `results` come from the validation. Articles that this ruleset has read
    before are left as they are. What a verdict overrules does not refuse.
    When nothing is left unread, the ruleset becomes the one in use.
    """
    with transaction(con):
        given = sorted({article["version_id"] for article in articles})
        if strays := {row["version_id"] for row in (*claims, *failures)} - set(given):
            raise ValueError(
                f"claims or failures of articles that were not given: {', '.join(sorted(strays))}"
            )
        done = {
            version
            for (version,) in statements.run(con, "readings_done", ruleset=ruleset, given=given).fetchall()
        }
        fresh = {a["version_id"]: a for a in articles if a["version_id"] not in done}
        marks = {"run_id": run_id, "ruleset": ruleset}
        rows = reading_rows(fresh, claims, failures, marks, overruled(con))
        for table, part in rows.items():
            with staged(con, part, table):
                statements.run(con, f"{table.removeprefix('core.')}_insert")
        outcome = [{key: row[key] for key in RESULT_FIELDS} | {"run_id": run_id} for row in results]
        with staged(con, outcome, "core.validations"):
            statements.run(con, "validations_insert")
        switch_ruleset(con, run_id, ruleset)
    return len(rows["core.claims"])


def switch_ruleset(con: duckdb.DuckDBPyConnection, run_id: str, ruleset: str) -> None:
    """Let a ruleset be the one in use if it has read every current version. Within a transaction."""
    statements.run(con, "rulesets_close", run_id=run_id, ruleset=ruleset)
    statements.run(con, "rulesets_open", run_id=run_id, ruleset=ruleset)

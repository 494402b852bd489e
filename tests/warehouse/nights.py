"""Rows for the tests of the warehouse: an article, a claim of a number in it, a night that loads them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.claim import Claim
from warehouse import figures, ids, load, publish, store

if TYPE_CHECKING:
    import duckdb

RULESET = "r-test"
DAY = dt.date(2016, 9, 29)


def make_article(
    body: str,
    *,
    url: str | None = "https://example.org/one",
    title: str = "Strikes hit the city",
    published_at: str | None = "2016-09-29T08:00:00+00:00",
    publisher: str = "The Example",
    **more: Any,
) -> dict[str, Any]:
    """An article row, as a reader gives it; its bytes are its text."""
    text = f"{title}\n\n{body}"
    row: dict[str, Any] = dict.fromkeys(load.ARTICLE_FIELDS)
    row |= {
        "source_id": "example",
        "publisher": publisher,
        "url": url,
        "title": title,
        "language": "en",
        "published_at": published_at,
        "published_on": dt.date.fromisoformat(published_at[:10]) if published_at else None,
        "media_type": "text/plain",
        "text": text,
        "bytes_sha256": ids.sha256(text),
        "text_sha256": ids.sha256(text),
        "reader_name": "plain",
        "reader_version": "1",
        "reader_options": "{}",
    }
    row |= more
    row["article_id"] = ids.article_id(url, row["source_id"], "one.txt")
    row["version_id"] = ids.version_id(
        row["article_id"], row["text_sha256"], row["published_at"], row["updated_at"]
    )
    return row


def make_claim(article: Mapping[str, Any], number: str, n: int = 1, **more: Any) -> dict[str, Any]:
    """The fields of a claim about the first place where `number` stands; the quote is its line."""
    text = article["text"]
    start = text.index(number)
    end = start + len(number)
    quote_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    value = int(number) if number.isdigit() else None
    fields: dict[str, Any] = {field.name: None for field in dataclasses.fields(Claim)}
    fields |= {
        "n": n,
        "start": start,
        "end": end,
        "number_text": number,
        "quote_start": quote_start,
        "quote_end": len(text) if line_end < 0 else line_end,
        "implicit": False,
        "names_person": False,
        "outcome": "killed",
        "group": "people",
        "unit": "persons",
        "kind": "incident",
        "qualifier": "at_least",
        "modality": "stated",
        "value": value,
        "low": value,
        "apart_from": (),
        "event": 1,
        "scope": "event",
        "closed": False,
        "found": False,
        "rule_id": "en.killed.test",
    }
    return dataclasses.asdict(Claim(**(fields | more)))


def make_fetch(article: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """The fetch that brought an article."""
    row = {
        "source_id": article["source_id"],
        "publisher": article["publisher"],
        "url": article["url"],
        "path": None if article["url"] else "one.txt",
        "fetched_at": "2016-09-29T22:00:00+00:00",
        "status": 200,
        "media_type": article["media_type"],
        "charset": "utf-8",
        "bytes_sha256": article["bytes_sha256"],
        "bytes_count": len(article["text"].encode()),
        "etag": '"1"',
        "last_modified": None,
        "metadata": {"title": article["title"]},
        "error": None,
    }
    return row | more


def read_numbers(article: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A toy extractor: a claim for every number of digits in the body, in order."""
    numbers = [word.strip(".,") for word in article["text"].split() if word.strip(".,").isdigit()]
    return [make_claim(article, number, n) for n, number in enumerate(dict.fromkeys(numbers), start=1)]


def archive(data: Path, article: Mapping[str, Any]) -> Path:
    """Put an article's bytes in the archive."""
    name = article["bytes_sha256"]
    path: Path = data / "archive" / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article["text"], encoding="utf-8", newline="")
    return path


def load_night(
    con: duckdb.DuckDBPyConnection,
    articles: Sequence[Mapping[str, Any]],
    *,
    run_id: str = "run-1",
    as_of: dt.date = DAY,
    ruleset: str = RULESET,
    failures: Sequence[Mapping[str, Any]] = (),
    claims: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> None:
    """Pull, extract and load, as a night does. `claims` gives an article's claims by version_id."""
    load.begin_run(con, {"run_id": run_id, "kind": "nightly", "as_of": as_of})
    load.record_pull(con, run_id, [make_fetch(article) for article in articles], articles)
    todo = load.pending(con, ruleset)
    rows = []
    for article in todo:
        read = read_numbers(article) if claims is None else claims.get(article["version_id"], ())
        rows += ids.claim_rows(article, read, ruleset)
    load.load_readings(con, run_id, ruleset, todo, rows, failures, [])


def publish_night(
    data: Path, articles: Sequence[Mapping[str, Any]], *, as_of: dt.date = DAY, **more: Any
) -> publish.Snapshot:
    """A whole night on a data folder."""
    for article in articles:
        archive(data, article)
    with store.open_work(data) as con:
        load_night(con, articles, as_of=as_of, **more)
        figures.total_all(con, as_of)
        snapshot = publish.publish(con, data, as_of)
        load.finish_run(con, more.get("run_id", "run-1"), "done", snapshot=snapshot.name)
    return snapshot

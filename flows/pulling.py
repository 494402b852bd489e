"""What one source gives in one night, as rows: its fetches, and the articles that could be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.night import Night
from flows.progress import Meter
from flows.readers.article import read_article
from flows.runlog import now, one_line
from flows.sources import archive
from flows.sources.configured import Known, Source, kind_of
from flows.sources.document import Fetch, SourceFailure, Unreadable


@dataclass(slots=True)
class Pulled:
    """Rows for the warehouse; `failure` says why the source as a whole could not be read."""

    fetches: list[dict[str, Any]] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)
    failure: str | None = None


def pull_source(night: Night, source: Source, known: Known, meter: Meter) -> Pulled:
    """Fetch, archive, read. One bad article is an error among the fetches and harms no other."""
    pulled = Pulled()
    try:
        for fetch in kind_of(source).pull(source, known, night.settings):
            _take(night, source, fetch, pulled, meter)
            meter.advance()
    except SourceFailure as error:
        pulled.failure = str(error)
    _check_volume(night, source, pulled)
    return pulled


def _take(night: Night, source: Source, fetch: Fetch, pulled: Pulled, meter: Meter) -> None:
    error, sha256, count, version = fetch.error, None, None, None
    try:
        sha256, count = _archived(night.settings.archive, fetch)
    except Unreadable as problem:
        error = str(problem)
    if fetch.document is not None:
        try:
            article = read_article(fetch.document, source)
            pulled.articles.append(article)
            version = article["version_id"]
            meter.count("articles")
        except Unreadable as problem:
            error = str(problem)
        except Exception as problem:  # a reader that breaks on one page must not stop the night
            error = f"reader: {one_line(problem)}"
    if error:
        meter.count("errors")
        night.log.error("pull", f"{source.id}: {fetch.locator}", error)
    held = {"bytes_sha256": sha256, "bytes_count": count, "version_id": version}
    pulled.fetches.append(_row(source, fetch, error) | held)


def _archived(folder: Path, fetch: Fetch) -> tuple[str | None, int | None]:
    """SHA-256 and number of the bytes that a fetch brought, which are in the archive now."""
    if fetch.file is not None:
        return archive.keep_file(folder, fetch.file)
    if fetch.data is None:
        return None, None
    return archive.keep(folder, fetch.data), len(fetch.data)


def _row(source: Source, fetch: Fetch, error: str | None) -> dict[str, Any]:
    """A row of raw.fetches, but for its bytes and the version that they gave."""
    is_url = "://" in fetch.locator
    return {
        "source_id": source.id,
        "publisher": source.publisher,
        "url": fetch.locator if is_url else None,
        "path": None if is_url else fetch.locator,
        "fetched_at": now(),
        "status": fetch.status,
        "media_type": fetch.media_type,
        "charset": fetch.charset,
        "etag": fetch.etag,
        "last_modified": fetch.last_modified,
        "metadata": dict(fetch.document.metadata) if fetch.document else None,
        "error": error,
    }


def _check_volume(night: Night, source: Source, pulled: Pulled) -> None:
    """A source that suddenly gives far more or less than it should is worth a look, and nothing more."""
    if source.expected_articles is None or pulled.failure:
        return
    least, most = source.expected_articles
    if not least <= len(pulled.articles) <= most:
        said = f"{len(pulled.articles)} articles, expected {least} to {most}"
        night.log.error("pull", source.id, said)
        night.log.screen.say(f"pull      {source.id}  WARNING: {said}")

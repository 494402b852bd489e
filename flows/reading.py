"""Extraction in batches over processes: hundreds of articles at a time; one bad article harms no other."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field
from typing import Any

from flows import is_mistake
from flows.progress import Meter
from flows.runlog import RunLog, one_line
from flows.settings import Settings

Article = dict[str, Any]


@dataclass(slots=True)
class Readings:
    """What a ruleset read: every article that was given, its claims as rows, and what could not be read.

    `failures` have the shape of a verdict's: such an article is set aside with the reason.
    """

    ruleset: str
    articles: list[Article] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    failures: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Read:
    """One article read: its claims, or why there are none."""

    version_id: str
    claims: list[dict[str, Any]]
    errors: tuple[str, ...] = ()
    failed: bool = False


def read_articles(
    articles: list[Article], ruleset: str, settings: Settings, meter: Meter, log: RunLog
) -> Readings:
    """Claims of all articles, in the articles' order whatever the processes' order."""
    known = languages()
    readable = [article for article in articles if article["language"] in known]
    meter.count("articles", len(articles))
    meter.expect(len(readable))
    read = {one.version_id: one for one in _all_read(readable, ruleset, settings, meter)}
    readings = Readings(ruleset, articles)
    for article in articles:
        if (one := read.get(article["version_id"])) is None:
            meter.count(f"without rules for {article['language']}")
            continue
        readings.claims += one.claims
        for reason in one.errors:
            log.error("extract", article["url"] or article["version_id"], reason)
        if one.failed:
            meter.count("failed")
            readings.failures.append(_failure(article, one.errors[0]))
    meter.count("claims", len(readings.claims))
    return readings


def languages() -> frozenset[str]:
    """The languages that have rules."""
    from extractors.loader import languages as with_rules

    return frozenset(with_rules())


def read_batch(articles: list[Article], ruleset: str) -> list[Read]:
    """What one process does with one batch."""
    return [read_one(article, ruleset) for article in articles]


def read_one(article: Article, ruleset: str) -> Read:
    from extractors import extract
    from warehouse.ids import claim_rows

    try:
        reading = extract(
            article["text"],
            article["published_on"],
            language=article["language"],
            place=article["place"],
        )
        rows = claim_rows(article, [asdict(claim) for claim in reading.claims], ruleset)
    except Exception as error:
        if is_mistake(error):  # a broken rule file is nobody's article
            raise
        return Read(article["version_id"], [], (one_line(error),), failed=True)
    return Read(article["version_id"], rows, tuple(reading.errors))


def _all_read(articles: list[Article], ruleset: str, settings: Settings, meter: Meter) -> Iterator[Read]:
    """In this process where one batch is all there is: a pool costs more than it saves then."""
    batches = list(_batches(articles, settings.batch_articles))
    if len(batches) < 2 or settings.workers < 2:
        for article in articles:
            yield read_one(article, ruleset)
            meter.advance()
        return
    lost: list[Article] = []
    with _pool(settings.workers) as pool:
        at_work = {pool.submit(read_batch, batch, ruleset): batch for batch in batches}
        for done in as_completed(at_work):
            if _died(done):
                lost += at_work[done]
                continue
            yield from done.result()
            meter.advance(len(at_work[done]))
    for article in lost:
        yield _read_apart(article, ruleset)
        meter.advance()


def _read_apart(article: Article, ruleset: str) -> Read:
    """An article of a batch whose process died, alone: if the process dies again, it was this one."""
    with _pool(1) as pool:
        done = pool.submit(read_one, article, ruleset)
        if not _died(done):
            return done.result()
    return Read(article["version_id"], [], ("the process that read it died",), failed=True)


def _died(done: Future[Any]) -> bool:
    return isinstance(done.exception(), BrokenProcessPool)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes: a fork of one that runs threads (Prefect, DuckDB) may never wake up."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _batches(articles: list[Article], size: int) -> Iterable[list[Article]]:
    return (articles[start : start + size] for start in range(0, len(articles), size))


def _failure(article: Article, reason: str) -> dict[str, Any]:
    return {
        "row_kind": "article",
        "row_id": article["version_id"],
        "version_id": article["version_id"],
        "suite": "extract",
        "expectation": "can_be_read",
        "severity": "error",
        "reason": f"extract: {reason}",
        "evidence": (article["title"] or "")[:200],
    }

"""The seven stages as plain functions: pull → extract → validate → load → total → publish → report.

Each opens the working file for itself and leaves its result there or hands it on, so a night that is killed
between any two of them and run again does what was left and nothing twice. None needs Prefect.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import is_mistake
from flows.night import Night, StageFailure
from flows.progress import Meter
from flows.runlog import one_line
from flows.sources.configured import Source
from flows.sources.document import SourceFailure

if TYPE_CHECKING:
    from expectations import Verdict
    from flows.reading import Readings
    from warehouse.publish import Snapshot


def pull(night: Night, source: Source) -> int:
    """Everything one source has, archived and recorded; gives the number of article versions that are new."""
    from flows.pulling import pull_source
    from warehouse import load, store

    with _stage(night, "pull", source.id) as meter:
        with store.open_work(night.data) as con:
            known = load.known_fetches(con, source.id)
        pulled = pull_source(night, source, known, meter)
        with store.open_work(night.data) as con:
            new = load.record_pull(con, night.run_id, pulled.fetches, pulled.articles)
        meter.count("new", new)
        if pulled.failure:
            raise SourceFailure(pulled.failure)
    return new


def extract(night: Night) -> Readings:
    """The claims of every version that this ruleset has not read: tonight's, and what a killed night left."""
    from extractors import ruleset
    from flows.reading import read_articles
    from warehouse import load, store

    with _stage(night, "extract") as meter:
        with store.open_work(night.data) as con:
            articles = load.pending(con, ruleset())
        return read_articles(articles, ruleset(), night.settings, meter, night.log)


def validate(night: Night, readings: Readings) -> Verdict:
    """What tonight's articles and claims came to: passed, flagged, or set aside with the reason."""
    import expectations

    with _stage(night, "validate") as meter:
        texts = {article["version_id"]: article for article in readings.articles}
        claims = [claim | _beside(texts[claim["version_id"]]) for claim in readings.claims]
        with _without_chatter():
            verdict = expectations.validate(readings.articles, claims, run_date=night.as_of)
        meter.count("claims", len(claims))
        meter.count("refused", len(verdict.refused("article")) + len(verdict.refused("claim")))
        meter.count("flagged", len(verdict.flags("article")) + len(verdict.flags("claim")))
        night.log.note(verdict=verdict.outcome)
        return verdict


def load(night: Night, readings: Readings, verdict: Verdict) -> int:
    """What was read into the working file, in one transaction; gives the number of new claims."""
    from warehouse import load as loading
    from warehouse import store

    with _stage(night, "load") as meter, store.open_work(night.data) as con:
        failures = [*verdict.failures, *readings.failures]
        what = (readings.ruleset, readings.articles, readings.claims, failures, verdict.results)
        new = loading.load_readings(con, night.run_id, *what)
        meter.count("articles", len(readings.articles))
        meter.count("claims", new)
        return new


def total(night: Night) -> None:
    """The standing questions answered anew, as of the night's day."""
    from warehouse import figures, store

    with _stage(night, "total") as meter, store.open_work(night.data) as con:
        meter.count("figures", int(figures.total_all(con, night.as_of)))


def publish(night: Night) -> Snapshot:
    """An immutable snapshot beside the others, and `current.duckdb` moved to it in one step."""
    from warehouse import publish as publishing
    from warehouse import store

    with _stage(night, "publish") as meter, store.open_work(night.data) as con:
        snapshot = publishing.publish(con, night.data, night.as_of)
        meter.count("new snapshot" if snapshot.changed else "unchanged snapshot")
        return snapshot


def report(night: Night, snapshot: Snapshot) -> tuple[Path, ...]:
    """Every report of the snapshot, in data/reports/<snapshot>/<name>/."""
    import reports
    from flows.reporting import build_in_place

    with _stage(night, "report") as meter:
        names = reports.names()
        meter.expect(len(names))
        built = []
        for name in names:
            built.append(build_in_place(snapshot.path, name, night.settings.reports / snapshot.name / name))
            meter.count("reports")
            meter.advance()
        return tuple(built)


@contextmanager
def _stage(night: Night, name: str, source: str | None = None) -> Iterator[Meter]:
    """A stage in log and screen. What is neither a user's mistake nor the source's fault names the stage."""
    try:
        with night.log.stage(name, source) as meter:
            yield meter
    except Exception as error:
        if is_mistake(error) or isinstance(error, SourceFailure):
            raise
        where = f"{name} ({source})" if source else name
        raise StageFailure(f"{where}: {one_line(error)}") from error


@contextmanager
def _without_chatter() -> Iterator[None]:
    """Great Expectations tells of every temporary folder, and Prefect shows what libraries tell."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)


def _beside(article: dict[str, Any]) -> dict[str, Any]:
    """What the expectations about a claim need of its article."""
    return {"article_text": article["text"], "published_on": article["published_on"]}

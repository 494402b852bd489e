"""The seven stages as plain functions: pull → extract → validate → load → total → publish → report.

Each opens the working file for itself and leaves its result there or hands it on, so a night that is killed
between any two of them and run again does what was left and nothing twice. None needs Prefect.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows import is_mistake
from flows.night import Night, NotPublished, StageFailure
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
    """What tonight's articles and claims came to: passed, flagged, or set aside with the reason; and tonight
    beside earlier nights."""
    from flows.judging import judge

    with _stage(night, "validate") as meter:
        verdict = judge(night, readings)
        meter.count("claims", len(readings.claims))
        meter.count("refused", len(verdict.refused("article")) + len(verdict.refused("claim")))
        meter.count("flagged", len(verdict.flags("article")) + len(verdict.flags("claim")))
        night.log.note(verdict=verdict.outcome)
        return verdict


def load(night: Night, readings: Readings, verdict: Verdict) -> int:
    """What was read into the working file, in one transaction; gives the number of new claims. Then what
    people decided about rows in quarantine: each is judged again, and stands if nothing else is wrong."""
    from flows.judging import ROWS
    from flows.releasing import settle_verdicts
    from warehouse import load as loading
    from warehouse import store

    with _stage(night, "load") as meter, store.open_work(night.data) as con:
        failures = [failure for failure in verdict.failures if failure["row_kind"] in ROWS]
        what = (readings.ruleset, readings.articles, readings.claims, failures, verdict.results)
        new = loading.load_readings(con, night.run_id, *what)
        meter.count("articles", len(readings.articles))
        meter.count("claims", new)
        settle_verdicts(night, con, readings.ruleset, meter)
        return new


def total(night: Night) -> Verdict:
    """The standing questions answered anew, as of the night's day; then all tables judged together."""
    from expectations import check_warehouse
    from warehouse import figures, store
    from warehouse.tables import set_aside

    with _stage(night, "total") as meter, store.open_work(night.data) as con:
        meter.count("figures", int(figures.total_all(con, night.as_of)))
        aside = set_aside(con)
        meter.count("claims set aside", aside.all_claims)
        night.log.note(set_aside=aside.words())
        verdict = check_warehouse(con, everything=False)
        if verdict.failures:
            meter.count("rows_doubted", len(verdict.failures))
        return verdict


def publish(night: Night, verdicts: Sequence[Verdict] = ()) -> Snapshot:
    """An immutable snapshot beside the others, and `current.duckdb` moved to it in one step.

    Given the night's verdicts, its page of results first; if one is "fail", `NotPublished`: what was read
    stays loaded, and the last good snapshot stays current.
    """
    from flows.judging import settle
    from warehouse import publish as publishing
    from warehouse import store

    with _stage(night, "publish") as meter:
        if verdicts:
            settle(night, verdicts)
        with store.open_work(night.data) as con:
            snapshot = publishing.publish(con, night.data, night.as_of)
        meter.count("new snapshot" if snapshot.changed else "unchanged snapshot")
        return snapshot


def report(night: Night, snapshot: Snapshot) -> tuple[Path, ...]:
    """Every report of the snapshot, in data/reports/<snapshot>/<name>/."""
    import reports
    from flows.reporting import build_in_place, results_of

    with _stage(night, "report") as meter:
        names = reports.names()
        meter.expect(len(names))
        built = []
        page = results_of(night.settings.logs, snapshot.name) or _tonights(night)
        for name in names:
            out = night.settings.reports / snapshot.name / name
            built.append(build_in_place(snapshot.path, name, out, page))
            meter.count("reports")
            meter.advance()
        return tuple(built)


def _tonights(night: Night) -> Path | None:
    """The night's own page of results, if it has one."""
    page = night.log.entry.get("page")
    return Path(page) if page else None


@contextmanager
def _stage(night: Night, name: str, source: str | None = None) -> Iterator[Meter]:
    """A stage in log and screen. What is neither a user's mistake nor the source's fault names the stage."""
    try:
        with night.log.stage(name, source) as meter:
            yield meter
    except Exception as error:
        if is_mistake(error) or isinstance(error, SourceFailure | NotPublished):
            raise
        where = f"{name} ({source})" if source else name
        raise StageFailure(f"{where}: {one_line(error)}") from error

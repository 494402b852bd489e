"""One night: what its stages share, how it begins and ends, and its plain run without Prefect."""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows import Mistake
from flows.lock import only_night
from flows.progress import Screen
from flows.runlog import DONE, FAILED, INCOMPLETE, STOPPED, WITHHELD, RunLog, new_run_id, one_line
from flows.settings import Settings
from flows.sources.configured import Source, load_sources
from flows.telling import told_of_failure

if TYPE_CHECKING:
    from warehouse.publish import Snapshot


class StageFailure(Exception):
    """The night stopped in a stage: one line that names the stage, its source if any, and the reason."""


class IncompleteNight(Exception):
    """The night went to its end, but somebody has to look: a source failed."""


class NotPublished(IncompleteNight):
    """The night's verdict is "fail": what was read stays loaded, the last good snapshot stays published."""


@dataclass(frozen=True, slots=True)
class Night:
    """What every stage needs: which run, as of which day, from which sources, with which settings."""

    run_id: str
    as_of: dt.date
    settings: Settings
    sources: tuple[Source, ...]
    log: RunLog

    @property
    def data(self) -> Path:
        return self.settings.data


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a finished night left its results."""

    run_id: str
    snapshot: str
    snapshot_path: Path
    reports: tuple[Path, ...]


@contextmanager
def begin_night(settings: Settings, as_of: dt.date | None, screen: Screen | None = None) -> Iterator[Night]:
    """A night with its lock, its log and its row among the runs; whatever happens, its end is noted.

    Without `as_of` the night is of today: the clock is read here and nowhere below.
    """
    run_id = new_run_id()
    day = as_of or dt.datetime.now().astimezone().date()
    with told_of_failure(settings, day) as told, only_night(settings.data, run_id):
        sources = tuple(load_sources(settings.sources_folder))
        night = Night(run_id, day, settings, sources, RunLog(settings.logs, run_id, day, screen or Screen()))
        told["log"] = night.log.entry
        _note_begin(night)
        try:
            yield night
        except BaseException as error:
            _note_end(night, _status_of(error), one_line(error), error)
            raise
        _note_end(night, DONE, None, None)


def run_plainly(night: Night, after: Callable[[str], object] = str) -> Outcome:
    """The seven stages without Prefect, for notebooks and tests; `after` is called with each stage's name."""
    from flows import stages

    for source in night.sources:
        try_source(night, source, lambda source: stages.pull(night, source))
    after("pull")
    readings = stages.extract(night)
    after("extract")
    verdict = stages.validate(night, readings)
    after("validate")
    stages.load(night, readings, verdict)
    after("load")
    checked = stages.total(night)
    after("total")
    snapshot = stages.publish(night, [verdict, checked])
    after("publish")
    reports = stages.report(night, snapshot)
    after("report")
    return close_night(night, snapshot, reports)


def try_source(night: Night, source: Source, pull: Callable[[Source], object]) -> None:
    """Pull one source; if it fails the others go on, and the night will end as incomplete."""
    from flows.sources.document import SourceFailure

    try:
        pull(source)
    except SourceFailure as error:
        night.log.error("pull", source.id, one_line(error))
        night.log.note(failed_sources=[*night.log.entry.get("failed_sources", []), source.id])
        night.log.screen.say(f"pull      {source.id}  FAILED: {one_line(error)}")


def close_night(night: Night, snapshot: Snapshot, reports: tuple[Path, ...]) -> Outcome:
    """The outcome, or `IncompleteNight` where somebody has to look."""
    night.log.note(snapshot=snapshot.name, reports=[str(path) for path in reports])
    if failed := night.log.entry.get("failed_sources"):
        raise IncompleteNight(f"pull failed for {', '.join(failed)}; everything else is published")
    return Outcome(night.run_id, snapshot.name, snapshot.path, reports)


def _status_of(error: BaseException) -> str:
    if isinstance(error, NotPublished):
        return WITHHELD
    if isinstance(error, IncompleteNight):
        return INCOMPLETE
    return FAILED if isinstance(error, Exception) else STOPPED  # Ctrl-C, or told to end


def _note_begin(night: Night) -> None:
    from importlib.metadata import version

    from extractors import ruleset
    from warehouse import load, store

    run = {
        "run_id": night.run_id,
        "kind": "nightly",
        "as_of": night.as_of,
        "started_at": night.log.entry["started_at"],
        "ruleset": ruleset(),
        "code_version": version("casualty-figures"),
    }
    try:
        with store.open_work(night.data) as con:
            load.begin_run(con, run)
    except BaseException as error:
        night.log.finish(FAILED, message=one_line(error))
        raise
    night.log.note(ruleset=run["ruleset"], code_version=run["code_version"])


def _note_end(night: Night, status: str, message: str | None, error: BaseException | None) -> None:
    """The end in the log first, which always can be written, then among the runs."""
    details = None
    if error is not None and not isinstance(error, IncompleteNight):
        details = "".join(traceback.format_exception(error))
    try:
        night.log.finish(status, message=message, details=details)
    except Mistake as problem:  # a full disk: the night's own error goes before this one
        if error is None:
            raise
        night.log.screen.warn(f"the end of the night could not be noted: {problem}")
    from warehouse import load, store

    facts = {
        key: night.log.entry[key] for key in ("finished_at", "message", "snapshot") if key in night.log.entry
    }
    try:
        with store.open_work(night.data) as con:
            load.finish_run(con, night.run_id, status, counts=night.log.counts, **facts)
    except Exception as problem:  # the night's own error must not hide behind this one
        if error is None:
            raise
        night.log.note(unrecorded=one_line(problem))

"""The night: pull → extract → validate → load → total → publish → report.

The stages are plain functions (`flows/stages.py`); each is one task, or one per source, because a task costs
milliseconds and an article must not. A pull is tried again when its source fails; the other stages are not:
what stops them would stop them again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from prefect import Task, flow
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows import stages
from flows.night import Outcome, begin_night, close_night, try_source
from flows.progress import Screen
from flows.settings import read_settings
from flows.sources.document import SourceFailure


@flow(name="nightly", log_prints=False)
def nightly(
    sources: str | None = None, date: str | None = None, data: str | None = None, silent: bool = False
) -> Outcome:
    """One night over the sources of a folder, as of a date (ISO; none: today), into a data folder."""
    settings = read_settings(data=_path(data), sources=_path(sources))
    as_of = dt.date.fromisoformat(date) if date else None
    with begin_night(settings, as_of, Screen(silent)) as night:
        tries = {
            "retries": settings.source_retries,
            "retry_delay_seconds": settings.source_retry_seconds,
            "retry_condition_fn": _source_failed,
        }
        for source in night.sources:
            try_source(night, source, lambda source: _task(stages.pull, **tries)(night, source))
        readings = _task(stages.extract)(night)
        verdict = _task(stages.validate)(night, readings)
        _task(stages.load)(night, readings, verdict)
        checked = _task(stages.total)(night)
        snapshot = _task(stages.publish)(night, [verdict, checked])
        reports = _task(stages.report)(night, snapshot)
        return close_night(night, snapshot, reports)


def _task(stage: Callable[..., Any], **options: Any) -> Callable[..., Any]:
    """A stage as a task of the same name; quoted, because Prefect would look into every row it is given."""
    run = Task(stage, name=stage.__name__, cache_policy=NO_CACHE, persist_result=False, **options)
    return lambda *given: run(*map(quote, given))


def _source_failed(_task: Any, _run: Any, state: Any) -> bool:
    """Only a source that failed is worth another try, not a user's mistake and not a bug."""
    return isinstance(state.result(raise_on_failure=False), SourceFailure)


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None

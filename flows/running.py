"""A night run by Prefect from the command line, and what became of it."""

from __future__ import annotations

import datetime as dt
import json
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows import Mistake, is_mistake
from flows.lock import only_night
from flows.night import IncompleteNight, StageFailure
from flows.runlog import one_line
from flows.server import prepare_prefect
from flows.settings import Settings
from flows.sources.configured import load_sources
from flows.telling import told_of_failure


@dataclass(frozen=True, slots=True)
class Ended:
    """The night's log, and the one line that says what somebody has to look at."""

    entry: dict[str, Any]
    complaint: str | None

    @property
    def snapshot(self) -> str | None:
        name = self.entry.get("snapshot")
        return str(name) if name else None


def run_night(settings: Settings, as_of: dt.date | None, *, silent: bool = False) -> Ended:
    """Run the flow with a server of its own (or the one that PREFECT_API_URL names).

    A user's mistake is told before Prefect is started, which takes its time.
    """
    with told_of_failure(settings, as_of):
        load_sources(settings.sources_folder)
        with only_night(settings.data, "starting"):
            before = _logs(settings)
        prepare_prefect(settings.data)
    with _environment(settings):
        complaint = _run_flow(settings, as_of, silent)
    return Ended(_latest(settings, before), complaint)


def _run_flow(settings: Settings, as_of: dt.date | None, silent: bool) -> str | None:
    from flows.nightly import nightly

    try:
        nightly(
            sources=str(settings.sources_folder),
            date=as_of.isoformat() if as_of else None,
            data=str(settings.data),
            silent=silent,
        )
    except (StageFailure, IncompleteNight) as error:
        _let_go(error)
        return str(error)
    except Exception as error:
        if is_mistake(error):
            raise
        if _is_prefects(error):
            raise Mistake(f"Prefect's server could not be reached or started: {one_line(error)}") from error
        raise
    return None


def _is_prefects(error: Exception) -> bool:
    """Whether it is the server that failed, and not the night, whose errors are ours and name their stage."""
    said = str(error)
    from_there = type(error).__module__.partition(".")[0] in ("httpx", "prefect")
    return from_there or "Failed to reach API" in said or "ephemeral Prefect API" in said


def _let_go(error: BaseException | None) -> None:
    """Free what the error's frames hold (open databases): Prefect keeps the error until the process ends."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


@contextmanager
def _environment(settings: Settings) -> Iterator[None]:
    """Settings that came as options go to the flow as it reads all others: through the environment."""
    name = "FIGURES_WORKERS"
    before = os.environ.get(name)
    os.environ[name] = str(settings.workers)
    try:
        yield
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before


def _logs(settings: Settings) -> set[Path]:
    return set(settings.logs.glob("*.json"))


def _latest(settings: Settings, before: set[Path]) -> dict[str, Any]:
    fresh = sorted(_logs(settings) - before)
    entry: dict[str, Any] = json.loads(fresh[-1].read_text(encoding="utf-8")) if fresh else {}
    return entry

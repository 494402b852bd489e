"""The log of a night: data/logs/<run_id>.json, written whole after every step.

It can be read while the night runs and after a crash, when the database tells nothing. A night that was
killed says "running" although nobody holds the lock.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flows import Mistake
from flows.progress import Meter, Screen
from flows.sources.archive import write_atomically

OURS = ("flows", "extractors", "expectations", "warehouse", "reports")
RUNNING, DONE, INCOMPLETE, FAILED, STOPPED = "running", "done", "incomplete", "failed", "stopped"
WITHHELD = "not published"


def now() -> str:
    """The time in UTC, to the second, as ISO 8601: the only clock of a night."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()


def new_run_id() -> str:
    """Sorts by start; the last part keeps two starts within one second apart."""
    started = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{started}-{os.urandom(3).hex()}"


class RunLog:
    """What happened so far, on disk and on the screen. One night writes it, anybody reads it."""

    def __init__(self, folder: Path, run_id: str, as_of: dt.date, screen: Screen) -> None:
        self.path = folder / f"{run_id}.json"
        self.screen = screen
        self.entry: dict[str, Any] = {
            "run_id": run_id,
            "kind": "nightly",
            "as_of": as_of.isoformat(),
            "pid": os.getpid(),
            "started_at": now(),
            "finished_at": None,
            "status": RUNNING,
            "stages": [],
            "errors": [],
        }
        self.write()

    def write(self) -> None:
        text = json.dumps(self.entry, ensure_ascii=False, indent=1, default=str)
        write_atomically(self.path, text.encode("utf-8", "replace"))

    def note(self, **facts: Any) -> None:
        self.entry.update(facts)
        self.write()

    def error(self, stage: str, where: str, reason: str) -> None:
        """One thing that went wrong while the night goes on: an article, or a whole source."""
        self.entry["errors"].append({"stage": stage, "where": where, "reason": reason})

    @contextmanager
    def stage(self, name: str, source: str | None = None) -> Iterator[Meter]:
        """One stage (of one source): its counts and seconds in the log, a bar and a line on the screen."""
        entry: dict[str, Any] = {"stage": name, "source": source, "started_at": now(), "counts": {}}
        self.entry["stages"].append(entry)
        self.write()
        begun = time.monotonic()
        try:
            with self.screen.meter(name, source) as meter:
                meter.counts = entry["counts"]
                yield meter
        except BaseException as error:
            entry["error"] = one_line(error)
            raise
        finally:
            entry["seconds"] = round(time.monotonic() - begun, 3)
            self.write()
        self.screen.stage_line(name, source, entry["counts"], entry["seconds"])

    def finish(self, status: str, **facts: Any) -> None:
        self.note(status=status, finished_at=now(), **facts)

    @property
    def counts(self) -> dict[str, int]:
        """The counts of all stages, added by name, such as pull.articles."""
        added: dict[str, int] = {}
        for entry in self.entry["stages"]:
            for name, count in entry["counts"].items():
                key = f"{entry['stage']}.{name}"
                added[key] = added.get(key, 0) + count
        return added


def one_line(error: BaseException) -> str:
    """An error as one line: its kind, unless it is one of ours, and what it says."""
    words = " ".join(str(error).split())
    ours = type(error).__module__.partition(".")[0] in OURS
    return words if ours and words else f"{type(error).__name__}: {words}".rstrip(": ")


def read_logs(folder: Path) -> list[dict[str, Any]]:
    """All logs, the latest night first; a file that is no log is a `Mistake` that names it."""
    return [read_log(path) for path in sorted(folder.glob("*.json"), reverse=True)]


def read_log(path: Path) -> dict[str, Any]:
    """One log, or a `Mistake` that names the file."""
    try:
        entry = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Mistake(f"{path}: not the log of a night ({error}); move it away") from error
    if not isinstance(entry, dict):
        raise Mistake(f"{path}: not the log of a night (no JSON object); move it away")
    return entry

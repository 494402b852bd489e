"""The operator's own command, run when a night needs somebody to look (the setting `on_failed_night`)."""

from __future__ import annotations

import datetime as dt
import json
import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

from flows.runlog import FAILED, one_line
from flows.settings import Settings

SECONDS = 60.0  # that the command has; a mail or a message needs a few
TOLD = (
    *("run_id", "as_of", "status", "verdict", "message", "started_at", "finished_at"),
    *("failed_sources", "errors", "warnings", "set_aside", "snapshot", "page"),
)


@contextmanager
def told_of_failure(settings: Settings, as_of: dt.date | None) -> Iterator[dict[str, Any]]:
    """What ends the block with an error is told to the operator's command once all within it is closed: the
    command may ask `figures`. What the block adds to the facts yielded, such as its log, is told with it."""
    facts: dict[str, Any] = {"as_of": as_of and as_of.isoformat()}
    try:
        yield facts
    except BaseException as error:
        failed = {"status": FAILED, "message": one_line(error)}
        if line := tell_operator(settings, failed | facts.get("log", facts)):
            print(f"figures: warning: {line}", file=sys.stderr)
        raise


def tell_operator(settings: Settings, entry: Mapping[str, Any], *, seconds: float = SECONDS) -> str | None:
    """Run the command with what became of the night as JSON on its standard input; without one, nothing.

    Gives one line where the command failed, None where all is well. It raises for nothing the command does: a
    night is not lost because nobody could be told.
    """
    if not settings.on_failed_night:
        return None
    told = {name: entry.get(name) for name in TOLD} | {"data": str(settings.data.resolve())}
    words = json.dumps(told, ensure_ascii=False, default=str).encode("utf-8", "replace")
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as output:
            given.write(words)
            given.seek(0)
            return _run(settings.on_failed_night, given, output, seconds)
    except OSError as error:
        return _failed(settings.on_failed_night, f"could not be run: {error.strerror}")


def _run(command: str, given: IO[bytes], output: IO[bytes], seconds: float) -> str | None:
    """Files and no pipes: what the command leaves running behind it cannot hold the night."""
    process = subprocess.Popen(
        shlex.split(command), stdin=given, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return _failed(command, f"was ended after {seconds:.0f} seconds")
    output.seek(0)
    said = output.read().decode("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(said) if line.strip()), "without a word")
    return _failed(command, f"ended with {code}: {last}") if code else None


def _failed(command: str, how: str) -> str:
    return f"on_failed_night: {command!r} {how}; nobody was told of this night"

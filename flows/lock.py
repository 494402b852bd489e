"""One night at a time on a data folder: a lock that the system frees even when a night is killed."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows import Mistake

NAME = "night.lock"


@contextmanager
def only_night(data: Path, run_id: str) -> Iterator[None]:
    """Hold the data folder's lock, or raise `Mistake` that says which night holds it."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        handle = os.open(data / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise Mistake(
            f"data folder {data}: {error.strerror}; give --data a folder we may write to"
        ) from error
    try:
        _take(handle, data)
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps({"run_id": run_id, "pid": os.getpid()}).encode(), 0)
        yield
    finally:
        os.close(handle)


def is_held(data: Path) -> bool:
    """Whether a night runs on this data folder now."""
    if not (data / NAME).exists():
        return False
    handle = os.open(data / NAME, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _take(handle: int, data: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Mistake(
            f"{data}: another night is at work here ({_holder(handle)}); wait until it ends"
        ) from error


def _holder(handle: int) -> str:
    try:
        entry = json.loads(os.pread(handle, 1000, 0))
        return f"run {entry['run_id']}, process {entry['pid']}"
    except (ValueError, KeyError, TypeError):
        return "just started"

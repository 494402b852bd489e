"""Settings: one frozen object, read once from the command's options and the environment.

Every setting is `FIGURES_<NAME>` in the environment; an option of the command goes before it. A value that
cannot be used is a `Mistake` that names it. The environment is read here and nowhere else.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows import Mistake

PREFIX = "FIGURES_"
OTHER_NAMES = frozenset({"FIGURES_SHARED", "FIGURES_HOME"})  # read by tests, and by prefect.yaml


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def _amount(text: str) -> float:
    value = float(text)
    if not 0 <= value < 1e9:
        raise ValueError
    return value


def _yes_or_no(text: str) -> bool:
    return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]


def _command(text: str) -> str:
    if not shlex.split(text):  # a quote that is not closed is a ValueError as well
        raise ValueError
    return text


def _default_workers() -> int:
    return max(1, min(8, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` and `sources` are folders; times are in seconds, sizes in bytes."""

    data: Path = Path("data")
    sources: Path | None = None
    workers: int = 1  # processes that extract
    batch_articles: int = 200  # articles that one process takes at a time
    max_bytes: int = 10_000_000  # of one article; the longest live pages have under two million
    timeout_seconds: float = 20.0
    fetch_tries: int = 3
    fetch_wait_seconds: float = 1.0  # before the second try, doubled for each further one
    host_pause_seconds: float = 0.5  # between two requests to one host
    source_retries: int = 2  # of a whole source
    source_retry_seconds: float = 10.0
    allow_private_hosts: bool = True
    contact: str = ""  # an address at which the owner of a site finds who reads it
    on_failed_night: str = ""  # a command, given what became of a night that needs somebody to look

    @property
    def archive(self) -> Path:
        return self.data / "archive"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def reports(self) -> Path:
        return self.data / "reports"

    @property
    def sources_folder(self) -> Path:
        """Where the configured sources lie: the one given, else `sources` in the data folder."""
        return self.sources or self.data / "sources"


# For each setting, how its words are read and what would be right.
_WORDS: dict[str, tuple[Callable[[str], Any], str]] = {
    "data": (Path, "a folder"),
    "sources": (Path, "a folder with one .yml per source"),
    "workers": (_count, "a whole number of processes, 1 or more"),
    "batch_articles": (_count, "a whole number of articles, 1 or more"),
    "max_bytes": (_count, "a whole number of bytes, 1 or more"),
    "timeout_seconds": (_amount, "a number of seconds"),
    "fetch_tries": (_count, "a whole number of tries, 1 or more"),
    "fetch_wait_seconds": (_amount, "a number of seconds"),
    "host_pause_seconds": (_amount, "a number of seconds"),
    "source_retries": (lambda text: int(_amount(text)), "a whole number of retries, 0 or more"),
    "source_retry_seconds": (_amount, "a number of seconds"),
    "allow_private_hosts": (_yes_or_no, "yes or no"),
    "contact": (str, "an address"),
    "on_failed_night": (_command, "a command with its arguments, as a shell would split them"),
}


def read_settings(environ: Mapping[str, str] | None = None, **options: Any) -> Settings:
    """The settings of one command: its options (those not None), then the environment, then the defaults."""
    given = os.environ if environ is None else environ
    values: dict[str, Any] = {"workers": _default_workers()}
    for name in _WORDS:
        if words := given.get(PREFIX + name.upper()):
            values[name] = _read(name, words)
    values |= {name: value for name, value in options.items() if value is not None}
    return Settings(**values)


def unknown_names(environ: Mapping[str, str] | None = None) -> list[str]:
    """Names in the environment that look like settings and are none: `figures doctor` tells of them."""
    given = os.environ if environ is None else environ
    known = {PREFIX + name.upper() for name in _WORDS} | OTHER_NAMES
    return sorted(name for name in given if name.startswith(PREFIX) and name not in known)


def _read(name: str, words: str) -> Any:
    parse, right = _WORDS[name]
    try:
        return parse(words)
    except (ValueError, KeyError) as error:
        raise Mistake(f"setting {PREFIX}{name.upper()}: {words!r} is not {right}") from error

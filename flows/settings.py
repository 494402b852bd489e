"""Settings: one frozen object, read once from the command's options and the environment.

Every setting is `FIGURES_<NAME>` in the environment; an option of the command goes before it. A value that
cannot be used is a `Mistake` that names it. The environment is read here and nowhere else.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows import Mistake

PREFIX = "FIGURES_"
OTHER_NAMES = frozenset({"FIGURES_SHARED"})  # read by tests only


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


def _default_workers() -> int:
    return max(1, min(8, os.cpu_count() or 1))


def _setting(default: Any, parse: Callable[[str], Any], right: str) -> Any:
    return field(default=default, metadata={"parse": parse, "right": right})


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` and `sources` are folders; times are in seconds, sizes in bytes."""

    data: Path = _setting(Path("data"), Path, "a folder")
    sources: Path | None = _setting(None, Path, "a folder with one .yml per source")
    workers: int = _setting(0, _count, "a whole number of processes, 1 or more")
    batch_articles: int = _setting(200, _count, "a whole number of articles, 1 or more")
    max_bytes: int = _setting(10_000_000, _count, "a whole number of bytes, 1 or more")
    timeout_seconds: float = _setting(20.0, _amount, "a number of seconds")
    fetch_tries: int = _setting(3, _count, "a whole number of tries, 1 or more")
    fetch_wait_seconds: float = _setting(1.0, _amount, "a number of seconds")
    host_pause_seconds: float = _setting(0.5, _amount, "a number of seconds between two requests to one host")
    source_retries: int = _setting(2, lambda text: int(_amount(text)), "a whole number of retries, 0 or more")
    source_retry_seconds: float = _setting(10.0, _amount, "a number of seconds")
    allow_private_hosts: bool = _setting(True, _yes_or_no, "yes or no")
    contact: str = _setting("", str, "an address at which a site's owner finds who reads it")

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


def read_settings(environ: Mapping[str, str] | None = None, **options: Any) -> Settings:
    """The settings of one command: its options (those not None), then the environment, then the defaults."""
    given = os.environ if environ is None else environ
    values: dict[str, Any] = {"workers": _default_workers()}
    for setting in dataclasses.fields(Settings):
        name = PREFIX + setting.name.upper()
        if given.get(name):
            values[setting.name] = _parsed(name, given[name], setting.metadata)
    values |= {name: value for name, value in options.items() if value is not None}
    return Settings(**values)


def unknown_names(environ: Mapping[str, str] | None = None) -> list[str]:
    """Names in the environment that look like settings and are none: `figures doctor` tells of them."""
    given = os.environ if environ is None else environ
    known = {PREFIX + setting.name.upper() for setting in dataclasses.fields(Settings)} | OTHER_NAMES
    return sorted(name for name in given if name.startswith(PREFIX) and name not in known)


def _parsed(name: str, text: str, metadata: Mapping[str, Any]) -> Any:
    try:
        return metadata["parse"](text)
    except (ValueError, KeyError) as error:
        raise Mistake(f"setting {name}: {text!r} is not {metadata['right']}") from error

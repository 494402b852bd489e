"""`figures doctor`: checks the installation, the settings, the sources, the disk, the snapshot."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Optional

import typer

from flows import is_mistake
from flows.options import DataOption, JsonOption
from flows.settings import Settings, read_settings, unknown_names

NEEDED = (
    "prefect",
    "great_expectations",
    "duckdb",
    "pandas",
    "pyarrow",
    "trafilatura",
    "feedparser",
    "httpx",
)
LEAST_FREE = 1_000_000_000  # bytes; a night writes the whole file once more
Finding = tuple[bool, str]


def run(
    sources: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--sources", metavar="DIR", help="One .yml per source (default: DATA/sources)."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check the installation, the settings, the sources, the disk and the snapshot."""
    from flows.showing import as_json as to_json

    settings = read_settings(data=data, sources=sources)
    found = [(name, *finding) for name, check in CHECKS.items() for finding in _tried(check, settings)]
    if as_json:
        print(to_json([{"check": name, "ok": is_fine, "what": what} for name, is_fine, what in found]))
    else:
        print("\n".join(f"{'ok ' if is_fine else 'BAD'} {name:<12} {what}" for name, is_fine, what in found))
    return 0 if all(is_fine for _, is_fine, _ in found) else 1


def _tried(check: Callable[[Settings], Iterator[Finding]], settings: Settings) -> list[Finding]:
    """The check's findings; a user's mistake that it meets is one."""
    try:
        return list(check(settings))
    except Exception as error:
        if not is_mistake(error):
            raise
        return [(False, str(error))]


def _installation(_settings: Settings) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield sys.version_info >= (3, 11), f"Python {version}"
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    yield not missing, f"missing: {', '.join(missing)}" if missing else "every library is there"


def _settings(settings: Settings) -> Iterator[Finding]:
    unknown = unknown_names()
    yield not unknown, f"no settings: {', '.join(unknown)}" if unknown else f"data folder {settings.data}"


def _rules(_settings: Settings) -> Iterator[Finding]:
    from extractors import ruleset
    from extractors.loader import languages

    yield True, f"ruleset {ruleset()}, languages {', '.join(languages())}"


def _sources(settings: Settings) -> Iterator[Finding]:
    from flows.sources.configured import load_sources

    if settings.sources is None and not settings.sources_folder.exists():
        yield (
            True,
            f"none yet: write one .yml per source into {settings.sources_folder}, or give --sources DIR",
        )
        return
    for source in load_sources(settings.sources_folder):
        yield True, f"{source.id}: {source.kind}, {source.publisher}"


def _disk(settings: Settings) -> Iterator[Finding]:
    there = next(path for path in (settings.data, *settings.data.resolve().parents) if path.exists())
    free = shutil.disk_usage(there).free
    yield free > LEAST_FREE, f"{free / 1e9:.1f} GB free at {there}"
    yield (
        os.access(there, os.W_OK),
        f"{there} can be written to" + ("" if os.access(there, os.W_OK) else ": NO"),
    )


def _snapshot(settings: Settings) -> Iterator[Finding]:
    from warehouse import store

    if not store.snapshots(settings.data):
        yield True, "none yet: `figures nightly` publishes one"
        return
    with store.open_snapshot(settings.data) as con:
        figures = con.table("main.figures").count("*").fetchall()[0][0]
    yield True, f"{store.snapshot_path(settings.data).stem}: {figures:,} figures"


def _runs(settings: Settings) -> Iterator[Finding]:
    from flows.commands.runs import nights

    for entry in nights(settings)[:1]:
        words = f": {entry['message']}" if entry.get("message") else ""
        yield (
            entry["status"] in ("done", "running"),
            f"last night {entry['run_id']} is {entry['status']}{words}",
        )


CHECKS: dict[str, Callable[[Settings], Iterator[Finding]]] = {
    "installation": _installation,
    "settings": _settings,
    "rules": _rules,
    "sources": _sources,
    "disk": _disk,
    "snapshot": _snapshot,
    "runs": _runs,
}

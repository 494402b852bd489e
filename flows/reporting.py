"""A report takes its place file by file, its manifest last: what has one is whole. Beside it lies the page of
results of the night that first published its snapshot: the report links it."""

from __future__ import annotations

import shutil
from pathlib import Path

from flows import Mistake
from flows.runlog import read_log

MANIFEST = "manifest.json"
RESULTS = "checks.html"  # of no manifest: it tells of a night, the report of a snapshot
NO_RESULTS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>No page of results</title></head>
<body><p>The page of results of the night that made this snapshot is not at hand here.
<code>figures runs</code> names those that are.</p></body></html>
"""


def build_in_place(snapshot: Path, name: str, out: Path, results: Path | None) -> Path:
    """Build a report beside its place and move its files there, the page of results to them (None: not at
    hand). Other files in the folder are let be; files that are the same as before are not touched."""
    import reports

    making = out.resolve().with_name(f".making-{out.resolve().name}")
    shutil.rmtree(making, ignore_errors=True)
    _make_folder(making)
    try:
        reports.build(snapshot, name, making)
        built = [path for path in making.rglob("*") if path.is_file()]
        _put_results(results, out)
        for path in sorted(built, key=lambda path: (path.name == MANIFEST, path)):
            _move(path, out / path.relative_to(making))
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return out


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise Mistake(f"{folder.parent}: {error.strerror}; give a folder that we may write to") from error


def results_of(logs: Path, snapshot: str) -> Path | None:
    """The page of the first night that published a snapshot, where it still lies among the logs."""
    for path in sorted(logs.glob("*.json")):
        try:
            entry = read_log(path)
        except Mistake:  # a file that is no log: `figures runs` tells of it
            continue
        page = path.with_suffix(".html")
        if entry.get("snapshot") == snapshot and page.is_file():
            return page
    return None


def _put_results(results: Path | None, out: Path) -> None:
    """Once: a later night that publishes the same snapshot has read nothing new, and its page says less."""
    target = out / RESULTS
    text = results.read_text("utf-8") if results else NO_RESULTS
    if not target.exists() or (results and target.read_text("utf-8") == NO_RESULTS):
        out.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _move(path: Path, target: Path) -> None:
    if target.is_file() and target.read_bytes() == path.read_bytes():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)

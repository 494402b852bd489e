"""A report takes its place file by file, its manifest last: what has one is whole."""

from __future__ import annotations

import shutil
from pathlib import Path

MANIFEST = "manifest.json"


def build_in_place(snapshot: Path, name: str, out: Path) -> Path:
    """Build a report beside its place and move its files there. Other files in the folder are let be; files
    that are the same as before are not touched."""
    import reports

    making = out.resolve().with_name(f".making-{out.resolve().name}")
    shutil.rmtree(making, ignore_errors=True)
    making.parent.mkdir(parents=True, exist_ok=True)
    try:
        reports.build(snapshot, name, making)
        built = [path for path in making.rglob("*") if path.is_file()]
        for path in sorted(built, key=lambda path: (path.name == MANIFEST, path)):
            _move(path, out / path.relative_to(making))
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return out


def _move(path: Path, target: Path) -> None:
    if target.is_file() and target.read_bytes() == path.read_bytes():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)

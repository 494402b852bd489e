"""Does a report still say what its snapshot gives? Hashes, cells, quotes, totals; findings name their thing.

The tables are held cell by cell against the same report made again; the quotes and the totals behind them
against the archive, by the warehouse. What cannot be checked is a finding, never a pass.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from reports import Mistake, definition, manifest, snapshot
from reports.assemble import make
from reports.manifest import Manifest
from reports.tables import read_csv

NAMED_BY = ("outcome", "group", "place", "number_text", "publisher")


def findings(folder: Path, data: Path) -> list[str]:
    """What does not hold, one line each, files first; none if everything holds."""
    told = manifest.load(folder)
    lines = differences(folder, data)
    return [*lines, *evidence(data, told.snapshot)] if _is_kept(data, told.snapshot) else lines


def differences(folder: Path, data: Path) -> list[str]:
    """What in the report's files is not what its manifest says and its snapshot gives."""
    told = manifest.load(folder)
    files = {name: _bytes(folder / name) for name in told.files}
    lines = list(_hashes(told, files))
    try:
        path = _snapshot_path(data, told.snapshot)
    except Mistake as error:
        return [*lines, f"{manifest.FILE}: {error}: cells, quotes and totals cannot be checked"]
    return [*lines, *_contents(told, files, path)]


def _is_kept(data: Path, name: str) -> bool:
    from warehouse import store

    return name in store.snapshots(data)


def _snapshot_path(data: Path, name: str) -> Path:
    from warehouse import Mistake as NoSnapshot
    from warehouse import store

    try:
        return store.snapshot_path(data, name)
    except NoSnapshot as error:
        raise Mistake(str(error)) from None


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _hashes(told: Manifest, files: dict[str, bytes | None]) -> Iterator[str]:
    for name, data in files.items():
        if data is None:
            yield f"{name}: the file is not there"
        elif hashlib.sha256(data).hexdigest() != told.files[name]:
            yield f"{name}: its SHA-256 is not the one in {manifest.FILE}"


def _contents(told: Manifest, files: dict[str, bytes | None], path: Path) -> Iterator[str]:
    """What differs from the same report, made again of its snapshot."""
    again, made = make(snapshot.read(path), definition.load(told.report))
    for field in ("title", "snapshot", "ruleset", "questions", "code_version"):
        if getattr(told, field) != getattr(again, field):
            yield f"{manifest.FILE}: {field} is {getattr(told, field)!r}, now it is {getattr(again, field)!r}"
    for name in sorted(set(made) | set(files)):
        was, now = files.get(name), made.get(name)
        if name not in files or now is None:
            yield f"{name}: {'not in' if name not in files else 'only in'} {manifest.FILE}"
        elif was is not None and was != now:
            yield from _cells(name, was, now) if name.endswith(".csv") else [_other(name, was, now)]


def _cells(name: str, was: bytes, now: bytes) -> Iterator[str]:
    """Every cell that differs, by row (the header is row 1) and column; or that the rows differ."""
    try:
        before, after = read_csv(was), read_csv(now)
    except (ValueError, csv.Error) as error:
        yield f"{name}: not readable as the table it was: {error}"
        return
    if len(before) != len(after):
        yield f"{name}: has {len(before)} rows, its snapshot gives {len(after)}"
    found = [
        f"{name} row {at} ({_named(right)}): {column} is {cells.get(column)!r}, its snapshot gives {value!r}"
        for at, (cells, right) in enumerate(zip(before, after, strict=False), 2)
        for column, value in right.items()
        if cells.get(column) != value
    ]
    yield from found
    if not found and len(before) == len(after):
        yield _other(name, was, now)


def _named(cells: dict[str, str]) -> str:
    return ", ".join(cells[column] for column in NAMED_BY if cells.get(column))


def _other(name: str, was: bytes, now: bytes) -> str:
    """The first line of a file that is not what the snapshot gives."""
    pairs = enumerate(zip([*was.split(b"\n"), b""], [*now.split(b"\n"), b""], strict=False), 1)
    line = next((at for at, (before, after) in pairs if before != after), 0)
    return f"{name} line {line}: is not what its snapshot gives"


def evidence(data: Path, name: str) -> Iterator[str]:
    """The quotes found again in the archived texts, and every total worked out from its certificate."""
    from warehouse import Mistake as NotReadable
    from warehouse.verify import verify_snapshot

    try:
        for finding in verify_snapshot(data, name):
            yield str(finding)
    except NotReadable as error:
        yield f"archive: {error}: quotes cannot be found again"

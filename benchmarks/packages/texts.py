"""The texts in the folder of an installed package: .txt, .cor (a text a line), .csv, and these in .zip."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = (".txt", ".cor", ".csv")
LEAST = 80  # characters: less is a label and no text
COLUMNS = ("text", "tweet", "content", "body")
DATES = ("publish_date", "date")
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")


@dataclass(frozen=True)
class Text:
    """One text; `name` says where it lies: file, and its number in it."""

    name: str
    text: str
    date: dt.date | None


def texts_of(folder: Path) -> Iterator[Text]:
    """Every text under a folder, in the order of the files' names; what is not UTF-8 is left out."""
    csv.field_size_limit(10**9)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for inner in sorted(archive.namelist()):
                    yield from _read(f"{name}/{inner}", archive.read(inner))
        else:
            yield from _read(name, path.read_bytes() if path.suffix in KINDS else b"")


def _read(name: str, content: bytes) -> Iterator[Text]:
    kind = Path(name).suffix
    try:
        text = content.decode("utf-8-sig") if kind in KINDS else ""
    except UnicodeDecodeError:
        return
    found = (
        _rows(text)
        if kind == ".csv"
        else [(t, None) for t in (text.split("\n") if kind == ".cor" else [text])]
    )
    for number, (one, date) in enumerate(found):
        if len(one) >= LEAST:
            yield Text(f"{name}:{number}", one, date)


def _rows(text: str) -> Iterator[tuple[str, dt.date | None]]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        written = next((row[c] for c in COLUMNS if row.get(c)), "")
        title = row.get("title") or ""
        yield (
            (f"{title}\n\n{written}" if title else written),
            _day(next((row[c] for c in DATES if row.get(c)), "")),
        )


def _day(written: str | None) -> dt.date | None:
    found = _DAY.match(written or "")
    return dt.date(*map(int, found.groups())) if found else None

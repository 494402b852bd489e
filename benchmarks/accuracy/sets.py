"""The annotated sets, each read once by the extractor; where they lie and where they come from: sets.yml."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from extractors import extract
from extractors.claim import Reading

ROOT = Path(__file__).resolve().parents[2]
SETS = Path(__file__).with_name("sets.yml")
Row = dict[str, Any]


@dataclass(frozen=True)
class Annotated:
    """One set: its annotated rows, and beside each what the extractor reads."""

    name: str
    folder: str  # its title
    kind: str  # of text
    by: str  # who wrote and annotated it
    read: str  # whether anybody read the texts while rules were written
    rows: tuple[Row, ...]
    readings: tuple[Reading, ...]

    @property
    def has_claims(self) -> bool:
        """Every claim of a text is annotated; otherwise one coder's total for its main event."""
        return all("claims" in row for row in self.rows)


def annotated_sets(folders: dict[str, Path]) -> Iterator[Annotated]:
    """Every set of sets.yml in the folders given ("gold", "heldout", "unread", "dev"), in their order."""
    told = yaml.safe_load(SETS.read_text(encoding="utf-8"))
    for name, entry in told["sets"].items():
        about = told["folders"][entry["folder"]]
        folder = folders.get(entry["folder"])
        path = folder / f"{name.split()[-1]}.jsonl" if folder else None
        if path is None or not path.exists():
            continue
        rows = _rows(path)
        readings = tuple(reading_of(row) for row in rows)
        yield Annotated(name, about["title"], entry["kind"], about["by"], about["read"], rows, readings)


def own_folders() -> dict[str, Path]:
    """The sets that are part of this project."""
    return {
        "gold": ROOT / "tests" / "gold",
        "heldout": ROOT / "benchmarks" / "heldout",
        "unread": ROOT / "benchmarks" / "unread",
    }


def _rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8") as file:
        return tuple(json.loads(line) for line in file if line.strip())


def reading_of(row: Row) -> Reading:
    """What the extractor reads in a row's text, with its day and language."""
    day = dt.date.fromisoformat(row["date"][:10]) if row.get("date") else None
    return extract(row["text"], day, language=row.get("language", "en"))

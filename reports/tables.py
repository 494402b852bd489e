"""CSV that is the same bytes everywhere and that no spreadsheet runs: LF, and cells made inert."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reports import Mistake

HERE = Path(__file__).parent
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns of a table, in order, as columns.yml lists them."""
    import yaml

    path = HERE / "columns.yml"
    tables = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, meaning in tables[table].items():
        if not isinstance(name, str) or not isinstance(meaning, str):
            raise Mistake(f"{path}: {table}: {name!r} must be a column with its meaning beside it")
    return tuple(tables[table])


def cell(value: Any) -> str:
    """One cell as text: open or unknown is empty, lists are joined by a space, formulas are made inert."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return inert(" ".join(str(part) for part in value))
    if isinstance(value, str):
        return inert(value)
    raise TypeError(f"no cell for {type(value).__name__}: {value!r}")


def inert(text: str) -> str:
    """A text that a spreadsheet shows and does not run: a quote before what would start a formula."""
    shown = f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
    return shown.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The table in UTF-8; a row without one of the columns is a KeyError."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The rows of a table made by `csv_bytes`, cells as text."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))

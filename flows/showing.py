"""Text for people: aligned columns, and JSON for programs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

LONGEST_CELL = 60


def as_json(value: Any) -> str:
    """Plain JSON; dates as ISO, missing values of a frame as null."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=1)


def columns(names: Sequence[str], rows: Iterable[Sequence[Any]], longest: int = LONGEST_CELL) -> list[str]:
    """Lines of a table: a head, a rule, and a line for each row; numbers to the right."""
    cells = [[_cell(value, longest) for value in row] for row in rows]
    widths = [max([len(name), *(len(row[at]) for row in cells)]) for at, name in enumerate(names)]
    right = [bool(cells) and all(_is_number(row[at]) for row in cells) for at in range(len(names))]
    lines = [list(names), ["-" * width for width in widths], *cells]
    return [_line(line, widths, right) for line in lines]


def interval(low: Any, high: Any) -> str:
    """A range as people write it: "96 or more", "4 to 12", "0"; nothing is "not stated"."""
    if low is None and high is None:
        return "not stated"
    if high is None:
        return f"{low:,} or more"
    return f"{low or 0:,}" if low == high else f"{low or 0:,} to {high:,}"


def ranges(figure: Mapping[str, Any], over: Mapping[str, int]) -> tuple[str, str]:
    """A figure's range and how far its voices spread, in words; "more than 2 million" as it was said."""
    from reports.snapshot import as_said

    said, reported = as_said(dict(figure), over)
    return (
        said or interval(figure["low"], figure["high"]),
        reported or interval(figure["reported_low"], figure["reported_high"]),
    )


def records(frame: Any) -> list[dict[str, Any]]:
    """A frame's rows as dicts of plain values."""
    return [_plain(row) for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, dt.datetime) and type(value).__name__ == "Timestamp":
        return value.isoformat().removesuffix("T00:00:00")
    if type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    if hasattr(value, "tolist"):  # numpy's numbers and arrays
        return _plain(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and (value != value or value.is_integer()):
        return None if value != value else int(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _cell(value: Any, longest: int) -> str:
    plain = _plain(value)
    if isinstance(plain, int) and not isinstance(plain, bool):
        return f"{plain:,}"
    text = "" if plain is None else plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _is_number(text: str) -> bool:
    return text.replace(",", "").lstrip("-").isdigit() or not text


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = [
        cell.rjust(width) if to_right else cell.ljust(width)
        for cell, width, to_right in zip(cells, widths, right, strict=True)
    ]
    return "  ".join(padded).rstrip()

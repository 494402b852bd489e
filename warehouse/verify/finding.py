"""What verify says: one line for one thing that does not hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

LONGEST = 120  # characters of a text that one line shows


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: its kind (snapshot, bytes, text, claim, link, figure, or the table whose
    row it is), its name, and what."""

    kind: str
    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}: {self.what}"


def beside(value: object, right: object) -> tuple[str, str]:
    """Two values as a line prints them; of long texts the part where they part."""
    if not (isinstance(value, str) and isinstance(right, str)):
        return _plain(value), _plain(right)
    both = enumerate(zip(value, right, strict=False))
    at = next((at for at, (one, two) in both if one != two), min(len(value), len(right)))
    return _part(value, at), _part(right, at)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else repr(value)


def _part(text: str, at: int) -> str:
    if len(text) <= LONGEST:
        return repr(text)
    start = max(0, at - LONGEST // 2)
    end = start + LONGEST
    return f"{'…' if start else ''}{text[start:end]!r}{'…' if end < len(text) else ''}"

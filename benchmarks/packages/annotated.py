"""Texts of installed packages with every claim annotated, and no word of them kept: offsets and values only.

A set is JSON lines of `name` (file, and its number in it), `sha256` of the text with the white space around
it cut off, `date` where the text has one, and `claims` as in other gold, but for `place` and
`source`, [start, end) in the text or null, and no words beside them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.packages.texts import Text

Row = dict[str, Any]
WORDS = ("place", "source")  # what stands as offsets here, and as `…_text` in other gold


class TextMistake(ValueError):
    """A text that is annotated is not there, or is another one."""


def with_words(path: Path, texts: dict[str, Text]) -> Iterator[Row]:
    """The rows of one set, with their texts and the words of each claim."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = texts.get(row["name"])
        if found is None:
            raise TextMistake(
                f"{path.name}: {row['name']} is not in the folder; is its package installed there?"
            )
        text = found.text.strip()
        if digest(text) != row["sha256"]:
            raise TextMistake(
                f"{path.name}: {row['name']} is not the text that was annotated: another version?"
            )
        claims = [_told(text, claim) for claim in row["claims"]]
        dated = {"date": row["date"]} if "date" in row else {}
        yield {"id": row["name"], "text": text, "claims": claims} | dated


def without_words(name: str, row: Row) -> Row:
    """The row of a set, from an annotated text, which begins with no white space."""
    dated = {"date": row["date"]} if row.get("date") else {}
    claims = [_placed(row["text"], claim) for claim in row["claims"]]
    return {"name": name, "sha256": digest(row["text"].strip())} | dated | {"claims": claims}


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _told(text: str, claim: Row) -> Row:
    spans = {key: claim[key] for key in WORDS}
    words = {f"{key}_text": text[slice(*span)] if span else None for key, span in spans.items()}
    number = {"number_text": text[claim["start"] : claim["end"]]}
    return {key: value for key, value in claim.items() if key not in WORDS} | number | words


def _placed(text: str, claim: Row) -> Row:
    """The claim with offsets for words; of words that stand in the text twice, the nearest to its number."""
    kept = {key: value for key, value in claim.items() if not key.endswith("_text")}
    return kept | {key: _nearest(text, claim[f"{key}_text"], claim["start"]) for key in WORDS}


def _nearest(text: str, words: str | None, at: int) -> list[int] | None:
    if not words:
        return None
    starts = [m.start() for m in re.finditer(f"(?={re.escape(words)})", text)]
    if not starts:
        raise TextMistake(f"{words!r} is not in the text")
    start = min(starts, key=lambda i: abs(i - at))
    return [start, start + len(words)]

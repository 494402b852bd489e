"""The rows that a suite's examples stand for: clean ones, and those that differ by `good` or `bad`.

A row of the file may leave out what follows from the rest: `like: other` takes another clean row's values, a
quote of `=text` is the whole text, a text may be {repeat: …, times: …} or {join: […]}, and ids, hashes,
offsets and the literal reading are worked out. What a row does write is taken as written, so any of it can be
made wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from expectations.mistake import Mistake
from expectations.suite import Suite

Row = dict[str, Any]


def clean_rows(suite: Suite) -> list[Row]:
    """Rows that fail none of the suite's expectations."""
    return example_rows(suite, {})


def example_rows(suite: Suite, differs: Mapping[str, Any], salt: str = "") -> list[Row]:
    """The clean rows, changed as an entry's `good` or `bad` says; a new name adds a row. Raises `Mistake`.

    `salt` goes into the ids that are worked out, so that many examples can be judged together.
    """
    for name, change in differs.items():
        if not isinstance(change, dict) or (name not in suite.rows and "like" not in change):
            raise Mistake(
                f"{suite.name}: the example row {name!r} is neither a clean row nor like: one of them"
            )
    names = [*suite.rows, *(name for name in differs if name not in suite.rows)]
    return [_row(suite, name, differs.get(name, {}), salt) for name in names]


def _row(suite: Suite, name: str, change: Mapping[str, Any], salt: str) -> Row:
    row = {**_written(suite, name, change), **change}
    row.pop("like", None)
    known = {column.name for column in suite.columns}
    if unknown := sorted(row.keys() - known):
        raise Mistake(f"{suite.name}: the example row {name!r} has {unknown[0]!r}, which is no column")
    work_out = _WORKED_OUT.get(suite.row_kind)
    worked_out = work_out(name, row, salt) if work_out else row
    optional = {column.name for column in suite.columns if column.optional}
    if missing := sorted(known - worked_out.keys() - optional):
        raise Mistake(f"{suite.name}: the example row {name!r} lacks {missing[0]!r}")
    return worked_out


def _written(suite: Suite, name: str, change: Mapping[str, Any]) -> Row:
    """What the file says of a clean row, through `like`."""
    row = suite.rows.get(name) or change
    base = row.get("like")
    if base is None:
        return dict(row)
    if base not in suite.rows:
        raise Mistake(f"{suite.name}: the example row {name!r} is like {base!r}, which is not there")
    return {**_written(suite, base, {}), **row}


def _claim(name: str, row: Row, salt: str) -> Row:
    text = row["article_text"]
    if row["quote"] == "=text":
        row = row | {"quote": text}
    version = _hash("version", f"{salt} {text}", 16)
    at = _find(text, row["quote"], 0)
    number_at = _find(text, row["number_text"], at)
    low, high = literal_reading(row)
    made = {
        "claim_id": _hash("claim", f"{version} {name}", 20),
        "claim_key": _hash("key", f"{version} {name}", 20),
        "version_id": version,
        "article_id": _hash("article", text, 16),
        "ruleset": "r-0123456789ab",
        "quote_start": at,
        "quote_end": at + len(row["quote"]),
        "start": number_at,
        "end": number_at + len(row["number_text"]),
        "low": low,
        "high": high,
    }
    return {**made, **row}


def literal_reading(row: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """(low, high) of one claim, case by case: the slow form of the table that the suite checks in columns."""
    value, qualifier = row["value"], row["qualifier"]
    if qualifier == "vague":
        return 2, None
    if not isinstance(value, int) or qualifier == "about":
        return None, None
    readings: dict[str, tuple[int | None, int | None]] = {
        "exact": (value, value),
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "at_most": (0, value),
        "less_than": (0, value - 1),
        "range": (value, row["value_to"]),
    }
    return readings.get(qualifier, (None, None))


def _article(name: str, row: Row, salt: str) -> Row:
    text = row["text"]
    if isinstance(text, dict):
        text = _made_text(text)
        row = row | {"text": text}
    encoded = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else b""
    digest = hashlib.sha256(encoded).hexdigest()
    made = {
        "article_id": _hash("article", name, 16),
        "version_id": _hash("version", f"{salt} {name} {text}", 16),
        "text_sha256": digest,
        "bytes_sha256": hashlib.sha256(b"bytes" + encoded).hexdigest(),
    }
    return {**made, **row}


def _made_text(made: Mapping[str, Any]) -> str:
    """A text that YAML would not hold: a long one, or one of parts, of which numbers are code points."""
    if "repeat" in made:
        return str(made["repeat"]) * int(made["times"])
    return "".join(chr(part) if isinstance(part, int) else part for part in made["join"])


_WORKED_OUT = {"claim": _claim, "article": _article}


def _hash(kind: str, words: object, length: int) -> str:
    return hashlib.sha256(f"{kind}\0{words}".encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _find(text: str | None, words: str, begin: int) -> int:
    return max(0, (text or "").find(words, begin))

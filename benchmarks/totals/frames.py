"""Small frames of claims, by a builder with defaults: only what a case is about is written down."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from warehouse.voices import load_voices, resolve

DEFAULTS: dict[str, Any] = {
    "outcome": "killed",
    "group": "people",
    "group_text": None,
    "unit": "persons",
    "kind": "incident",
    "qualifier": "exact",
    "modality": "stated",
    "value_to": None,
    "part_of_id": None,
    "apart_from_ids": (),
    "restates_id": None,
    "revises_id": None,
    "event": 1,
    "scope": "event",
    "closed": False,
    "found": False,
    "window_text": None,
    "window_start": None,
    "window_end": None,
    "said_on": None,
    "place_text": None,
    "source_text": None,
    "cause_text": None,
    "actor_text": None,
    "implicit": False,
    "names_person": False,
    "published_on": "2016-09-29",
    "publisher": "Wire",
}
COLUMNS = (
    "claim_id",
    "article_id",
    "origin_id",
    "voice_id",
    "quote",
    "number_text",
    "value",
    "low",
    "high",
    "start",
)


def claim(number: int, value: int | str, **fields: Any) -> dict[str, Any]:
    """One row of main.claims. `on="2016-09-23"` or `on="2016-09-23..2016-09-29"` is its window.

    A text as `value` is a vague word. `article` names the article, else each claim has its own.
    """
    row = {**DEFAULTS}
    on, article = fields.pop("on", None), fields.pop("article", None)
    if on is not None:
        row["window_start"], row["window_end"] = _window(on)
    unknown = set(fields) - set(DEFAULTS) - set(COLUMNS)
    if unknown:
        raise KeyError(f"claim {number}: unknown field {sorted(unknown)[0]}")
    row.update(fields)
    row["claim_id"] = f"c{number:04d}" if number > 999 else fields.get("claim_id", f"c{number}")
    row["article_id"] = f"a-{article}" if article else f"a{number}"
    row["start"] = fields.get("start", number)
    row["origin_id"] = fields.get("origin_id", row["article_id"])
    row["voice_id"] = fields.get("voice_id") or resolve(row["source_text"], row["publisher"])
    if isinstance(value, str):
        low: int | None = 2
        high: int | None = None
        row.update(qualifier="vague", value=None, number_text=value)
    else:
        low, high = _literal(row["qualifier"], value, row["value_to"])
        row.update(value=value, number_text=str(value))
    row.update(low=low, high=high, quote=fields.get("quote", f"Sentence {number} of its own."))
    return row


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as the frame of main.claims: dates as dates, numbers nullable."""
    claims = pd.DataFrame(rows, columns=[*DEFAULTS, *COLUMNS])
    for name in ("window_start", "window_end", "said_on", "published_on"):
        claims[name] = pd.to_datetime(claims[name])
    for name in ("value", "value_to", "low", "high"):
        claims[name] = claims[name].astype("Int64")
    return claims


def voices_frame() -> pd.DataFrame:
    """The bundled table as main.voices."""
    return pd.DataFrame(load_voices().rows())


def day(text: str | None) -> dt.date | None:
    """A date or nothing."""
    return dt.date.fromisoformat(text) if text else None


def _window(on: str) -> tuple[str | None, str | None]:
    start, _, end = on.partition("..")
    return start or None, (end or None) if ".." in on else start


def _literal(qualifier: str, value: int, value_to: int | None) -> tuple[int | None, int | None]:
    """The literal reading of a number."""
    return {
        "exact": (value, value),
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "at_most": (0, value),
        "less_than": (0, value - 1),
        "range": (value, value_to),
        "about": (None, None),
    }[qualifier]

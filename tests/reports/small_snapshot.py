"""A small snapshot with the columns of the published `main`, and what a test wants changed in it."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

Rows = list[dict[str, Any]]
Make = Callable[..., Path]
DAY = dt.date(2016, 9, 29)
C1, C2 = "c1" * 10, "c2" * 10  # claim ids are twenty hexadecimal digits
NAME = "2016-09-30-0123456789ab"


def claim(claim_id: str, number: str, quote: str, **other: Any) -> dict[str, Any]:
    """One row of main.claims; the quote begins at 100 in its text."""
    start = 100 + quote.index(number)
    return {
        "claim_id": claim_id,
        "version_id": f"v-{other.get('publisher', 'Lantern Daily')}",
        "article_id": f"a-{other.get('publisher', 'Lantern Daily')}",
        "origin_id": "a-Lantern Daily",
        "source_id": "lantern-daily",
        "publisher": "Lantern Daily",
        "url": "https://lantern-daily.example/a",
        "title": "A headline",
        "published_on": DAY,
        "language": "en",
        "ruleset": "r-1",
        "quote": quote,
        "quote_sha256": "ab" * 32,
        "quote_start": 100,
        "start": start,
        "end": start + len(number),
        "number_text": number,
        "outcome": "killed",
        "group": "people",
        "group_text": "people",
        "unit": "persons",
        "kind": "incident",
        "qualifier": "exact",
        "modality": "stated",
        "value": 4,
        "value_to": None,
        "low": 4,
        "high": 4,
        "part_of_id": None,
        "window_text": "on Wednesday",
        "window_start": dt.date(2016, 9, 28),
        "window_end": dt.date(2016, 9, 28),
        "place_text": "Aleppo",
        "source_text": None,
        "voice_id": "outlet:Lantern Daily",
        "rule_id": "en.killed.1",
        "flags": [],
        **other,
    }


def figure(figure_id: str, low: int, high: int | None, **other: Any) -> dict[str, Any]:
    """One row of main.figures; `answer` is merged into the answer's JSON."""
    row: dict[str, Any] = {
        "figure_id": figure_id,
        "outcome": "killed",
        "group": "people",
        "place": "Aleppo",
        "place_id": "p-aleppo",
        "period": "whole",
        "date_from": None,
        "date_to": None,
        "codebook": "strict",
        "low": low,
        "best": None,
        "high": high,
        "reported_low": low,
        "reported_high": high,
        "coded_low": low,
        "coded_high": high,
        "disputed": False,
        "origins": 1,
        "why_open": None if high is not None else "no words close the top",
        **{key: value for key, value in other.items() if key != "answer"},
    }
    certificate = {"low": [{"claim_id": C1, "counted": low, "apart_by": None}], "high": [], "best": []}
    answer = {
        "certificate": {**certificate, "set_aside": [], "disputes": []},
        "voices": ["outlet:Lantern Daily"],
        "split": {"civilians": 0, "combatants": 0, "not_said": low},
        "grade": "C",
        **other.get("answer", {}),
    }
    return {**row, "certificate": json.dumps(answer["certificate"]), "answer": json.dumps(answer)}


DISPUTED = {
    "low": [{"claim_id": C1, "counted": 4, "apart_by": None, "capped_by": [C2]}],
    "high": [{"claim_id": C2, "counted": 12}],
    "best": [],
    "set_aside": [{"claim_id": C2, "why": f"the same words as {C1}"}],
    "disputes": [
        {
            "why": "voices differ on one event or cell",
            "counted": 4,
            "sides": [
                {"claim_id": C1, "voice": "outlet:Lantern Daily", "low": 4, "high": 4},
                {"claim_id": C2, "voice": "outlet:Harbour Ledger", "low": 12, "high": None},
            ],
        }
    ],
}
FEARED = {
    "modality": "feared",
    "value": None,
    "qualifier": "vague",
    "low": None,
    "high": None,
    "publisher": "Harbour Ledger",
    "flags": ["year_like_number"],
}
REFUSED = {
    "row_kind": "claim",
    "row_id": "c9",
    "version_id": "v9",
    "publisher": "Lantern Daily",
    "suite": "claims",
    "expectation": "part_within_whole",
    "reason": "a part of 9 is larger than its whole of 4",
    "evidence": "9 > 4",
    "quote": "Nine of the four were children.",
}


def article(publisher: str, published_on: dt.date | None) -> dict[str, Any]:
    """One row of main.articles, a text of its own."""
    own = f"a-{publisher}"
    return {"article_id": own, "origin_id": own, "publisher": publisher, "published_on": published_on}


def place(place_id: str, name: str, kind: str, parent_id: str | None) -> dict[str, Any]:
    """One row of main.places, in Syria."""
    return {"place_id": place_id, "name": name, "kind": kind, "country": "SYR", "parent_id": parent_id}


PLACES: Rows = [
    place("sy", "Syria", "country", None),
    place("gov", "Aleppo Governorate", "unit", "sy"),
    place("al", "Aleppo", "town", "gov"),
    place("ma", "Manbij", "town", "gov"),
]


def tables() -> dict[str, Rows]:
    """The rows of the small snapshot."""
    month = {"period": "month", "date_from": dt.date(2016, 9, 1), "date_to": dt.date(2016, 9, 30)}
    voice = {"voice_id": "outlet:Lantern Daily", "name": "Lantern Daily", "kind": "outlet", "party_to": ""}
    return {
        "claims": [
            claim(C1, "Four", "Four people were killed in Aleppo on Wednesday."),
            claim(C2, "hundreds", "It is feared that hundreds died.", **FEARED),
        ],
        "figures": [
            figure("f1", 4, None),
            figure("f2", 4, None, place=None, place_id=None),
            figure("f4", 4, 12, outcome="wounded", disputed=True, answer={"certificate": DISPUTED}),
            figure("f3", 4, None, **month),
        ],
        "articles": [article("Lantern Daily", DAY), article("Harbour Ledger", None)],
        "places": [
            place("p-syria", "Syria", "country", None),
            place("p-aleppo", "Aleppo", "city", "p-syria"),
        ],
        "voices": [voice],
        "quarantine": [REFUSED],
    }


def write_snapshot(path: Path, rows: dict[str, Rows]) -> Path:
    """A DuckDB file with those tables in `main`."""
    with duckdb.connect(str(path)) as con:
        for name, table in rows.items():
            con.register("frame", pa.Table.from_pylist(table))
            con.execute(f"create table main.{name} as select * from frame")
    return path


def page(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def text_of(markup: str) -> str:
    """What a reader sees: tags gone, white space single."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup.partition("</style>")[2])).split())

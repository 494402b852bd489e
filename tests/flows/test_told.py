"""Short articles of several outlets (told.yml), read and added up: what happened lies in the bounds, and what
they plainly prove is proved.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from benchmarks.totals.frames import voices_frame
from extractors import extract
from extractors.claim import Claim
from tests.warehouse.totals.test_cases import Loader, read_question
from warehouse import copies
from warehouse.gazetteer import load_places
from warehouse.totals import answer, recompute
from warehouse.voices import resolve

TABLE = Path(__file__).with_name("told.yml")
DAYS = ("window_start", "window_end", "said_on", "published_on")
NUMBERS = ("value", "value_to", "low", "high")
COLUMNS = (
    *(field.name for field in dataclasses.fields(Claim)),
    *("claim_id", "article_id", "origin_id", "publisher", "published_on", "quote", "voice_id"),
    *("apart_from_ids", "part_of_id", "restates_id", "revises_id"),
)
News = list[list[str]]  # outlet, day, words


@cache
def sets() -> list[dict[str, Any]]:
    """The table; a repeated id is an error."""
    found: list[dict[str, Any]] = yaml.load(TABLE.read_text("utf-8"), Loader)
    assert len({one["id"] for one in found}) == len(found)
    return found


def origins(news: News) -> list[int]:
    """For each article the first published among its copies."""
    bodies = [copies.read_body(text, text.partition("\n")[0] if "\n" in text else None) for *_, text in news]
    first = list(range(len(news)))
    for number, body in enumerate(bodies):
        near = [other for other in range(number) if copies.are_copies(body, bodies[other])]
        first[number] = min((number, *near), key=lambda one: (news[one][1], one))
    return first


def claims_of(news: News) -> pd.DataFrame:
    """The claims of some articles, as the totals read them."""
    rows = []
    for number, origin in enumerate(origins(news)):
        outlet, day, text = news[number]
        claims = extract(text, dt.date.fromisoformat(day)).claims
        ids = {one.n: f"{number}.{one.n}" for one in claims}
        links = ("part_of", "restates", "revises")
        rows += [
            dataclasses.asdict(one)
            | {f"{link}_id": ids.get(getattr(one, link)) for link in links}
            | {
                "claim_id": ids[one.n],
                "article_id": f"a{number}",
                "origin_id": f"a{origin}",
                "publisher": outlet,
                "published_on": day,
                "quote": text[one.quote_start : one.quote_end],
                "voice_id": resolve(one.source_text, news[origin][0]),
                "apart_from_ids": [ids[other] for other in one.apart_from],
            }
            for one in claims
        ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    for name in DAYS:
        frame[name] = pd.to_datetime(frame[name])
    for name in NUMBERS:
        frame[name] = frame[name].astype("Int64")
    return frame


@pytest.mark.parametrize("told", sets(), ids=lambda told: str(told["id"]).replace(" ", "_"))
def test_truth_lies_in_the_bounds(told: dict[str, Any]) -> None:
    claims, voices, places = claims_of(told["news"]), voices_frame(), load_places()
    for asked in told["asks"]:
        found = answer(claims, voices, places, read_question(asked))
        assert asked.get("least", 0) <= found.low <= asked["truth"], asked
        assert found.high is None or asked["truth"] <= found.high, asked
        assert recompute(found.to_json(), claims, voices, places) == []


def test_there_are_many_and_most_prove_something() -> None:
    asked = [one for told in sets() for one in told["asks"]]
    assert len(sets()) >= 120
    assert sum(one.get("least", 0) > 0 for one in asked) > 0.85 * len(asked)

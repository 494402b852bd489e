"""What stands beside a claim before it is loaded: the people of its place, and its series so far."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.nights import RULESET, load_night, make_article, make_claim
from warehouse import ids, store
from warehouse.gazetteer import load_places
from warehouse.hints import beside_claims, population


@pytest.mark.parametrize(
    ("text", "at_least", "at_most"),
    [
        ("Mosul", 500_000, 5_000_000),
        ("Taiz, Yemen", 20_000_000, 40_000_000),  # town or governorate, whose people are not known: Yemen's
        ("Syria", 10_000_000, 40_000_000),
        ("a village of nobody", None, None),
        ("eastern Aleppo", None, None),
        (None, None, None),
    ],
)
def test_people_of_a_place(text: str | None, at_least: int | None, at_most: int | None) -> None:
    people = population(load_places(), text)
    if at_least is None or at_most is None:
        assert people is None
    else:
        assert people is not None
        assert at_least <= people <= at_most


def read(number: int, day: str, **more: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An article of a day, and its one claim: so many were killed in Taiz."""
    address = f"https://example.org/{number}-{day}"
    article = make_article(f"{number} died.", url=address, published_at=f"{day}T08:00:00+00:00")
    claim = make_claim(article, str(number)) | {"place_text": "Taiz", "source_text": "medics"} | more
    return article, ids.claim_rows(article, [claim], RULESET)


FIRST = read(30, "2016-09-01")
CASES = {
    "the same voice before": (read(4000, "2016-09-02"), 30),
    "the place in other letters": (read(4000, "2016-09-02", place_text="TAIZ"), 30),
    "the same day": (read(4000, "2016-09-01"), None),
    "an earlier day": (read(4000, "2016-08-01"), None),
    "another voice": (read(4000, "2016-09-02", source_text="the army"), None),
    "another outcome": (read(4000, "2016-09-02", outcome="wounded"), None),
    "another place": (read(4000, "2016-09-02", place_text="Homs"), None),
    "no place": (read(4000, "2016-09-02", place_text=None), None),
    "a number beyond its column": (read(10**30, "2016-09-02"), 30),
}


@pytest.mark.parametrize("loaded", [True, False], ids=["loaded before", "of the same night"])
def test_series_so_far(tmp_path: Path, loaded: bool) -> None:
    with store.open_work(tmp_path) as con:
        if loaded:
            load_night(con, [FIRST[0]], claims={FIRST[0]["version_id"]: [as_read(FIRST[1][0])]})
            con.execute("insert into core.attributions select 'medics', 'The Example', $1, ''", [voice(con)])
        for name, ((article, claims), high) in CASES.items():
            with_first = ([], []) if loaded else ([FIRST[0]], FIRST[1])
            found = beside_claims(con, [article, *with_first[0]], [*claims, *with_first[1]])
            assert found[0]["series_high"] == high, name


def as_read(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ids.CLAIM_FIELDS}


def voice(con: Any) -> str:
    from warehouse.voices import resolve

    assert con
    return resolve("medics", "The Example")

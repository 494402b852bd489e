"""An id says nothing: claims under other ids, in another order, give the same answer in every number."""

from __future__ import annotations

from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.totals.frames import frame, voices_frame
from benchmarks.totals.invent import make_world
from benchmarks.totals.judge import ask, claims_of, places
from benchmarks.totals.worlds import ASSUMPTIONS
from tests.warehouse.totals.test_cases import cases, read_claim, read_question
from warehouse.gazetteer import Places, load_places
from warehouse.totals import Answer, Question, answer

LINKS = ("part_of_id", "restates_id", "revises_id")
IDS = ("claim_id", "article_id", "origin_id", *LINKS)


def relabelled(claims: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The same claims under random ids of claims, articles and origins, in another order."""
    random = Random(seed)
    known: dict[str, str] = {}

    def other(one: Any) -> Any:
        return known.setdefault(one, f"{random.getrandbits(80):020x}") if isinstance(one, str) else one

    new = claims.copy()
    for name in IDS:
        new[name] = [other(one) for one in claims[name]]
    new["apart_from_ids"] = claims["apart_from_ids"].map(
        lambda ids: ids if ids is None or isinstance(ids, float) else tuple(other(one) for one in ids)
    )
    return new.sample(frac=1, random_state=seed).reset_index(drop=True)


def numbers(found: Answer) -> dict[str, Any]:
    """All of an answer that names no claim."""
    said = found.to_json()
    certificate = said.pop("certificate")
    said["series"] = [[{**point, "claim_id": None} for point in one["points"]] for one in said.pop("series")]
    for side in ("low", "high", "best"):
        said[f"counted {side}"] = sorted(row["counted"] for row in certificate[side])
    return said


def assert_ids_say_nothing(claims: pd.DataFrame, places: Places, question: Question, seed: int) -> None:
    before, after = (
        numbers(answer(rows, voices_frame(), places, question)) for rows in (claims, relabelled(claims, seed))
    )
    assert before == after


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from((None, *ASSUMPTIONS)))
def test_ids_of_invented_worlds_say_nothing(seed: int, broken: str | None) -> None:
    world = make_world(seed, broken)
    assert_ids_say_nothing(claims_of(world), places(), ask(world, seed)[0], seed)


@pytest.mark.parametrize(
    "case",
    [case for case in cases() if "places" not in case and case["claims"]],
    ids=lambda case: str(case["id"]).replace(" ", "_"),
)
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2))])
def test_ids_of_a_case_say_nothing(case: dict[str, Any], seed: int) -> None:
    claims = frame([read_claim(number, entry) for number, entry in enumerate(case["claims"], 1)])
    assert_ids_say_nothing(claims, load_places(), read_question(case.get("ask", {})), seed)

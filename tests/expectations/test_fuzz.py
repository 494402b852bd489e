"""Whatever stands in a row, the verdict is a verdict: it never raises, and all of it can be stored."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from expectations import validate
from expectations.examples import clean_rows
from expectations.suite import load_suites

NIGHT = dt.date(2024, 3, 12)
SUITES = load_suites()
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-3, 400),
    st.floats(),
    st.text(max_size=20),
    st.text(st.characters(categories=["Cs", "Cc", "Co", "Mn"]), max_size=5),
    st.dates(),
    st.datetimes(),
    st.lists(st.integers(0, 9), max_size=4),
    st.binary(max_size=4),
    st.sampled_from(["20", "Monday", "=1+1", "2016-09-29", "killed", {}, (), float("nan"), 10**400]),
)


def changed(name: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of a suite, each with some values that are anything at all."""
    rows = clean_rows(SUITES[name])
    columns = [column.name for column in SUITES[name].columns]
    change = st.dictionaries(st.sampled_from(columns), VALUES, max_size=4)
    return st.lists(st.builds(lambda row, new: row | new, st.sampled_from(rows), change), max_size=40)


@pytest.mark.timeout(400)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # a run costs a second: no shrinking
)
@given(changed("article"), changed("claim"))
def test_any_rows_give_a_verdict(articles: list[dict[str, Any]], claims: list[dict[str, Any]]) -> None:
    verdict = validate(articles, claims, run_date=NIGHT)
    json.dumps([verdict.failures, verdict.results], ensure_ascii=False, allow_nan=False).encode("utf-8")
    assert all(failure["reason"] and isinstance(failure["row_id"], str) for failure in verdict.failures)
    assert {r["checked"] for r in verdict.results} <= {len(articles), len(claims)}

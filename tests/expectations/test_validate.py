"""`validate`: planted impossible claims come out as errors that a person can read."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from typing import Any

import pytest

from expectations import validate
from expectations.examples import clean_rows, example_rows
from expectations.suite import load_suites

NIGHT = dt.date(2024, 3, 12)
SUITES = load_suites()
ARTICLES = clean_rows(SUITES["article"])


def claims_with(**differs: Any) -> list[dict[str, Any]]:
    return example_rows(SUITES["claim"], differs)


PLANTED = [
    pytest.param(
        {"wounded": {"value": 13}},
        {"digits_are_the_value"},
        "the words say 31, the value is 13",
        id="value-that-the-words-do-not-say",
    ),
    pytest.param(
        {"wounded": {"outcome": "killed", "part_of": 1}},
        {"part_within_whole"},
        "part 31 is larger than its whole 20 (claim ",
        id="part-larger-than-its-whole",
    ),
    pytest.param(
        {"fled": {"window_end": dt.date(2024, 3, 15), "window_precision": 3}},
        {"window_ended_by_publication"},
        "window_end 2024-03-15 is later than the day after publication (2024-03-12)",
        id="window-that-ends-after-publication",
    ),
    pytest.param(
        {"bare": {"quote": "Some 50 people were displaced."}},
        {"quote_in_text"},
        "the quote is not in the text, nor at 0–30",
        id="quote-not-in-the-text",
    ),
]


@pytest.mark.parametrize(("differs", "expectations", "reason"), PLANTED)
def test_planted_claim_is_refused(differs: dict[str, Any], expectations: set[str], reason: str) -> None:
    verdict = validate(ARTICLES, claims_with(**differs), run_date=NIGHT)
    assert {failure["expectation"] for failure in verdict.failures} == expectations
    assert verdict.failures[0]["reason"].startswith(reason)
    assert verdict.failures[0]["severity"] == "error"
    assert verdict.refused("claim") == {failure["row_id"] for failure in verdict.failures}
    assert verdict.outcome == "warn"


def test_clean_night_passes() -> None:
    verdict = validate(ARTICLES, claims_with(), run_date=NIGHT)
    assert (verdict.failures, verdict.outcome) == ([], "pass")
    assert {(r["suite"], r["checked"]) for r in verdict.results} == {("article", 2), ("claim", 8)}


def test_nothing_at_all_passes() -> None:
    verdict = validate([], [], run_date=NIGHT)
    assert (verdict.failures, verdict.outcome) == ([], "pass")
    assert len(verdict.results) == sum(len(SUITES[name].entries) for name in ("article", "claim"))


def test_order_of_rows_does_not_matter() -> None:
    claims = claims_with(fled={"window_text": None}, children={"part_of": 9}, whole={"group_text": "x"})
    one = validate(ARTICLES, claims, run_date=NIGHT)
    two = validate(ARTICLES[::-1], claims[::-1], run_date=NIGHT)
    assert one == two


def test_warnings_are_flags() -> None:
    claims = claims_with(whole={"group_text": "villagers", "source_text": "a"})
    verdict = validate(ARTICLES, claims, run_date=NIGHT)
    assert verdict.refused("claim") == frozenset()
    assert verdict.flags("claim") == {claims[0]["claim_id"]: ["group_words_in_text"]}


def test_names_of_victims_are_masked() -> None:
    claims = claims_with(
        named={"implicit": False, "group_text": "Jane Example"}, fled={"place_text": "Example"}
    )
    said = json.dumps(validate(ARTICLES, claims, run_date=NIGHT).failures)
    assert "Example" not in said
    assert "[name], a teacher, was shot dead" in said


def test_the_verdict_is_safe_to_store() -> None:
    row = {
        "text": "Twelve \ud83d killed\0",
        "title": None,
        "published_on": "not a day",
        "version_id": "\udc00",
    }
    verdict = validate(example_rows(SUITES["article"], {"strike": row}), [], run_date=NIGHT)
    said = json.dumps([verdict.failures, verdict.results], ensure_ascii=False)
    said.encode("utf-8")
    assert "\0" not in said
    assert {"text_is_unicode", "text_not_binary", "values_of_their_kind"} <= {
        failure["expectation"] for failure in verdict.failures
    }


HOSTILE: list[Any] = [10**40, -(10**40), float("inf"), float("nan"), True, "5", b"5", [5], {}, object()]


def test_a_hostile_value_is_a_failure_of_its_row_only() -> None:
    clean = claims_with()
    hostile = [
        clean[-1] | {"claim_id": f"{at:020x}", "version_id": f"{at:016x}", "value": value}
        for at, value in enumerate(HOSTILE)
    ]
    verdict = validate(ARTICLES, [*clean, *hostile], run_date=NIGHT)
    assert verdict.refused("claim") == {claim["claim_id"] for claim in hostile}


def test_an_absent_key_is_a_bug_of_the_caller() -> None:
    claims = claims_with()
    del claims[2]["event"]
    with pytest.raises(ValueError, match="claim row 2 has no key 'event'"):
        validate(ARTICLES, claims, run_date=NIGHT)


def test_most_rows_refused_fails_the_night() -> None:
    bad = example_rows(SUITES["claim"], {"bare": {"end": 9000}})[-1]
    claims = [{**bad, "claim_id": f"{n:020x}", "version_id": f"{n:016x}"} for n in range(20)]
    assert validate([], claims, run_date=NIGHT).outcome == "fail"
    assert validate([], claims[:19], run_date=NIGHT).outcome == "warn"


def test_importing_the_package_is_cheap() -> None:
    heavy = ("numpy", "pandas", "great_expectations")
    code = f"import sys, expectations; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_half_a_character_in_an_id_is_a_fault_of_its_row() -> None:
    """A finding quotes what it found: it must not break where that cannot be written."""
    verdict = validate([], claims_with(children={"claim_id": "\ud800", "part_of": 77}), run_date=NIGHT)
    told = {f["expectation"] for f in verdict.failures if f["row_id"] == "\\ud800"}
    assert told == {"claim_id_well_formed", "whole_exists"}
    json.dumps(verdict.failures, ensure_ascii=False).encode("utf-8")


def test_rows_are_read_alike_wherever_they_stand() -> None:
    """Rows are read some thousands at a time: a fault is told of its own row on both sides of a border."""
    from expectations.rows import CHUNK

    clean = claims_with()[3]
    rows = [
        clean | {"claim_id": f"{at:020x}", "claim_key": f"{at:020x}", "version_id": f"{at:016x}"}
        for at in range(CHUNK + 2)
    ]
    wrong: dict[int, dict[str, Any]] = {
        0: {"value": "31"},
        CHUNK - 1: {"rule_id": None},
        CHUNK: {"value": 13},
        CHUNK + 1: {"part_of": 9},
    }
    for at, differs in wrong.items():
        rows[at] |= differs
    verdict = validate([], rows, run_date=NIGHT)
    told: dict[int, set[str]] = {}
    for failure in verdict.failures:
        told.setdefault(int(failure["row_id"], 16), set()).add(failure["expectation"])
    assert told == {
        0: {"values_of_their_kind", "value_unless_vague"},
        CHUNK - 1: {"nothing_missing"},
        CHUNK: {"digits_are_the_value", "literal_reading_kept"},
        CHUNK + 1: {"whole_exists"},
    }

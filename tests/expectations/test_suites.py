"""The fault table: every entry's bad row fails that entry and no other; clean and good rows fail none."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from expectations.engine import failing_rows
from expectations.examples import example_rows
from expectations.read import read_rows
from expectations.suite import Suite, load_suites

NIGHT = dt.date(2024, 3, 12)
SUITES = load_suites()
ENTRIES = [(suite.name, entry.id) for suite in SUITES.values() for entry in suite.entries]
IDS = [f"{suite}-{entry}" for suite, entry in ENTRIES]
Told = dict[tuple[str, str], dict[str, list[str]]]  # (entry, example) -> expectation -> reasons


def judge_examples(suite: Suite) -> Told:
    """What fails in each example of a suite, all judged in one run."""
    examples: dict[tuple[str, str], Any] = {("", "clean"): {}}
    for entry in suite.entries:
        examples |= {(entry.id, "good"): entry.good, (entry.id, "bad"): entry.bad}
    rows: list[Any] = []
    owner: list[tuple[str, str]] = []
    for name, differs in examples.items():
        some = example_rows(suite, differs, salt=" ".join(name))
        rows += some
        owner += [name] * len(some)
    told: Told = {name: {} for name in examples}
    for expectation, found in failing_rows(suite, read_rows(suite, rows, NIGHT)).items():
        for at, said in found.items():
            told[owner[at]].setdefault(expectation, []).append(said)
    return told


@pytest.fixture(scope="module")
def told() -> dict[str, Told]:
    return {name: judge_examples(suite) for name, suite in SUITES.items()}


@pytest.mark.parametrize("suite", SUITES)
def test_clean_rows_fail_nothing(told: dict[str, Told], suite: str) -> None:
    assert told[suite]["", "clean"] == {}


@pytest.mark.parametrize(("suite", "entry"), ENTRIES, ids=IDS)
def test_good_row_fails_nothing(told: dict[str, Told], suite: str, entry: str) -> None:
    assert told[suite][entry, "good"] == {}


@pytest.mark.parametrize(("suite", "entry"), ENTRIES, ids=IDS)
def test_bad_row_fails_its_own_and_no_other(told: dict[str, Told], suite: str, entry: str) -> None:
    failed = told[suite][entry, "bad"]
    assert list(failed) == [entry], failed


def test_there_are_at_least_sixty_planted_faults() -> None:
    assert len(ENTRIES) >= 60

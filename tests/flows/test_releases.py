"""Quarantine from the command line: listed with day and reasons, released by a verdict, held again."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from flows.settings import Settings
from tests.flows.sites import DAY, copied, folder_source, run_night, settings_of

NEXT = DAY + dt.timedelta(days=1)
AFTER = NEXT + dt.timedelta(days=1)
PART = (
    "---\npublished: 2024-03-11\n---\n"
    "At least 20 people, among them 31 children, were killed in Taiz on Sunday, medics said.\n"
)
LATE = "---\npublished: 2024-05-01\n---\nA mine killed seven people near Homs, the police said.\n"
REASON = "The 31 are of two days, as the text says further down."


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A night with a claim and an article set aside."""
    here = tmp_path_factory.mktemp("first")
    sources = folder_source(here / "sources", {"part.txt": PART, "late.txt": LATE})
    settings = settings_of(here / "data", sources)
    run_night(settings)
    return settings


@pytest.fixture
def night(first: Settings, tmp_path: Path) -> Settings:
    """A copy of it that a test may change."""
    return copied(first, tmp_path)


def listed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    capsys.readouterr()
    assert main(["quarantine", "--json", "--data", str(settings.data)]) == 0
    return {row["expectation"]: row for row in json.loads(capsys.readouterr().out)}


def decide(settings: Settings, *more: str) -> int:
    return main(["quarantine", *more, "--data", str(settings.data)])


def total(settings: Settings, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["total", "--outcome", "killed", "--json", "--data", str(settings.data)]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_what_is_set_aside_says_why_and_since_when(
    night: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = listed(night, capsys)
    assert {row["since"] for row in rows.values()} == {DAY.isoformat()}
    assert "20 people, among them 31 children" in rows["part_within_whole"]["quote"]
    assert rows["date_not_in_future"]["reason"].startswith("published 2024-05-01")
    assert main(["quarantine", "--data", str(night.data)]) == 0
    assert "2 claims and 1 article set aside; a corrected article" in capsys.readouterr().out
    assert total(night, capsys)["quarantined"] == {"articles": 1, "claims": {"killed": 2}}


def test_a_verdict_lets_a_claim_out_in_the_next_night(
    night: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    row_id = listed(night, capsys)["part_within_whole"]["row_id"]
    assert total(night, capsys)["low"] == 20
    assert decide(night, "--release", row_id[:8], "--reason", REASON, "--by", "a reader") == 0
    assert "part_within_whole" in listed(night, capsys)
    _, log = run_night(night, NEXT)
    (told,) = log["judged_again"]
    assert (told["row_id"], told["stands"], told["given_by"]) == (row_id, True, "a reader")
    assert "part_within_whole" not in listed(night, capsys)
    assert total(night, capsys)["low"] == 31
    assert decide(night, "--hold", row_id, "--reason", "They are not.") == 0
    run_night(night, AFTER)
    assert listed(night, capsys)["part_within_whole"]["since"] == DAY.isoformat()
    assert total(night, capsys)["low"] == 20


def test_a_verdict_lets_an_article_out_with_its_claims(
    night: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    version = listed(night, capsys)["date_not_in_future"]["row_id"]
    assert decide(night, "--release", version, "--reason", "The date is the issue's, the text is ours.") == 0
    run_night(night, NEXT)
    assert total(night, capsys)["low"] == 27


def test_a_corrected_article_comes_out_by_itself(night: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    folder_source(
        night.sources_folder, {"part.txt": PART.replace("20 people", "40 people"), "late.txt": LATE}
    )
    run_night(night, NEXT)
    assert "part_within_whole" not in listed(night, capsys)
    assert total(night, capsys)["low"] == 40


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--release", "abcdef"], "a verdict wants its --reason", id="no reason"),
        pytest.param(["--release", "abcdef", "--reason", " "], "a verdict wants its --reason", id="blank"),
        pytest.param(["--release", "abcdef", "--reason", "x"], "no row that was set aside", id="unknown"),
        pytest.param(
            ["--release", "a", "--hold", "b", "--reason", "x"], "--release or --hold, not both", id="both"
        ),
        pytest.param(["--reason", "x"], "--reason and --by belong to", id="reason alone"),
    ],
)
def test_a_verdict_that_says_too_little_is_one_line(
    night: Settings, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert decide(night, *arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_no_verdict_where_no_night_has_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["quarantine", "--release", "abcdef", "--reason", "x", "--data", str(tmp_path / "none")]
    assert main(asked) == 2
    assert "run `figures nightly" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()

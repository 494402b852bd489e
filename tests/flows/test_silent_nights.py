"""Nights that bring nothing: silence is named where sources usually speak, and nowhere else."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from flows.night import NotPublished
from flows.settings import Settings
from tests.flows.sites import DAY, folder_source, run_night, settings_of

TOWNS = ("Taiz", "Homs", "Idlib", "Aden", "Kunduz")
SIZES = {"courier": 11, "tidings": 3, "weekend": 0}
PAST = 14  # nights before this one: two of each day of the week


def texts(count: int, day: dt.date, name: str) -> dict[str, str]:
    """Articles of one source and night, no two alike."""
    return {
        f"{day}-{at}.txt": f"---\npublished: {day}\n---\nShells killed {at + 2} people in {TOWNS[at % 5]} on "
        f"{day}, the hospital of {name} in street {at} said.\n"
        for at in range(count)
    }


def set_up(tmp_path: Path, sizes: dict[str, int]) -> Settings:
    for name in sizes:
        (tmp_path / "sources" / "articles" / name).mkdir(parents=True)
        folder_source(tmp_path / "sources", {}, name=name)
    return settings_of(tmp_path / "data", tmp_path / "sources")


def bring(settings: Settings, day: dt.date, sizes: dict[str, int]) -> None:
    for name, count in sizes.items():
        folder_source(settings.sources_folder, texts(count, day, name), name=name)


def after_usual_nights(tmp_path: Path, weekdays: Sequence[int] = range(7)) -> Settings:
    """A data folder with one real night on the first day, and the nights after it as its logs tell them: of
    the same numbers on these weekdays, of none on the others."""
    settings = set_up(tmp_path, SIZES)
    first = DAY - dt.timedelta(days=PAST)
    bring(settings, first, SIZES)
    _, log = run_night(settings, first)
    assert (log["status"], log["verdict"]) == ("done", "pass")
    for ago in range(1, PAST):
        day = DAY - dt.timedelta(days=ago)
        speaks = day.weekday() in weekdays
        measures = [row | {"count": row["count"] * speaks} for row in log["measures"]]
        entry = log | {"as_of": f"{day}", "measures": measures, "run_id": f"night-{day}"}
        (settings.logs / f"20240101T0000{ago:02}Z-aaaaaa.json").write_text(json.dumps(entry, default=str))
    return settings


def named(log: dict[str, Any], expectation: str = "source_speaks") -> set[str]:
    """The sources that a night's warnings name."""
    return {
        line.split(": ")[1].removeprefix("source ").split(",")[0]
        for line in log["warnings"]
        if line.startswith(expectation)
    }


def test_a_silent_night_names_every_source_that_usually_speaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the page, on stderr, in `figures runs`; and so it does when it is run again."""
    settings = after_usual_nights(tmp_path)
    for _ in range(2):
        capsys.readouterr()
        _, log = run_night(settings)
        assert (log["status"], log["verdict"]) == ("done", "warn")
        assert named(log) == {"courier", "tidings"}
        assert "the night" in named(log, "volume_as_usual")
        told = capsys.readouterr().err.splitlines()
        assert told == [f"figures: the night of {DAY}: {line}" for line in log["warnings"]]
        assert (
            "source_speaks: source courier, articles: none for 1 night, usually 11 in as many"
            in log["warnings"]
        )
        page = Path(log["page"]).read_text("utf-8")
        assert all(line.split(": ", 1)[1] in page for line in log["warnings"])
    assert main(["runs", "--data", str(settings.data)]) == 0
    said = capsys.readouterr().out
    assert all(line in said for line in log["warnings"])
    (rated,) = (one for one in log["results"] if one["expectation"] == "source_speaks")
    assert rated["failed"] == 2


@pytest.mark.slow
def test_a_night_that_is_run_again_and_brings_nothing_new_is_no_silent_one(tmp_path: Path) -> None:
    settings = after_usual_nights(tmp_path)
    bring(settings, DAY, SIZES)
    for _ in range(2):
        _, log = run_night(settings)
        assert (log["verdict"], log["warnings"]) == ("pass", [])
        (counted,) = (
            row["count"]
            for row in log["measures"]
            if (row["subject"], row["measure"]) == ("courier", "articles")
        )
        assert counted == SIZES["courier"]


@pytest.mark.slow
def test_a_night_in_two_runs_is_judged_by_what_both_brought(tmp_path: Path) -> None:
    """The second run brings two articles of one source: neither it nor the others have dried up."""
    settings = after_usual_nights(tmp_path)
    bring(settings, DAY, SIZES)
    _, whole = run_night(settings)
    bring(settings, DAY, {"courier": SIZES["courier"] + 2})
    _, log = run_night(settings)
    assert (log["verdict"], log["warnings"]) == ("pass", [])
    counts = {(row["subject"], row["measure"]): (row["count"], row["of"]) for row in log["measures"]}
    assert counts["courier", "articles"] == (13, None)
    assert counts["all", "claims"][1] == counts["all", "articles"][0] == 16
    assert {(row["subject"], row["measure"]) for row in whole["measures"]} == counts.keys()


@pytest.mark.slow
def test_a_day_of_the_week_on_which_sources_are_quiet_stays_quiet(tmp_path: Path) -> None:
    quiet = DAY.weekday()
    settings = after_usual_nights(tmp_path, [day for day in range(7) if day != quiet])
    _, log = run_night(settings)
    assert (log["verdict"], log["warnings"]) == ("pass", [])


@pytest.mark.slow
def test_a_first_night_over_empty_folders_is_quiet(tmp_path: Path) -> None:
    settings = set_up(tmp_path, SIZES)
    for day in range(8):
        _, log = run_night(settings, DAY + dt.timedelta(days=day))
        assert (log["status"], log["verdict"], log["warnings"]) == ("done", "pass", [])


@pytest.mark.slow
def test_a_folder_that_was_filled_once_is_not_missed(tmp_path: Path) -> None:
    """Whoever runs a night over the same articles every day has a record that stays as it is."""
    settings = set_up(tmp_path, SIZES)
    bring(settings, DAY, {"courier": 30})
    for day in range(8):
        _, log = run_night(settings, DAY + dt.timedelta(days=day))
        assert log["warnings"] == []


@pytest.mark.slow
def test_a_failed_night_that_is_run_again_is_not_published_either(tmp_path: Path) -> None:
    settings = set_up(tmp_path, SIZES)
    late = {
        name: text.replace(f"published: {DAY}", "published: 2031-05-01")
        for name, text in (texts(30, DAY, "courier").items())
    }
    folder_source(settings.sources_folder, late, name="courier")
    for _ in range(2):
        with pytest.raises(NotPublished, match="most_articles_"):
            run_night(settings)
    bring(settings, DAY + dt.timedelta(days=1), {"tidings": 3})
    _, log = run_night(settings, DAY + dt.timedelta(days=1))
    assert log["status"] == "done"

"""A night judged by what it read, by earlier nights and by its tables: what fails is not published."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from flows import stages
from flows.cli import main
from flows.commands.runs import nights
from flows.history import measured, past_nights
from flows.night import NotPublished, run_plainly
from flows.settings import Settings
from tests.flows.sites import DAY, a_night, copied, folder_source, run_night, settings_of
from warehouse import store

NEXT = DAY + dt.timedelta(days=1)
TOWNS = ("Taiz", "Homs", "Idlib", "Aden", "Kunduz")


def good(count: int, published: str = "2024-03-11") -> dict[str, str]:
    """Articles that stand, no two alike."""
    return {
        f"good-{published}-{at}.txt": f"---\npublished: {published}\n---\nShells killed {at + 2} people in "
        f"{TOWNS[at % len(TOWNS)]} on {published}, the hospital in street {at} said.\n"
        for at in range(count)
    }


def from_the_future(count: int) -> dict[str, str]:
    """Articles of a reader that takes every date wrong: each is refused."""
    return {
        f"late-{at}.txt": f"---\npublished: 2031-05-01\n---\nA mine wounded {at + 2} men near village {at}.\n"
        for at in range(count)
    }


def set_up(tmp_path: Path, texts: dict[str, str]) -> Settings:
    return settings_of(tmp_path / "data", folder_source(tmp_path / "sources", texts))


def rows_of(settings: Settings, relation: str) -> Any:
    with store.read_work(settings.data) as con:
        return con.table(relation).df()


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A good night, then one whose second source fails nearly whole."""
    settings = set_up(tmp_path_factory.mktemp("failed"), good(3))
    run_night(settings)
    folder_source(settings.sources_folder, from_the_future(30), name="broken")
    with pytest.raises(NotPublished):
        run_night(settings, NEXT)
    return settings


@pytest.fixture
def withheld(failed: Settings, tmp_path: Path) -> Settings:
    """A copy of it that a test may change."""
    return copied(failed, tmp_path)


def test_a_failed_night_is_not_published_and_the_last_good_snapshot_stays(withheld: Settings) -> None:
    entry = nights(withheld)[0]
    assert (entry["status"], entry["verdict"]) == ("not published", "fail")
    assert entry["message"].startswith("not published: most_articles_")
    assert entry["message"].endswith(f"; the snapshot of {DAY} stays")
    assert "\n" not in entry["message"]
    assert "snapshot" not in entry
    assert store.snapshot_path(withheld.data).name.startswith(f"{DAY}-")
    with store.open_snapshot(withheld.data) as con:
        assert len(con.table("main.articles").df()) == 3
    assert len(rows_of(withheld, "core.articles")) == 33
    assert "is not published" in Path(entry["page"]).read_text("utf-8")


def test_the_night_after_a_failed_one_publishes_what_stands(withheld: Settings) -> None:
    folder_source(withheld.sources_folder, good(2, "2024-03-12"))
    later = NEXT + dt.timedelta(days=1)
    outcome, entry = run_night(withheld, later)
    assert (entry["status"], entry["verdict"]) == ("done", "warn")
    with store.open_snapshot(withheld.data) as con:
        assert len(con.table("main.claims").df()) == 5
        assert con.table("main.quarantine").df()["row_id"].nunique() >= 30
    assert outcome.snapshot.startswith(f"{later}-")


def test_a_first_night_that_fails_leaves_nothing_published(tmp_path: Path) -> None:
    settings = set_up(tmp_path, from_the_future(30))
    with pytest.raises(NotPublished, match=r"; nothing is published yet$"):
        run_night(settings)


def test_an_error_in_the_tables_withholds_the_night(tmp_path: Path) -> None:
    """A row that is lost between total and publish: the tables are judged as a whole."""
    settings = set_up(tmp_path, good(2))

    def lose_texts(stage: str) -> None:
        if stage == "load":
            with store.open_work(settings.data) as con:
                con.execute("delete from core.texts")

    with (
        pytest.raises(NotPublished, match=r"^not published: articles_keep_their_text"),
        a_night(settings) as night,
    ):
        run_plainly(night, after=lose_texts)


def test_rules_that_break_on_old_articles_withhold_the_night(tmp_path: Path) -> None:
    """A new ruleset reads everything again: no night of its own, yet it must not empty what is published."""
    settings = set_up(tmp_path, good(24))
    with a_night(settings) as night:
        stages.pull(night, night.sources[0])
    with a_night(settings, NEXT) as night:
        readings = stages.extract(night)
        readings.claims.clear()
        readings.failures += [unread(article["version_id"]) for article in readings.articles]
        verdict = stages.validate(night, readings)
    assert verdict.outcome == "fail"
    assert "measures" not in night.log.entry


def unread(version_id: str) -> dict[str, Any]:
    """The failure of an article that the extractor broke on."""
    return {
        "row_kind": "article",
        "row_id": version_id,
        "version_id": version_id,
        "suite": "extract",
        "expectation": "can_be_read",
        "severity": "error",
        "reason": "extract: died",
        "evidence": "",
    }


def test_a_text_that_breaks_the_reading_counts_in_the_verdict(tmp_path: Path) -> None:
    settings = set_up(tmp_path, good(2))
    with a_night(settings) as night:
        stages.pull(night, night.sources[0])
        readings = stages.extract(night)
        lost = readings.articles[0]["version_id"]
        readings.claims[:] = [claim for claim in readings.claims if claim["version_id"] != lost]
        readings.failures.append(unread(lost))
        verdict = stages.validate(night, readings)
        stages.load(night, readings, verdict)
    assert lost in verdict.refused("article")
    assert verdict.outcome == "warn"
    refused = [row for row in night.log.entry["measures"] if row["measure"] == "articles_refused"]
    assert {row["count"] for row in refused} == {1}
    assert (rows_of(settings, "core.quarantine")["row_id"] == lost).sum() == 1


@pytest.mark.slow
def test_a_night_is_judged_beside_those_before_it(tmp_path: Path) -> None:
    """Ten nights of six articles, one that brings seven times as much; a night twice counts once."""
    settings = set_up(tmp_path, good(6, "2024-03-01"))
    first = DAY - dt.timedelta(days=10)
    _, usual = run_night(settings, first)
    assert usual["verdict"] == "pass"
    for ago in range(1, 10):
        other = usual | {"as_of": (DAY - dt.timedelta(days=ago)).isoformat()}
        (settings.logs / f"20240101T00000{ago}Z-aaaaaa.json").write_text(json.dumps(other, default=str))
    _, again = run_night(settings, first)
    assert again["measures"] == usual["measures"]
    assert len({row["night"] for row in measured(past_nights(settings.logs))}) == 10
    assert len(measured(past_nights(settings.logs))) == 10 * len(usual["measures"])
    folder_source(settings.sources_folder, good(42, "2024-03-12"))
    _, unusual = run_night(settings)
    found = {one["expectation"]: one["failed"] for one in unusual["results"] if one["suite"] == "night"}
    assert unusual["verdict"] == "warn"
    assert found["volume_as_usual"] > 0
    assert "courier" in Path(unusual["page"]).read_text("utf-8")


def test_a_file_among_the_logs_that_is_none_stops_no_night(tmp_path: Path) -> None:
    settings = set_up(tmp_path, good(1))
    settings.logs.mkdir(parents=True)
    (settings.logs / "notes.json").write_text("mine")
    assert run_night(settings)[1]["status"] == "done"


def test_runs_tells_of_the_page_and_leaves_its_rows_out(
    withheld: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["runs", "--json", "--data", str(withheld.data)]) == 0
    latest, first = json.loads(capsys.readouterr().out)
    assert all(Path(entry["page"]).is_file() for entry in (latest, first))
    assert not {"measures", "results"} & set(latest)
    assert main(["runs", "--data", str(withheld.data)]) == 0
    said = capsys.readouterr().out
    assert "not published" in said
    assert latest["page"] in said


def test_who_reads_the_last_good_snapshot_is_told_that_a_night_is_not_in_it(
    withheld: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = ("total --outcome killed", "claims", "quarantine", f"report situation --out {tmp_path / 'out'}")
    for line in lines:
        assert main([*line.split(), "--data", str(withheld.data)]) == 0
        told = capsys.readouterr().err
        assert told.startswith(f"figures: the night of {NEXT} was not published: most_articles_"), line
        assert told.endswith(f"the snapshot of {DAY} stays\n")
    folder_source(withheld.sources_folder, good(2, "2024-03-12"))
    run_night(withheld, NEXT + dt.timedelta(days=1))
    capsys.readouterr()
    for line in lines:
        assert main([*line.split(), "--data", str(withheld.data)]) == 0
        assert capsys.readouterr().err == "", line

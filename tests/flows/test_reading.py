"""Extraction over processes: the order stays, and one bad article harms no other, whatever it does."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest

from flows.progress import Meter, Screen
from flows.reading import Readings, read_articles
from flows.runlog import RunLog
from tests.flows.sites import settings_of

COUNT = 12


class EndsTheProcess:
    """As an article's text it ends the process that is handed it."""

    def __reduce__(self) -> tuple[Any, tuple[int]]:
        return os._exit, (1,)


def article(number: int, **other: Any) -> dict[str, Any]:
    return {
        "version_id": f"v{number:02}",
        "article_id": f"a{number:02}",
        "url": None,
        "title": "Shelling",
        "language": "en",
        "published_on": dt.date(2024, 3, 11),
        "place": None,
        "text": f"Shells killed {number + 2} people in Taiz on Sunday, medics said.",
        **other,
    }


def read(
    tmp_path: Path, articles: list[dict[str, Any]], workers: int, batch: int
) -> tuple[Readings, Meter, RunLog]:
    more = {"FIGURES_WORKERS": str(workers), "FIGURES_BATCH_ARTICLES": str(batch)}
    log = RunLog(tmp_path / "logs", "run", dt.date(2024, 3, 12), Screen(silent=True))
    meter = Meter()
    settings = settings_of(tmp_path, tmp_path, **more)
    return read_articles(articles, "r-test", settings, meter, log), meter, log


@pytest.mark.parametrize(
    ("workers", "batch"), [(1, 200), (2, 200), (2, 5)], ids=["alone", "one batch", "processes"]
)
def test_claims_come_in_the_articles_order(tmp_path: Path, workers: int, batch: int) -> None:
    readings, meter, _ = read(tmp_path, [article(number) for number in range(COUNT)], workers, batch)
    assert [claim["version_id"] for claim in readings.claims] == [f"v{number:02}" for number in range(COUNT)]
    assert [claim["number_text"] for claim in readings.claims] == [str(number + 2) for number in range(COUNT)]
    assert meter.counts == {"articles": COUNT, "claims": COUNT}


@pytest.mark.parametrize(
    ("workers", "batch"),
    [pytest.param(1, 200, id="alone"), pytest.param(2, 5, id="processes", marks=pytest.mark.slow)],
)
def test_an_article_that_cannot_be_read_is_set_aside_with_the_reason(
    tmp_path: Path, workers: int, batch: int
) -> None:
    articles = [article(number) for number in range(COUNT)]
    articles[3]["text"] = None
    readings, meter, log = read(tmp_path, articles, workers, batch)
    assert len(readings.claims) == COUNT - 1
    assert [failure["row_id"] for failure in readings.failures] == ["v03"]
    assert readings.failures[0]["reason"].startswith("extract: ")
    assert meter.counts["failed"] == 1
    assert [error["where"] for error in log.entry["errors"]] == ["v03"]


def test_an_article_that_ends_its_process_is_found_and_set_aside(tmp_path: Path) -> None:
    articles = [article(number) for number in range(6)]
    articles[2]["text"] = EndsTheProcess()
    readings, _, _ = read(tmp_path, articles, 2, 3)
    assert [claim["version_id"] for claim in readings.claims] == ["v00", "v01", "v03", "v04", "v05"]
    assert [failure["reason"] for failure in readings.failures] == ["extract: the process that read it died"]


def test_languages_without_rules_are_counted(tmp_path: Path) -> None:
    articles = [article(0), article(1, language="sw"), article(2, language="sw"), article(3, language="uk")]
    readings, meter, log = read(tmp_path, articles, 1, 200)
    assert meter.counts == {"articles": 4, "without rules for sw": 2, "without rules for uk": 1, "claims": 1}
    assert (len(readings.articles), readings.failures, log.entry["errors"]) == (4, [], [])

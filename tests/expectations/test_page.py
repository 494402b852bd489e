"""The page of results: offline, inert, masked, the same bytes for the same night."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from expectations import Verdict, measure_night, render, validate
from expectations.chart import draw_history
from expectations.examples import clean_rows, example_rows
from expectations.suite import load_suites

NIGHT = dt.date(2024, 3, 12)
SUITES = load_suites()
ARTICLES = clean_rows(SUITES["article"])
HOSTILE = '<script>alert("x")</script>'
CLAIMS = example_rows(
    SUITES["claim"],
    {
        "wounded": {"value": 13},
        "named": {"implicit": False},
        "whole": {"group_text": HOSTILE},
        "bare": {"quote": f"{HOSTILE} and 40"},
    },
)


class Outline(HTMLParser):
    """Every tag with its attributes, and every tag left open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    return validate(ARTICLES, CLAIMS, run_date=NIGHT)


@pytest.fixture(scope="module")
def page(verdict: Verdict, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(verdict, tmp_path_factory.mktemp("page"))


def written(verdict: Verdict, folder: Path) -> str:
    measures = measure_night(ARTICLES, CLAIMS, verdict, sources={"marlow-post": (1, 9)})
    history: list[dict[str, Any]] = []
    measured: list[dict[str, Any]] = []
    for night in range(5):
        day = {"night": NIGHT - dt.timedelta(days=night + 1)}
        history += [result | day for result in verdict.results]
        measured += [row | day for row in measures]
    out = folder / "deep" / "results.html"
    render(verdict, out, night=NIGHT, history=history, measures=measures, measured=measured)
    return out.read_text("utf-8")


def test_it_is_whole_html(page: str) -> None:
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    assert {"svg", "table", "details", "blockquote"} <= {tag for tag, _ in outline.tags}


def test_it_asks_nobody_for_anything(page: str) -> None:
    outline = Outline()
    outline.feed(page)
    assert not {tag for tag, _ in outline.tags} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "form",
        "base",
    }
    addresses = [a[key] for _, a in outline.tags for key in ("href", "src", "action", "data") if key in a]
    assert all(str(address).startswith("#") for address in addresses)
    assert not re.search(r"url\(|@import|https?://", page)
    assert "default-src 'none'" in page


def test_every_expectation_is_there_with_its_reason(page: str, verdict: Verdict) -> None:
    for result in verdict.results:
        assert f'id="{result["suite"]}-{result["expectation"]}"' in page
    assert "a quote is the words of the source, to the letter" in page


def test_failing_rows_are_there_with_their_quotes(page: str) -> None:
    assert "the words say 31, the value is 13" in page
    assert "<blockquote>Another 31 were wounded.</blockquote>" in page


def test_names_and_markup_do_not_get_through(page: str) -> None:
    assert "Jane Example" not in page
    assert "[name], a teacher, was shot dead" in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_same_night_gives_the_same_bytes(page: str, verdict: Verdict, tmp_path: Path) -> None:
    assert written(verdict, tmp_path) == page


def test_a_night_without_anything(tmp_path: Path) -> None:
    page = render(Verdict([], [], "pass"), tmp_path / "results.html", night=NIGHT).read_text("utf-8")
    assert "Nothing failed." in page


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([], ""),
        ([("2024-03-01", 0.0)], "1 night, 2024-03-01 0 to 2024-03-01 0, at most 0"),
        ([("a", 1.0), ("b", 4.0), ("c", 2.0)], "3 nights, a 1 to c 2, at most 4"),
        ([("<b>", 1.0)], "1 night, &lt;b&gt; 1 to &lt;b&gt; 1, at most 1"),
    ],
    ids=["none", "one-zero", "three", "hostile"],
)
def test_a_chart_says_what_it_shows(points: list[tuple[str, float]], said: str) -> None:
    chart = draw_history(points)
    assert (re.findall("<title>(.*)</title>", chart) or [""])[0] == said

"""What the page and the tables show of a small snapshot, and what in them is inert."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import reports
from reports.tables import read_csv
from tests.reports.small_snapshot import C1, Make, claim, figure, page, tables, text_of

EVIL = "=1+1 <script>alert('x')</script> \"Four\" dead"


def test_a_figure_shows_range_words_voice_grade_and_why_it_is_open(snapshot: Make, tmp_path: Path) -> None:
    reports.build(snapshot(), "situation", tmp_path / "out")
    markup, shown = page(tmp_path / "out"), text_of(page(tmp_path / "out"))
    for words in (
        "4 or more",
        "The figure of September 2016 is the same.",
        "Grade of evidence C",
        "Codebook strict",
        "Not said 4",
    ):
        assert words in shown
    assert "Why there is no upper end: no words close the top" in shown
    assert "<mark>Four</mark> people were killed in Aleppo on Wednesday." in markup
    assert markup.count('<a class="grade" href="#method"') >= markup.count('class="range"') - 1
    assert '<ul class="how" id="method"' in markup
    assert "∞" not in shown
    assert "None" not in shown


@pytest.mark.parametrize("name", reports.names())
def test_every_link_inside_the_page_leads_somewhere(snapshot: Make, tmp_path: Path, name: str) -> None:
    reports.build(snapshot(), name, tmp_path / "out")
    markup = page(tmp_path / "out")
    ids = re.findall(r'\sid="([^"]+)"', markup)
    assert set(re.findall(r'href="#([^"]+)"', markup)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_what_is_feared_and_what_was_quarantined_is_shown_apart(snapshot: Make, tmp_path: Path) -> None:
    reports.build(snapshot(), "situation", tmp_path / "out")
    shown = text_of(page(tmp_path / "out"))
    assert "It is feared that hundreds died." in shown
    assert "1 claim set aside: in no figure" in shown
    assert "warning: year like number" in shown
    assert "1 article is undated" in shown
    assert "a part of 9 is larger than its whole of 4" in shown


@pytest.mark.parametrize("field", ["title", "publisher", "place_text", "source_text", "group_text"])
def test_html_and_formulas_are_inert(snapshot: Make, tmp_path: Path, field: str) -> None:
    quote = "Four people were killed in Aleppo on Wednesday."
    rows = [claim(C1, "Four", quote, **{field: EVIL}), *tables()["claims"][1:]]
    reports.build(snapshot(claims=rows), "situation", tmp_path / "out")
    assert "<script" not in page(tmp_path / "out")
    cells = read_csv((tmp_path / "out" / "claims.csv").read_bytes())
    assert [row[field] for row in cells if row["claim_id"] == C1] == [f"'{EVIL}"]


@pytest.mark.parametrize(
    "title",
    ["\x00\x08\x1b[31m", "\u202egnp.exe", "\u200b\ufeff", "\U0001f3f4\U000e0067", "حلب 300,000", "\r\n=1"],
    ids=["controls", "right to left override", "zero width", "higher planes", "Arabic", "a line end"],
)
def test_any_characters_give_a_page_and_a_table(snapshot: Make, tmp_path: Path, title: str) -> None:
    rows = [claim(C1, "Four", "Four died.", title=title), *tables()["claims"][1:]]
    reports.build(snapshot(claims=rows), "situation", tmp_path / "out")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", page(tmp_path / "out"))
    assert len(read_csv((tmp_path / "out" / "claims.csv").read_bytes())) == 2


def test_a_disputed_figure_says_so_in_words(snapshot: Make, tmp_path: Path) -> None:
    figures = [figure("f1", 4, 12, disputed=True), figure("f2", 4, 12, place=None, place_id=None)]
    reports.build(snapshot(figures=figures), "situation", tmp_path / "out")
    shown = text_of(page(tmp_path / "out"))
    assert "4 to 12 disputed" in shown
    assert "People killed, Aleppo : 4 to 12" in shown


def test_a_month_that_is_over_stays_in_the_table_only(snapshot: Make, tmp_path: Path) -> None:
    august = {"date_from": dt.date(2016, 8, 1), "date_to": dt.date(2016, 8, 31), "period": "month"}
    figures = [*tables()["figures"], figure("f9", 4, None, **august)]
    reports.build(snapshot(figures=figures), "situation", tmp_path / "out")
    assert "f9" in [row["figure_id"] for row in read_csv((tmp_path / "out" / "figures.csv").read_bytes())]
    assert "August 2016" not in text_of(page(tmp_path / "out"))


def test_a_figure_that_establishes_nothing_stands_apart(snapshot: Make, tmp_path: Path) -> None:
    figures = [figure("f1", 4, None), figure("f2", 0, None, outcome="wounded")]
    reports.build(snapshot(figures=figures), "situation", tmp_path / "out")
    assert "Read, but no number established: people wounded" in text_of(page(tmp_path / "out"))


def test_a_zero_that_is_closed_is_a_figure(snapshot: Make, tmp_path: Path) -> None:
    reports.build(snapshot(figures=[figure("f1", 0, 0)]), "situation", tmp_path / "out")
    assert "no number established" not in text_of(page(tmp_path / "out"))


def test_the_sources_report_says_who_states_how_much(snapshot: Make, tmp_path: Path) -> None:
    reports.build(snapshot(), "sources", tmp_path / "out")
    shown = text_of(page(tmp_path / "out"))
    assert "Lantern Daily 1 0 0 29 Sep 2016 1 1 1" in shown
    assert "Harbour Ledger 1 0 1 undated 1 1 0" in shown
    assert "Lantern Daily outlet 2 2 Harbour Ledger, Lantern Daily" in shown


@pytest.mark.parametrize(
    ("low", "qualifier", "counted", "words"),
    [
        (2300001, "more_than", 1, "more than 2,300,000"),
        (2300001, "at_least", 1, "2,300,001 or more"),
        (2300001, "more_than", 2, "2,300,001 or more"),
        (2300000, "more_than", 1, "2,300,000 or more"),
    ],
    ids=["one claim", "another hedge", "a sum", "capped"],
)
def test_more_than_stays_as_it_was_said(
    snapshot: Make, tmp_path: Path, low: int, qualifier: str, counted: int, words: str
) -> None:
    claims = [claim(C1, "2.3 million", "More than 2.3 million fled.", qualifier=qualifier, value=2300000)]
    entries = [{"claim_id": C1, "counted": low, "apart_by": None}] * counted
    certificate = {"low": entries, "high": [], "best": [], "set_aside": [], "disputes": []}
    rows = [figure("f1", low, None, answer={"certificate": certificate})]
    reports.build(snapshot(claims=claims, figures=rows), "situation", tmp_path / "out")
    assert [row["range"] for row in read_csv((tmp_path / "out" / "figures.csv").read_bytes())] == [words]

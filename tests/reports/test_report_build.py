"""A report made of a small snapshot: what is in it, what is inert, what is masked, what is refused."""

from __future__ import annotations

import datetime as dt
import html
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_snapshot import C1, Rows, claim, figure, tables

import reports
from reports import definition
from reports.evidence import mark, says, web_address
from reports.places import in_order, most_told
from reports.tables import read_csv
from reports.voices import display_names

Make = Callable[..., Path]
EVIL = "=1+1 <script>alert('x')</script> \"Four\" dead"


def page(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def text_of(markup: str) -> str:
    """What a reader sees: tags gone, white space single."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup.partition("</style>")[2])).split())


def test_a_report_has_its_files_and_their_hashes(snapshot: Make, tmp_path: Path) -> None:
    made = reports.build(snapshot(), "situation", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "claims.csv",
        "figures.csv",
        "manifest.json",
        "report.html",
    ]
    assert (made.snapshot, made.ruleset, sorted(made.files)) == (
        "2016-09-30-0123456789ab",
        "r-1",
        ["claims.csv", "figures.csv", "report.html"],
    )


def test_a_figure_shows_range_words_voice_grade_and_why_it_is_open(snapshot: Make, tmp_path: Path) -> None:
    reports.build(snapshot(), "situation", tmp_path / "out")
    markup, shown = page(tmp_path / "out"), text_of(page(tmp_path / "out"))
    for words in (
        "4 or more",
        "The figure of September 2016 is the same.",
        "Grade C",
        "Codebook strict",
        "Not said 4",
    ):
        assert words in shown
    assert "Why there is no upper end: no words close the top" in shown
    assert "<mark>Four</mark> people were killed in Aleppo on Wednesday." in markup
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
    assert "1 claim or article set aside" in shown
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


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://lantern-daily.example/a?b=1&c=2", True),
        ("http://lantern-daily.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ('https://a.example/" onmouseover="x', False),
        ("java\nscript:alert(1)", False),
        ("http://[broken", False),
        ("//no-scheme.example/", False),
        (None, False),
    ],
    ids=str,
)
def test_only_addresses_of_the_web_become_links(url: str | None, is_link: bool) -> None:
    assert (web_address(url) is not None) == is_link


@pytest.mark.parametrize(
    ("quote", "number", "start", "parts"),
    [
        ("Four died.", "Four", 0, ("", "Four", " died.")),
        ("Of 14, 4 died.", "4", 7, ("Of 14, ", "4", " died.")),
        ("[name] and 4 died.", "4", 20, ("[name] and ", "4", " died.")),
        ("[name], 44, and 4 died.", "4", 30, ("[name], 44, and ", "4", " died.")),
        ("[name] was shot.", "[name]", 5, ("", "[name]", " was shot.")),
        ("Nothing here.", "4", 3, ("Nothing here.", "", "")),
    ],
    ids=["at its offset", "not the first digit", "moved by a mask", "not inside 44", "a name", "gone"],
)
def test_the_number_is_marked(quote: str, number: str, start: int, parts: tuple[str, str, str]) -> None:
    row = {"quote": quote, "number_text": number, "quote_start": 100, "start": 100 + start}
    assert mark(row) == parts


@given(st.text(max_size=60), st.text(min_size=1, max_size=8), st.integers(-5, 70))
def test_marking_loses_no_character(quote: str, number: str, start: int) -> None:
    parts = mark({"quote": quote, "number_text": number, "quote_start": 100, "start": 100 + start})
    assert "".join(parts) == quote
    assert parts[1] in ("", number)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 96, "qualifier": "at_least", "group": "children"}, "at least 96 children killed"),
        ({"value": 1, "group": "children"}, "1 child killed"),
        (
            {"value": 20, "value_to": 30, "qualifier": "range", "group": "combatants"},
            "20 to 30 combatants killed",
        ),
        ({"value": None, "qualifier": "vague"}, "“Four” people killed"),
        ({"value": 0, "outcome": "casualties"}, "no people killed or wounded"),
        (
            {"value": 3500, "qualifier": "about", "unit": "families", "outcome": "displaced"},
            "about 3,500 families displaced",
        ),
        (
            {"value": 7, "group": "other", "group_text": "farm\nworkers", "outcome": "abducted"},
            "7 farm workers abducted",
        ),
        ({"value": 10, "qualifier": "less_than", "outcome": "missing"}, "fewer than 10 people missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_claim_in_a_few_words(fields: dict[str, object], words: str) -> None:
    assert says(claim(C1, "Four", "Four died.", **fields)) == words


def test_places_stand_below_the_places_around_them() -> None:
    places: Rows = [
        {"place_id": "sy", "name": "Syria", "parent_id": None},
        {"place_id": "gov", "name": "Aleppo Governorate", "parent_id": "sy"},
        {"place_id": "al", "name": "Aleppo", "parent_id": "gov"},
        {"place_id": "iq", "name": "Iraq", "parent_id": None},
    ]
    figures: Rows = [{"place_id": one} for one in ("al", "sy", "iq", None)]
    shown = [(one.name, one.around) for one in in_order(figures, places)]
    assert shown == [("All places", ()), ("Iraq", ()), ("Syria", ()), ("Aleppo", ("Syria",))]


def test_the_same_snapshot_gives_the_same_bytes_anywhere(snapshot: Make, tmp_path: Path) -> None:
    path = snapshot()
    command = (
        "import sys; from pathlib import Path; from reports import build; "
        "build(Path(sys.argv[1]), 'situation', Path(sys.argv[2]))"
    )
    surroundings: list[Mapping[str, str]] = [
        {"TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Lima", "LANG": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"},
    ]
    for at, changed in enumerate(surroundings):
        out = tmp_path / f"out{at}"
        run = [sys.executable, "-c", command, str(path), str(out)]
        subprocess.run(run, env={**os.environ, **changed}, check=True, timeout=120)
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / f"out{at}").iterdir()} for at in (0, 1))
    assert first == second
    assert b"\r" not in b"".join(first.values())


def test_runs_leave_no_trace_in_a_report(snapshot: Make, tmp_path: Path) -> None:
    without = reports.build(snapshot(), "situation", tmp_path / "out")
    (tmp_path / "2016-09-30-0123456789ab.duckdb").unlink()
    runs = [{"run_id": "r-secret", "run_number": 1}]
    assert reports.build(snapshot(runs=runs), "situation", tmp_path / "again") == without


def test_a_link_to_the_snapshot_gives_its_name(snapshot: Make, tmp_path: Path) -> None:
    link = tmp_path / "current.duckdb"
    link.symlink_to(snapshot())
    assert reports.build(link, "situation", tmp_path / "out").snapshot == "2016-09-30-0123456789ab"


@pytest.mark.parametrize(
    ("name", "message"),
    [("situation2", "no report 'situation2': there are"), ("../page", "no report '../page': there are")],
    ids=["unknown", "a path"],
)
def test_an_unknown_report_is_one_line(snapshot: Make, tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(reports.Mistake, match=re.escape(message)):
        reports.build(snapshot(), name, tmp_path / "out")


def test_what_is_no_snapshot_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(reports.Mistake, match="no snapshot"):
        reports.build(tmp_path / "2016-09-30-x.duckdb", "situation", tmp_path / "out")
    (tmp_path / "2016-09-30-x.duckdb").write_bytes(b"not a database, and long enough to look like one")
    with pytest.raises(reports.Mistake, match="is not a snapshot of this version"):
        reports.build(tmp_path / "2016-09-30-x.duckdb", "situation", tmp_path / "out")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("codebook: strict", "codebook: strictest"), "'strictest' is not among the codebooks"),
        (("outcomes: [killed", "outcomes: [kiled"), "'kiled' is not among the outcomes"),
        (("most_places: 80", "most_places: no"), "most_places is False"),
        (("most_places: 80", "many_places: 80"), "key 'many_places' is unknown or missing"),
        (("groups: all", "groups: everybody"), "groups must be a list"),
    ],
    ids=["codebook", "outcome", "count", "key", "groups"],
)
def test_a_definition_is_read_strictly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], message: str
) -> None:
    text = (definition.HERE / "situation" / "report.yml").read_text("utf-8")
    assert change[0] in text
    (tmp_path / "situation").mkdir()
    (tmp_path / "situation" / "report.yml").write_text(text.replace(*change), encoding="utf-8")
    monkeypatch.setattr(definition, "HERE", tmp_path)
    with pytest.raises(reports.Mistake, match=re.escape(message)):
        definition.load("situation")


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


PLACES: Rows = [
    {"place_id": "sy", "name": "Syria", "kind": "country", "country": "SYR", "parent_id": None},
    {"place_id": "gov", "name": "Aleppo Governorate", "kind": "unit", "country": "SYR", "parent_id": "sy"},
    {"place_id": "al", "name": "Aleppo", "kind": "town", "country": "SYR", "parent_id": "gov"},
    {"place_id": "ma", "name": "Manbij", "kind": "town", "country": "SYR", "parent_id": "gov"},
]


def at(place_id: str, low: int, **other: object) -> dict[str, object]:
    name = next(place["name"] for place in PLACES if place["place_id"] == place_id)
    return figure(f"f-{place_id}-{low}", low, None, place=name, place_id=place_id, **other)


@pytest.mark.parametrize(
    ("figures", "headings"),
    [
        ([at("sy", 4), at("gov", 4), at("al", 4)], ["Syria", "Aleppo"]),
        ([at("sy", 4), at("gov", 5), at("al", 4)], ["Syria", "Aleppo Governorate", "Aleppo"]),
        ([at("sy", 4), at("gov", 4), at("al", 4), at("ma", 4)], ["Syria", "Aleppo", "Manbij"]),
        ([at("sy", 4), at("gov", 4, disputed=True), at("al", 4)], ["Syria", "Aleppo Governorate", "Aleppo"]),
        ([at("sy", 4)], ["Syria"]),
    ],
    ids=[
        "repeated",
        "more than its town",
        "two towns of one figure",
        "disputed above only",
        "a country alone",
    ],
)
def test_a_unit_that_repeats_its_town_is_folded(
    snapshot: Make, tmp_path: Path, figures: Rows, headings: list[str]
) -> None:
    reports.build(snapshot(figures=figures, places=PLACES), "situation", tmp_path / "out")
    shown = re.findall(r'<h3 id="place-[^"]*">([^<]*?)\s*<', page(tmp_path / "out"))
    assert shown == headings
    assert len(read_csv((tmp_path / "out" / "figures.csv").read_bytes())) == len(figures)


def test_a_figure_that_establishes_nothing_stands_apart(snapshot: Make, tmp_path: Path) -> None:
    figures = [figure("f1", 4, None), figure("f2", 0, None, outcome="wounded")]
    reports.build(snapshot(figures=figures), "situation", tmp_path / "out")
    assert "Read, but no number established: people wounded" in text_of(page(tmp_path / "out"))


def test_a_zero_that_is_closed_is_a_figure(snapshot: Make, tmp_path: Path) -> None:
    reports.build(snapshot(figures=[figure("f1", 0, 0)]), "situation", tmp_path / "out")
    assert "no number established" not in text_of(page(tmp_path / "out"))


def test_too_many_places_keep_countries_and_the_largest() -> None:
    figures = [at("sy", 1), at("gov", 2), at("al", 3), at("ma", 9)]
    places = in_order(figures, PLACES)
    assert [place.name for place in most_told(places, figures, 2)] == ["Syria", "Manbij"]
    assert most_told(places, figures, 9) == places


@pytest.mark.parametrize(
    ("voice_id", "source_text", "name"),
    [
        ("outlet:lantern daily", None, "Lantern Daily"),
        ("said:governors office", "the governor's office", "governor's office"),
        ("said:police", "POLICE", "POLICE"),
        ("unicef", "the UN children's fund", "UNICEF"),
    ],
    ids=["an outlet", "as written", "as written, even so", "a known voice"],
)
def test_voices_are_called_as_people_write_them(voice_id: str, source_text: str | None, name: str) -> None:
    rows = [claim(C1, "Four", "Four died.", voice_id=voice_id, source_text=source_text)]
    rows[0]["origin_id"] = rows[0]["article_id"]
    assert (
        display_names(rows, {"unicef": "UNICEF", voice_id: "worn down"} | {"unicef": "UNICEF"})[voice_id]
        == name
    )


def test_the_sources_report_says_who_states_how_much(snapshot: Make, tmp_path: Path) -> None:
    reports.build(snapshot(), "sources", tmp_path / "out")
    shown = text_of(page(tmp_path / "out"))
    assert "Lantern Daily 1 0 0 29 Sep 2016 1 1 1" in shown
    assert "Harbour Ledger 1 0 1 undated 1 1 0" in shown
    assert "Lantern Daily outlet 2 2 Harbour Ledger, Lantern Daily" in shown


@pytest.mark.parametrize("name", reports.names())
def test_a_record_of_nothing_gives_a_page(snapshot: Make, tmp_path: Path, name: str) -> None:
    path = snapshot()
    with duckdb.connect(str(path)) as con:
        for table in tables():
            con.execute(f"delete from main.{table}")
    made = reports.build(path, name, tmp_path / "out")
    assert made.ruleset == ""
    assert "None" not in text_of(page(tmp_path / "out")).replace("None.", "")


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

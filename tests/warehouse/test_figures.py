"""Figures: the standing questions, asked and answered anew only when something changed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.nights import DAY, load_night, make_article, make_claim, publish_night
from warehouse import Mistake, figures, standing, store, totalled
from warehouse.claims import Filters, find_claims
from warehouse.gazetteer import load_places
from warehouse.totals import Question
from warehouse.trace import trace, trace_lines

CHILDREN: dict[str, Any] = {
    "group": "children",
    "place_text": "eastern Aleppo",
    "source_text": "UNICEF",
    "window_text": "since Friday",
    "window_start": dt.date(2016, 9, 23),
    "window_end": dt.date(2016, 9, 29),
    "window_precision": 2,
    "scope": "whole",
}
ALEPPO = make_article("At least 96 children were killed in eastern Aleppo since Friday and 223 wounded.")
HOMS = make_article("Shells killed 4 people in Homs on Monday.", url="https://example.org/homs")
HOMS_WINDOW: dict[str, Any] = {
    "place_text": "Homs",
    "window_text": "on Monday",
    "window_start": dt.date(2016, 9, 26),
    "window_end": dt.date(2016, 9, 26),
    "window_precision": 1,
}
CLAIMS = {
    ALEPPO["version_id"]: [
        make_claim(ALEPPO, "96", 1, **CHILDREN),
        make_claim(ALEPPO, "223", 2, outcome="wounded", **CHILDREN),
    ],
    HOMS["version_id"]: [make_claim(HOMS, "4", 1, qualifier="exact", high=4, **HOMS_WINDOW)],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder after one night."""
    publish_night(tmp_path, [ALEPPO, HOMS], claims=CLAIMS)
    return tmp_path


def rows(data: Path, query: str) -> list[tuple[Any, ...]]:
    return store.sql(data, query)[1]


def test_an_answer_from_the_current_snapshot(data: Path) -> None:
    asked = Question("killed", "children", "Aleppo", dt.date(2016, 9, 23), dt.date(2016, 9, 29))
    answer = figures.ask(data, asked)
    (claim_id,) = rows(data, "select claim_id from claims where number_text = '96'")[0]
    assert (answer.low, answer.high, answer.origins) == (96, None, 1)
    assert [one["claim_id"] for one in answer.certificate["low"]] == [claim_id]


STANDING = [
    ("children-of-aleppo", "killed", "children", "Aleppo", 96),
    ("children-of-syria", "killed", "children", "Syria", 96),
    ("people-of-homs", "killed", "people", "Homs", 4),
    ("people-anywhere", "killed", "people", None, 100),
    ("wounded-children", "wounded", "children", "Syria", 223),
]


@pytest.mark.parametrize(
    ("outcome", "group", "place", "low"), [row[1:] for row in STANDING], ids=[row[0] for row in STANDING]
)
@pytest.mark.parametrize("period", ["whole", "month"])
def test_standing_questions_are_answered(
    data: Path, outcome: str, group: str, place: str | None, low: int, period: str
) -> None:
    found = rows(data, f"""select low, high, date_from from figures where outcome = '{outcome}'
        and "group" = '{group}' and place is not distinct from {f"'{place}'" if place else 'null'}
        and period = '{period}'""")  # fmt: skip
    assert found == [(low, None, dt.date(2016, 9, 1) if period == "month" else None)]


def test_every_figure_and_each_of_its_events_has_its_grade(data: Path) -> None:
    assert rows(data, "select distinct grade from figures where low > 0") == [("single source",)]
    assert rows(data, "select distinct grade from figures where low = 0") == []
    graded = rows(
        data, "select distinct role, grade, origins from certificates where role in ('low', 'best')"
    )
    assert sorted(graded, key=str) == [("best", None, None), ("low", "single source", 1)]


def test_every_figure_is_the_answer_to_its_question(data: Path) -> None:
    for figure_id, answer in rows(data, "select figure_id, answer from figures"):
        asked = Question.from_json(json.loads(answer)["question"])
        assert figures.figure_id(asked) == figure_id
        assert figures.to_text(figures.ask(data, asked).to_json()) == answer


def test_a_second_total_answers_nothing_anew(data: Path) -> None:
    with store.open_work(data) as con:
        con.execute("update core.figures set why_open = 'kept'")
        figures.total_all(con, DAY)
        assert con.execute("select distinct why_open from core.figures").fetchall() == [("kept",)]


def test_nights_one_by_one_give_the_figures_of_one_night(tmp_path: Path, data: Path) -> None:
    apart = tmp_path / "apart"
    publish_night(apart, [HOMS], claims=CLAIMS)
    publish_night(apart, [ALEPPO], claims=CLAIMS, run_id="run-2")
    assert rows(apart, "from figures") == rows(data, "from figures")
    assert rows(apart, "from certificates") == rows(data, "from certificates")


def test_a_figure_that_nobody_asks_for_any_more_is_gone(data: Path) -> None:
    rewritten = make_article("Nobody was hurt.", url="https://example.org/homs")
    publish_night(data, [rewritten], claims={rewritten["version_id"]: []}, run_id="run-2")
    assert rows(data, "select count(*) from figures where place = 'Homs'") == [(0,)]
    assert rows(
        data,
        """select low from figures where place is null and outcome = 'killed'
        and "group" = 'people' and period = 'whole'""",
    ) == [(96,)]


def test_places_and_voices_of_the_user_are_read(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,parent\nEastern Aleppo,Aleppo\n")
    (tmp_path / "voices.csv").write_text("name,aliases,kind,party_to\nThe Fund,UNICEF,ngo,\n")
    publish_night(tmp_path, [ALEPPO], claims=CLAIMS)
    assert rows(tmp_path, "select name, country from places where is_listed") == [("Eastern Aleppo", "SY")]
    assert rows(tmp_path, "select distinct v.name from claims join voices v using (voice_id)") == [
        ("The Fund",)
    ]
    asked = Question("killed", "children", "Eastern Aleppo")
    assert figures.ask(tmp_path, asked).low == 96


MONTHS = [
    ("one-day", (2016, 9, 23), (2016, 9, 23), [(2016, 9, 1)]),
    ("over-new-year", (2016, 12, 30), (2017, 1, 2), [(2016, 12, 1), (2017, 1, 1)]),
    ("years", (2011, 1, 1), (2016, 9, 29), []),
    ("backwards", (2016, 9, 29), (2016, 9, 1), []),
    ("in-the-future", (2018, 1, 1), (2018, 1, 2), []),
]


@pytest.mark.parametrize(
    ("start", "end", "months"), [row[1:] for row in MONTHS], ids=[row[0] for row in MONTHS]
)
def test_months_of_a_window(
    start: tuple[int, int, int], end: tuple[int, int, int], months: list[tuple[int, int, int]]
) -> None:
    found = standing.months_of(dt.date(*start), dt.date(*end), dt.date(2017, 6, 1))
    assert list(found) == [dt.date(*month) for month in months]


def test_names_of_places_resolve_to_the_places_asked_for() -> None:
    places = load_places()
    for text in ("Aleppo", "eastern Aleppo", "Homs", "Gaza City", "Kharkiv"):
        names = standing.place_names(places, text)
        outer = places.resolve(text).outer
        assert names[0] is None
        assert all(
            outer[: len(places.resolve(name).outer)] == places.resolve(name).outer for name in names[1:]
        )
    assert standing.place_names(places, "the old quarter of nowhere") == [None]


def test_a_figure_is_traced_to_its_bytes(data: Path) -> None:
    (figure_id,) = rows(
        data,
        """select figure_id from figures where place = 'Aleppo' and outcome = 'killed'
        and "group" = 'children' and period = 'whole'""",
    )[0]
    found = trace(data, figure_id[:12])
    assert (found["kind"], found["id"], found["answer"]["low"]) == ("figure", figure_id, 96)
    (claim,) = found["claims"]
    assert claim["text"]["stands_there"] == claim["claim"]["number_text"] == "96"
    assert Path(claim["bytes"]["path"]).read_text() == ALEPPO["text"]
    assert claim["fetches"][0]["url"] == ALEPPO["url"]
    text = "\n".join(trace_lines(found))
    for step in (figure_id, claim["id"], ALEPPO["bytes_sha256"], ALEPPO["text_sha256"], ALEPPO["url"], "96"):
        assert step in text


def test_a_claim_is_traced_while_a_night_holds_the_working_file(data: Path) -> None:
    (claim_id,) = rows(data, "select claim_id from claims where number_text = '4'")[0]
    found = trace(data, claim_id)
    assert (found["kind"], found["text"]["agrees"]) == ("claim", True)
    with store.open_work(data):
        assert trace(data, claim_id)["text"] is None


TRACES = [
    ("unknown", "zzzz", r"no figure and no claim of this snapshot begins with 'zzzz'"),
    ("too-short", "a", r"'a' is too short"),
]


@pytest.mark.parametrize(("id_", "line"), [row[1:] for row in TRACES], ids=[row[0] for row in TRACES])
def test_what_cannot_be_traced_is_one_line(data: Path, id_: str, line: str) -> None:
    with pytest.raises(Mistake, match=line):
        trace(data, id_)


def test_an_ambiguous_beginning_is_one_line(data: Path) -> None:
    with store.open_work(data) as con:
        con.execute("update core.figures set figure_id = 'aaaa' || figure_id[5:]")
        from warehouse import publish

        publish.publish(con, data, DAY)
    with pytest.raises(Mistake, match=r"'aaaa' is the beginning of \d+ ids: figure aaaa"):
        trace(data, "aaaa")


FILTERS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("everything", {}, ["96", "223", "4"]),
    ("outcome", {"outcome": "wounded"}, ["223"]),
    ("group", {"group": "people"}, ["4"]),
    ("place", {"place": "Aleppo"}, ["96", "223"]),
    ("a-place-around-it", {"place": "Syria"}, ["96", "223", "4"]),
    ("a-place-as-written", {"place": "Eastern Aleppo"}, ["96", "223"]),
    ("another-place", {"place": "Idlib"}, []),
    ("from", {"date_from": dt.date(2016, 9, 27)}, ["96", "223"]),
    ("to", {"date_to": dt.date(2016, 9, 22)}, []),
    ("within", {"date_from": dt.date(2016, 9, 26), "date_to": dt.date(2016, 9, 26)}, ["96", "223", "4"]),
    ("article-by-address", {"article": HOMS["url"]}, ["4"]),
    ("article-by-beginning", {"article": HOMS["article_id"][:6]}, ["4"]),
    ("rule", {"rule": "en.killed"}, ["96", "223", "4"]),
    ("another-rule", {"rule": "fr."}, []),
]


@pytest.mark.parametrize(
    ("filters", "numbers"), [row[1:] for row in FILTERS], ids=[row[0] for row in FILTERS]
)
def test_claims_by_filters(data: Path, filters: dict[str, Any], numbers: list[str]) -> None:
    assert sorted(row["number_text"] for row in find_claims(data, Filters(**filters))) == sorted(numbers)


@pytest.mark.parametrize("wrong", [{"outcome": "kiled"}, {"group": "kids"}], ids=str)
def test_a_wrong_filter_says_what_would_be_right(wrong: dict[str, Any]) -> None:
    with pytest.raises(Mistake, match=r"must be one of [a-z_]+, "):
        Filters(**wrong)


def test_only_outcomes_that_were_touched_are_answered_anew(data: Path) -> None:
    article = make_article("At least 300 people fled Homs.", url="https://example.org/fled")
    fled = make_claim(article, "300", 1, outcome="displaced", **HOMS_WINDOW)
    with store.open_work(data) as con:
        con.execute("update core.figures set why_open = 'kept'")
        load_night(con, [article], run_id="run-2", claims={article["version_id"]: [fled]})
        figures.total_all(con, DAY)
        found = con.execute(
            "select outcome, bool_and(why_open = 'kept') from core.figures group by all order by all"
        )
        assert found.fetchall() == [("displaced", False), ("killed", True), ("wounded", True)]


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        pytest.param("select 1", set(), id="nothing"),
        pytest.param(
            "delete from core.figures where outcome = 'killed' and place is null",
            {"killed"},
            id="a figure lost",
        ),
        pytest.param(
            "update core.claims set low = 200 where outcome = 'wounded'", {"wounded"}, id="another number"
        ),
        pytest.param(
            "update core.claims set outcome = 'casualties' where outcome = 'wounded'",
            {"killed", "wounded", "casualties"},
            id="what killed may be among",
        ),
        pytest.param(
            "update core.voices set party_to = 'a war' where voice_id = 'unicef'",
            {"killed", "wounded"},
            id="another voice",
        ),
        pytest.param(
            "update core.claims set window_end = date '2016-12-31' where outcome = 'wounded'",
            {"wounded"},
            id="another window",
        ),
    ],
)
def test_only_what_was_touched_is_totalled_anew(data: Path, change: str, anew: set[str]) -> None:
    with store.open_work(data) as con:
        con.execute(change)
        maker = figures.made_by(con)
        assert set(totalled.touched(con, DAY, maker)) == anew
        assert set(totalled.touched(con, DAY, "another program")) >= {"killed", "wounded"}
        figures.total_all(con, DAY)
        assert not totalled.touched(con, DAY, maker)

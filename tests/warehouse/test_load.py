"""Exactly once: what a night brings is there after it, however often and in whatever pieces it ran."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.claim import Claim
from tests.warehouse.nights import (
    DAY,
    RULESET,
    load_night,
    make_article,
    make_claim,
    make_fetch,
    read_numbers,
)
from warehouse import ids, load, store
from warehouse.publish import content_sha256

if TYPE_CHECKING:
    import duckdb

FIRST = make_article("At least 96 children were killed and 223 wounded.")
SECOND = make_article("Shells killed 4 people at a bakery.", url="https://example.org/two")
CORRECTED = make_article("At least 97 children were killed and 223 wounded.")


def main_content(con: duckdb.DuckDBPyConnection) -> str:
    """A hash of all of main, runs left out."""
    return content_sha256(con, "work")


def failure(
    row_kind: str, row_id: str, version_id: str, severity: str = "error", **more: Any
) -> dict[str, Any]:
    """A failure as the validation gives it."""
    return {
        "row_kind": row_kind,
        "row_id": row_id,
        "version_id": version_id,
        "suite": "claims",
        "expectation": "a_part_is_not_larger_than_its_whole",
        "severity": severity,
        "reason": "the part counts more than the whole",
        "evidence": {"part": 5, "whole": 4},
    } | more


def test_the_columns_of_a_claim_are_those_of_the_table(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        columns = {row[0] for row in con.execute("describe core.claims").fetchall()}
    assert {field.name for field in dataclasses.fields(Claim)} <= columns


def test_a_night_run_twice_is_a_night_run_once(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST, SECOND], run_id="run-1")
        once = main_content(con)
        load_night(con, [SECOND, FIRST], run_id="run-2")
        assert main_content(con) == once
        assert con.execute("select count(*), min(run_id), max(run_id) from claims").fetchall() == [
            (3, "run-1", "run-1")
        ]
        assert con.execute("select count(*) from core.runs").fetchall() == [(2,)]
        assert con.execute("select count(*) from raw.fetches").fetchall() == [(4,)]
        assert con.execute("select count(*) from raw.documents").fetchall() == [(2,)]


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from([FIRST, SECOND]), max_size=3), min_size=1, max_size=4), st.randoms())
def test_any_batches_of_the_same_articles_give_the_same_main(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[dict[str, Any]]], random: Any
) -> None:
    batches = [*batches, [FIRST], [SECOND]]
    random.shuffle(batches)
    with store.open_work(tmp_path_factory.mktemp("batches")) as con:
        for number, batch in enumerate(batches):
            load_night(con, batch, run_id=f"run-{number}")
        found = main_content(con)
    with store.open_work(tmp_path_factory.mktemp("once")) as con:
        load_night(con, [FIRST, SECOND])
        assert main_content(con) == found


def test_a_corrected_article_supersedes_and_the_old_version_stays(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST], run_id="run-1")
        load_night(con, [CORRECTED], run_id="run-2")
        assert con.execute("select number_text from claims order by n").fetchall() == [("97",), ("223",)]
        versions = con.execute(
            "select version_id, superseded_run_id from core.articles order by arrival"
        ).fetchall()
        assert versions == [(FIRST["version_id"], "run-2"), (CORRECTED["version_id"], None)]
        assert con.execute("select count(*) from core.claims").fetchall() == [(4,)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["newer-last", "newer-first"])
def test_the_version_of_the_latest_date_is_current_whatever_arrives_first(
    tmp_path: Path, order: tuple[int, int]
) -> None:
    newer = make_article("At least 99 were killed.", updated_at="2016-09-29T12:00:00+00:00")
    both = [FIRST, newer]
    with store.open_work(tmp_path) as con:
        for index in order:
            load_night(con, [both[index]], run_id=f"run-{index}")
        assert con.execute("select number_text from claims").fetchall() == [("99",)]
        assert con.execute(
            "select count(*) from core.articles where superseded_run_id is null"
        ).fetchall() == [(1,)]


def test_an_article_goes_back_to_an_earlier_text(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        for number, told in enumerate([FIRST, CORRECTED, FIRST, FIRST, CORRECTED]):
            load_night(con, [told], run_id=f"run-{number}")
            found = con.execute("select version_id, article_id from articles").fetchall()
            assert found == [(told["version_id"], told["article_id"])]
            read = con.execute("select distinct version_id from claims").fetchall()
            assert read == [(told["version_id"],)]
        assert con.execute("select count(*) from core.articles").fetchall() == [(2,)]
        assert con.execute("select run_id from core.returns order by arrival").fetchall() == [
            ("run-2",),
            ("run-4",),
        ]


LATER = make_article("At least 99 were killed.", updated_at="2016-09-29T12:00:00+00:00")


@pytest.mark.parametrize(
    ("nights", "current"),
    [
        ([[FIRST], [CORRECTED], [FIRST, CORRECTED]], CORRECTED),
        ([[FIRST], [CORRECTED], [FIRST | {"source_id": "another"}]], CORRECTED),
        ([[FIRST], [LATER], [FIRST]], LATER),
        ([[FIRST], [CORRECTED], [FIRST, LATER]], LATER),
    ],
    ids=["both-are-told", "another-source-is-late", "dated-earlier", "a-third-text-beside"],
)
def test_an_old_text_told_again_is_no_return(
    tmp_path: Path, nights: list[list[dict[str, Any]]], current: dict[str, Any]
) -> None:
    with store.open_work(tmp_path) as con:
        for number, batch in enumerate(nights):
            load_night(con, batch, run_id=f"run-{number}")
        assert con.execute("select version_id from articles").fetchall() == [(current["version_id"],)]
        assert con.execute("select count(*) from core.returns").fetchall() == [(0,)]


def test_pending_is_what_a_killed_night_left(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load.begin_run(con, {"run_id": "killed", "kind": "nightly", "as_of": DAY})
        assert load.record_pull(con, "killed", [make_fetch(FIRST)], [FIRST]) == 1
        load_night(con, [SECOND], run_id="run-2")
        assert con.execute("select count(*) from claims").fetchall() == [(3,)]
        assert load.pending(con, RULESET) == []


def test_pending_gives_the_article_back_as_it_was_given(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load.begin_run(con, {"run_id": "r", "kind": "nightly", "as_of": DAY})
        load.record_pull(con, "r", [], [FIRST])
        assert load.pending(con, RULESET) == [FIRST]


def test_another_ruleset_is_switched_on_when_it_has_read_everything(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST, SECOND], run_id="run-1")
        load.begin_run(con, {"run_id": "run-2", "kind": "reread", "as_of": DAY})
        todo = load.pending(con, "r-new")
        assert len(todo) == 2
        for place, article in enumerate(todo):
            before = con.execute("select distinct ruleset from claims").fetchall()
            assert before == [(RULESET,)], f"a half-read ruleset shows after {place} articles"
            rows = ids.claim_rows(article, read_numbers(article)[:1], "r-new")
            load.load_readings(con, "run-2", "r-new", [article], rows, [], [])
        assert con.execute("select ruleset, count(*) from claims group by all").fetchall() == [("r-new", 2)]
        load_night(con, [], run_id="run-3")
        assert con.execute("select ruleset, count(*) from claims group by all").fetchall() == [(RULESET, 3)]


def test_a_refused_claim_is_in_quarantine_and_nowhere_else(tmp_path: Path) -> None:
    claims = [make_claim(FIRST, "96", 1), make_claim(FIRST, "223", 2, part_of=1, apart_from=(1,))]
    rows = ids.claim_rows(FIRST, claims, RULESET)
    refused = failure("claim", rows[0]["claim_id"], FIRST["version_id"])
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST], claims={FIRST["version_id"]: claims}, failures=[refused])
        kept = con.execute("select number_text, part_of_id, apart_from_ids, flags from claims").fetchall()
        assert kept == [("223", None, [], ["part_of_refused"])]
        why = con.execute("select row_kind, row_id, reason, number_text, evidence from quarantine").fetchall()
        assert why == [
            ("claim", rows[0]["claim_id"], refused["reason"], "96", '{"part": 5, "whole": 4}')
        ]  # fmt: skip


def test_links_between_claims_are_claim_ids(tmp_path: Path) -> None:
    claims = [
        make_claim(FIRST, "96", 1),
        make_claim(FIRST, "223", 2, part_of=1, restates=1, revises=1, apart_from=(1,)),
    ]
    first = ids.claim_rows(FIRST, claims, RULESET)[0]["claim_id"]
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST], claims={FIRST["version_id"]: claims})
        links = con.execute(
            "select part_of_id, restates_id, revises_id, apart_from_ids from claims where n = 2"
        ).fetchall()
    assert links == [(first, first, first, [first])]


def test_a_refused_article_takes_its_claims_with_it(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        refused = failure("article", FIRST["version_id"], FIRST["version_id"])
        load_night(con, [FIRST, SECOND], failures=[refused])
        assert con.execute("select number_text from claims").fetchall() == [("4",)]
        assert con.execute("select is_quarantined from articles order by url").fetchall() == [
            (True,),
            (False,),
        ]


def test_a_warning_is_a_flag(tmp_path: Path) -> None:
    claim = ids.claim_rows(SECOND, read_numbers(SECOND), RULESET)[0]
    warnings = [
        failure("claim", claim["claim_id"], SECOND["version_id"], "warning", expectation="a_window_is_there"),
        failure(
            "article", SECOND["version_id"], SECOND["version_id"], "warning", expectation="a_date_is_there"
        ),
    ]
    with store.open_work(tmp_path) as con:
        load_night(con, [SECOND], failures=warnings)
        assert con.execute("select flags from claims").fetchall() == [(["a_window_is_there"],)]
        assert con.execute("select flags from articles").fetchall() == [(["a_date_is_there"],)]
        assert con.execute("select count(*) from quarantine").fetchall() == [(0,)]


def test_an_error_leaves_nothing_of_its_stage(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST], run_id="run-1")
        before = main_content(con)
        broken = SECOND | {"published_on": "not a date"}
        with pytest.raises(ValueError, match="not a date"):
            load.record_pull(con, "run-1", [make_fetch(SECOND)], [broken])
        broken = failure("claim", "x", SECOND["version_id"], "catastrophe")
        load.record_pull(con, "run-1", [], [SECOND])
        rows = ids.claim_rows(SECOND, read_numbers(SECOND), RULESET)
        with pytest.raises(ValueError, match="catastrophe"):
            load.load_readings(con, "run-1", RULESET, [SECOND], rows, [broken], [])
        assert load.pending(con, RULESET) == [SECOND]
        assert con.execute("select count(*) from core.claims").fetchall() == [(2,)]
        load.load_readings(con, "run-1", RULESET, [SECOND], rows, [], [])
        assert main_content(con) != before


def test_known_fetches_are_the_last_with_bytes(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load.begin_run(con, {"run_id": "run-1", "kind": "nightly", "as_of": DAY})
        load.record_pull(
            con, "run-1", [make_fetch(FIRST), make_fetch(SECOND, url=None, path="a.txt")], [FIRST]
        )
        load.begin_run(con, {"run_id": "run-2", "kind": "nightly", "as_of": DAY})
        fetches = [
            make_fetch(FIRST, status=304, bytes_sha256=None, etag=None),
            make_fetch(SECOND, etag='"2"'),
        ]
        load.record_pull(con, "run-2", fetches, [])
        known = load.known_fetches(con, "example")
        assert {address: (row["etag"], row["bytes_sha256"]) for address, row in known.items()} == {
            FIRST["url"]: ('"1"', FIRST["bytes_sha256"]),
            SECOND["url"]: ('"2"', SECOND["bytes_sha256"]),
            "a.txt": ('"1"', SECOND["bytes_sha256"]),
        }
        assert load.known_fetches(con, "another") == {}


def test_a_run_is_noted_from_beginning_to_end(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load.begin_run(
            con, {"run_id": "r", "kind": "nightly", "as_of": DAY, "started_at": "2016-09-29T22:00:00"}
        )
        assert con.execute("select status, run_number from runs").fetchall() == [("running", 1)]
        load.finish_run(con, "r", "done", finished_at="2016-09-29T22:01:00", counts={"claims": 3})
        found = con.execute("select status, finished_at, counts from runs").fetchall()
        assert found == [("done", "2016-09-29T22:01:00", '{"claims": 3}')]
        with pytest.raises(ValueError, match="colour"):
            load.finish_run(con, "r", "done", colour="red")


def test_claims_of_articles_that_were_not_given_are_a_bug(tmp_path: Path) -> None:
    rows = ids.claim_rows(SECOND, read_numbers(SECOND), RULESET)
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST])
        with pytest.raises(ValueError, match=SECOND["version_id"]):
            load.load_readings(con, "run-1", RULESET, [FIRST], rows, [], [])


def test_a_number_that_no_column_holds_is_refused_and_harms_no_other(tmp_path: Path) -> None:
    huge = make_claim(FIRST, "96", 1, value=10**30, low=10**30)
    claims = {FIRST["version_id"]: [huge, make_claim(FIRST, "223", 2)]}
    with store.open_work(tmp_path) as con:
        load_night(con, [FIRST], claims=claims)
        assert con.execute("select number_text from claims").fetchall() == [("223",)]
        found = con.execute("select expectation, number_text from quarantine").fetchall()
        assert found == [("a_number_fits_its_column", "96")]


@pytest.mark.parametrize(
    "odd", ["a\0b", "\U0001f9e8 \U0010fffd", "\u202eabc\u2069", "é \u0301", "'; drop table x; --"], ids=ascii
)
def test_odd_characters_come_back_as_they_were(tmp_path: Path, odd: str) -> None:
    article = make_article(f"{odd} At least 96 died {odd}.", title=f"About {odd}")
    with store.open_work(tmp_path) as con:
        load.begin_run(con, {"run_id": "r", "kind": "nightly", "as_of": DAY})
        load.record_pull(con, "r", [make_fetch(article)], [article])
        assert load.pending(con, RULESET) == [article]


MOMENTS = [
    ("a-day-is-its-end", "2016-09-29", "2016-09-29T23:59:59"),
    ("a-zone", "2016-09-29T01:00:00+03:00", "2016-09-28T22:00:00"),
    ("no-zone", "2016-09-29T01:00:00", "2016-09-29T01:00:00"),
    ("zulu", "2016-09-29T01:00:00Z", "2016-09-29T01:00:00"),
    ("words", "last week", None),
    ("nothing", None, None),
]


@pytest.mark.parametrize(("text", "moment"), [row[1:] for row in MOMENTS], ids=[row[0] for row in MOMENTS])
def test_moments(text: str | None, moment: str | None) -> None:
    found = load.moment(text)
    assert (found and found.isoformat()) == moment

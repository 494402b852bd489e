"""Verdicts about rows in quarantine: what lets a row out, what keeps it there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.nights import DAY, RULESET, load_night, make_article, read_numbers
from warehouse import Mistake, ids, load, store, verdicts
from warehouse.tables import set_aside

Row = dict[str, Any]
ARTICLE = make_article("Shells killed 20 people. Of them 31 were children.")
AT = "2016-09-30T10:00:00+00:00"
RELEASABLE = {
    ("claim", "part_within_whole"),
    ("claim", "said_by_publication"),
    ("article", "date_not_in_future"),
}


def failure(row_id: str, expectation: str = "part_within_whole", **more: Any) -> Row:
    """The failure of a claim of ARTICLE, or of the article itself."""
    row: Row = {"row_kind": "claim", "row_id": row_id, "version_id": ARTICLE["version_id"], "suite": "claim"}
    row |= {"expectation": expectation, "severity": "error", "reason": "31 is more than 20", "evidence": "31"}
    return row | more


def standing(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [number for (number,) in con.execute("select number_text from main.claims order by 1").fetchall()]


def quarantined(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    query = "select distinct expectation, cast(since as varchar) from main.quarantine order by all"
    return con.execute(query).fetchall()


def the_part() -> str:
    """The id of the claim of 31."""
    rows = ids.claim_rows(ARTICLE, read_numbers(ARTICLE), RULESET)
    return next(str(row["claim_id"]) for row in rows if row["number_text"] == "31")


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A night whose claim of 31 is set aside."""
    with store.open_work(tmp_path) as con:
        load_night(con, [ARTICLE], failures=[failure(the_part())])
        load.finish_run(con, "run-1", "done")
        yield con


def decide(con: duckdb.DuckDBPyConnection, verdict: str = "release", row: str | None = None) -> list[Row]:
    reason = "Both numbers stand there."
    return verdicts.give_verdict(
        con, row or the_part(), verdict, reason=reason, given_at=AT, releasable=RELEASABLE
    )


def settle(con: duckdb.DuckDBPyConnection, fails: Sequence[Row], run_id: str = "run-2") -> list[bool]:
    """A later night that judges again and finds these failures; whether each verdict's row stands."""
    load.begin_run(con, {"run_id": run_id, "kind": "nightly", "as_of": DAY + dt.timedelta(days=1)})
    told = verdicts.settle_verdicts(con, run_id, RULESET, lambda _articles, _claims: fails)
    return [one["stands"] for one in told]


def test_a_row_lies_there_with_all_it_failed_and_since_when(tmp_path: Path) -> None:
    part = the_part()
    fails = [failure(part), failure(part, "year_like_number", severity="warning")]
    with store.open_work(tmp_path) as con:
        load_night(con, [ARTICLE], failures=fails)
        assert quarantined(con) == [("part_within_whole", str(DAY)), ("year_like_number", str(DAY))]
        assert set_aside(con).claims == {"killed": 1}
        assert standing(con) == ["20"]


def test_a_verdict_alone_changes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    assert [one["expectation"] for one in decide(con)] == ["part_within_whole"]
    assert standing(con) == ["20"]


def test_a_released_row_is_judged_again_and_stands(con: duckdb.DuckDBPyConnection) -> None:
    decide(con)
    assert settle(con, [failure(the_part())]) == [True]
    assert standing(con) == ["20", "31"]
    assert quarantined(con) == []
    released = con.execute("select expectation, verdict from main.releases").fetchall()
    assert released == [("part_within_whole", "Both numbers stand there.")]
    (flags,) = con.execute("select flags from main.claims where number_text = '31'").fetchone() or ()
    assert flags == ["part_within_whole_overruled"]
    assert settle(con, [], "run-3") == []


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(
            failure(the_part(), "said_by_publication"), id="the claim failed something else as well"
        ),
        pytest.param(
            failure(ARTICLE["version_id"], "date_not_in_future", row_kind="article", suite="article"),
            id="its article is refused",
        ),
    ],
)
def test_a_row_with_more_wrong_than_the_verdict_names_stays(
    con: duckdb.DuckDBPyConnection, wrong: Row
) -> None:
    decide(con)
    assert settle(con, [failure(the_part()), wrong]) == [False]
    assert "31" not in standing(con)
    assert (wrong["expectation"], str(DAY)) in quarantined(con) or wrong["row_kind"] == "article"


def test_a_row_that_fails_no_longer_is_let_out(con: duckdb.DuckDBPyConnection) -> None:
    decide(con)
    assert settle(con, []) == [True]
    assert standing(con) == ["20", "31"]
    assert con.execute("from main.releases").fetchall() != []


def test_a_release_can_be_taken_back(con: duckdb.DuckDBPyConnection) -> None:
    decide(con)
    settle(con, [failure(the_part())])
    decide(con, "hold")
    assert settle(con, [failure(the_part())], "run-3") == [False]
    assert standing(con) == ["20"]
    assert quarantined(con) == [("part_within_whole", str(DAY))]
    assert con.execute("from main.releases").fetchall() == []


def test_links_come_back_with_the_row_they_point_to(tmp_path: Path) -> None:
    read = read_numbers(ARTICLE)
    read[0]["part_of"] = 2
    rows = ids.claim_rows(ARTICLE, read, RULESET)
    fails = [failure(rows[1]["claim_id"])]
    with store.open_work(tmp_path) as con:
        load_night(con, [ARTICLE], failures=fails, claims={ARTICLE["version_id"]: read})
        link = "select part_of_id, flags from main.claims where number_text = '20'"
        assert con.execute(link).fetchone() == (None, ["part_of_refused"])
        decide(con, row=rows[1]["claim_id"])
        settle(con, fails)
        assert con.execute(link).fetchone() == (rows[1]["claim_id"], [])


@pytest.mark.parametrize(
    ("row", "verdict", "said"),
    [
        pytest.param("ffffff", "release", "no row that was set aside begins with", id="unknown"),
        pytest.param("ff", "release", "is too short", id="short"),
        pytest.param(None, "hold", "is held already", id="held"),
    ],
)
def test_a_verdict_about_nothing_is_a_mistake(
    con: duckdb.DuckDBPyConnection, row: str | None, verdict: str, said: str
) -> None:
    with pytest.raises(Mistake, match=said):
        decide(con, verdict, row)


def test_what_proves_the_words_cannot_be_overruled(tmp_path: Path) -> None:
    with store.open_work(tmp_path) as con:
        load_night(con, [ARTICLE], failures=[failure(the_part(), "quote_in_text")])
        with pytest.raises(Mistake, match="failed quote_in_text, which no verdict overrules"):
            decide(con)
        assert con.execute("from core.verdicts").fetchall() == []


def test_a_verdict_holds_for_the_same_sentence_under_new_rules(con: duckdb.DuckDBPyConnection) -> None:
    decide(con)
    settle(con, [failure(the_part())])
    with_new_rules(con, "r-newer", fails=True)
    assert standing(con) == ["20", "31"]
    assert quarantined(con) == []
    assert len(con.execute("from main.releases").fetchall()) == 1


@pytest.mark.parametrize(("fails", "left"), [(True, ["20"]), (False, ["20", "31"])], ids=["as bad", "better"])
def test_a_new_ruleset_judges_for_itself(
    con: duckdb.DuckDBPyConnection, fails: bool, left: list[str]
) -> None:
    with_new_rules(con, "r-newer", fails=fails)
    assert standing(con) == left
    assert quarantined(con) == ([("part_within_whole", str(DAY))] if fails else [])


def with_new_rules(con: duckdb.DuckDBPyConnection, ruleset: str, *, fails: bool) -> None:
    """The same article read again by other rules, a day later."""
    rows = ids.claim_rows(ARTICLE, read_numbers(ARTICLE), ruleset)
    part = next(row["claim_id"] for row in rows if row["number_text"] == "31")
    load_night(
        con, [ARTICLE], run_id="run-9", as_of=DAY + dt.timedelta(days=9), ruleset=ruleset,
        failures=[failure(part)] if fails else [],
    )  # fmt: skip


def test_a_corrected_article_takes_its_old_rows_out(con: duckdb.DuckDBPyConnection) -> None:
    corrected = make_article("Shells killed 40 people. Of them 31 were children.")
    load_night(con, [corrected], run_id="run-2")
    assert standing(con) == ["31", "40"]
    assert quarantined(con) == []
    assert set_aside(con).claims == {}


def test_what_only_a_new_reading_can_judge_is_carried_over(tmp_path: Path) -> None:
    """The other claim's number did not fit its column: the suites do not see it and must not let it out."""
    rows = ids.claim_rows(ARTICLE, read_numbers(ARTICLE), RULESET)
    unfit = failure(rows[0]["claim_id"], "a_number_fits_its_column", suite="warehouse")
    with store.open_work(tmp_path) as con:
        load_night(con, [ARTICLE], failures=[failure(the_part()), unfit])
        decide(con)
        assert settle(con, [failure(the_part())]) == [True]
        assert standing(con) == ["31"]
        assert quarantined(con) == [("a_number_fits_its_column", str(DAY))]

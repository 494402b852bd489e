"""Checks across tables: each planted fault makes exactly its own check fail; a sound warehouse fails none."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from expectations import Mistake, check_warehouse
from expectations.examples import clean_rows
from expectations.suite import load_suites
from expectations.warehouse import load_check, load_checks
from warehouse import load, store

if TYPE_CHECKING:
    import duckdb

DAY = dt.date(2024, 3, 12)
SUITES = load_suites()
CLAIMS = clean_rows(SUITES["claim"])
ARTICLE = clean_rows(SUITES["article"])[0]
RULESET = CLAIMS[0]["ruleset"]
NAMED = next(claim["claim_id"] for claim in CLAIMS if claim["names_person"])
FIRST = CLAIMS[0]["claim_id"]
VERSION = CLAIMS[0]["version_id"]


def article_of(claim: dict[str, Any]) -> dict[str, Any]:
    row = ARTICLE | {key: claim[key] for key in ("version_id", "article_id", "published_on")}
    row |= {"text": claim["article_text"], "title": "Shelling in Marlow", "published_at": "2024-03-12"}
    row["url"] = f"https://marlow.example/{row['article_id']}"
    row["text_sha256"] = row["bytes_sha256"] = claim["version_id"] * 4
    return row


def fetch_of(article: dict[str, Any]) -> dict[str, Any]:
    return {
        "source_id": article["source_id"],
        "url": article["url"],
        "bytes_sha256": article["bytes_sha256"],
        "metadata": {},
    }


def figure(figure_id: str, low: int, **more: Any) -> dict[str, Any]:
    certificate = {"low": [{"claim_id": FIRST, "counted": low}], "high": [], "best": [], "set_aside": []}
    row: dict[str, Any] = {"figure_id": figure_id}
    row |= {"outcome": "killed", "group": "people", "place": None, "place_id": None}
    row |= {"period": "whole", "date_from": None, "date_to": None, "codebook": "strict", "low": low}
    row |= {"disputed": False, "origins": 1, "certificate": json.dumps(certificate), "answer": "{}"}
    return row | {"inputs_sha256": ""} | more


def insert(con: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    con.execute(f"insert into {table} ({names}) values ({', '.join('?' * len(row))})", list(row.values()))


def fill(con: duckdb.DuckDBPyConnection) -> None:
    articles = {claim["version_id"]: article_of(claim) for claim in CLAIMS}
    refused = CLAIMS[3]
    failure = {"row_kind": "claim", "row_id": refused["claim_id"], "version_id": refused["version_id"]}
    failure |= {
        "suite": "claim",
        "expectation": "said_once",
        "severity": "error",
        "reason": "r",
        "evidence": "",
    }
    claims = [
        {key: value for key, value in c.items() if key not in ("article_text", "published_on")}
        for c in CLAIMS
    ]
    load.begin_run(con, {"run_id": "run-1", "kind": "nightly", "as_of": DAY})
    load.record_pull(con, "run-1", [fetch_of(a) for a in articles.values()], list(articles.values()))
    load.load_readings(con, "run-1", RULESET, list(articles.values()), claims, [failure], [])
    load.finish_run(con, "run-1", "done")
    con.execute("delete from core.attributions")
    voices = "select distinct coalesce(source_text, ''), publisher, 'v', '' from main.claims"
    con.execute(f"insert into core.attributions {voices}")
    insert(con, "core.figures", figure("f-people", 20))
    insert(con, "core.figures", figure("f-children", 5, group="children"))
    insert(con, "core.figures", figure("f-country", 9, outcome="missing", place_id="land", place="Land"))
    insert(con, "core.figures", figure("f-town", 7, outcome="missing", place_id="town", place="Marlow"))
    for place, parent in (("land", ""), ("town", "land"), ("river", "town")):
        row: dict[str, Any] = dict.fromkeys(("kind", "country", "name", "p_code"), "")
        row |= {"place_id": place}
        row |= {"parent_id": parent, "latitude": 0, "longitude": 0, "people": 0}
        insert(con, "core.places", row | {"is_listed": True, "is_exhaustive": False})
    insert(con, "core.figures", figure("f-march", 12, period="month", date_from=dt.date(2024, 3, 1)))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    con = store.open_work(tmp_path_factory.mktemp("warehouse"))
    fill(con)
    yield con
    con.close()


LOST = "'run-1', 'marlow-post', 'https://marlow.example/lost', 'ff'"
FETCH = "insert into raw.fetches (run_id, source_id, url, bytes_sha256, metadata, error) values"
FAULTS: dict[str, str] = {
    "fetched_bytes_archived": f"{FETCH} ({LOST}, null, null)",
    "fetched_is_article_or_named": f"""
        {FETCH} ({LOST}, '{{}}', null);
        insert into raw.documents values ('ff', 1, 'text/html', null, 'marlow-post', 'run-1')""",
    "current_version_read": f"""
        insert into core.articles by name
        select * replace ('00' as version_id, '01' as article_id)
        from core.articles where version_id = '{VERSION}'""",
    "one_version_current": f"""
        insert into core.articles by name
        select * replace ('00' as version_id) from core.articles where version_id = '{VERSION}';
        insert into core.readings by name
        select * replace ('00' as version_id, 0 as claims)
        from core.readings where version_id = '{VERSION}'""",
    "one_ruleset_in_use": "insert into core.rulesets values ('r-other', 'run-1', null)",
    "articles_keep_their_text": f"delete from core.texts where text_sha256 = '{VERSION * 4}'",
    "readings_count_their_claims": f"update core.readings set claims = 3 where version_id = '{VERSION}'",
    "claims_have_a_reading": f"""
        update core.claims set ruleset = 'r-lost' where claim_id = '{FIRST}';
        update core.readings set claims = claims - 1 where version_id = '{VERSION}';
        delete from core.figures""",
    "refused_by_name": f"""
        update core.claims set is_quarantined = true where claim_id = '{FIRST}'; delete from core.figures""",
    "named_is_refused": f"""
        insert into core.quarantine by name
        select * replace ('{FIRST}' as row_id) from core.quarantine""",
    "released_by_verdict": """
        insert into core.quarantine by name
        select * replace (row_kind || '-' as row_id, 'run-1' as released_run_id) from core.quarantine""",
    "refused_article_takes_its_claims": f"""
        update core.readings set is_quarantined = true where version_id = '{VERSION}';
        insert into core.quarantine by name
        select * replace ('article' as row_kind, '{VERSION}' as row_id, '{VERSION}' as version_id)
        from core.quarantine""",
    "main_is_what_stands": f"""
        delete from core.origins where version_id = '{VERSION}'; delete from core.figures""",
    "names_masked_in_main": f"update core.claims set shown_quote = quote where claim_id = '{NAMED}'",
    "quotes_keep_their_hash": f"update core.claims set quote = quote || '!' where claim_id = '{FIRST}'",
    "claims_have_a_voice": "delete from core.attributions where source_text = ''",
    "origins_exist": f"update core.origins set origin_id = '77' where version_id = '{VERSION}'",
    "series_do_not_fall": f"""
        update core.claims set kind = 'cumulative', said_on = date '2024-03-01', value = 900
        where claim_id = '{FIRST}';
        insert into core.claims by name
        select * replace ('later' as claim_id, 800 as value, date '2024-03-02' as said_on)
        from core.claims where claim_id = '{FIRST}';
        update core.readings set claims = claims + 1 where version_id = '{VERSION}'""",
    "figures_have_a_certificate": "update core.figures set certificate = '{}' where figure_id = 'f-people'",
    "certificates_name_claims_that_stand": f"""
        update core.figures set certificate = replace(certificate, '{FIRST}', 'nobody')
        where figure_id = 'f-people'""",
    "figures_in_order": "update core.figures set high = 19 where figure_id = 'f-people'",
    "finer_within_coarser": """
        update core.figures set low = 21, certificate = replace(certificate, ': 5}', ': 21}')
        where figure_id = 'f-children'""",
    "figures_within_population": "update core.places set people = 8 where place_id = 'land'",
    "figures_add_up": "update core.figures set low = 4 where figure_id = 'f-children'",
    "place_within_container": "update core.figures set place_id = 'river' where figure_id = 'f-country'",
    "runs_came_to_an_end": """
        update core.runs set status = 'running';
        insert into core.runs by name select * replace ('run-2' as run_id, 2 as run_number) from core.runs""",
}


def test_every_check_has_a_planted_fault() -> None:
    assert sorted(FAULTS) == [check.id for check in load_checks()]


def test_a_sound_warehouse_fails_nothing(sound: duckdb.DuckDBPyConnection) -> None:
    verdict = check_warehouse(sound)
    assert (verdict.failures, verdict.outcome) == ([], "pass")
    assert all(result["checked"] for result in verdict.results)


@pytest.mark.parametrize("check", FAULTS)
def test_a_planted_fault_fails_its_own_check_and_no_other(
    sound: duckdb.DuckDBPyConnection, check: str
) -> None:
    sound.begin()
    try:
        sound.execute(FAULTS[check])
        verdict = check_warehouse(sound)
    finally:
        sound.rollback()
    assert {failure["expectation"] for failure in verdict.failures} == {check}, verdict.failures
    severity = next(one.severity for one in load_checks() if one.id == check)
    assert verdict.outcome == {"error": "fail", "warning": "warn"}[severity]
    assert all(failure["reason"] for failure in verdict.failures)
    json.dumps([verdict.failures, verdict.results])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("-- severity: error", "-- severity: fatal", "severity is 'error' or 'warning', not 'fatal'"),
        ("-- reason:", "-- because:", "the header wants a line '-- reason: …'"),
        ("-- date: 2026-11-22", "-- date: today", "date is a day such as 2026-11-22, not 'today'"),
        ("-- checked: main.claims", "-- checked: claims; drop", "checked is a table such as main.claims"),
    ],
    ids=["severity", "reason", "date", "checked"],
)
def test_a_header_that_is_not_right_is_a_mistake(tmp_path: Path, old: str, new: str, said: str) -> None:
    source = Path("expectations/sql/quotes_keep_their_hash.sql").read_text("utf-8")
    path = tmp_path / "new_check.sql"
    path.write_text(source.replace(old, new), "utf-8")
    with pytest.raises(Mistake, match=said.split("'")[0]) as raised:
        load_check(path)
    assert str(raised.value).startswith("new_check.sql: ")


ASKED_OF_ITS_RUN = (
    *("articles_keep_their_text", "fetched_bytes_archived", "fetched_is_article_or_named"),
    *("quotes_keep_their_hash", "origins_exist", "claims_have_a_voice", "claims_have_a_reading"),
    "names_masked_in_main",
)


@pytest.mark.parametrize("published", [True, False], ids=["published", "not published"])
@pytest.mark.parametrize("check", FAULTS)
def test_a_night_asks_what_came_after_the_last_published_run(
    sound: duckdb.DuckDBPyConnection, check: str, published: bool
) -> None:
    """A fault of a run that was not published is found in the next night; one of a published run, in rows
    that stay as they came, only on demand; in all other rows every night."""
    sound.begin()
    try:
        status = "done" if published else "not published"
        sound.execute("update core.runs set status = $1", [status])
        sound.execute(FAULTS[check])
        found = {failure["expectation"] for failure in check_warehouse(sound, everything=False).failures}
        everything = {failure["expectation"] for failure in check_warehouse(sound).failures}
    finally:
        sound.rollback()
    assert check in everything
    assert (check in found) == (not published or check not in ASKED_OF_ITS_RUN)

"""What a night asks of its tables: only rows that it can have changed, and every fault among those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from expectations import check_warehouse
from tests.expectations.test_warehouse import CLAIMS, FIRST, NAMED, RULESET, VERSION, fill
from warehouse import store

if TYPE_CHECKING:
    import duckdb

NAMED_VERSION = next(claim["version_id"] for claim in CLAIMS if claim["claim_id"] == NAMED)
OTHER = next(claim["version_id"] for claim in CLAIMS if claim["version_id"] != VERSION)
REFUSED = CLAIMS[3]["claim_id"]
SHOW_NAME = f"update core.claims set shown_quote = quote where claim_id = '{NAMED}'"
NO_FIGURES = "delete from core.figures"
VERDICT = "'claim', 'k', '{}', 'claim', 'said_once', 'release', 'r', 'r', null, '2024-03-12', 'night'"
SUPERSEDED = f"""
    insert into core.articles by name
    select * replace ('new' as version_id, 'night' as run_id)
    from core.articles where version_id = '{VERSION}';
    update core.articles set superseded_run_id = 'night' where version_id = '{VERSION}';
    insert into core.readings by name
    select * replace ('new' as version_id, 0 as claims, 'night' as run_id)
    from core.readings where version_id = '{VERSION}';
    insert into core.origins by name
    select * replace ('new' as version_id) from core.origins where version_id = '{VERSION}'"""
# what a night did, the fault that it left, the check that names it; the rows are those of an earlier night
LEFT: dict[str, tuple[str, str, str]] = {
    "a figure counts what was superseded": (SUPERSEDED, "", "certificates_name_claims_that_stand"),
    "a figure counts what was refused": (
        f"""update core.claims set is_quarantined = true where claim_id = '{FIRST}';
        insert into core.quarantine by name select * replace ('{FIRST}' as row_id, '{VERSION}' as version_id,
        'night' as run_id) from core.quarantine""",
        "",
        "certificates_name_claims_that_stand",
    ),
    "a figure counts a claim that never was": (
        "",
        f"""update core.figures set certificate = replace(certificate, '{FIRST}', 'x')
        where figure_id = 'f-people'""",
        "certificates_name_claims_that_stand",
    ),
    "a version that the source went back to has no origin": (
        f"insert into core.returns values ('{VERSION}', 'night', 9)",
        f"delete from core.origins where version_id = '{VERSION}'; {NO_FIGURES}",
        "main_is_what_stands",
    ),
    "the copy of a new article lost its origin": (
        "",
        f"delete from core.origins where version_id = '{OTHER}'; {NO_FIGURES}",
        "main_is_what_stands",
    ),
    "a speaker has two voices": (
        "",
        "insert into core.attributions by name select * replace ('w' as voice_id) from core.attributions",
        "main_is_what_stands",
    ),
    "two rulesets are in use": (
        "",
        f"insert into core.rulesets values ('{RULESET}', 'night', null)",
        "main_is_what_stands",
    ),
    "what a verdict let out shows its name": (
        f"insert into core.verdicts values (1, {VERDICT.format(NAMED_VERSION)})",
        SHOW_NAME,
        "names_masked_in_main",
    ),
    "what lies in quarantine shows its name": (
        "",
        f"""insert into core.quarantine by name select * replace ('{NAMED}' as row_id,
        '{NAMED_VERSION}' as version_id, 'night' as run_id, (select quote from core.claims
        where claim_id = '{NAMED}') as shown_evidence) from core.quarantine""",
        "names_masked_in_main",
    ),
    "another reading shows the name that an older one found": (
        f"""insert into core.rulesets values ('{RULESET}-2', 'night', null);
        update core.rulesets set superseded_run_id = 'night' where ruleset = '{RULESET}';
        insert into core.readings by name select * replace ('{RULESET}-2' as ruleset, 'night' as run_id)
        from core.readings""",
        f"""insert into core.claims by name select * replace (claim_id || '2' as claim_id,
        '{RULESET}-2' as ruleset, 'night' as run_id, quote as shown_quote) from core.claims""",
        "names_masked_in_main",
    ),
    "a headline shows a name of a version that was read again": (
        f"update core.readings set run_id = 'night' where version_id = '{NAMED_VERSION}'",
        f"""update core.readings set shown_title = (select number_text from core.claims
        where claim_id = '{NAMED}') where version_id = '{NAMED_VERSION}'""",
        "names_masked_in_main",
    ),
    "a new program shows what the old one masked": (
        "update core.runs set code_version = '2' where run_id = 'night'",
        SHOW_NAME,
        "names_masked_in_main",
    ),
    "an article is a copy of a new one, and shows a name": (
        f"""insert into core.articles by name select * replace ('new' as version_id, 'new' as article_id,
        'night' as run_id) from core.articles where version_id = '{OTHER}';
        insert into core.copies values ('{NAMED_VERSION}', 'new', 1.0)""",
        SHOW_NAME,
        "names_masked_in_main",
    ),
}


@pytest.fixture(scope="module")
def after_a_night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published record, and a night after it that brought nothing yet."""
    con = store.open_work(tmp_path_factory.mktemp("warehouse"))
    fill(con)
    con.execute("update core.runs set code_version = '1'")
    con.execute(
        "insert into core.runs by name select * replace ('night' as run_id, 2 as run_number, "
        "'running' as status) from core.runs"
    )
    yield con
    con.close()


@pytest.mark.parametrize("case", LEFT)
def test_what_a_night_does_to_older_rows_it_asks_about(
    after_a_night: duckdb.DuckDBPyConnection, case: str
) -> None:
    did, left, check = LEFT[case]
    after_a_night.begin()
    try:
        after_a_night.execute(";".join(part for part in (did, left) if part))
        tonight = check_warehouse(after_a_night, everything=False).failures
        all_rows = check_warehouse(after_a_night).failures
    finally:
        after_a_night.rollback()
    named = [one for one in tonight if one["expectation"] == check]
    assert named == [one for one in all_rows if one["expectation"] == check]
    assert named, {one["expectation"] for one in all_rows}


def test_rows_that_the_night_did_not_touch_are_asked_on_demand(
    after_a_night: duckdb.DuckDBPyConnection,
) -> None:
    after_a_night.begin()
    try:
        after_a_night.execute(SHOW_NAME)
        tonight = check_warehouse(after_a_night, everything=False).failures
        asked = after_a_night.execute("select count(*) from asked_versions").fetchall()
        all_rows = check_warehouse(after_a_night).failures
    finally:
        after_a_night.rollback()
    assert (tonight, asked) == ([], [(0,)])
    assert {one["expectation"] for one in all_rows} == {"names_masked_in_main"}

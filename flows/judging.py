"""The night's verdict: its rows, its numbers beside earlier nights', its tables; and its page of results."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import is_mistake
from flows.history import dated, measured, measured_before, past_nights
from flows.night import Night, NotPublished

if TYPE_CHECKING:
    import duckdb

    from expectations import Verdict
    from flows.reading import Readings

Row = dict[str, Any]
MOST_WARNINGS = 20  # told on the screen and by `figures runs`; all are in the log and on the page
ROWS = ("article", "claim")  # kinds of rows that the loader knows; other failures are about the night
NIGHT = "night"  # the suite about a night's numbers
WHOLE = (NIGHT, "warehouse")  # suites in which one error withholds a night


def judge(night: Night, readings: Readings) -> Verdict:
    """What was read tonight, row by row, and tonight's numbers beside those of earlier nights.

    A night that brings nothing is judged as any other. One that ran before today is judged by all that its
    runs brought. One that only read again what earlier nights brought is held to fixed limits alone, and its
    numbers are not kept: they are not those of a night.
    """
    import expectations
    from warehouse import store

    versions = [article["version_id"] for article in readings.articles]
    with _without_chatter():
        with store.open_work(night.data) as con:
            validated = validate_rows(night, con, readings.articles, readings.claims)
            before = measured_before(con, night, readings.ruleset, versions)
        rows = expectations.join_verdicts([validated, _extraction(readings)])
        is_own = before is not None
        if not is_own and not versions:
            return rows
        asked = _asked(night) if is_own else {}
        measures = expectations.measure_night(readings.articles, readings.claims, rows, sources=asked)
        measures = expectations.add_measures(before or [], measures)
        history = measured(past_nights(night.settings.logs)) if is_own else []
        tonight = expectations.judge_night(measures, history, run_date=night.as_of)
    if is_own:
        night.log.note(measures=measures)
    return expectations.join_verdicts([rows, tonight])


def validate_rows(
    night: Night, con: duckdb.DuckDBPyConnection, articles: Sequence[Row], claims: Sequence[Row]
) -> Verdict:
    """Articles and their claims against the suites, as of the night's day, beside what the warehouse has."""
    import expectations
    from warehouse.hints import beside_articles, beside_claims

    texts = {article["version_id"]: article for article in articles}
    hints = beside_claims(con, articles, claims)
    beside = [
        claim | _beside(texts[claim["version_id"]]) | hint for claim, hint in zip(claims, hints, strict=True)
    ]
    orders = beside_articles(con, articles)
    ordered = [article | order for article, order in zip(articles, orders, strict=True)]
    with _without_chatter():
        return expectations.validate(ordered, beside, run_date=night.as_of)


def settle(night: Night, verdicts: Sequence[Verdict]) -> None:
    """Write the night's page of results; `NotPublished` if one of its verdicts is "fail"."""
    from expectations import join_verdicts

    verdict = join_verdicts(verdicts)
    page = _write_page(night, verdict)
    if "measures" in night.log.entry:
        night.log.note(results=verdict.results)
    warnings = _warnings(verdict)
    night.log.note(verdict=verdict.outcome, page=str(page), warnings=warnings)
    for line in some_of(warnings):
        night.log.screen.warn(f"the night of {night.as_of}: {line}")
    if verdict.outcome == "fail":
        raise NotPublished(f"not published: {_why(verdict)}; {_what_stays(night.data)}")


def _asked(night: Night) -> dict[str, tuple[int, int] | None]:
    """The sources that answered, with what they should bring tonight. A folder is expected to hold so many
    articles, not to bring them each night: its pull has looked at that."""
    failed = night.log.entry.get("failed_sources", [])
    return {
        one.id: None if one.kind == "folder" else one.expected_articles
        for one in night.sources
        if one.id not in failed
    }


def _extraction(readings: Readings) -> Verdict:
    """What could not be read at all, as a verdict among the others."""
    from expectations import Verdict

    if not readings.articles:
        return Verdict([], [], "pass")
    result = {
        "suite": "extract",
        "expectation": "can_be_read",
        "severity": "error",
        "checked": len(readings.articles),
        "failed": len(readings.failures),
    }
    return Verdict(readings.failures, [result], "warn" if readings.failures else "pass")


def _write_page(night: Night, verdict: Verdict) -> Path:
    from expectations import render

    past = past_nights(night.settings.logs)
    return render(
        verdict,
        night.settings.logs / f"{night.run_id}.html",
        night=night.as_of,
        history=dated(past, "results"),
        measures=night.log.entry.get("measures", []),
        measured=measured(past),
        errors=night.log.entry["errors"],
        aside=night.log.entry.get("set_aside", ""),
    )


def _warnings(verdict: Verdict) -> list[str]:
    """What is unlike other nights and does not withhold this one: a line each, for whoever runs it."""
    return [
        f"{one['expectation']}: {one['reason']}"
        for one in verdict.failures
        if one["suite"] == NIGHT and one["severity"] != "error"
    ]


def some_of(warnings: Sequence[str]) -> list[str]:
    """The first of a night's warnings, and how many more there are."""
    more = len(warnings) - MOST_WARNINGS
    return [*warnings[:MOST_WARNINGS], *([f"and {more:,} more: the page of results"] if more > 0 else [])]


def _why(verdict: Verdict) -> str:
    """In few words: the first error about the night or the tables, else how many rows are refused."""
    told = [
        f"{one['expectation']}: {one['row_id']}: {one['reason']}"
        for one in verdict.failures
        if one["severity"] == "error" and one["suite"] in WHOLE
    ]
    if told:
        more = f" (and {len(told) - 1:,} more)" if len(told) > 1 else ""
        return " ".join(told[0].split()) + more
    refused = [f"{len(verdict.refused(kind)):,} {kind}s" for kind in ROWS if verdict.refused(kind)]
    return f"{' and '.join(refused)} are refused, most of the night"


def _what_stays(data: Path) -> str:
    from warehouse import store

    try:
        name = store.snapshot_path(data).name
    except Exception as error:
        if not is_mistake(error):
            raise
        return "nothing is published yet"
    return f"the snapshot of {name[: len('2016-09-30')]} stays"


def _beside(article: dict[str, Any]) -> dict[str, Any]:
    """What the expectations about a claim need of its article."""
    return {"article_text": article["text"], "published_on": article["published_on"]}


@contextmanager
def _without_chatter() -> Iterator[None]:
    """Great Expectations tells of every temporary folder, and Prefect shows what libraries tell."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)

"""Expectations: what we refuse, and what we let through with a flag.

Suites are data (`suites/*.yml`), run by Great Expectations over pandas frames; checks across tables are SQL
(`sql/*.sql`). Nothing here reads a clock, a network or the night's files: rows in, a verdict out.
Great Expectations takes seconds to import, so nothing is imported before the first rows are judged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.mistake import Mistake
from expectations.verdict import Verdict, join_verdicts

if TYPE_CHECKING:
    import duckdb

__all__ = [
    "Mistake",
    "Verdict",
    "add_measures",
    "check_warehouse",
    "join_verdicts",
    "judge_night",
    "measure_night",
    "releasable",
    "render",
    "validate",
]

Row = Mapping[str, Any]


def validate(articles: Sequence[Row], claims: Sequence[Row], *, run_date: dt.date) -> Verdict:
    """Judge the articles and the claims of a night, as of `run_date`.

    An article row has the keys of the suite `article`, a claim row those of `claim`: all fields of a claim,
    its ids and quote, and beside them `article_text` and `published_on`. More keys are let be; a key that is
    absent is a bug of the caller and raises ValueError; a value of the wrong kind is a failure of that row.
    An error refuses the row, a warning flags it. A refused article takes its claims with it: that is the
    loader's part, the verdict names the article.
    """
    from expectations import judge

    return judge.validate(articles, claims, run_date=run_date)


def measure_night(
    articles: Sequence[Row],
    claims: Sequence[Row],
    verdict: Verdict,
    *,
    sources: Mapping[str, tuple[int, int] | None],
) -> list[dict[str, Any]]:
    """A night in numbers: JSON-safe rows to keep with the run, one a subject and measure.

    `articles` are those that the night saw, `verdict` is theirs, `sources` every source that was asked with
    its expected_articles (or None). Kept with `night` (the date) added, they are the history of later nights.
    """
    from expectations import measures

    return measures.measure_night(articles, claims, verdict, sources=sources)


def add_measures(earlier: Sequence[Row], later: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows of a night that ran more than once, from those of `measure_night` of its parts."""
    from expectations import measures

    return measures.add_measures(earlier, later)


def judge_night(tonight: Sequence[Row], history: Sequence[Row], *, run_date: dt.date) -> Verdict:
    """Judge a night by its measures, against limits and against each subject's own last 28 nights.

    `history` holds rows of earlier nights, each with `night`; those of `run_date` itself are left out, so
    that a night run twice is judged the same. An error gives "fail": the night is not to be published.
    """
    from expectations import judge

    return judge.judge_night(tonight, history, run_date=run_date)


def check_warehouse(con: duckdb.DuckDBPyConnection, *, everything: bool = True) -> Verdict:
    """Judge the working file as a whole, on an open connection; nothing in it is changed.

    For the time between total and publish. An error gives "fail": the night is not to be published, and the
    last good snapshot stays. Without `everything`, rows that stay as they came (fetches, texts, quotes) are
    judged only where they came after the last run that was published: those before were judged by it; and
    what is shown of an article only where these runs can have changed it.
    """
    from expectations import warehouse

    return warehouse.check_warehouse(con, everything=everything)


def releasable() -> frozenset[tuple[str, str]]:
    """The (suite, expectation) that a person who has read the words may overrule, by their suites."""
    from expectations.suite import load_suites

    suites = load_suites().values()
    return frozenset((suite.name, one.id) for suite in suites for one in suite.entries if one.releasable)


def render(
    verdict: Verdict,
    out: Path,
    *,
    night: dt.date,
    history: Iterable[Row] = (),
    measures: Sequence[Row] = (),
    measured: Iterable[Row] = (),
    errors: Sequence[Row] = (),
    aside: str = "",
) -> Path:
    """Write the page of a night's results to `out`: one HTML file, no script, no network, names masked.

    `verdict` is all of the night (`join_verdicts`). `history` are results of earlier nights (rows of
    `Verdict.results`, each with `night`), `measures` tonight's rows of `measure_night`, `measured` those of
    earlier nights, each with `night`; `errors` what could not be read at all (stage, where, reason), `aside`
    how much is set aside, in words. The same arguments give the same bytes.
    """
    from expectations import results_page

    return results_page.render(
        verdict,
        out,
        night=night,
        history=history,
        measures=measures,
        measured=measured,
        errors=errors,
        aside=aside,
    )

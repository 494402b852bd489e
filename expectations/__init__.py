"""Expectations: what we refuse, and what we let through with a flag.

Suites are data (`suites/*.yml`), run by Great Expectations over pandas frames; checks across tables are SQL
(`sql/*.sql`). Nothing here reads a clock, a network or the night's files: rows in, a verdict out.
Great Expectations takes seconds to import, so nothing is imported before the first rows are judged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from expectations.mistake import Mistake
from expectations.verdict import Verdict, join_verdicts

__all__ = ["Mistake", "Verdict", "join_verdicts", "validate"]

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

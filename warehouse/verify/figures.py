"""Figures: every column made of the claims again, and every answer of its own certificate.

Two ways that must agree with what is published: the question answered anew by all claims of the snapshot,
and by the claims alone that the certificate names. The table of certificates is made of the figures again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from warehouse import Mistake, statements, store
from warehouse.figures import figure_id, figure_row
from warehouse.frames import claims_frame, places_of, voices_frame
from warehouse.standing import standing_questions
from warehouse.totals import Question, answer_many
from warehouse.totals.differing import differences
from warehouse.totals.proof import Prover
from warehouse.verify.finding import Finding, beside
from warehouse.verify.rows import differing

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

Row = dict[str, Any]
JSON = ("answer", "certificate")  # columns that hold values within values


def check_figures(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Every column of every figure follows from the claims, and every answer from its certificate."""
    try:
        yield from _wrong_figures(con)
    except Mistake as error:  # claims that were changed into what no total reads
        yield Finding("figure", "of any question", f"it cannot be answered again: {error}")


def _wrong_figures(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    claims, voices, places = _once(claims_frame(con), "claim_id"), voices_frame(con), places_of(con)
    asked = {figure_id(one): one for one in standing_questions(claims, places, _as_of(con))}
    told: dict[str, Row] = {}
    for row in statements.rows(con, "verify_figures"):
        if row["figure_id"] not in asked:
            yield Finding("figure", _name(row), _unasked(row))
        elif told.setdefault(row["figure_id"], row) is not row:
            yield Finding("figure", _name(row), "it is there twice")
    prover = Prover(claims, voices, places)
    answers = answer_many(claims, voices, places, asked.values())
    for key, proved in zip(asked, answers, strict=True):
        right = figure_row(places, proved) | {"grade": proved.grade}
        if (published := told.get(key)) is None:
            yield Finding("figure", _name(right), "it is not there, and its claims are")
            continue
        found = list(wrong_columns(published, right))
        found = found or prover.check(proved.to_json())
        yield from (Finding("figure", _name(right), what) for what in found)


def _once(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The first row of each key: that a row is there twice is found by those who look at rows."""
    return rows.drop_duplicates(key, ignore_index=True)


def _as_of(con: duckdb.DuckDBPyConnection) -> dt.date:
    """The day of the snapshot; far away where it does not say, so that no month is left out."""
    days = [row["as_of"] for row in statements.rows(con, "verify_snapshot")]
    return days[0] if days else dt.date.max


def _name(row: Mapping[str, Any]) -> str:
    span = f", {row['date_from']} to {row['date_to']}" if row["date_from"] else ""
    return f"{row['figure_id']} ({row['outcome']}, {row['group']}, {row['place'] or 'anywhere'}{span})"


def _unasked(row: Row) -> str:
    """Why a figure is none of those that the claims raise: its id is not its question's, or nobody asks."""
    try:
        made = figure_id(Question.from_json(json.loads(row["answer"])["question"]))
    except (ValueError, TypeError, KeyError, Mistake) as error:
        return f"figure_id is {row['figure_id']!r}, and its answer holds no question: {error!r}"
    if made != row["figure_id"]:
        return f"figure_id is {row['figure_id']!r}, and that of its question is {made!r}"
    return "no claim raises its question"


def wrong_columns(row: Row, right: Row) -> Iterator[str]:
    """Columns of a published figure that are not what the claims give."""
    for column, value in row.items():
        if value == right[column]:
            continue
        lines = list(wrong_json(column, value, right[column])) if column in JSON else []
        yield from lines or [_line(column, value, right[column])]


def wrong_json(column: str, told: str, right: str) -> Iterator[str]:
    """What within a column of JSON is not what the claims give; nothing where only its spelling differs."""
    try:
        value = json.loads(told)
    except (ValueError, TypeError):
        return
    for path, one, other in differences(value, json.loads(right), column):
        yield _line(path, one, other)


def _line(what: str, value: object, right: object) -> str:
    told, proved = beside(value, right)
    return f"{what} is {told}; the claims give {proved}"


def check_certificates(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """The table of certificates says what the figures' certificates say; one that is no JSON says nothing."""
    import duckdb

    made = (statements.VIEWS / "certificates.sql").read_text(encoding="utf-8")
    told = made.partition(" as\n")[2].partition(";")[0]
    told = told.replace("core.figures", "main.figures where json_valid(certificate)")
    try:
        yield from differing(con, "certificates", "main.certificates", f"({told})")
    except duckdb.Error as error:
        what = f"it cannot be made of the figures' certificates again: {store.first_line(error)}"
        yield Finding("certificates", "as a whole", what)

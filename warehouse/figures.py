"""Answers: to any question put to a snapshot, and to the standing questions of every night."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import ids, statements, store
from warehouse.frames import claims_frame, claims_frame_of, database, places_of, voices_frame
from warehouse.staging import staged, transaction
from warehouse.tables import extra, renew_places, renew_voices
from warehouse.totalled import note, read_with, touched

if TYPE_CHECKING:
    import duckdb

    from warehouse.gazetteer import Places
    from warehouse.totals import Answer, Question


BOUNDS = (
    "low",
    "best",
    "high",
    "reported_low",
    "reported_high",
    "coded_low",
    "coded_high",
    "disputed",
    "origins",
    "why_open",
)


def ask(data: Path, question: Question, snapshot: str | None = None) -> Answer:
    """The answer to a question from the current snapshot, or the one named."""
    from warehouse.totals import answer

    with store.open_snapshot(data, snapshot) as con:
        return answer(claims_frame(con), voices_frame(con), places_of(con), question)


def total_all(con: duckdb.DuckDBPyConnection, as_of: dt.date) -> int:
    """Answer the standing questions, in one transaction; gives the number of figures.

    Voices and places are resolved anew first, with voices.csv and places.csv of the data folder if they are
    there. No claim is read for outcomes that the night has not touched, and of the others a question keeps
    its answer, byte for byte, if nothing that the answer is made from has changed.
    """
    from warehouse.gazetteer import load_places
    from warehouse.voices import load_voices

    _, data = database(con)
    places = load_places(extra(data, "places.csv"))
    with transaction(con):
        renew_voices(con, load_voices(extra(data, "voices.csv")))
        renew_places(con, places)
        maker = made_by(con)
        if inputs := touched(con, as_of, maker):
            _total(con, [*inputs], places, as_of, maker)
            note(con, inputs)
        return int(statements.run(con, "figures_count").fetchall()[0][0])


def _total(
    con: duckdb.DuckDBPyConnection, outcomes: list[str], places: Places, as_of: dt.date, maker: str
) -> None:
    """Answer the standing questions about these outcomes, as far as they have to be."""
    from warehouse.standing import standing_questions
    from warehouse.totals import answer_changed

    claims, voices = claims_frame_of(con, read_with(outcomes)), voices_frame(con)
    asked = standing_questions(claims[claims["outcome"].isin(outcomes)], places, as_of)
    wanted = {figure_id(one): one for one in asked}
    kept = dict(statements.run(con, "figures_inputs").fetchall())
    known = {one: kept[key] for key, one in wanted.items() if key in kept}
    fresh = answer_changed(claims, voices, places, wanted.values(), known, maker)
    rows = [figure_row(places, one) | {"inputs_sha256": inputs} for inputs, one in fresh]
    with staged(con, rows, "core.figures"):
        again = sorted(row["figure_id"] for row in rows)
        statements.run(con, "figures_delete", outcomes=outcomes, wanted=sorted(wanted), fresh=again)
        statements.run(con, "figures_insert")


def figure_id(question: Question) -> str:
    """The id of a figure: its question."""
    return ids.joined(("figure", json.dumps(question.to_json(), sort_keys=True, ensure_ascii=False)))[:20]


def figure_row(places: Places, answer: Answer) -> dict[str, Any]:
    """A row of core.figures: the question, its bounds, and the whole answer as JSON."""
    found, question = answer.to_json(), answer.question
    outer = places.resolve(question.place).outer
    return {
        **{column: found[column] for column in BOUNDS},
        "figure_id": figure_id(question),
        "outcome": question.outcome,
        "group": question.group,
        "place": question.place,
        "place_id": outer[-1] if outer else None,
        "date_from": question.date_from,
        "date_to": question.date_to,
        "period": "month" if question.date_from else "whole",
        "codebook": question.codebook,
        "certificate": to_text(found["certificate"]),
        "answer": to_text(found),
    }


def to_text(value: Any) -> str:
    """JSON in one spelling."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def made_by(con: duckdb.DuckDBPyConnection) -> str:
    """What every answer is made by, whatever the claims: the user's places, and the program."""
    return ids.joined((program(), to_text(statements.rows(con, "places_listed"))))


def program() -> str:
    """A hash of the files that answers are made by: another program may answer differently."""
    here = Path(__file__).parent
    folders = [here / "totals", here / "codebooks", here / "gazetteer"]
    files = [path for path in sorted(here.glob("*")) if path.suffix in (".py", ".yml", ".tsv")]
    files += [
        path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix not in (".pyc", "")
    ]
    return statements.digest([path for path in files if path.is_file()])

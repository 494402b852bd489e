"""Totals that cannot double count: claims in, bounds with their certificate out. No clock, no database.

`answer(claims, voices, places, question)` takes the rows of `main.claims` and `main.voices`, a gazetteer from
`warehouse.gazetteer.load_places`, and a `Question`. `recompute` derives the answer again from its
certificate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from warehouse.totals.question import Answer, Question

if TYPE_CHECKING:
    import pandas as pd

    from warehouse.gazetteer import Places

__all__ = ["Answer", "Question", "answer", "answer_changed", "answer_many", "recompute"]


def answer(claims: pd.DataFrame, voices: pd.DataFrame, places: Places, question: Question) -> Answer:
    """The bounds on the persons harmed that these claims prove, with the certificate. Pure."""
    from warehouse.totals.bounds import bound

    return bound(claims, voices, places, question)


def answer_many(
    claims: pd.DataFrame, voices: pd.DataFrame, places: Places, questions: Iterable[Question]
) -> Iterator[Answer]:
    """The answers in the order of the questions; much cheaper than one `answer` each."""
    from warehouse.totals.bounds import bound_many

    return bound_many(claims, voices, places, questions)


def answer_changed(
    claims: pd.DataFrame,
    voices: pd.DataFrame,
    places: Places,
    questions: Iterable[Question],
    known: Mapping[Question, str],
    made_by: str,
) -> Iterator[tuple[str, Answer]]:
    """Of these questions those whose answers are made from something else than when they had the known hash,
    each with its new hash and its answer. All claims are read, and no more is answered than has to be.
    `made_by` stands for all else that answers are made by: another one, and everything is answered.
    """
    from warehouse.totals.bounds import bound_changed

    return bound_changed(claims, voices, places, questions, known, made_by)


def recompute(
    answer_json: dict[str, Any], claims: pd.DataFrame, voices: pd.DataFrame, places: Places
) -> list[str]:
    """Derive the answer again from its certificate; one line for each difference, none if it holds."""
    from warehouse.totals.proof import Prover

    return Prover(claims, voices, places).check(answer_json)

"""What an answer can depend on: nothing outside its slice, and equal digests mean equal answers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.totals.frames import claim, frame
from benchmarks.totals.invent import make_world
from benchmarks.totals.judge import ask, claims_of, places, voices
from benchmarks.totals.worlds import ASSUMPTIONS
from warehouse.totals import Answer, Question, answer, answer_changed, answer_many
from warehouse.totals.bounds import bound_case
from warehouse.totals.reading import read

SEEDS = st.integers(0, 10**6)
BROKEN = st.sampled_from((None, *ASSUMPTIONS))
MANY = settings(max_examples=40, deadline=None)
CODEBOOKS = ("strict", "acled", "gtd", "wikimpacts")


def questions_about(seed: int, broken: str | None) -> list[Question]:
    """Questions about one world: its own, and some about other days, places and codebooks."""
    asked = [ask(make_world(seed, broken), seed + step)[0] for step in range(4)]
    return [dataclasses.replace(one, codebook=CODEBOOKS[at]) for at, one in enumerate(asked)]


def answered(
    claims: pd.DataFrame, questions: list[Question], known: dict[Question, str]
) -> dict[Question, str]:
    """The digests of the questions that are answered anew."""
    found = answer_changed(claims, voices(), places(), questions, known, "test")
    return {one.question: digest for digest, one in found}


@MANY
@given(SEEDS, BROKEN)
def test_all_claims_together_give_the_answer_of_the_slice(seed: int, broken: str | None) -> None:
    claims = claims_of(make_world(seed, broken))
    for question in questions_about(seed, broken):
        reading = read(claims, voices(), places(), question)
        part = reading.slice_of(question)
        everything = dataclasses.replace(part, rows=np.arange(len(reading.case.evidence)))
        whole = bound_case(reading.cut(question, everything))
        assert bound_case(reading.cut(question, part)).to_json() == whole.to_json()


@pytest.mark.slow
@MANY
@given(SEEDS, BROKEN)
def test_what_is_not_answered_anew_has_the_same_answer(seed: int, broken: str | None) -> None:
    claims, random = claims_of(make_world(seed, broken)), Random(seed)
    questions = questions_about(seed, broken)
    held: dict[Question, str] = {}
    answers: dict[Question, Answer] = {}
    for size in sorted(random.randint(0, len(claims)) for _ in range(4)):
        now = claims.sample(size, random_state=seed)
        for digest, one in answer_changed(now, voices(), places(), questions, held, "test"):
            held[one.question], answers[one.question] = digest, one
        fresh = [one.to_json() for one in answer_many(now, voices(), places(), questions)]
        assert [answers[question].to_json() for question in questions] == fresh


SEPTEMBER = dt.date(2016, 9, 1), dt.date(2016, 9, 30)
ALEPPO = claim(1, 12, place_text="Aleppo", on="2016-09-26")
NEWS = [
    ("the place and days of the question", True, {"place_text": "Aleppo", "on": "2016-09-20"}),
    ("a town inside the place", True, {"place_text": "Manbij", "on": "2016-09-20"}),
    ("another place", False, {"place_text": "Idlib", "on": "2016-09-20"}),
    ("another month", False, {"place_text": "Aleppo", "on": "2016-10-20"}),
    ("another outcome", False, {"place_text": "Aleppo", "on": "2016-09-20", "outcome": "displaced"}),
    ("a copy published later", False, {"place_text": "Idlib", "quote": ALEPPO["quote"], "on": "2016-10-26"}),
    ("no day at all", False, {"place_text": "Aleppo"}),
    ("years", False, {"place_text": "Aleppo", "on": "2011-03-15..2016-10-20", "published_on": "2016-10-21"}),
    ("a few weeks, some of them asked for", True, {"place_text": "Aleppo", "on": "2016-09-20..2016-10-20"}),
    ("the copied claim", True, {"quote": ALEPPO["quote"], "number_text": "12", "published_on": "2016-09-27",
                                "place_text": "Aleppo", "on": "2016-09-26"}),
]  # fmt: skip


@pytest.mark.parametrize(("touches", "fields"), [row[1:] for row in NEWS], ids=[row[0] for row in NEWS])
def test_a_question_is_answered_anew_only_where_a_claim_touches_it(
    touches: bool, fields: dict[str, object]
) -> None:
    question = Question("killed", "people", "Aleppo province", *SEPTEMBER)
    value = 12 if "quote" in fields else 5
    before, after = frame([ALEPPO]), frame([ALEPPO, claim(2, value, **fields)])
    held = answered(before, [question], {})
    assert list(held) == [question]
    assert bool(answered(after, [question], held)) is touches
    if not touches:
        one, other = (answer(rows, voices(), places(), question).to_json() for rows in (before, after))
        assert one == other


def test_another_program_answers_everything_anew() -> None:
    question = Question("killed")
    held = answered(frame([ALEPPO]), [question], {})
    again = list(answer_changed(frame([ALEPPO]), voices(), places(), [question], held, "another"))
    assert [one.question for _, one in again] == [question]

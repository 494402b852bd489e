"""Laws of totals, on invented worlds: what must hold whatever the claims are."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from benchmarks.totals.frames import claim, frame
from benchmarks.totals.invent import make_world
from benchmarks.totals.judge import ask, claims_of, judge, places, truth_of, voices
from benchmarks.totals.simulation import closeness
from benchmarks.totals.worlds import ASSUMPTIONS, World
from warehouse.totals import Answer, Question, answer, answer_many, recompute
from warehouse.totals.apart import Items, schedule_columns, schedule_plain

SEEDS = st.integers(0, 10**6)
BROKEN = st.sampled_from((None, *ASSUMPTIONS))
CODEBOOKS = ("strict", "acled", "gtd", "ucdp", "wikimpacts")
FEW = settings(max_examples=20, deadline=None)
WIDER_PLACE = {
    "eastern Aleppo": "Aleppo",
    "the city of Aleppo": "Aleppo",
    "Aleppo": "Syria",
    "Aleppo province": "Syria",
    "Idlib": "Syria",
    "Homs": "Syria",
    "Mosul": "Iraq",
    "Iraq": None,
    "Syria": None,
}


def ask_world(world: World, question: Question) -> Answer:
    """The program's answer."""
    return answer(claims_of(world), voices(), places(), question)


@FEW
@given(SEEDS)
def test_truthful_worlds_lie_within_the_bounds(seed: int) -> None:
    verdict = judge(seed)
    assert verdict.is_low_right
    assert verdict.is_high_right


@pytest.mark.parametrize("broken", ASSUMPTIONS)
@settings(max_examples=6, deadline=None)
@given(seed=SEEDS)
def test_low_holds_when_an_assumption_breaks(broken: str, seed: int) -> None:
    assert judge(seed, broken).is_low_right


@FEW
@given(SEEDS, BROKEN)
def test_a_copy_changes_nothing(seed: int, broken: str | None) -> None:
    world = make_world(seed, broken)
    question, *_ = ask(world, seed)
    before = ask_world(world, question)
    assume(world.claims)
    at = Random(seed).randrange(len(world.claims))
    copies = [
        {**row, "article": f"copy-{row['article']}", "publisher": "Echo", "origin_id": f"a-{row['article']}"}
        for row in world.claims
        if row["article"] == world.claims[at]["article"]
    ]
    for row in copies:
        for link in ("restates_id", "part_of_id"):
            row.pop(link, None)
        row.pop("apart_from_ids", None)
    after = ask_world(dataclasses.replace(world, claims=[*world.claims, *copies]), question)
    assert (after.low, after.high) == (before.low, before.high)


@FEW
@given(SEEDS, BROKEN)
def test_order_of_arrival_changes_nothing(seed: int, broken: str | None) -> None:
    world = make_world(seed, broken)
    question, *_ = ask(world, seed)
    claims = claims_of(world)
    shuffled = claims.sample(frac=1, random_state=seed).reset_index(drop=True)
    one, other = (answer(rows, voices(), places(), question).to_json() for rows in (claims, shuffled))
    assert one == other


@pytest.mark.slow
@FEW
@given(SEEDS)
def test_more_truthful_claims_never_make_a_bound_wrong(seed: int) -> None:
    world = make_world(seed)
    question, leaves, first, last = ask(world, seed)
    truth = truth_of(world, question, leaves, first, last)
    claims = claims_of(world)
    for size in range(len(claims) + 1):
        found = answer(claims.head(size), voices(), places(), question)
        assert found.low <= truth
        assert found.high is None or found.high >= truth


@FEW
@given(SEEDS, BROKEN)
def test_finer_never_exceeds_coarser(seed: int, broken: str | None) -> None:
    world = make_world(seed, broken)
    question, *_ = ask(world, seed)
    low = ask_world(world, question).low
    if question.place is not None:
        wider = dataclasses.replace(question, place=WIDER_PLACE[question.place])
        assert low <= ask_world(world, wider).low
    if question.group != "people":
        assert low <= ask_world(world, dataclasses.replace(question, group="people")).low
    if question.date_from and question.date_to:
        week = dt.timedelta(days=7)
        first, last = question.date_from - week, question.date_to + week
        longer = dataclasses.replace(question, date_from=first, date_to=last)
        assert low <= ask_world(world, longer).low


def unproved(world: World, seed: int, codebook: str) -> list[str]:
    """What the certificate of one answer about a world does not prove."""
    question = dataclasses.replace(ask(world, seed)[0], codebook=codebook)
    found = ask_world(world, question).to_json()
    return recompute(found, claims_of(world), voices(), places())


@FEW
@example(seed=44465, broken="a party's false zero", codebook="strict")
@example(seed=5038, broken="a toll too high, taken back", codebook="ucdp")  # no residual is left
@given(SEEDS, BROKEN, st.sampled_from(CODEBOOKS))
def test_the_certificate_alone_gives_the_same_answer(seed: int, broken: str | None, codebook: str) -> None:
    assert unproved(make_world(seed, broken), seed, codebook) == []


def in_fewer_articles(world: World, seed: int) -> World:
    """The same claims, several statements to an article: what stands beside a claim comes with it."""
    random = Random(seed)
    names = sorted({row["article"] for row in world.claims})
    into = {name: f"m{random.randrange(max(1, len(names) // 3))}" for name in names}
    claims = [{**row, "article": into[row["article"]]} for row in world.claims]
    for row in claims:
        row.pop("origin_id", None)
    return dataclasses.replace(world, claims=claims)


@FEW
@example(seed=639, broken="a toll too high, taken back", codebook="strict")
@example(seed=8219, broken="copies re-dated", codebook="wikimpacts")  # a copy that would close the question
@given(SEEDS, BROKEN, st.sampled_from(CODEBOOKS))
def test_the_certificate_alone_gives_the_same_answer_of_long_articles(
    seed: int, broken: str | None, codebook: str
) -> None:
    assert unproved(in_fewer_articles(make_world(seed, broken), seed), seed, codebook) == []


@pytest.mark.parametrize("side", ["low", "best"])
def test_a_changed_number_of_a_certificate_is_named(side: str) -> None:
    claims = frame([claim(1, 12, place_text="Homs", on="2016-09-26")])
    found = answer(claims, voices(), places(), Question("killed")).to_json()
    found["certificate"][side][0]["counted"] = 13
    differences = recompute(found, claims, voices(), places())
    told = f"answer.certificate.{side}[0].counted is 13; the certificate proves 12"
    assert told in differences
    assert any("add up to 13" in line for line in differences)


def test_a_missing_claim_of_a_certificate_is_named() -> None:
    claims = frame([claim(1, 12, on="2016-09-26"), claim(2, 3, on="2016-09-20")])
    found = answer(claims, voices(), places(), Question("killed")).to_json()
    differences = recompute(found, claims[claims["claim_id"] != "c2"], voices(), places())
    assert "claim c2 of the certificate is not among the claims" in differences


@FEW
@given(SEEDS)
def test_many_questions_at_once_answer_as_one_by_one(seed: int) -> None:
    world = make_world(seed)
    questions = [ask(world, seed + step)[0] for step in range(5)]
    together = answer_many(claims_of(world), voices(), places(), questions)
    assert [one.to_json() for one in together] == [ask_world(world, one).to_json() for one in questions]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 6), st.integers(1, 9), st.integers(0, 2)), max_size=30
    )
)
def test_the_fast_engine_agrees_with_the_plain_one(rows: list[tuple[int, int, int, int]]) -> None:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4)
    start, length, weight, key = columns.T
    items = Items(start, start + length, weight, key, key > 0)
    plain, fast = schedule_plain(items), schedule_columns(items) if rows else (0, [])
    assert plain[0] == fast[0] == sum(int(weight[at]) for at in fast[1])
    assert plain[0] == _by_force(items)


@cache
def _forced(days: tuple[tuple[int, int, int, int, bool], ...]) -> int:
    best = 0
    for at, (_, end, weight, key, touch) in enumerate(days):
        rest = tuple(
            one for one in days[at + 1 :] if one[0] - end >= (1 if touch and one[4] and one[3] == key else 2)
        )
        best = max(best, weight + _forced(rest))
    return best


def _by_force(items: Items) -> int:
    columns = (items.start, items.end, items.weight, items.key, items.may_touch)
    return _forced(
        tuple(sorted(zip(*(column.tolist() for column in columns), strict=True), key=lambda one: one[1]))
    )


@pytest.mark.parametrize("worlds", [60, pytest.param(200, marks=pytest.mark.slow)])
def test_small_worlds_are_bound_nearly_as_well_as_can_be(worlds: int) -> None:
    seen, _, above, ours, best = closeness(worlds)
    assert seen
    assert not above
    assert 0.7 * best <= ours

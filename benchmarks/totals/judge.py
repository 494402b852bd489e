"""Asks the program and three naive readers about a world, and holds their answers against the truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import pandas as pd

from benchmarks.totals.frames import claim, frame, voices_frame
from benchmarks.totals.invent import make_world
from benchmarks.totals.worlds import ASKED, FIRST, LEAVES, TEXTS, World, held, iso, select
from warehouse.gazetteer import Places, load_places
from warehouse.totals import Answer, Question, answer

EVERYWHERE = frozenset(LEAVES)
ALWAYS = (-(10**6), 10**6)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One question to one world. `naive` holds sum, maximum and latest; None where nothing was said."""

    seed: int
    truth: int
    answer: Answer
    naive: tuple[int | None, int | None, int | None]
    best: int | None = None

    @property
    def is_low_right(self) -> bool:
        return self.answer.low <= self.truth

    @property
    def is_high_right(self) -> bool:
        return self.answer.high is None or self.truth <= self.answer.high


@cache
def voices() -> pd.DataFrame:
    """The bundled table."""
    return voices_frame()


@cache
def places() -> Places:
    """The bundled table."""
    return load_places()


def claims_of(world: World) -> pd.DataFrame:
    """The world's claims as the frame of main.claims."""
    return frame(
        [claim(number, claim_id=f"c{number:04d}", **fields) for number, fields in enumerate(world.claims, 1)]
    )


def ask(world: World, seed: int) -> tuple[Question, frozenset[str], int, int]:
    """A question, and what it means: leaves, first and last day."""
    random = Random(f"question {seed}")
    outcome = random.choice(("killed", "killed", "killed", "wounded", "casualties", "casualties"))
    outcome = "displaced" if world.broken == "stocks" else outcome
    group = random.choice(("people",) * 9 + ("civilians", "children", "women", "men", "combatants"))
    place = random.choice(ASKED) if random.random() < 0.7 else None
    leaves = max(TEXTS[place], key=len) if place else EVERYWHERE
    if random.random() < 0.4:
        return Question(outcome, group, place), leaves, *ALWAYS
    first = random.randrange(-3, 25)
    last = first + random.randrange(3, 45)
    if random.random() < 0.4 and (wholes := [row for row in world.claims if row.get("scope") == "whole"]):
        one = random.choice(wholes)  # a question that a whole figure may cover
        outcome = (
            one["outcome"] if one["outcome"] in ("killed", "wounded", "casualties", "displaced") else outcome
        )
        start, _, end = one["on"].partition("..")
        first, last = _number(start), _number(end or start)
        place = one["place_text"] if one["place_text"] in ASKED else place
        leaves = max(TEXTS[place], key=len) if place else EVERYWHERE
    days = (dt.date.fromisoformat(iso(first)), dt.date.fromisoformat(iso(last)))
    return Question(outcome, group, place, *days), leaves, first, last


def _number(day: str) -> int:
    return (dt.date.fromisoformat(day) - FIRST).days


def judge(seed: int, broken: str | None = None, largest: int = 14) -> Verdict:
    """One world, one question, the verdict."""
    world = make_world(seed, broken, largest)
    question, leaves, first, last = ask(world, seed)
    found = answer(claims_of(world), voices(), places(), question)
    return Verdict(
        seed,
        truth_of(world, question, leaves, first, last),
        found,
        naive(world, question, leaves, first, last),
    )


def truth_of(world: World, question: Question, leaves: frozenset[str], first: int, last: int) -> int:
    """How many there really were. A stock is asked for its highest day. In the world of shifted days the
    edges of the
    question are a day wide, since no reader of shifted dates can know better."""
    if world.broken == "stocks":
        days = range(max(first, 0), min(last, 60) + 1)
        return max((len(held(world, question.group, leaves, day)) for day in days), default=0)
    wide = 1 if world.broken == "a day shifted" else 0
    return len(select(world, question.outcome, question.group, leaves, first - wide, last + wide))


def naive(
    world: World, question: Question, leaves: frozenset[str], first: int, last: int
) -> tuple[int | None, int | None, int | None]:
    """Sum, maximum and latest of the figures for the question's outcome and group that touch its place and
    days.
    """
    told = sorted(_matching(world, question, leaves, first, last))
    values = [value for _, _, value in told]
    if not values:
        return None, None, None
    return sum(values), max(values), values[-1]


def _matching(
    world: World, question: Question, leaves: frozenset[str], first: int, last: int
) -> Iterator[tuple[str, int, int]]:
    for number, row in enumerate(world.claims):
        text = row.get("place_text")
        touches = (
            any(sense & leaves for sense in TEXTS.get(text, (frozenset(),)))
            if text
            else question.place is None
        )
        if row["outcome"] == question.outcome and row.get("group", "people") == question.group and touches:
            start, _, end = (row.get("on") or row["published_on"]).partition("..")
            if isinstance(row["value"], int) and _number(start) <= last and _number(end or start) >= first:
                yield row["published_on"], number, row["value"]


def regions(world: World) -> list[dict[str, Any]]:
    """What each claim proves: its people, days and least number. A restated or copied claim has none."""
    table = frame(
        [claim(number, claim_id=f"c{number:04d}", **fields) for number, fields in enumerate(world.claims, 1)]
    )
    lows = table["low"].fillna(0).astype(int).tolist()
    statements = [
        {"id": f"c{number:04d}", "apart_from": row.get("apart_from_ids", ()), "statement": row["quote"]}
        for number, row in enumerate(world.claims, 1)
    ]
    return [
        {**region, **statement, "low": low}
        for region, statement, low in zip(world.regions, statements, lows, strict=True)
        if region and low > 0
    ]

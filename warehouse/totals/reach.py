"""Reach in time: the days that surely contain everybody a claim counts, and the days it surely covers wholly.

A window's words may reach beyond the days they were resolved to ("last night"); reach.yml says how far.
Bodies
found and figures without time words may be of any day up to the statement, and cover no day wholly.
Days are integers since 1970-01-01; `PAST` and `FUTURE` stand for an open side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from warehouse import Mistake

Days = npt.NDArray[np.int64]
PAST, FUTURE = -(10**9), 10**9
KEYS = {"id", "match", "before", "after", "percent", "span", "inner", "why", "examples", "rejects"}
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Rule:
    """One class of time phrase."""

    id: str
    match: re.Pattern[str]
    before: int
    after: int
    percent: int
    span: int
    covers: bool
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def reach_rules() -> tuple[Rule, ...]:
    """The rules of reach.yml, in order; the last one matches everything."""
    import yaml

    entries = yaml.safe_load((HERE / "reach.yml").read_text(encoding="utf-8"))
    rules = tuple(_rule(entry) for entry in entries)
    for rule in rules:
        for phrase in rule.examples:
            if rule_of(phrase, rules).id != rule.id:
                raise Mistake(
                    f"reach.yml {rule.id}: the example {phrase!r} is read by {rule_of(phrase, rules).id}"
                )
        for phrase in rule.rejects:
            if rule_of(phrase, rules).id == rule.id:
                raise Mistake(f"reach.yml {rule.id}: the reject {phrase!r} is read by it")
    return rules


def _rule(entry: dict[str, Any]) -> Rule:
    name = entry.get("id", "?")
    if wrong := (set(entry) - KEYS) | ({"id", "match", "inner", "why", "examples", "rejects"} - set(entry)):
        raise Mistake(f"reach.yml {name}: unknown or missing key {sorted(wrong)[0]!r}")
    if not entry["examples"] or entry["inner"] not in ("same", "none"):
        raise Mistake(f"reach.yml {name}: needs an example, and inner is same or none")
    return Rule(
        name,
        re.compile(entry["match"], re.IGNORECASE),
        entry.get("before", 0),
        entry.get("after", 0),
        entry.get("percent", 0),
        entry.get("span", 0),
        entry["inner"] == "same",
        tuple(entry["examples"]),
        tuple(entry["rejects"]),
    )


def rule_of(phrase: str, rules: Sequence[Rule] | None = None) -> Rule:
    """The rule that reads these time words."""
    return next(rule for rule in (rules or reach_rules()) if rule.match.search(phrase))


def outer_reach(
    first: Days, last: Days, said: Days, phrase: npt.NDArray[np.intp], phrases: Sequence[str]
) -> tuple[Days, Days]:
    """The outer days: `first` and `last` as resolved (`PAST`/`FUTURE` where open), widened by the words.

    `phrase` holds for each claim the number of its words in `phrases`, or -1. `said` is when it was stated.
    """
    start, end = first.copy(), last.copy()
    closed = (first > PAST) & (last < FUTURE)
    length = np.where(closed, last - first + 1, 0)
    rules = [rule_of(text) for text in phrases]
    for rule in {rule.id: rule for rule in rules if rule.before or rule.after}.values():
        numbers = np.array([number for number, one in enumerate(rules) if one.id == rule.id])
        here = np.isin(phrase, numbers) & closed & ((length < rule.span) | (rule.span == 0))
        more = (length * rule.percent + 99) // 100
        if rule.before:
            start[here] -= (rule.before + more)[here]
        if rule.after:
            latest = np.maximum(last, said)
            end[here] = np.minimum(last + rule.after + more, latest)[here]
    end = np.where(end >= FUTURE, said, end)
    return start, end


def inner_reach(
    first: Days, last: Days, said: Days, phrase: npt.NDArray[np.intp], phrases: Sequence[str]
) -> tuple[Days, Days]:
    """The days surely wholly covered; first > last where there is none. The day of the statement is not
    over.
    """
    covers = np.array([rule_of(text).covers for text in phrases] + [True])
    closed = (first > PAST) & (last < FUTURE) & covers[phrase]
    end = np.where(last >= said, said - 1, last)
    return np.where(closed, first, FUTURE), np.where(closed, end, PAST)

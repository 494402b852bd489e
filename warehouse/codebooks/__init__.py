"""Codebooks as data: how a field's handbook makes a number of words. Conversions never enter `low` or
`high`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import Mistake
from warehouse.voices import KINDS

HERE = Path(__file__).parent
KEYS = {"codebook", "source", "conflict", "bounds", "reliable", "residual", "divided", "families", "outcomes"}
KEYS |= {"hedges", "words", "otherwise"}
HEDGES = {"exact", "none", "at_least", "more_than", "at_most", "less_than", "range", "about"}
CONFLICT = ("no_party", "corroborated", "most_reliable", "most_recent", "majority", "lowest")
FORMULA = re.compile(r"(?P<first>[Nab]|\d+)(?P<rest>(?:[+-](?:s|\d+))*)")
BOUNDS = ("low", "best", "high")

Formula = str | int | None
Coded = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Codebook:
    """One handbook. `hedges` and `words` give the formulas for low, best and high; None is blank."""

    name: str
    source: str
    conflict: tuple[str, ...]  # how figures of one event are reconciled for `best`
    is_conservative: bool  # the bounds of an event: its least figure, and its highest of a reliable voice
    reliable: tuple[str, ...]  # kinds of voices, the most reliable first
    residual: bool  # a summary figure counts less the known events inside it
    divided: bool  # a total over several days is divided evenly among them, the remainder to the first
    families: int | None  # persons a family, or None: not persons
    outcomes: dict[str, tuple[Formula, Formula, Formula]]  # outcomes that have numbers of their own
    hedges: dict[str, tuple[Formula, Formula, Formula]]
    words: tuple[tuple[re.Pattern[str], tuple[Formula, Formula, Formula]], ...]
    otherwise: tuple[Formula, Formula, Formula]

    def code(
        self, qualifier: str, number_text: str, value: int | None, value_to: int | None, outcome: str = ""
    ) -> Coded:
        """(low, best, high) of a figure by this handbook; None where it is blank. Never below 0, below 1
        for N > 0.
        """
        if outcome in self.outcomes:
            formulas = self.outcomes[outcome]
        elif qualifier == "vague" or value is None:
            formulas = self._worded(number_text.casefold())
        else:
            formulas = self.hedges["none" if qualifier == "exact" and value == 0 else qualifier]
        low, best, high = (_value(formula, value, value_to) for formula in formulas)
        return low, best, high

    def _worded(self, text: str) -> tuple[Formula, Formula, Formula]:
        return next((formulas for pattern, formulas in self.words if pattern.search(text)), self.otherwise)


@cache
def load_codebook(name: str) -> Codebook:
    """The codebook of <name>.yml, checked strictly."""
    import yaml

    path = HERE / f"{name}.yml"
    if not path.is_file():
        known = ", ".join(sorted(one.stem for one in HERE.glob("*.yml")))
        raise Mistake(f"codebook {name!r}: there is none; known are {known}")
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    if set(entry) != KEYS or entry["codebook"] != name:
        raise Mistake(f"{path.name}: unknown or missing key {sorted(set(entry) ^ KEYS)}, or another name")
    if set(entry["hedges"]) != HEDGES or not set(entry["conflict"]) <= set(CONFLICT):
        raise Mistake(f"{path.name}: hedges must be {sorted(HEDGES)}; conflict of {CONFLICT}")
    if entry["bounds"] not in (None, "conservative") or not set(entry["reliable"] or ()) <= set(KINDS):
        raise Mistake(f"{path.name}: bounds must be null or conservative; reliable of {', '.join(KINDS)}")
    hedges = {hedge: _formulas(path.name, hedge, row) for hedge, row in entry["hedges"].items()}
    words = tuple(
        (_pattern(row["words"]), _formulas(path.name, row["words"][0], {key: row[key] for key in BOUNDS}))
        for row in entry["words"]
    )
    outcomes = {name: _formulas(path.name, name, row) for name, row in (entry["outcomes"] or {}).items()}
    return Codebook(
        name=name,
        source=entry["source"],
        conflict=tuple(entry["conflict"]),
        is_conservative=entry["bounds"] == "conservative",
        reliable=tuple(entry["reliable"] or ()),
        residual=entry["residual"],
        divided=entry["divided"],
        families=entry["families"],
        outcomes=outcomes,
        hedges=hedges,
        words=words,
        otherwise=_formulas(path.name, "otherwise", entry["otherwise"]),
    )


def _formulas(file: str, name: str, row: dict[str, Any]) -> tuple[Formula, Formula, Formula]:
    if set(row) != set(BOUNDS):
        raise Mistake(f"{file} {name}: needs low, best and high")
    for formula in row.values():
        if formula is not None and not FORMULA.fullmatch(str(formula)):
            raise Mistake(f"{file} {name}: {formula!r} is not a formula of N, a, b, s and numbers")
    return row["low"], row["best"], row["high"]


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b")


def _value(formula: Formula, value: int | None, value_to: int | None) -> int | None:
    if formula is None:
        return None
    found = FORMULA.fullmatch(str(formula))
    assert found is not None  # checked when loaded
    first = found["first"]
    if first.isdigit():
        return int(first)
    amount = {"N": value, "a": value, "b": value_to}[first]
    if amount is None:
        return None
    for sign, step in re.findall(r"([+-])(s|\d+)", found["rest"]):
        size = _step(value or 0) if step == "s" else int(step)
        amount += size if sign == "+" else -size
    return max(amount, 1 if value else 0)


def _step(value: int) -> int:
    digits = str(value)
    return 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 1

"""What of a reading is right: per document, the claims, the attributes of the right ones, and the totals.

A claim is right when its span and the annotated one share at least half of their union, and outcome and
values agree; attributes are judged on the right ones, nothing against nothing included. A total is right when
its best lies between the coder's bounds.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from benchmarks.accuracy.sets import SETS
from extractors.claim import Claim, Reading
from extractors.rule_use import paired_claims

ATTRIBUTES = ("qualifier", "group", "kind", "modality", "window", "place", "source", "part_of")
Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one document: how many claims are annotated, read and right."""

    gold: int
    read: int
    right: int


@dataclass(frozen=True)
class Judged:
    """One document: all claims, those with a number word or digits, and the attributes' (right, judged)."""

    every: Tally
    explicit: Tally
    attributes: dict[str, tuple[int, int]]


def judge_claims(row: Gold, reading: Reading) -> Judged:
    """One document with every claim annotated."""
    gold, read = row["claims"], {c.n: c for c in reading.claims}
    pairs = paired_claims(reading.claims, gold)
    hits = [(gold[i], read[n]) for i, n in sorted(pairs.items())]
    told = sum(not g.get("implicit") for g, _ in hits)
    extra = sum(not c.implicit for n, c in read.items() if n not in set(pairs.values()))
    partners = {gold[i]["n"]: n for i, n in pairs.items()}
    right = {a: (sum(_agrees(a, g, c, partners) for g, c in hits), len(hits)) for a in ATTRIBUTES}
    explicit = sum(not g.get("implicit") for g in gold)
    return Judged(Tally(len(gold), len(read), len(hits)), Tally(explicit, told + extra, told), right)


def judge_total(row: Gold, reading: Reading, slot: str) -> bool | None:
    """Whether the total of "killed" or "wounded" is the coder's; None where the coder left it open."""
    low, high = row.get(f"{slot}_lo"), row.get(f"{slot}_hi")
    if low is None:
        return None
    total = reading.totals.get(slot)
    best = total.best if total and total.best is not None else 0
    return bool(low <= best <= (low if high is None else high))


def _agrees(attribute: str, gold: Gold, claim: Claim, partners: dict[int, int]) -> bool:
    if attribute == "window":
        days = (claim.window_start, claim.window_end)
        return tuple(d.isoformat() if d else None for d in days) == (
            gold.get("window_start"),
            gold.get("window_end"),
        )
    if attribute in ("place", "source"):
        return _same_name(gold.get(f"{attribute}_text"), getattr(claim, f"{attribute}_text"))
    if attribute == "part_of":
        whole = gold.get("part_of")
        return claim.part_of is None if whole is None else claim.part_of == partners.get(whole, 0)
    return bool(gold[attribute] == getattr(claim, attribute))


def _same_name(one: str | None, other: str | None) -> bool:
    """Neither is named, or all that tells in one name stands in the other."""
    if not one or not other:
        return bool(one) == bool(other)
    telling, told = _telling(one), _telling(other)
    if telling and told:
        return telling <= told or told <= telling
    return one.lower().strip() == other.lower().strip()


def _telling(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w{3,}", name.lower()) if w not in _plain_words())


@functools.cache
def _plain_words() -> frozenset[str]:
    told = yaml.safe_load(SETS.read_text(encoding="utf-8"))
    directions = told["plain_directions"]
    return frozenset([*told["plain_words"], *directions, *(f"{d}ern" for d in directions)])

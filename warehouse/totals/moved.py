"""One toll told of two days, or of two places: the same number, soon after, by another outlet.

A follow-up moves Monday's twelve to Wednesday; one paper names the town, another the next one. Nobody knows
whether these are the same people: low takes one of them, never the sum. Small numbers are equal by chance,
so they are held to be one only where both are told of one cause or actor in the same words, or, from five on,
of one town on two days. An article that tells both days, or both places, sets them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np

from warehouse.gazetteer.places import is_within
from warehouse.totals.case import Case
from warehouse.totals.causes import share_words
from warehouse.totals.evidence import Evidence, Flags, Ints
from warehouse.totals.keys import combine
from warehouse.totals.reach import FUTURE, PAST
from warehouse.totals.tolls import are_running

OTHER_DAY = "may be the same people, told of another day, as"
OTHER_PLACE = "may be the same people, told of another place, as"
FEWEST, FEW, CHANCE = (
    3,
    5,
    10,
)  # from 10 on an equal number is no chance, from 5 on in one town; below 3 it says nothing
UNIT = 2  # levels of the path of a first-level unit
FARTHEST = 3  # days that a toll is moved by; one day apart never adds between two voices
Pair = tuple[int, int, str]  # the earlier told, the later told, why
Witnesses = dict[int, list[int]]  # by row what sets it apart from a figure that it would be held to be


def set_moved_aside(case: Case) -> Witnesses:
    """Takes out the later told of two figures that may be one, with all that its article tells of the event.

    Gives what sets apart others that look like one.
    """
    evidence, witnesses = case.evidence, Witnesses()
    pairs = [] if case.is_stock else sorted(_pairs(case))
    if not pairs:
        return witnesses
    event = Rows(combine(evidence.outcome, evidence.place, evidence.start, evidence.end))
    told = Rows(combine(evidence.article, evidence.place, evidence.told_start, evidence.told_end))
    for row, later, why in pairs:
        if both := _told_by_one(evidence, event.like(row), event.like(later)):
            for one in (row, later):
                witnesses.setdefault(one, []).extend(both)
        else:
            beside = told.like(later)
            case.sieve.set_aside(beside, why, np.full(len(beside), row))
    return witnesses


def _pairs(case: Case) -> Iterator[Pair]:
    """Figures that may be one: by day and number first, then by what they are told of."""
    evidence = case.evidence
    lie, in_town = _lie(case), _are_in_towns(case)
    for row, later in _near_in_time(evidence, _candidates(case)):
        days = max(evidence.start[row], evidence.start[later]) - min(evidence.end[row], evidence.end[later])
        why = OTHER_DAY if days > 1 else OTHER_PLACE
        least = FEW if why == OTHER_DAY and in_town[row] and in_town[later] else CHANCE
        if _are_alike(evidence, row, later, least) and (
            lie(int(evidence.place[row]), int(evidence.place[later])) == why
        ):
            yield row, later, why


def _candidates(case: Case) -> Ints:
    """Figures of a day or a night, counted, of more than one or two persons."""
    evidence = case.evidence
    told = case.sieve.counts & (evidence.value >= FEWEST) & (evidence.low >= evidence.value)
    told &= evidence.has_window & ~are_running(evidence)
    told &= ~(evidence.found | evidence.implicit) & (evidence.part_of == None)  # noqa: E711
    told &= (evidence.start > PAST) & (evidence.end < FUTURE) & (evidence.end - evidence.start <= 1)
    told &= (evidence.value >= FEW) | (evidence.cause != None) | (evidence.actor != None)  # noqa: E711
    return np.flatnonzero(told)


def _near_in_time(evidence: Evidence, rows: Ints) -> Iterator[tuple[int, int]]:
    """Pairs of an equal number by two outlets, no more than FARTHEST days apart."""
    key = combine(evidence.outcome[rows], evidence.group[rows], evidence.value[rows])
    order = np.lexsort((evidence.start[rows], key))
    rows, key = rows[order], key[order]
    for step in range(1, len(rows)):
        first, second = rows[:-step], rows[step:]
        near = (key[:-step] == key[step:]) & (evidence.start[second] - evidence.end[first] <= FARTHEST)
        if not near.any():
            return
        for column in (evidence.publisher, evidence.article, evidence.origin):
            near &= column[first] != column[second]
        for one, other in zip(first[near].tolist(), second[near].tolist(), strict=True):
            yield min(one, other), max(one, other)


def _are_alike(evidence: Evidence, row: int, later: int, least: int) -> bool:
    """Whether cause and actor do not differ, and are the same where the number alone may be chance."""
    told = [
        (column[row], column[later])
        for column in (evidence.cause, evidence.actor)
        if column[row] and column[later]
    ]
    if not all(share_words(*one) for one in told):
        return False
    return bool(told) or bool(evidence.value[row] >= least)


def _are_in_towns(case: Case) -> Flags:
    """Rows told of a town, or of a place no wider, as far as anybody can tell."""
    narrow = [
        bool(one.outer) and (one.outer[0][0] == "?" or len(one.inner or one.outer) > UNIT)
        for one in case.names.places
    ]
    return np.array(narrow, dtype=bool)[case.evidence.place]


def _lie(case: Case) -> Callable[[int, int], str | None]:
    """How two places (by code) are to be taken: one place or one in the other, near and apart, or neither."""
    places, named = case.places, case.names.places

    @cache
    def lie(one: int, other: int) -> str | None:
        a, b = named[one], named[other]
        if not a.outer or not b.outer:
            return None
        if is_within(a.outer, b.outer) or is_within(b.outer, a.outer):
            return OTHER_DAY
        if places.relation(a, b)[0] == "unknown":
            return OTHER_DAY if set(a.key.split()) & set(b.key.split()) else None  # "Hama", "Hama province"
        return OTHER_PLACE if places.are_near(a.outer, b.outer) else None

    return lie


def _told_by_one(evidence: Evidence, rows: Ints, others: Ints) -> list[int]:
    """A row of each of two events that one article tells, if there is such an article."""
    first = dict(zip(evidence.article[rows].tolist(), rows.tolist(), strict=True))
    second = dict(zip(evidence.article[others].tolist(), others.tolist(), strict=True))
    both = sorted(set(first) & set(second))
    return [first[both[0]], second[both[0]]] if both else []


class Rows:
    """Rows by a code."""

    def __init__(self, code: Ints) -> None:
        self.code, self.order = code, np.argsort(code, kind="stable")
        self.sorted = code[self.order]

    def like(self, row: int) -> Ints:
        """The rows of the same code, ascending."""
        first, end = np.searchsorted(self.sorted, [self.code[row], self.code[row] + 1])
        return self.order[first:end]

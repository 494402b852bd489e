"""high: the smallest sum of closed whole figures that together cover the question; open where nothing
covers it.

A figure covers days, place and group only by its inner reach, only if its scope is whole, its words close it,
nothing inside it is proved to be more, and it counts all: not those of one cause, one side's doing, one
nationality, or those who could be documented. Parts of a place, a group or an outcome cover it only if they
are exhaustive.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from warehouse.gazetteer.places import Path, is_within
from warehouse.totals import tables
from warehouse.totals.case import Case
from warehouse.totals.causes import are_documented
from warehouse.totals.evidence import NONE, Flags, Ints
from warehouse.totals.tables import Who

Cover = tuple[int, list[int]]  # the sum, and the rows
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be covered, all days of the question aside."""

    outcome: str
    group: Who
    path: Path


def bound_above(case: Case) -> Cover | None:
    """The cheapest cover of the question, or None where there is none."""
    if case.question.date_from is None or case.question.date_to is None:
        return None
    if not len(case.tops):
        return None
    path = case.place.outer
    return _cover(case, case.tops, Scope(case.question.outcome, tables.who(case.question.group), path), 0)


def why_open(case: Case) -> str:
    """One clause for people: why there is no upper bound."""
    question = case.question
    if question.date_from is None or question.date_to is None:
        return "the question has no first or last day, and no figure covers all days"
    if case.clashes:
        return "closed figures clash with others"
    if len(case.tops):
        return "closed figures do not cover all of the question's days, place and people"
    return "no figure is closed by its own words: a count proves at least so many, not that there are no more"


def find_tops(case: Case) -> Ints:
    """The whole figures that may bound from above: closed by their words, exceeded by nothing inside them."""
    clashing = {whole for whole, _ in case.clashes}
    rows = [
        row for row in np.flatnonzero(_are_closed(case) & case.sieve.counts).tolist() if row not in clashing
    ]
    return np.array([row for row in rows if not _is_exceeded(case, case.caps.low, row)], dtype=np.int64)


def find_tops_aside(case: Case) -> Ints:
    """The whole figures that might bound from above, had not another claim set them aside."""
    return np.flatnonzero(_are_closed(case) & (case.sieve.by >= 0))


def _are_closed(case: Case) -> Flags:
    evidence = case.evidence
    party = np.array([voice.is_party for voice in case.voices], dtype=bool)[evidence.voice]
    closed: Flags = evidence.closed & evidence.whole & (evidence.high != NONE) & ~party & ~evidence.narrowed
    closed &= (evidence.cause_code < 0) & (evidence.actor_code < 0)
    closed &= evidence.inner_start <= evidence.inner_end
    rows = np.flatnonzero(closed)
    closed[rows] = ~are_documented(evidence, rows)
    return closed


def _is_exceeded(case: Case, weight: Ints, row: int) -> bool:
    """Whether some one figure inside this whole is already more; so for what surely covers no place."""
    inner = case.names.places[case.evidence.place[row]].inner
    return inner is None or exceeding(case, weight, row) is not None


def exceeding(case: Case, weight: Ints, row: int) -> int | None:
    """One figure inside a whole that is already more, if there is one."""
    evidence, names = case.evidence, case.names
    inner = names.places[evidence.place[row]].inner
    more = np.flatnonzero(
        case.sieve.counts
        & (weight > evidence.high[row])
        & (evidence.start >= evidence.inner_start[row])
        & (evidence.end <= evidence.inner_end[row])
    )
    return next((one for one in more.tolist() if inner is not None and _is_part(case, one, row, inner)), None)


def _is_part(case: Case, one: int, whole: int, inner: Path) -> bool:
    evidence, names = case.evidence, case.names
    return (
        is_within(names.places[evidence.place[one]].outer, inner)
        and tables.is_inside(names.groups[evidence.group[one]], names.groups[evidence.group[whole]])
        and tables.is_outcome_inside(
            names.outcomes[evidence.outcome[one]], names.outcomes[evidence.outcome[whole]]
        )
    )


def _cover(case: Case, usable: Ints, scope: Scope, depth: int) -> Cover | None:
    ways = [_cover_days(case, usable[_covers(case, usable, scope)])]
    if depth < DEEPEST:
        for parts in _partitions(case, scope):
            covers = [_cover(case, usable, part, depth + 1) for part in parts]
            if all(covers):
                rows = [row for cover in covers if cover for row in cover[1]]
                ways.append((sum(cover[0] for cover in covers if cover), rows))
    return min((way for way in ways if way), key=lambda way: (way[0], way[1]), default=None)


def _covers(case: Case, usable: Ints, scope: Scope) -> Flags:
    evidence, names = case.evidence, case.names
    mask = []
    for row in usable.tolist():
        inner = names.places[evidence.place[row]].inner
        mask.append(
            inner is not None
            and is_within(scope.path, inner)
            and tables.is_inside(scope.group, names.groups[evidence.group[row]])
            and tables.is_outcome_inside(scope.outcome, names.outcomes[evidence.outcome[row]])
        )
    return np.array(mask, dtype=bool)


def _partitions(case: Case, scope: Scope) -> list[list[Scope]]:
    """Ways to divide a scope into parts that are all of it."""
    ways = []
    if scope.path and scope.path[-1] in case.places.exhaustive:
        children = case.places.children(scope.path[-1])
        ways.append([Scope(scope.outcome, scope.group, (*scope.path, child)) for child in children])
    for name, covers in tables.COVERS.items():
        if scope.group == tables.who(name):
            ways += [[Scope(scope.outcome, tables.who(one), scope.path) for one in cover] for cover in covers]
    if scope.outcome in tables.OUTCOME_COVERS:
        ways.append([Scope(one, scope.group, scope.path) for one in tables.OUTCOME_COVERS[scope.outcome]])
    return [way for way in ways if way]


def _cover_days(case: Case, rows: Ints) -> Cover | None:
    """The cheapest rows whose inner days leave none of the question's days out: Dijkstra over the last day
    covered.
    """
    evidence = case.evidence
    ordered = sorted(rows.tolist(), key=lambda row: (evidence.inner_start[row], row))
    heap: list[tuple[int, int, tuple[int, ...]]] = [(0, case.first_day - 1, ())]
    reach, at = case.first_day - 1, 0
    while heap:
        cost, day, chosen = heapq.heappop(heap)
        if day >= case.last_day:
            return cost, list(chosen)
        reach = max(reach, day)
        while at < len(ordered) and evidence.inner_start[ordered[at]] <= reach + 1:
            row = ordered[at]
            if evidence.inner_end[row] >= case.first_day:
                heapq.heappush(
                    heap, (cost + int(evidence.high[row]), int(evidence.inner_end[row]), (*chosen, row))
                )
            at += 1
    return None

"""Whole figures against the sum of their parts: a clash is a dispute, and the whole caps its parts.

A whole that its own words close ("100 in September") is held against parts said no later than it;
parts told later are growth of the record. A whole of one cause or one side's doing is held against parts of
that cause or side only, and one of what could be documented against none. Clashes are found whatever the
question's days, place and group.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from warehouse.gazetteer.places import is_within
from warehouse.totals import tables
from warehouse.totals.apart import Items
from warehouse.totals.case import Case
from warehouse.totals.causes import are_documented, are_told_of
from warehouse.totals.disputes import Dispute, can_lower
from warehouse.totals.evidence import NONE, Flags, Ints
from warehouse.totals.keys import is_first, order_of
from warehouse.totals.pool import Entry, Pool, cut, make_pool, solve
from warehouse.totals.tolls import are_among, are_tolls, is_among
from warehouse.totals.tree import Forest

Clashes = tuple[tuple[int, Dispute], ...]  # wholes, each with its dispute, the least whole first
LONG = 3  # days from which an item is held against a span as a whole
CLASH = "a whole is less than the sum of its parts"


def cap_by_wholes(case: Case, pool: Pool, clashes: Clashes) -> tuple[Pool, tuple[Dispute, ...]]:
    """Put each clashing whole in the place of its parts, whatever the question's days."""
    disputes = []
    for whole, _ in clashes:
        near = _items_inside(case, pool, whole)
        inside, mixed = _of_the_whole(case, pool, whole, near)
        rows = np.flatnonzero(inside)
        total, chosen = solve(case, pool.take(rows)) if len(rows) else (0, [])
        parts = [*pool.entries_of(case, rows[chosen].tolist())]
        top = int(case.evidence.high[whole])
        if total > top:
            sides = tuple(sorted({whole, *(entry.row for entry in parts)}))
            disputes.append(Dispute(sides, top, CLASH))
        if len(rows) or mixed:
            pool = _without(case, pool, whole, mixed)
            pool = _replace(case, pool, inside, whole, cut(parts, top, whole))
    return pool, tuple(disputes)


def _of_the_whole(
    case: Case, pool: Pool, whole: int, near: Flags
) -> tuple[Flags, dict[int, tuple[int, ...]]]:
    """Which of these items count only people of the whole; of mixed ones the claims of others."""
    inside, mixed = near.copy(), {}
    told_of = _are_told_of(case, whole)
    for at in np.flatnonzero(near).tolist():
        rows = pool.rows_of(at)
        others = tuple(
            row for row in rows if not (told_of[row] and is_among(case.evidence, case.names, row, whole))
        )
        inside[at] = not others
        if others and len(others) < len(rows):
            mixed[at] = others
    return inside, mixed


def _are_told_of(case: Case, whole: int) -> Flags:
    """All rows whose people are of the whole's cause and actor, if it has any: others may be more."""
    evidence = case.evidence
    return are_told_of(evidence, np.arange(len(evidence)), evidence.cause[whole], evidence.actor[whole])


def _without(case: Case, pool: Pool, whole: int, mixed: dict[int, tuple[int, ...]]) -> Pool:
    """The pool with sums that hold some people of the whole counted without these."""
    if not mixed:
        return pool
    weight, source, sums = pool.forest.items.weight.copy(), pool.source.copy(), list(pool.sums)
    for at, rows in mixed.items():
        left = tuple(entry for entry in pool.entries(case, at) if entry.row in rows)
        sums.append(tuple(entry._replace(capped_by=(*entry.capped_by, whole)) for entry in left))
        weight[at], source[at] = sum(entry.counted for entry in left), -len(sums)
    items = replace(pool.forest.items, weight=weight)
    return replace(pool, forest=replace(pool.forest, items=items), source=source, sums=tuple(sums))


def _replace(case: Case, pool: Pool, inside: Flags, whole: int, parts: tuple[Entry, ...]) -> Pool:
    kept = pool.take(np.flatnonzero(~inside))
    evidence, forest = case.evidence, kept.forest
    path = case.names.places[evidence.place[whole]].outer
    paths = {one: number for number, one in enumerate(forest.paths)}
    code = paths.setdefault(path, len(paths))
    more = {
        "start": int(evidence.inner_start[whole]),
        "end": int(evidence.inner_end[whole]),
        "weight": sum(part.counted for part in parts),
        "key": -(10**6) - whole,
    }
    columns = {name: np.append(getattr(forest.items, name), value) for name, value in more.items()}
    items = Items(may_touch=np.append(forest.items.may_touch, False), known=None, **columns)
    return Pool(
        Forest(items, np.append(forest.path, code), tuple(paths)),
        np.append(kept.place, evidence.place[whole]),
        np.append(kept.source, -1 - len(kept.sums)),
        (*kept.sums, parts),
        np.append(kept.said, evidence.said[whole]),
        kept.weight,
    )


def _items_inside(case: Case, pool: Pool, whole: int) -> Flags:
    """Items in the place that a whole surely covers, or that is named as it is, and in the days it surely
    covers.
    """
    evidence, items, forest = case.evidence, pool.forest.items, pool.forest
    inner = case.names.places[evidence.place[whole]].inner
    within = np.array([inner is not None and is_within(path, inner) for path in forest.paths], dtype=bool)
    here = within[forest.path] | (pool.place == evidence.place[whole])
    inside: Flags = (
        here & (items.start >= evidence.inner_start[whole]) & (items.end <= evidence.inner_end[whole])
    )
    return inside


def find_clashes(case: Case, weight: Ints) -> Clashes:
    """Whole figures, closed by their own words, that are less than the joint low of what lies inside them."""
    evidence, names = case.evidence, case.names
    is_whole = (
        case.sieve.counts
        & evidence.whole
        & (evidence.high != NONE)
        & (evidence.inner_start <= evidence.inner_end)
        & are_tolls(evidence)
        & can_lower(evidence, case.voices)
    )
    told = np.flatnonzero(is_whole)
    told = told[~are_documented(evidence, told)]
    wholes = [row for row in told.tolist() if names.places[evidence.place[row]].outer]
    found = []
    for group_outcome in sorted({(int(evidence.group[row]), int(evidence.outcome[row])) for row in wholes}):
        same = [row for row in wholes if (evidence.group[row], evidence.outcome[row]) == group_outcome]
        found += _clashes_of(case, weight, group_outcome, same)
    return tuple(sorted(found, key=lambda one: (evidence.high[one[0]], one[0])))


def _clashes_of(
    case: Case, weight: Ints, group_outcome: tuple[int, int], wholes: list[int]
) -> list[tuple[int, Dispute]]:
    evidence, names = case.evidence, case.names
    group, outcome = group_outcome
    in_group = np.array([tables.is_inside(one, names.groups[group]) for one in names.groups], dtype=bool)
    wanted = names.outcomes[outcome]
    in_outcome = np.array([tables.is_outcome_inside(one, wanted) for one in names.outcomes], dtype=bool)
    rows = np.flatnonzero(case.sieve.counts & in_group[evidence.group] & in_outcome[evidence.outcome])
    told_of: dict[tuple[int, int, bool], list[int]] = {}
    for row in _doubtful(case, weight, rows, wholes):
        key = int(evidence.cause_code[row]), int(evidence.actor_code[row]), bool(evidence.narrowed[row])
        told_of.setdefault(key, []).append(row)
    found = []
    for _, alike in sorted(told_of.items()):
        inside = rows[are_told_of(evidence, rows, evidence.cause[alike[0]], evidence.actor[alike[0]])]
        inside = inside[are_among(evidence, names, inside, np.full(len(inside), alike[0]))]
        found += _clashes_among(case, weight, inside, _doubtful(case, weight, inside, alike))
    return found


def _clashes_among(case: Case, weight: Ints, rows: Ints, wholes: list[int]) -> list[tuple[int, Dispute]]:
    """The clashes of wholes of one group, outcome, cause and actor with these rows of theirs."""
    if not wholes:
        return []
    evidence, pool = case.evidence, make_pool(case, weight, rows)
    found = []
    for whole in _suspects(case, pool, wholes):
        at = np.flatnonzero(_items_inside(case, pool, whole) & (pool.said <= evidence.said[whole]))
        total, chosen = solve(case, pool.take(at))
        if total > evidence.high[whole]:
            sides = {whole, *(entry.row for entry in pool.entries_of(case, at[chosen].tolist()))}
            found.append((whole, Dispute(tuple(sorted(sides)), int(evidence.high[whole]), CLASH)))
    return found


def _doubtful(case: Case, weight: Ints, rows: Ints, wholes: list[int]) -> list[int]:
    """Wholes less than all that is told of their days, wherever, added up."""
    evidence = case.evidence
    ordered = rows[order_of(evidence.end[rows])]
    upto = np.concatenate([[0], np.cumsum(weight[ordered])])
    days = evidence.end[ordered]
    first = np.searchsorted(days, evidence.inner_start[wholes])
    last = np.searchsorted(days, evidence.inner_end[wholes], side="right")
    doubtful = upto[last] - upto[first] > evidence.high[wholes]
    return [row for row, doubt in zip(wholes, doubtful.tolist(), strict=True) if doubt]


def _suspects(case: Case, pool: Pool, wholes: list[int]) -> list[int]:
    """Wholes less than a quick upper bound of their parts."""
    evidence, forest = case.evidence, pool.forest
    rows = np.array(wholes, dtype=np.int64)
    first, last = evidence.inner_start[rows], evidence.inner_end[rows]
    gain = np.zeros(len(rows), dtype=np.int64)
    wider = [case.names.places[place].outer for place in evidence.place[rows].tolist()]
    order = order_of(forest.path)
    for part in np.split(order, np.flatnonzero(np.diff(forest.path[order])) + 1) if len(order) else ():
        code, items = int(forest.path[part[0]]), forest.items.take(part)
        here = np.flatnonzero([is_within(forest.paths[code], one) for one in wider])
        gain[here] += _most_within(items, first[here], last[here])
    suspects: list[int] = rows[gain > evidence.high[rows]].tolist()
    return suspects


def _most_within(items: Items, first: Ints, last: Ints) -> Ints:
    """For each span no less than the best sum in it: the heaviest short item a day, and all long ones."""
    is_long = items.end - items.start > LONG
    short = items.take(np.flatnonzero(~is_long))
    order = order_of(short.end)
    heads = np.flatnonzero(is_first(short.end[order]))
    days = short.end[order][heads]
    heaviest = np.maximum.reduceat(short.weight[order], heads) if len(heads) else heads
    upto = np.concatenate([[0], np.cumsum(heaviest)])
    most = upto[np.searchsorted(days, last, side="right")] - upto[np.searchsorted(days, first)]
    start, end, weight = items.start[is_long], items.end[is_long], items.weight[is_long]
    inside = [weight[(start >= one) & (end <= other)].sum() for one, other in zip(first, last, strict=True)]
    return np.asarray(most + np.array(inside, dtype=np.int64))

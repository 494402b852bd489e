"""Sums that a statement itself allows: the items of one list, "another", killed beside wounded in one
sentence.

Also the groups of one voice and relay that are disjoint by the words: its soldiers and its civilians of one
day and
place. Each sum is an item of its own that lies in the hull of its parts.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

import numpy as np

from warehouse.totals.evidence import Evidence, Flags, Ints, Names
from warehouse.totals.keys import codes_of, combine, groups_of, is_first
from warehouse.totals.links import stand_ins
from warehouse.totals.sieve import Sieve
from warehouse.totals.tables import is_apart, outcomes
from warehouse.words import any_of

FEW = 14


class Sum(NamedTuple):
    """Rows that may be added within one cell, and why; `held_to` and `held_by`: the toll that is less."""

    rows: tuple[int, ...]
    apart_by: str
    held_to: int = 2**62
    held_by: int | None = None


def members_of(sums: list[Sum]) -> tuple[Ints, Ints]:
    """The rows of the sums, one sum after the other, and how many each has."""
    size = np.fromiter(map(len, (one.rows for one in sums)), np.int64, len(sums))
    return np.fromiter(chain.from_iterable(one.rows for one in sums), np.int64, int(size.sum())), size


def stated_pairs(evidence: Evidence, names: Names, sieve: Sieve) -> Ints:
    """Pairs of rows that a statement sets apart, as two columns; not of what it tells as one.

    What a copy or a second telling sets apart from its own companions, the claim that stands for it is apart
    from: they are the same people.
    """
    beside = np.array(_harmed_together(evidence, names), dtype=np.int64).reshape(-1, 2)
    told = np.concatenate([evidence.links["apart_from"], beside])
    told = told[(evidence.article[told[:, 0]] == evidence.article[told[:, 1]])]
    told = told[~_are_linked(evidence, told)]
    pairs = np.unique(np.sort(stand_ins(sieve)[told], axis=1), axis=0)
    kept: Ints = pairs[~_are_linked(evidence, pairs)]
    return kept


def stated_sums(evidence: Evidence, apart: Ints, rows: Ints, weight: Ints) -> list[Sum]:
    """Sums that statements set apart (pairs `apart`), among these rows."""
    here = np.zeros(len(evidence), dtype=bool)
    here[rows] = True
    kept = apart[here[apart].all(axis=1)]
    alone = (np.bincount(kept.ravel(), minlength=1)[kept] == 1).all(axis=1)  # two rows, and no third one
    pairs: dict[int, set[int]] = {}
    for row, other in kept[~alone].tolist():
        pairs.setdefault(row, set()).add(other)
        pairs.setdefault(other, set()).add(row)
    two = np.sort(kept[alone], axis=1).tolist()
    found = sorted([*_cliques(pairs, weight), *((part[0], part) for part in two)])
    return [Sum(tuple(sorted(part)), "set apart by the statement") for _, part in found]


def _are_linked(evidence: Evidence, pairs: Ints) -> Flags:
    """Whether an article tells two of its claims as one, or as a whole and its part."""
    row, other = pairs.T
    linked: Flags = row == other
    for target in evidence.targets:
        linked |= (target[row] == other) | (target[other] == row)
    return linked


def _harmed_together(evidence: Evidence, names: Names) -> list[tuple[int, int]]:
    """Killed and wounded of one sentence, unless it tells of wounded who died."""
    if len(np.unique(evidence.outcome)) < 2:
        return []
    divides = np.array([outcomes()[name].inside != "" for name in names.outcomes], dtype=bool)
    rows = np.flatnonzero((evidence.sentence >= 0) & divides[evidence.outcome] & ~evidence.found)
    found = []
    died_of_it = any_of("died_of_it")
    for group in groups_of(combine(evidence.article, evidence.sentence), rows):
        if died_of_it.search(str(evidence.quote[group[0]])):
            continue
        members = group.tolist()
        found += [
            (row, other)
            for number, row in enumerate(members)
            for other in members[number + 1 :]
            if evidence.outcome[row] != evidence.outcome[other]
        ]
    return found


def _cliques(pairs: dict[int, set[int]], weight: Ints) -> list[tuple[int, list[int]]]:
    """The heaviest set of mutually apart rows of each connected family, after the family's first row."""
    found, seen = [], set()
    for row in sorted(pairs):
        if row in seen:
            continue
        family, queue = {row}, [row]
        while queue:
            for other in pairs[queue.pop()] - family:
                family.add(other)
                queue.append(other)
        seen |= family
        found.append((row, _heaviest(sorted(family), pairs, weight)))
    return [(row, clique) for row, clique in found if len(clique) > 1]


def _heaviest(family: list[int], pairs: dict[int, set[int]], weight: Ints) -> list[int]:
    if all(len(pairs[row] & set(family)) == len(family) - 1 for row in family):
        return family
    best: list[int] = []

    def extend(chosen: list[int], left: list[int]) -> None:
        nonlocal best
        if sum(weight[row] for row in chosen) > sum(weight[row] for row in best):
            best = chosen
        for number, row in enumerate(left):
            extend([*chosen, row], [other for other in left[number + 1 :] if other in pairs[row]])

    extend([], family[:FEW])
    return best


def group_sums(
    evidence: Evidence, names: Names, rows: Ints, weight: Ints, is_one_speaker: Flags
) -> list[Sum]:
    """Disjoint groups of one voice and relay in one cell of time and place."""
    rows = rows[is_one_speaker[evidence.voice[rows]] & (weight[rows] > 0)]
    told = np.flatnonzero(np.bincount(evidence.group[rows], minlength=1))
    narrow = rows[_with_apart(names, told)[evidence.group[rows]]]
    if not len(narrow):
        return []
    relay = evidence.relay
    groups = len(names.groups)
    pairs = np.sort(relay[narrow] * groups + evidence.group[narrow])
    several = np.bincount(pairs[is_first(pairs)] // groups, minlength=int(relay.max()) + 1) > 1
    rows = rows[several[relay[rows]]]
    cell = codes_of(relay[rows])
    sums = []
    for group in groups_of(cell, np.arange(len(rows))):
        best = _disjoint(evidence, names, rows[group].tolist(), weight)
        if len(best) > 1:
            sums.append(Sum(tuple(sorted(best)), "groups are disjoint by the words"))
    return sums


def _with_apart(names: Names, groups: Ints) -> Flags:
    """Groups (by code) that are apart from another one of these."""
    flags = np.zeros(len(names.groups), dtype=bool)
    for group in groups.tolist():
        flags[group] = any(is_apart(names.groups[group], names.groups[other]) for other in groups.tolist())
    return flags


def _disjoint(evidence: Evidence, names: Names, members: list[int], weight: Ints) -> list[int]:
    heads: dict[int, int] = {}
    for row in sorted(members, key=lambda one: (-weight[one], one)):
        heads.setdefault(int(evidence.group[row]), row)
    rows = list(heads.values())[:FEW]
    pairs = {
        row: {
            other
            for other in rows
            if other != row
            and is_apart(names.groups[evidence.group[row]], names.groups[evidence.group[other]])
            and not (
                evidence.article[row] == evidence.article[other]
                and _are_linked(evidence, np.array([[row, other]]))[0]
            )
        }
        for row in rows
    }
    return _heaviest(rows, pairs, weight)

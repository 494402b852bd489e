"""One toll told of two days, or of two places: the same number, soon after, by another outlet.

A follow-up moves Monday's twelve to Wednesday; one paper names the town, another the next one. Nobody knows
whether these are the same people: low takes one of them, never the sum. Small numbers are equal by chance,
so they are held to be one only where both are told of one cause or actor in the same words, or, from five on,
of one town on two days. An article that tells both days, or both places, sets them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from warehouse.gazetteer.places import Place, Places, is_within
from warehouse.totals.case import Case
from warehouse.totals.causes import share_words
from warehouse.totals.evidence import Evidence, Flags, Ints
from warehouse.totals.keys import Rows, combine, is_among, order_by, pack
from warehouse.totals.reach import FUTURE, PAST

OTHER_DAY = "may be the same people, told of another day, as"
OTHER_PLACE = "may be the same people, told of another place, as"
FEWEST, FEW, CHANCE = (
    3,
    5,
    10,
)  # from 10 on an equal number is no chance, from 5 on in one town; below 3 it says nothing
WHYS = (OTHER_DAY, OTHER_PLACE)
UNIT = 2  # levels of the path of a first-level unit
FARTHEST = 3  # days that a toll is moved by; one day apart never adds between two voices
Pair = tuple[int, int, str]  # the earlier told, the later told, why
Witnesses = dict[int, list[int]]  # by row what sets it apart from a figure that it would be held to be


def set_moved_aside(case: Case) -> Witnesses:
    """Takes out the later told of two figures that may be one, with all that its article tells of the event.

    Gives what sets apart others that look like one.
    """
    evidence, witnesses = case.evidence, Witnesses()
    pairs = [] if case.is_stock else _pairs(case)
    if not pairs:
        return witnesses
    both_tell: dict[tuple[int, int], list[int]] = {}
    aside: set[int] = set()
    named = np.array([one[:2] for one in pairs], dtype=np.int64)
    event = _alike(named, evidence.outcome, evidence.place, evidence.start, evidence.end)
    told = _alike(named[:, 1:], evidence.article, evidence.place, evidence.told_start, evidence.told_end)
    for row, later, why in pairs:
        events = int(event.code[row]), int(event.code[later])
        if events not in both_tell:
            both_tell[events] = _told_by_one(evidence, event.like(row), event.like(later))
        if both := both_tell[events]:
            for one in (row, later):
                witnesses.setdefault(one, []).extend(both)
        elif int(told.code[later]) not in aside:
            aside.add(int(told.code[later]))
            beside = told.like(later)
            case.sieve.set_aside(beside, why, np.full(len(beside), row))
    return witnesses


def _alike(named: Ints, *columns: Ints) -> Rows:
    """Rows by what these columns say; only those that are like one of the rows named can be asked for."""
    code = pack(*columns)
    rows = np.flatnonzero(is_among(code, code[named.ravel()]))
    return Rows(code, rows)


def _pairs(case: Case) -> list[Pair]:
    """Figures that may be one, in order: by day and number first, then by what they are told of."""
    evidence = case.evidence
    in_town, found = _are_in_towns(case), [np.zeros((3, 0), dtype=np.int64)]
    lies: dict[int, int] = {}
    for row, later in _near_in_time(evidence, _candidates(case)):
        days = np.maximum(evidence.start[row], evidence.start[later])
        days -= np.minimum(evidence.end[row], evidence.end[later])
        other_day = days > 1
        least = np.where(other_day & in_town[row] & in_town[later], FEW, CHANCE)
        kept = _are_alike(evidence, row, later, least)
        row, later, why = row[kept], later[kept], np.where(other_day[kept], *range(len(WHYS)))
        kept = _lie(case, row, later, lies) == why
        found.append(np.stack([row[kept], later[kept], why[kept]]))
    pairs = np.concatenate(found, axis=1)
    ordered = pairs[:, order_by(pairs[0], pairs[1])]
    return [(row, later, WHYS[why]) for row, later, why in ordered.T.tolist()]


def _candidates(case: Case) -> Ints:
    """Figures of a day or a night, counted, of more than one or two persons."""
    evidence = case.evidence
    told = case.sieve.counts & (evidence.value >= FEWEST) & (evidence.low >= evidence.value)
    told &= evidence.has_window & ~evidence.is_running
    told &= ~(evidence.found | evidence.implicit) & ~evidence.is_part
    told &= (evidence.start > PAST) & (evidence.end < FUTURE) & (evidence.end - evidence.start <= 1)
    told &= (evidence.value >= FEW) | (evidence.cause_code >= 0) | (evidence.actor_code >= 0)
    return np.flatnonzero(told)


def _near_in_time(evidence: Evidence, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of an equal number by two outlets, no more than FARTHEST days apart, the earlier row first."""
    key = combine(evidence.outcome[rows], evidence.group[rows], evidence.value[rows])
    order = order_by(key, evidence.start[rows])
    rows, key = rows[order], key[order]
    at, start, end = np.arange(len(rows)), evidence.start[rows], evidence.end[rows]
    for step in range(1, len(rows)):
        at = at[at + step < len(rows)]
        at = at[(key[at] == key[at + step]) & (start[at + step] - end[at] <= FARTHEST)]
        if not len(at):
            return
        first, second = rows[at], rows[at + step]
        differ = np.ones(len(first), dtype=bool)
        for column in (evidence.publisher, evidence.article, evidence.origin):
            differ &= column[first] != column[second]
        first, second = first[differ], second[differ]
        yield np.minimum(first, second), np.maximum(first, second)


def _are_alike(evidence: Evidence, row: Ints, later: Ints, least: Ints) -> Flags:
    """Whether cause and actor do not differ, and are the same where the number alone may be chance."""
    told = np.zeros(len(row), dtype=bool)
    alike = np.ones(len(row), dtype=bool)
    for column, code in ((evidence.cause, evidence.cause_code), (evidence.actor, evidence.actor_code)):
        both = np.flatnonzero((code[row] >= 0) & (code[later] >= 0))
        one, other = row[both], later[both]
        _, heads, pair = np.unique(pack(code[one], code[other]), return_index=True, return_inverse=True)
        words = [(column[one[at]], column[other[at]]) for at in heads.tolist()]
        told[both] |= np.array([bool(a and b) for a, b in words], dtype=bool)[pair]
        alike[both] &= np.array([not (a and b) or share_words(a, b) for a, b in words], dtype=bool)[pair]
    return alike & (told | (evidence.value[row] >= least))


def _are_in_towns(case: Case) -> Flags:
    """Rows told of a town, or of a place no wider, as far as anybody can tell."""
    narrow = [
        bool(one.outer) and (one.outer[0][0] == "?" or len(one.inner or one.outer) > UNIT)
        for one in case.names.places
    ]
    return np.array(narrow, dtype=bool)[case.evidence.place]


def _lie(case: Case, rows: Ints, others: Ints, known: dict[int, int]) -> Ints:
    """By pair how the two places are to be taken: the number of a reason, or -1. Pairs known are kept."""
    place, named = case.evidence.place, case.names.places
    pairs, number = np.unique(place[rows] * len(named) + place[others], return_inverse=True)
    for one in pairs.tolist():
        if one not in known:
            known[one] = _lie_of(case.places, *(named[code] for code in divmod(one, len(named))))
    return np.array([known[one] for one in pairs.tolist()], dtype=np.int64)[number]


def _lie_of(places: Places, one: Place, other: Place) -> int:
    """One place or one in the other, near and apart, or neither."""
    if not one.outer or not other.outer:
        return -1
    if is_within(one.outer, other.outer) or is_within(other.outer, one.outer):
        return WHYS.index(OTHER_DAY)
    if places.relation(one, other)[0] == "unknown":
        shares = set(one.key.split()) & set(other.key.split())  # "Hama", "Hama province"
        return WHYS.index(OTHER_DAY) if shares else -1
    return WHYS.index(OTHER_PLACE) if places.are_near(one.outer, other.outer) else -1


def _told_by_one(evidence: Evidence, rows: Ints, others: Ints) -> list[int]:
    """A row of each of two events that one article tells, if there is such an article."""
    first = dict(zip(evidence.article[rows].tolist(), rows.tolist(), strict=True))
    second = dict(zip(evidence.article[others].tolist(), others.tolist(), strict=True))
    both = sorted(set(first) & set(second))
    return [first[both[0]], second[both[0]]] if both else []

"""Rows that agree in some columns: one number for each combination, and walks over the groups they form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
MOST = 2**62
WIDEST = 10_000_000  # numbers between the least and the largest that are ticked off in a table
AT_ONCE = 1_000_000  # pairs looked at together
WIDE = 1_000_000  # numbers below this are quicker looked up in a table than in a hash
FAR = 10**8  # an open day or a missing number lies farther out than this, and whatever is told does not
SHORT = 2_000  # so few are quickly sorted by comparing them
PART = 16  # bits by which the others are sorted at once


def combine(*columns: npt.NDArray[np.generic]) -> Ints:
    """One code from 0 for each combination of values; equal codes mean equal in every column."""
    code: Ints = np.zeros(len(columns[0]), dtype=np.int64)
    width = 1
    for column in columns:
        part, span = _spread(column)
        if width * span >= MOST:
            code = codes_of(code)
            width = int(code.max(initial=0)) + 1
        if width * span >= MOST:
            part, span = codes_of(part), len(part)
        code = code * span + part
        width *= span
    return by_appearance(code, width)[0] if width < WIDE else codes_of(code)


def by_appearance(codes: Ints, size: int) -> tuple[Ints, Ints]:
    """Codes below `size` (-1 for a missing one) numbered anew in the order in which they come, and the old
    code of each.
    """
    at, first = np.arange(len(codes)), np.empty(size + 1, dtype=np.int64)
    first[codes[::-1]] = at[::-1]
    first = first[codes]
    is_new = first == at
    is_new[codes < 0] = False
    number = (np.cumsum(is_new) - 1)[first]
    number[codes < 0] = -1
    return number, codes[is_new]


def codes_of(values: npt.NDArray[np.generic]) -> Ints:
    """Codes from 0 in the order in which the values come; -1 for a missing one."""
    import pandas as pd

    codes, _ = pd.factorize(values)
    return np.asarray(codes, dtype=np.int64)


def _spread(column: npt.NDArray[np.generic]) -> tuple[Ints, int]:
    """Numbers from 0 that are equal where the values are, and one more than the largest."""
    part = column.astype(np.int64, copy=False) if column.dtype.kind in "ib" else codes_of(column)
    part, low, high = _narrow(part)
    return part - low, high - low + 1


def _narrow(column: Ints) -> tuple[Ints, int, int]:
    """The numbers with those far out moved next to the others, what is equal, less and more as it was; with
    the least and the largest, 0 among them.
    """
    low, high = int(column.min(initial=0)), int(column.max(initial=0))
    if low < -FAR and (near := _near(column, column < -FAR)):
        low, high = near[0] - 1, near[1]
        column = np.where(column < -FAR, low, column)
    if high > FAR and (near := _near(column, column > FAR)):
        low, high = near[0], near[1] + 1
        column = np.where(column > FAR, high, column)
    return column, low, high


def _near(column: Ints, is_far: npt.NDArray[np.bool_]) -> tuple[int, int] | None:
    """The least and the largest of the others, 0 among them; None where those far out are not one number, or
    are all.
    """
    far, near = column[is_far], column[~is_far]
    if not len(near) or (far != far[0]).any():
        return None
    return int(near.min(initial=0)), int(near.max(initial=0))


def pack(*columns: Ints) -> Ints:
    """The same without a walk over the values: numbers that are equal where every column is, and no codes
    from 0."""
    code: Ints = np.zeros(len(columns[0]), dtype=np.int64)
    width = 1
    for column in columns:
        part, low, high = _narrow(column)
        width *= high - low + 1
        if width >= MOST:
            return combine(*columns)
        code = code * (high - low + 1) + (part - low)
    return code


def order_by(*columns: Ints) -> Ints:
    """The positions in the order of the first column, then of the next; equals as they come."""
    if len(columns[0]) < SHORT:
        return np.lexsort(columns[::-1])
    parts = [_narrow(column) for column in columns]
    width, codes = 1, [np.zeros(len(columns[0]), dtype=np.int64)]
    for part, low, high in parts:
        if width * (high - low + 1) >= MOST:  # no more in one number
            width, codes = 1, [*codes, np.zeros(len(part), dtype=np.int64)]
        width *= high - low + 1
        codes[-1] = codes[-1] * (high - low + 1) + (part - low)
    order = order_of(codes[-1])
    for code in codes[-2::-1]:
        order = order[order_of(code[order])]
    return order


def order_of(code: Ints) -> Ints:
    """The positions in the order of the codes, equals as they come: sorted by the last bits first, and of
    those alike by the next ones, which takes as many steps as there are codes.
    """
    if len(code) < SHORT:
        return np.argsort(code, kind="stable")
    low = int(code.min())
    span = int(code.max()) - low
    if span >> (3 * PART):
        return np.argsort(code, kind="stable")
    code = code - low
    order: Ints = np.argsort(code.astype(np.uint16), kind="stable")
    for shift in (PART, 2 * PART):
        if span >> shift:
            order = order[np.argsort((code >> shift).astype(np.uint16)[order], kind="stable")]
    return order


def is_among(values: Ints, others: Ints) -> npt.NDArray[np.bool_]:
    """Whether each value is one of the others."""
    import pandas as pd

    if len(others) and int(others.max()) - int(others.min()) < WIDEST:
        return np.isin(values, others, kind="table")
    found: npt.NDArray[np.bool_] = pd.Index(values).isin(others)
    return found


def is_first(ordered: Ints) -> npt.NDArray[np.bool_]:
    """Whether each value of a sorted column is another than the one before it."""
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return first


def rank_within(group: Ints, *order: Ints) -> Ints:
    """0, 1, 2 … for the rows of each group, in the order of the given columns, then of position."""
    sort = order_by(group, *order)
    first = np.maximum.accumulate(np.where(is_first(group[sort]), np.arange(len(group)), 0))
    ranks = np.empty(len(group), dtype=np.int64)
    ranks[sort] = np.arange(len(group)) - first
    return ranks


def first_of(group: Ints, *order: Ints) -> Ints:
    """For each row the position of the first row of its group, in the order of the given columns."""
    ranks = rank_within(group, *order)
    firsts = np.full(int(group.max(initial=-1)) + 1, -1, dtype=np.int64)
    heads = np.flatnonzero(ranks == 0)
    firsts[group[heads]] = heads
    return firsts[group]


def pairs_of(key: Ints, rows: Ints, others: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each row beside each other one of its key, in the order of the rows and then of the others; so many at
    once as memory bears.
    """
    others = others[order_of(key[others])]
    ordered = key[others]
    first = np.searchsorted(ordered, key[rows])
    count = np.searchsorted(ordered, key[rows], side="right") - first
    rows, first, count = rows[count > 0], first[count > 0], count[count > 0]
    cuts = np.flatnonzero(np.diff(np.cumsum(count) // AT_ONCE)) + 1
    for part in np.split(np.arange(len(rows)), cuts):
        if len(part):
            yield np.repeat(rows[part], count[part]), others[spans(first[part], count[part])]


def spans(first: Ints, size: Ints) -> Ints:
    """For each first so many numbers that follow it, itself the first of them."""
    steps = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    numbers: Ints = np.repeat(first, size) + steps
    return numbers


def groups_of(group: Ints, rows: Ints) -> Iterator[Ints]:
    """The rows of each group that has two or more of them, groups in the order of their codes."""
    if len(rows) < 2:
        return
    size = np.bincount(group[rows], minlength=int(group.max()) + 1)
    rows = rows[size[group[rows]] > 1]
    ordered = rows[order_of(group[rows])]
    cuts = np.flatnonzero(np.diff(group[ordered])) + 1
    edges = [0, *cuts.tolist(), len(ordered)]
    for start, end in pairwise(edges):
        if end - start > 1:
            yield ordered[start:end]


def least_linked(size: int, one: Ints, other: Ints) -> Ints:
    """For each number below `size` the least that pairs link it to, over others or directly, or itself."""
    least, before = np.arange(size), np.zeros(0, dtype=np.int64)
    while not np.array_equal(least, before):
        before = least.copy()
        np.minimum.at(least, one, least[other])
        np.minimum.at(least, other, least[one])
        least = least[least]
    return least


class Rows:
    """Rows by a code, all of them or some."""

    def __init__(self, code: Ints, rows: Ints | None = None) -> None:
        rows = np.arange(len(code)) if rows is None else rows
        self.code, self.order = code, rows[order_of(code[rows])]
        self.sorted = code[self.order]

    def like(self, row: int) -> Ints:
        """The rows of the same code, ascending."""
        first, end = np.searchsorted(self.sorted, [self.code[row], self.code[row] + 1])
        return self.order[first:end]

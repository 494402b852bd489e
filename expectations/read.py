"""Rows in, typed columns out: every value is read as its column's kind, or named as a misfit.

Rows are read some thousands at a time, column by column. Where the values are all of the column's own type
they are made an array at once; only where there is another type is each value looked at.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np
import pyarrow as pa

from expectations.rows import CHUNK, Array, Rows
from expectations.suite import Column, Suite

LARGEST = 2**53  # whole numbers up to here are exact in a float column
NOTHING = type(None)

Misfits = dict[int, list[str]]


def read_rows(suite: Suite, given: Sequence[Mapping[str, Any]], run_date: dt.date) -> Rows:
    """Typed columns of the rows; a key that is absent is a bug of the caller and raises ValueError."""
    columns = {column.name: np.empty(len(given), dtype=_TYPES[column.kind]) for column in suite.columns}
    misfits: Misfits = {}
    missing: dict[int, list[str]] = {}
    for begin in range(0, len(given), CHUNK):
        chunk = given[begin : begin + CHUNK]
        for column in suite.columns:
            values = _values(suite, column, chunk, begin)
            types = set(map(type, values))
            columns[column.name][begin : begin + CHUNK], wrong = _read(column, values, types)
            for at, said in wrong.items():
                misfits.setdefault(begin + at, []).append(said)
            if column.required and NOTHING in types:
                for at in [i for i, value in enumerate(values, begin) if value is None]:
                    missing.setdefault(at, []).append(column.name)
    return Rows(
        size=len(given),
        columns=columns,
        run_date=run_date,
        misfits={at: "; ".join(said) for at, said in sorted(misfits.items())},
        missing={at: f"{', '.join(names)}: nothing there" for at, names in sorted(missing.items())},
    )


def _values(suite: Suite, column: Column, given: Sequence[Mapping[str, Any]], begin: int) -> list[Any]:
    if column.optional:
        return [row.get(column.name) for row in given]
    try:
        return list(map(itemgetter(column.name), given))
    except KeyError:
        at = next(i for i, row in enumerate(given, begin) if column.name not in row)
        raise ValueError(f"{suite.row_kind} row {at} has no key {column.name!r}") from None


def _read(column: Column, values: list[Any], types: set[type]) -> tuple[Array, dict[int, str]]:
    """The values as an array of the column's kind, and by position what is said of those that are none."""
    plain, own = _PLAIN[column.kind]
    if types <= own and (array := plain(values)) is not None:
        return array, {}
    wrong: dict[int, str] = {}
    return _CAREFULLY[column.kind](column.name, list(values), wrong), wrong


def _plain_numbers(values: list[Any]) -> Array | None:
    """Whole numbers, or None where one is too large to be exact."""
    try:
        array: Array = pa.array(values, pa.int64()).to_numpy(zero_copy_only=False).astype(np.float64)
    except OverflowError:
        return None
    return None if (np.abs(array) > LARGEST).any() else array


def _plain_dates(values: list[Any]) -> Array:
    array: Array = pa.array(values, pa.date32()).to_numpy(zero_copy_only=False)
    return array


def _plain_lists(values: list[Any]) -> Array | None:
    if any(type(n) is not int for numbers in values if numbers for n in numbers):
        return None
    return _objects(tuple(numbers) if numbers else () for numbers in values)


def _read_text(name: str, values: list[Any], wrong: dict[int, str]) -> Array:
    for at, value in enumerate(values):
        if value is not None and type(value) is not str:
            _misfit(wrong, at, name, value, "a text")
            values[at] = None
    return _objects(values)


def _read_number(name: str, values: list[Any], wrong: dict[int, str]) -> Array:
    for at, value in enumerate(values):
        if value is None or (type(value) is int and -LARGEST <= value <= LARGEST):
            continue
        values[at] = None
        if isinstance(value, float) and math.isnan(value):
            continue  # a null that came through a float column
        if isinstance(value, (np.integer, float)) and math.isfinite(value) and int(value) == value:
            values[at] = int(value)
        else:
            _misfit(wrong, at, name, value, "a whole number")
    return np.array(values, dtype=np.float64)


def _read_date(name: str, values: list[Any], wrong: dict[int, str]) -> Array:
    for at, value in enumerate(values):
        if value is None or type(value) is dt.date:
            continue
        values[at] = None
        if isinstance(value, dt.datetime):
            values[at] = value.date() if value == value else None  # NaT is not equal to itself
        elif isinstance(value, str) and (day := _iso_day(value)):
            values[at] = day
        else:
            _misfit(wrong, at, name, value, "a date such as 2016-09-29")
    return np.array(values, dtype="datetime64[D]")


def _read_flag(name: str, values: list[Any], wrong: dict[int, str]) -> Array:
    for at, value in enumerate(values):
        if value is not None and value is not True and value is not False:
            values[at] = bool(value) if isinstance(value, np.bool_) else None
            if values[at] is None:
                _misfit(wrong, at, name, value, "true or false")
    return np.array([value is True for value in values], dtype=np.bool_)


def _read_list(name: str, values: list[Any], wrong: dict[int, str]) -> Array:
    for at, value in enumerate(values):
        if value is None:
            values[at] = ()
        elif isinstance(value, (list, tuple, np.ndarray)) and all(
            type(n) is int or isinstance(n, np.integer) for n in value
        ):
            values[at] = tuple(int(n) for n in value)
        else:
            _misfit(wrong, at, name, value, "a list of whole numbers")
            values[at] = ()
    return _objects(values)


def _read_real(name: str, values: list[Any], wrong: dict[int, str]) -> Array:
    for at, value in enumerate(values):
        if value is None or (isinstance(value, (float, int, np.number)) and type(value) is not bool):
            continue
        _misfit(wrong, at, name, value, "a number")
        values[at] = None
    return np.array(values, dtype=np.float64)


_TYPES = {
    "text": np.dtype(object),
    "number": np.dtype(np.float64),
    "real": np.dtype(np.float64),
    "date": np.dtype("datetime64[D]"),
    "flag": np.dtype(np.bool_),
    "list": np.dtype(object),
}
_PLAIN: Mapping[str, tuple[Callable[[list[Any]], Array | None], frozenset[type]]] = {
    "text": (lambda values: _objects(values), frozenset({str, NOTHING})),
    "number": (_plain_numbers, frozenset({int, NOTHING})),
    "real": (lambda values: np.array(values, dtype=np.float64), frozenset({float, int, NOTHING})),
    "date": (_plain_dates, frozenset({dt.date, NOTHING})),
    "flag": (lambda values: np.array(values, dtype=np.bool_), frozenset({bool, NOTHING})),
    "list": (_plain_lists, frozenset({list, tuple, NOTHING})),
}
_CAREFULLY: Mapping[str, Callable[[str, list[Any], dict[int, str]], Array]] = {
    "text": _read_text,
    "number": _read_number,
    "real": _read_real,
    "date": _read_date,
    "flag": _read_flag,
    "list": _read_list,
}


def _misfit(wrong: dict[int, str], at: int, name: str, value: object, right: str) -> None:
    wrong[at] = f"{name} is {repr(value)[:60]}, not {right}"


def _iso_day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _objects(values: Iterable[Any]) -> Array:
    return np.fromiter(values, dtype=object)

"""Rows in, typed columns out: every value is read as its column's kind, or named as a misfit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from expectations.rows import Array, Rows
from expectations.suite import Column, Suite

LARGEST = 2**53  # whole numbers up to here are exact in a float column

Misfits = dict[int, list[str]]


def read_rows(suite: Suite, given: Sequence[Mapping[str, Any]], run_date: dt.date) -> Rows:
    """Typed columns of the rows; a key that is absent is a bug of the caller and raises ValueError."""
    columns: dict[str, Array] = {}
    misfits: Misfits = {}
    missing: dict[int, list[str]] = {}
    for column in suite.columns:
        values = _values(suite, column, given)
        if column.required:
            for at in [i for i, value in enumerate(values) if value is None]:
                missing.setdefault(at, []).append(column.name)
        columns[column.name] = _READERS[column.kind](column.name, values, misfits)
    return Rows(
        size=len(given),
        columns=columns,
        run_date=run_date,
        misfits={at: "; ".join(said) for at, said in sorted(misfits.items())},
        missing={at: f"{', '.join(names)}: nothing there" for at, names in sorted(missing.items())},
    )


def _values(suite: Suite, column: Column, given: Sequence[Mapping[str, Any]]) -> list[Any]:
    if column.optional:
        return [row.get(column.name) for row in given]
    try:
        return [row[column.name] for row in given]
    except KeyError:
        at = next(i for i, row in enumerate(given) if column.name not in row)
        raise ValueError(f"{suite.row_kind} row {at} has no key {column.name!r}") from None


def _read_text(name: str, values: list[Any], misfits: Misfits) -> Array:
    for at, value in enumerate(values):
        if value is not None and type(value) is not str:
            _misfit(misfits, at, name, value, "a text")
            values[at] = None
    return _objects(values)


def _read_number(name: str, values: list[Any], misfits: Misfits) -> Array:
    for at, value in enumerate(values):
        if value is None or (type(value) is int and -LARGEST <= value <= LARGEST):
            continue
        values[at] = None
        if isinstance(value, float) and math.isnan(value):
            continue  # a null that came through a float column
        if isinstance(value, (np.integer, float)) and math.isfinite(value) and int(value) == value:
            values[at] = int(value)
        else:
            _misfit(misfits, at, name, value, "a whole number")
    return np.array(values, dtype=np.float64)


def _read_date(name: str, values: list[Any], misfits: Misfits) -> Array:
    for at, value in enumerate(values):
        if value is None or type(value) is dt.date:
            continue
        values[at] = None
        if isinstance(value, dt.datetime):
            values[at] = value.date() if value == value else None  # NaT is not equal to itself
        elif isinstance(value, str) and (day := _iso_day(value)):
            values[at] = day
        else:
            _misfit(misfits, at, name, value, "a date such as 2016-09-29")
    return np.array(values, dtype="datetime64[D]")


def _read_flag(name: str, values: list[Any], misfits: Misfits) -> Array:
    for at, value in enumerate(values):
        if value is not None and value is not True and value is not False:
            values[at] = bool(value) if isinstance(value, np.bool_) else None
            if values[at] is None:
                _misfit(misfits, at, name, value, "true or false")
    return np.array([value is True for value in values], dtype=np.bool_)


def _read_list(name: str, values: list[Any], misfits: Misfits) -> Array:
    for at, value in enumerate(values):
        if value is None:
            values[at] = ()
        elif isinstance(value, (list, tuple, np.ndarray)) and all(
            type(n) is int or isinstance(n, np.integer) for n in value
        ):
            values[at] = tuple(int(n) for n in value)
        else:
            _misfit(misfits, at, name, value, "a list of whole numbers")
            values[at] = ()
    return _objects(values)


def _read_real(name: str, values: list[Any], misfits: Misfits) -> Array:
    for at, value in enumerate(values):
        if value is None or (isinstance(value, (float, int, np.number)) and type(value) is not bool):
            continue
        _misfit(misfits, at, name, value, "a number")
        values[at] = None
    return np.array(values, dtype=np.float64)


_READERS: Mapping[str, Callable[[str, list[Any], Misfits], Array]] = {
    "text": _read_text,
    "number": _read_number,
    "real": _read_real,
    "date": _read_date,
    "flag": _read_flag,
    "list": _read_list,
}


def _misfit(misfits: Misfits, at: int, name: str, value: object, right: str) -> None:
    misfits.setdefault(at, []).append(f"{name} is {repr(value)[:60]}, not {right}")


def _iso_day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _objects(values: Iterable[Any]) -> Array:
    return np.fromiter(values, dtype=object)

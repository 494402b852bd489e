"""Rows as typed columns: the form in which derived columns and Great Expectations read a night."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

CHUNK = 5_000  # rows looked at together: few enough to stay in a processor's cache, column after column
Findings = dict[int, str]  # position of a failing row -> what is wrong with it
Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Rows:
    """Columns of one suite's rows, all of one length.

    number: float64, null is NaN; date: datetime64[D], null is NaT (so every comparison with null is false);
    real: float64; text: object with None; flag: bool, null is false; list: object of tuples, null is empty.
    `misfits` holds what could not be read as its kind. `memo` keeps what several expectations share.
    """

    size: int
    columns: Mapping[str, Array]
    run_date: dt.date
    misfits: Findings
    missing: Findings
    memo: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    def shared(self, name: str, make: Callable[[Rows], Any]) -> Any:
        """What `make` gives, worked out once."""
        if name not in self.memo:
            self.memo[name] = make(self)
        return self.memo[name]


def versions(rows: Rows) -> npt.NDArray[np.int64]:
    """The rows' version_ids as numbers, one a version: what compares and sorts a version by."""

    def make(rows: Rows) -> npt.NDArray[np.int64]:
        import pandas as pd

        return pd.factorize(rows["version_id"], use_na_sentinel=False)[0].astype(np.int64)

    made: npt.NDArray[np.int64] = rows.shared("versions", make)
    return made


def among(column: Array, words: Collection[str]) -> npt.NDArray[np.bool_]:
    """Where a column of texts holds one of these words."""
    found = np.zeros(len(column), dtype=np.bool_)
    for word in words:
        found |= column == word
    return found


def whole(number: float) -> str:
    """A number as people write it: 300,000; "none" where there is none."""
    return "none" if number != number else f"{int(number):,}"


def positions(mask: npt.NDArray[np.bool_]) -> list[int]:
    """Where a mask is true."""
    found: list[int] = np.flatnonzero(mask).tolist()
    return found

"""Rows as typed columns: the form in which derived columns and Great Expectations read a night."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

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


def whole(number: float) -> str:
    """A number as people write it: 300,000; "none" where there is none."""
    return "none" if number != number else f"{int(number):,}"


def positions(mask: npt.NDArray[np.bool_]) -> list[int]:
    """Where a mask is true."""
    return [int(at) for at in np.flatnonzero(mask)]

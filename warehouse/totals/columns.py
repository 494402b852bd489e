"""The columns of the frame of main.claims as plain arrays: what totals read of it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from warehouse import Mistake
from warehouse.totals.keys import by_appearance

if TYPE_CHECKING:
    import pandas as pd

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]
NONE = -1
READ = (  # the columns of main.claims that totals read
    *("claim_id", "article_id", "origin_id", "publisher", "published_on", "quote", "start", "number_text"),
    *("implicit", "outcome", "group", "group_text", "unit", "kind", "qualifier", "modality", "value"),
    *("value_to", "low", "high", "part_of_id", "apart_from_ids", "restates_id", "revises_id", "scope"),
    *("closed", "found", "window_text", "window_start", "window_end", "said_on", "place_text", "voice_id"),
    *("cause_text", "actor_text"),
)


class Columns:
    """Columns of a frame by name, as plain arrays with some of its rows in an order, or with all."""

    def __init__(self, claims: pd.DataFrame, rows: Ints | None) -> None:
        self.claims, self.rows = claims, rows
        self._coded: dict[str, tuple[Ints, Objects]] = {}

    def _column(self, name: str) -> pd.Series:
        if name not in self.claims.columns:
            raise Mistake(f"claims: the column {name!r} is missing; totals read the rows of main.claims")
        return self.claims[name]

    def _in_order(self, values: Any) -> Any:
        """The rows, of plain values: much cheaper than of the column that they come from."""
        return values if self.rows is None else values[self.rows]

    def objects(self, name: str) -> Objects:
        """Values as they are; a missing text is None."""
        return self._filled(name, None)

    def words(self, name: str) -> Objects:
        """The same for texts that come again and again: each is there once."""
        codes, texts = self._codes(name)
        return _with_none(texts)[codes]

    def equals(self, name: str, value: str | bool) -> Flags:
        """Whether it is this value; a missing one is not."""
        flags: Flags = self._in_order(self._column(name).eq(value).fillna(False).to_numpy(dtype=bool))
        return flags

    def among(self, name: str, values: Sequence[str]) -> Ints:
        """Which of these texts it is, by number; -1 for any other."""
        codes, texts = self._codes(name)
        number = {value: at for at, value in enumerate(values)}
        return np.array([*(number.get(text, -1) for text in texts.tolist()), -1], dtype=np.int64)[codes]

    def lists(self, name: str) -> Objects:
        """Lists as they are; a missing one is empty."""
        return self._filled(name, ())

    def _filled(self, name: str, missing: Any) -> Objects:
        import pandas as pd

        column = self._column(name)
        if self.rows is not None:  # before they are made, so that they lie in memory in this order
            column = pd.Series(column.array.take(self.rows), copy=False)
        values: Objects = column.to_numpy(dtype=object, copy=True)
        instead = np.empty(1, dtype=object)
        instead[0] = missing
        values[column.isna().to_numpy()] = instead
        return values

    def codes(self, name: str) -> tuple[Ints, Sequence[str]]:
        """Numbers for texts in the order in which they come, -1 for a missing one, and the texts."""
        codes, texts = self._codes(name)
        return codes, texts.tolist()

    def _codes(self, name: str) -> tuple[Ints, Objects]:
        """The same, looked up once; the texts are made in the order in which they will be read."""
        import pandas as pd

        if name not in self._coded:
            codes, texts = pd.factorize(self._column(name))
            codes, order = by_appearance(self._in_order(codes), len(texts))
            self._coded[name] = codes, np.asarray(texts.take(order), dtype=object)
        return self._coded[name]

    def days(self, name: str, missing: int) -> Ints:
        """Days since 1970-01-01."""
        import pandas as pd

        column = pd.to_datetime(self._column(name), errors="raise")
        days = self._in_order(column.to_numpy().astype("datetime64[D]"))
        return np.where(np.isnat(days), missing, days.astype(np.int64))

    def numbers(self, name: str) -> Ints:
        """Whole numbers; NONE where missing."""
        import pandas as pd

        column = pd.to_numeric(self._column(name)).to_numpy(dtype=np.float64, na_value=np.nan)
        column = self._in_order(column)
        return np.where(np.isnan(column), NONE, column).astype(np.int64)


def _with_none(texts: Objects) -> Objects:
    """The texts, and None for code -1."""
    found: Objects = np.full(len(texts) + 1, None, dtype=object)
    found[:-1] = texts
    return found

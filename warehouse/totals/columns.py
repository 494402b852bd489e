"""The columns of the frame of main.claims as plain arrays: what totals read of it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from warehouse import Mistake

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

    def _column(self, name: str) -> Any:
        import pandas as pd

        if name not in self.claims.columns:
            raise Mistake(f"claims: the column {name!r} is missing; totals read the rows of main.claims")
        column = self.claims[name]
        return column if self.rows is None else pd.Series(column.array.take(self.rows), copy=False)

    def objects(self, name: str) -> Objects:
        """Values as they are; a missing text is None."""
        column = self._column(name)
        values: Objects = column.to_numpy(dtype=object, copy=True)
        values[column.isna().to_numpy()] = None
        return values

    def words(self, name: str) -> Objects:
        """The same for texts that come again and again: each is there once."""
        codes, texts = self.codes(name)
        return np.array([*texts, None], dtype=object)[codes]

    def equals(self, name: str, value: object) -> Flags:
        """Whether it is this value; a missing one is not."""
        flags: Flags = self._column(name).eq(value).fillna(False).to_numpy(dtype=bool)
        return flags

    def lists(self, name: str) -> Objects:
        """Lists as they are; a missing one is empty."""
        column = self._column(name)
        values: Objects = column.to_numpy(dtype=object, copy=True)
        for row in np.flatnonzero(column.isna().to_numpy()).tolist():
            values[row] = ()
        return values

    def codes(self, name: str) -> tuple[Ints, Sequence[str]]:
        """Numbers for texts, -1 for a missing one, and the texts."""
        import pandas as pd

        codes, texts = pd.factorize(self._column(name))
        return codes.astype(np.int64), np.asarray(texts, dtype=object).tolist()

    def days(self, name: str, missing: int) -> Ints:
        """Days since 1970-01-01."""
        import pandas as pd

        column = pd.to_datetime(self._column(name), errors="raise")
        days = column.to_numpy().astype("datetime64[D]")
        return np.where(np.isnat(days), missing, days.astype(np.int64))

    def numbers(self, name: str) -> Ints:
        """Whole numbers; NONE where missing."""
        import pandas as pd

        column = pd.to_numeric(self._column(name)).to_numpy(dtype=np.float64, na_value=np.nan)
        return np.where(np.isnan(column), NONE, column).astype(np.int64)

"""How sure a figure is: a bootstrap over documents, and Wilson's interval."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

ROUNDS, SEED = 300, 7  # of the bootstrap
Z = 1.959964  # 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Figure:
    """A share between 0 and 1 with its 95 % interval."""

    value: float
    low: float
    high: float

    def shown(self, digits: int) -> str:
        """ "0.968 (0.941–0.985)"."""
        return f"{self.value:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def wilson(right: float, n: float) -> tuple[float, float]:
    """Wilson's 95 % interval of `right` of `n`; the whole range where nothing was judged."""
    if n <= 0:
        return 0.0, 1.0
    p, z2 = right / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def figure_of(samples: Sequence[Any], share: Callable[[Sequence[Any]], tuple[float, float]]) -> Figure | None:
    """The share of all samples (one a document) with the wider of both intervals on either side.

    `share` gives (right, of how many). None where there is nothing to judge.
    """
    right, n = share(samples)
    if not n:
        return None
    rng = random.Random(SEED)
    drawn = (share(rng.choices(samples, k=len(samples))) for _ in range(ROUNDS))
    got = sorted(r / of if of else 1.0 for r, of in drawn)
    low, high = wilson(right, n)
    return Figure(right / n, min(low, got[int(ROUNDS * 0.025)]), max(high, got[int(ROUNDS * 0.975) - 1]))

"""How a subject usually is: what tonight's count is held against, from its own earlier nights.

Volumes are compared as square roots, on which chance is equally wide for every size (Anscombe, Biometrika
35, 1948). What a night like tonight brings is the median of all nights, moved towards the median of the same
weekday as far as the two differ by more than chance: positive-part shrinkage (James and Stein, 4th Berkeley
Symposium, 1961), so a weekend is learnt where there is one, and nothing is lost where there is none. A
weekday known from fewer than three nights proves nothing: then anything between its nights and the median is
usual. How far a subject strays by itself is the standard deviation of what is left, nights far out left
away, as in the quasi-Poisson systems that watch for outbreaks (Farrington et al., J. R. Stat. Soc. A 159,
1996). What most sources do together, up or down, is told once, of the night (`shared_move`).
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt

SURE = 3  # nights from which a weekday is told apart, or a source known to speak (2026-11-26)
STANDARD_ERRORS = 2.0  # a weekday nearer to the others than this is taken for one of them
MEDIAN_LOSS = 1.5708  # a median is as uncertain as a mean of so many times fewer values
LEAST_UNREST = 0.05  # no source is so steady that its nights stray by less than this, beside chance
OUTLYING = 3.0  # standard deviations beyond which a night of the past says nothing of how a source strays
FEW = 2.0  # nights whose unrest would be taken for twice of what it looks
TO_SIGMA = 1.4826  # median deviation to standard deviation
SOURCES = 4  # sources that make a move a shared one, if three quarters of them make it
LEAST_SHARED = 1.5  # … and that it is no chance; a smaller move hardly makes any source unusual
MOST_SHARED = 3.0  # a shared move excuses no more than a third or three times of the usual
KNOWN = 5.0  # articles a night from which a source's move says something


@dataclass(frozen=True, slots=True)
class Usual:
    """A count or rate as it usually is: `usual`, between `low` and `high` where it is not known better;
    `spread`, a standard deviation; from `nights` nights, which are as good as `alike` of tonight's kind."""

    nights: int
    alike: float
    usual: float
    low: float
    high: float
    spread: float


def usual_rate(rates: Sequence[float]) -> Usual:
    """The median of a rate and how far it usually strays."""
    middle = statistics.median(rates)
    spread = TO_SIGMA * statistics.median(abs(rate - middle) for rate in rates)
    return Usual(len(rates), len(rates), middle, middle, middle, spread)


def usual_volume(counts: Sequence[tuple[int, float]], weekday: int) -> Usual:
    """What a night of this weekday usually brings, by (weekday, count) of earlier nights."""
    roots = [(day, _root(count)) for day, count in counts]
    groups = {day: [root for other, root in roots if other == day] for day in {day for day, _ in roots}}
    middle = _middle(list(groups.values()))
    unrest = _roughly([2 * abs(root - middle) for _, root in roots])
    weights = {day: _weight(group, middle, unrest) for day, group in groups.items()}
    means = {day: _mean(groups[day], middle, weights[day]) for day in groups}
    unrest = _closely([2 * abs(root - means[day]) for day, root in roots], 1 + sum(weights.values()))
    weight, same = weights.get(weekday, 0.0), groups.get(weekday, [])
    expected = means.get(weekday, middle)
    unsure = same if 0 < len(same) < SURE else []
    strange = any(abs(root - middle) > STANDARD_ERRORS * unrest / 2 for root in unsure)
    usual = _count(expected)
    return Usual(
        nights=len(counts),
        alike=_alike(weight, len(same), len(counts)) if not strange else len(same) * MEDIAN_LOSS,
        usual=usual,
        low=_count(min([expected, *unsure])),
        high=_count(max([expected, *unsure])),
        spread=sqrt(unrest**2 * max(usual, 1.0) + (LEAST_UNREST * usual) ** 2),
    )


def silence(known: Mapping[dt.date, float], run_date: dt.date) -> dict[str, float]:
    """Of a source that brings nothing tonight: for how many nights now, the longest that it ever was silent
    before, and how many articles those nights would have brought (`missed`). A source too small to be missed
    on one night is missed on several: so many expected and none come is chance once in e to that power. One
    that spoke on fewer than three nights is not known to speak: a folder is filled once, and stays so."""
    days = sorted(known)
    spoke = max((at for at, day in enumerate(days) if known[day]), default=-1)
    before = days[: spoke + 1]
    quiet = [*days[spoke + 1 :], run_date]
    counts = [(day.weekday(), known[day]) for day in before]
    speaks = sum(1 for day in before if known[day]) >= SURE
    expected = [(usual_volume(counts, day.weekday()).low, day.weekday()) for day in quiet] if speaks else []
    runs = [len(list(run)) for is_silent, run in groupby(not known[day] for day in before) if is_silent]
    return {
        "silent": len(quiet),
        "longest": max(runs, default=0),
        "missed": round(_surely(expected, counts), 9),
    }


def _surely(expected: Sequence[tuple[float, int]], counts: Sequence[tuple[int, float]]) -> float:
    """What nights would have brought together, by what is usual (given with the weekday of each) and by the
    medians of their weekdays: the lesser, because a quiet weekday is believed only as far as it is known."""
    own = {day: [count for other, count in counts if other == day] for _, day in expected}
    medians = [statistics.median(own[day]) if len(own[day]) >= SURE else usual for usual, day in expected]
    return min(sum(usual for usual, _ in expected), sum(medians))


def shared_move(tonight: Mapping[str, float], usual: Mapping[str, float]) -> float:
    """How many times its usual a source brings tonight, where three quarters of them bring more (or less)
    than theirs; else 1."""
    moves = [tonight[name] / usual[name] for name in tonight if usual.get(name, 0.0) >= KNOWN]
    if len(moves) < SOURCES:
        return 1.0
    low, middle, high = statistics.quantiles(moves, n=4, method="inclusive")
    if (low > 1 and middle >= LEAST_SHARED) or (high < 1 and middle <= 1 / LEAST_SHARED):
        return min(max(middle, 1 / MOST_SHARED), MOST_SHARED)
    return 1.0


def _root(count: float) -> float:
    return sqrt(count + 0.375)


def _count(root: float) -> float:
    return max(root * root - 0.375, 0.0)


def _middle(groups: Sequence[Sequence[float]]) -> float:
    """The median weekday where each is known well, so no weekend pulls it; else the median night."""
    if all(len(group) >= SURE for group in groups):
        return statistics.median(statistics.median(group) for group in groups)
    return statistics.median(root for group in groups for root in group)


def _mean(group: Sequence[float], middle: float, weight: float) -> float:
    return middle + weight * (statistics.median(group) - middle)


def _weight(group: Sequence[float], middle: float, unrest: float) -> float:
    """How far a weekday is believed to be of its own kind: 0 within chance of the others, else towards 1."""
    away = abs(statistics.median(group) - middle)
    if len(group) < SURE or away == 0:
        return 0.0
    error = 0.5 * unrest * sqrt(MEDIAN_LOSS / len(group))  # a root of a count strays by a half
    return max(0.0, 1 - (STANDARD_ERRORS * error / away) ** 2)


def _alike(weight: float, same: int, nights: int) -> float:
    """Of how many nights the mean of a weekday is as good."""
    return weight * same + (1 - weight) * nights


def _roughly(left: Sequence[float]) -> float:
    """How many times as far as chance the nights stray, by their median deviation; never below 1."""
    return max(1.0, TO_SIGMA * statistics.median(left))


def _closely(left: Sequence[float], spent: float) -> float:
    """The same by their standard deviation, of which few nights tell more than of a median; nights that lie
    far out are left away. Of very few nights it is taken for more than it looks."""
    far = OUTLYING * _roughly(left)
    kept = [away for away in left if away <= far]
    free = max(len(kept) - spent, 1)
    return max(1.0, sqrt(sum(away * away for away in kept) / free) * (1 + FEW / len(left)))

"""The proof by simulation: `python -m benchmarks.totals.simulation [worlds] [small worlds]`.

Truthful worlds: low ≤ truth ≤ high in every one. Broken worlds: low ≤ truth in every one, and how often high
fails. Beside ours the naive sum, maximum and latest figure. Exit 1 if a bound fails that must hold.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.totals.best_bound import best_low
from benchmarks.totals.invent import make_world
from benchmarks.totals.judge import Verdict, ask, claims_of, judge, places, regions, voices
from benchmarks.totals.worlds import ASSUMPTIONS
from warehouse.totals import answer

NAIVE = ("sum", "maximum", "latest")


@dataclass
class Tally:
    """Counts over the verdicts of one family."""

    name: str
    worlds: int = 0
    said: int = 0  # worlds where low > 0
    low_wrong: int = 0
    capped: int = 0  # worlds with a high
    high_wrong: int = 0
    proved: int = 0  # sum of lows and of truths where something was said
    truth: int = 0
    width: list[float] = field(default_factory=list)  # (high - low) / truth
    naive_over: list[int] = field(default_factory=lambda: [0, 0, 0])
    naive_under: list[int] = field(default_factory=lambda: [0, 0, 0])
    naive_excess: list[int] = field(default_factory=lambda: [0, 0, 0])
    naive_short: list[int] = field(default_factory=lambda: [0, 0, 0])
    naive_said: int = 0
    failures: list[int] = field(default_factory=list)

    def add(self, verdict: Verdict) -> None:
        """Count one verdict."""
        found = verdict.answer
        self.worlds += 1
        self.low_wrong += not verdict.is_low_right
        self.high_wrong += not verdict.is_high_right
        self.capped += found.high is not None
        if found.low:
            self.said += 1
            self.proved += found.low
            self.truth += verdict.truth
        if found.high is not None and verdict.truth:
            self.width.append((found.high - found.low) / verdict.truth)
        if not verdict.is_low_right or (self.name == "truthful" and not verdict.is_high_right):
            self.failures.append(verdict.seed)
        self._add_naive(verdict)

    def _add_naive(self, verdict: Verdict) -> None:
        self.naive_said += verdict.naive[0] is not None
        for at, value in enumerate(verdict.naive):
            if value is not None:
                self.naive_over[at] += value > verdict.truth
                self.naive_under[at] += value < verdict.truth
                self.naive_excess[at] += max(0, value - verdict.truth)
                self.naive_short[at] += max(0, verdict.truth - value)


def tally(name: str, verdicts: Iterable[Verdict]) -> Tally:
    """The counts of a family."""
    total = Tally(name)
    for verdict in verdicts:
        total.add(verdict)
    return total


def run_family(broken: str | None, worlds: int, first: int = 0) -> Tally:
    """Judge some worlds of a family."""
    return tally(broken or "truthful", (judge(seed, broken) for seed in range(first, first + worlds)))


def closeness(worlds: int) -> tuple[int, int, int, int, int]:
    """On small truthful worlds: (something to prove, ours equal, ours above, sum of ours, of best)."""
    seen = equal = above = ours = best = 0
    for seed in range(worlds):
        world = make_world(seed, None, largest=4)
        question, leaves, first, last = ask(world, seed)
        low = answer(claims_of(world), voices(), places(), question).low
        top = best_low(regions(world), question.outcome, question.group, leaves, first, last)
        if top:
            seen, equal, above = seen + 1, equal + (low == top), above + (low > top)
            ours, best = ours + low, best + top
    return seen, equal, above, ours, best


COLUMNS = ("worlds", "said", "low wrong", "capped", "high wrong", "low/truth", "width")


def print_bounds(tallies: list[Tally]) -> None:
    """The bounds: worlds with a low above 0, with a high, where each is wrong, how close, how wide."""
    print(f"{'family':30}" + "".join(f"{column:>11}" for column in COLUMNS))
    for one in tallies:
        share = f"{one.proved / one.truth:.0%}" if one.truth else "-"
        width = f"{sum(one.width) / len(one.width):.2f}" if one.width else "-"
        cells = (one.worlds, one.said, one.low_wrong, one.capped, one.high_wrong, share, width)
        print(f"{one.name:30}" + "".join(f"{cell:>11}" for cell in cells))


def print_naive(tallies: list[Tally]) -> None:
    """The naive readers: how often above and below the truth, and by how many people in such a world."""
    columns = "".join(f"{name + ': over by under by':>31}" for name in NAIVE)
    print(f"{'family':30}{'said':>7}{columns}")
    for one in tallies:
        cells = []
        for at in range(3):
            over, under = one.naive_over[at], one.naive_under[at]
            excess, short = one.naive_excess[at] / max(1, over), one.naive_short[at] / max(1, under)
            shares = over / max(1, one.naive_said), under / max(1, one.naive_said)
            cells.append(f"{shares[0]:12.0%} {excess:5.1f} {shares[1]:6.0%} {short:5.1f}")
        print(f"{one.name:30}{one.naive_said:>7}" + "".join(cells))


def main(worlds: int = 10_000, small: int = 500) -> int:
    """Run both families and print; 0 if every bound that must hold does."""
    tallies = [
        run_family(None, worlds),
        *(run_family(one, worlds // 10) for one in ASSUMPTIONS),
    ]
    print_bounds(tallies)
    print()
    print_naive(tallies)
    seen, equal, above, ours, best = closeness(small)
    print(f"\nsmall worlds: {seen} with something to prove; ours is the best sound bound in {equal} of them,")
    print(f"above it in {above}, and {ours / max(1, best):.1%} of it in all")
    failures = {one.name: one.failures[:10] for one in tallies if one.failures}
    if failures:
        print(f"seeds that fail: {failures}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*(int(one) for one in sys.argv[1:3])))

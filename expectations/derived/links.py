"""Claims that point at each other within one text: positions of what `n` means."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from expectations.rows import Findings, Rows, positions, whole

Positions = npt.NDArray[np.int64]


def target(rows: Rows, column: str) -> Positions:
    """Position of the claim of the same version that `column` (an n) points at; -1 for none."""

    def make(rows: Rows) -> Positions:
        index = rows.shared("claims by n", _by_n)
        keys = zip(rows["version_id"].tolist(), rows[column].tolist(), strict=True)
        return np.array(
            [-1 if n != n else index.get((version, n), -1) for version, n in keys], dtype=np.int64
        )

    made: Positions = rows.shared(f"target of {column}", make)
    return made


def dangling(rows: Rows, *, column: str) -> Findings:
    """An n that no claim of the text has."""
    there = ~np.isnan(rows[column])
    return {
        at: f"{column} is {whole(rows[column][at])}, and the text has no claim {whole(rows[column][at])}"
        for at in positions(there & (target(rows, column) < 0))
    }


def to_itself(rows: Rows, *, column: str) -> Findings:
    """A claim that points at itself."""
    return {
        at: f"claim {whole(rows['n'][at])} is {column} of itself"
        for at in positions(target(rows, column) == np.arange(rows.size))
    }


def in_circle(rows: Rows, *, column: str) -> Findings:
    """Claims that point at each other in a circle (a claim that points at itself is another fault)."""
    towards = target(rows, column)
    current = towards.copy()
    current[current == np.arange(rows.size)] = -1
    found: Findings = {}
    state = np.zeros(rows.size, dtype=np.int8)  # 1 on the present walk, 2 settled
    for begin in positions(current >= 0):
        walk: list[int] = []
        at = begin
        while at >= 0 and state[at] == 0:
            state[at] = 1
            walk.append(at)
            at = int(current[at])
        if at >= 0 and state[at] == 1:
            circle = walk[walk.index(at) :]
            names = " → ".join(whole(rows["n"][i]) for i in [*circle, at])
            found.update(dict.fromkeys(circle, f"claims are {column} of each other in a circle: {names}"))
        state[walk] = 2
    return found


def unknown_in_list(rows: Rows, *, column: str) -> Findings:
    """Entries of a list of n that no other claim of the text has."""
    index = rows.shared("claims by n", _by_n)
    found: Findings = {}
    for at, numbers in enumerate(rows[column]):
        if not numbers:
            continue
        version, own = rows["version_id"][at], rows["n"][at]
        wrong = [n for n in numbers if n == own or (version, float(n)) not in index]
        if wrong:
            found[at] = f"{column} names {', '.join(map(str, wrong))}, which is no other claim of the text"
    return found


def both(rows: Rows, *, column: str, other: str) -> Findings:
    """One claim said to be two things to the same other claim (`other` may be a list)."""
    found: Findings = {}
    for at in positions(target(rows, column) >= 0):
        n, others = rows[column][at], rows[other][at]
        if int(n) in others if isinstance(others, tuple) else n == others:
            found[at] = f"claim {whole(n)} is named as {column} and as {other} at once"
    return found


def other_outcome(rows: Rows, *, column: str, allowed: dict[str, list[str]]) -> Findings:
    """A claim tied to one of another outcome; `allowed` names the outcomes that each may also point at."""
    found: Findings = {}
    towards, outcome = target(rows, column), rows["outcome"]
    for at in positions((towards >= 0) & (outcome != outcome[towards])):
        there = outcome[towards[at]]
        if there not in allowed.get(str(outcome[at]), []):
            found[at] = (
                f"{outcome[at]} is said to be {column} of {there} (claim {rows['claim_id'][towards[at]]})"
            )
    return found


def _by_n(rows: Rows) -> dict[tuple[str | None, float], int]:
    """Position by version and n; the first where an n stands twice."""
    index: dict[tuple[str | None, float], int] = {}
    for at, key in enumerate(zip(rows["version_id"].tolist(), rows["n"].tolist(), strict=True)):
        index.setdefault(key, at)
    return index

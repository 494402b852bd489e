"""Claims that point at each other within one text: positions of what `n` means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from expectations.rows import Array, Findings, Rows, positions, versions, whole

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Numbered:
    """The claims by version and n, sorted: where a key begins is the first claim that has it."""

    numbers: Array  # every n that there is, sorted
    keys: Positions  # sorted
    at: Positions  # the position of each key's claim

    def find(self, of_version: Positions, n: Array) -> Positions:
        """Positions of the claims with these n in these versions; -1 where there is none."""
        key = self.key(of_version, n)
        place = np.searchsorted(self.keys, key)
        place[place == len(self.keys)] = 0
        return np.where((key >= 0) & (self.keys[place] == key), self.at[place], -1)

    def key(self, of_version: Positions, n: Array) -> Positions:
        """One number for version and n; -1 for an n that nothing has."""
        place = np.searchsorted(self.numbers, n)
        place[place == len(self.numbers)] = 0
        known = self.numbers[place] == n
        return np.where(known, of_version * len(self.numbers) + place, -1)


def numbered(rows: Rows) -> Numbered:
    """Every claim that has an n; of claims with the same n in one version the first. Wants one or more."""

    def make(rows: Rows) -> Numbered:
        n = rows["n"]
        numbers = np.unique(n[~np.isnan(n)])
        numbers = numbers if len(numbers) else np.array([np.inf])
        empty = np.array([], dtype=np.int64)
        keys = Numbered(numbers, empty, empty).key(versions(rows), n)
        order = np.argsort(keys, kind="stable")
        return Numbered(numbers, keys[order], order)

    made: Numbered = rows.shared("claims by n", make)
    return made


def target(rows: Rows, column: str) -> Positions:
    """Position of the claim of the same version that `column` (an n) points at; -1 for none."""

    def make(rows: Rows) -> Positions:
        towards = np.full(rows.size, -1, dtype=np.int64)
        points = np.flatnonzero(~np.isnan(rows[column]))
        if len(points):
            towards[points] = numbered(rows).find(versions(rows)[points], rows[column][points])
        return towards

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
    leads_on = (current >= 0) & (current[current] >= 0)  # every claim of a circle does
    for begin in positions(leads_on):
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
    naming = [(at, n) for at, numbers in enumerate(rows[column]) if numbers for n in numbers]
    if not naming:
        return {}
    at, n = np.array([a for a, _ in naming]), np.array([float(n) for _, n in naming])
    unknown = (n == rows["n"][at]) | (numbered(rows).find(versions(rows)[at], n) < 0)
    wrong: dict[int, list[str]] = {}
    for where in positions(unknown):
        wrong.setdefault(naming[where][0], []).append(str(naming[where][1]))
    return {
        at: f"{column} names {', '.join(names)}, which is no other claim of the text"
        for at, names in wrong.items()
    }


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

"""Claims: a part is not larger than its whole, and parts that are apart are together not larger either.

Where the two clash, one of the readings is wrong and nobody knows which. The parts are the ones named:
setting them aside leaves the whole, which can only be too low.
"""

from __future__ import annotations

import numpy as np

from expectations.derived.links import target
from expectations.rows import Array, Findings, Rows, positions, whole


def larger_than_whole(rows: Rows) -> Findings:
    """A part whose least number is above its whole's largest (or stated) number; "about" is left out."""
    at_whole = comparable(rows)
    least, most = least_of(rows), most_of(rows)[at_whole]
    over = (at_whole >= 0) & (least > most) & ~_loose(rows) & ~_loose(rows)[at_whole]
    return _told(rows, at_whole, over, least, most)


def far_larger_than_whole(rows: Rows, *, tolerance: float) -> Findings:
    """The same where either says "about": named only when it is larger by more than a share of the whole."""
    at_whole = comparable(rows)
    least, most = least_of(rows), most_of(rows)[at_whole]
    loose = _loose(rows) | _loose(rows)[at_whole]
    over = (at_whole >= 0) & loose & (least > most * (1 + tolerance))
    return _told(rows, at_whole, over, least, most)


def together_larger(rows: Rows) -> Findings:
    """Parts of one whole, set apart from each other by the text, that add up to more than it."""
    at_whole = comparable(rows)
    least, most = least_of(rows), most_of(rows)
    within = (at_whole >= 0) & ~_loose(rows) & ~_loose(rows)[at_whole] & (least <= most[at_whole])
    families: dict[tuple[int, str], list[int]] = {}
    for at in positions(within):
        families.setdefault((int(at_whole[at]), str(rows["outcome"][at])), []).append(at)
    found: Findings = {}
    for (parent, _), parts in families.items():
        if len(parts) < 2 or sum(least[at] for at in parts) <= most[parent]:
            continue
        apart = pairwise_apart(rows, parts, least)
        total = float(sum(least[apart]))
        if len(apart) > 1 and total > most[parent]:
            names = " + ".join(whole(least[at]) for at in apart)
            said = (
                f"the parts {names} are together {whole(total)}, more than their whole {whole(most[parent])}"
            )
            found.update(dict.fromkeys(apart, f"{said} (claim {rows['claim_id'][parent]})"))
    return found


def outside_window_of_whole(rows: Rows) -> Findings:
    """A part that happened when its whole did not."""
    at_whole = _whole_of(rows)
    start, end = rows["window_start"], rows["window_end"]
    early, late = start < start[at_whole], end > end[at_whole]
    return {
        at: f"its window {start[at]} to {end[at]} reaches out of its whole's "
        f"{start[at_whole[at]]} to {end[at_whole[at]]} (claim {rows['claim_id'][at_whole[at]]})"
        for at in positions((at_whole >= 0) & (early | late))
    }


def in_another_event(rows: Rows) -> Findings:
    """A part in one event, its whole in another."""
    at_whole = _whole_of(rows)
    event = rows["event"]
    return {
        at: f"it is of event {whole(event[at])}, its whole of event {whole(event[at_whole[at]])}"
        for at in positions((at_whole >= 0) & ((event < event[at_whole]) | (event > event[at_whole])))
    }


def _whole_of(rows: Rows) -> Array:
    """Position of the whole; -1 for none, and for a claim that is its own whole."""
    at_whole = target(rows, "part_of")
    return np.where(at_whole == np.arange(rows.size), -1, at_whole)


def comparable(rows: Rows) -> Array:
    """The whole, where part and whole count the same kind of thing (families are not persons)."""
    at_whole = _whole_of(rows)
    families = rows["unit"] == "families"
    return np.where(families == families[at_whole], at_whole, -1) if rows.size else at_whole


def least_of(rows: Rows) -> Array:
    least: Array = np.where(np.isnan(rows["low"]), rows["value"], rows["low"])
    return least


def most_of(rows: Rows) -> Array:
    """The largest number that a whole states: its top, or else the number in "at least" and "more than"."""
    stated = np.fmax(rows["value"], rows["value_to"])
    most: Array = np.where(np.isnan(rows["high"]), np.fmax(stated, rows["low"] * _stated(rows)), rows["high"])
    return most


def _stated(rows: Rows) -> Array:
    """1 where a number is stated, NaN where words are vague: "dozens, 60 of them children" is no clash."""
    return np.where(rows["qualifier"] == "vague", np.nan, 1.0)


def _loose(rows: Rows) -> Array:
    loose: Array = rows["qualifier"] == "about"
    return loose


def _told(rows: Rows, at_whole: Array, over: Array, least: Array, most: Array) -> Findings:
    return {
        at: f"part {whole(least[at])} is larger than its whole {whole(most[at])} "
        f"(claim {rows['claim_id'][at_whole[at]]})"
        for at in positions(over)
    }


def pairwise_apart(rows: Rows, parts: list[int], least: Array) -> list[int]:
    """Of the parts, largest first, those that the text sets apart from every one taken before."""
    numbers = rows["n"]
    apart_from = {at: frozenset(rows["apart_from"][at]) for at in parts}
    taken: list[int] = []
    for at in sorted(parts, key=lambda at: (-least[at], at)):
        if all(numbers[o] in apart_from[at] or numbers[at] in apart_from[o] for o in taken):
            taken.append(at)
    return sorted(taken)

"""Claims: what the words say in numbers, and whether it can be."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from expectations.rows import Array, Findings, Rows, among, positions, whole

_NUMBER_NO_AGE = re.compile(r"\b\d[\d,.]*+(?![\s-]*(?:years?|months?|weeks?|days?)\b)", re.IGNORECASE)


def _nan(values: Array) -> Array:
    empty: Array = np.isnan(values)
    return empty


def literal_reading(rows: Rows) -> Array:
    """The (low, high) that each row's qualifier asks for, as an array of two columns; NaN is open.

    exact N, N · at least N, open · more than N+1, open · at most 0, N · less than 0, N−1 · range a, b ·
    about open, open · vague 2, open. An implicit one counts its value, or 1.
    """
    value, upper, qualifier = rows["value"], rows["value_to"], rows["qualifier"]
    value = np.where(rows["implicit"] & _nan(value), 1.0, value)
    nothing = np.full(rows.size, np.nan)
    cases = {
        "exact": (value, value),
        "at_least": (value, nothing),
        "more_than": (value + 1, nothing),
        "at_most": (value * 0, value),
        "less_than": (value * 0, value - 1),
        "range": (value, upper),
        "vague": (np.full(rows.size, 2.0), nothing),
    }
    low = high = nothing
    for name, (lowest, highest) in cases.items():
        here = qualifier == name
        low, high = np.where(here, lowest, low), np.where(here, highest, high)
    return np.stack([low, high], axis=1)


def not_the_literal_reading(rows: Rows, *, pairs: list[str]) -> Findings:
    """low and high are not what the qualifier says of the value; `pairs` are vague words of exactly two."""
    wanted = literal_reading(rows)
    low, high = rows["low"], rows["high"]
    known = ~_nan(rows["value"]) | rows["implicit"] | (rows["qualifier"] == "vague")
    differs = _differ(low, wanted[:, 0]) | _differ(high, wanted[:, 1])
    found: Findings = {}
    broken = (low > high) | (low < 0) | (rows["value"] < 0) | (rows["value"] > rows["value_to"])
    for at in positions(known & differs & ~broken):
        words = (rows["number_text"][at] or "").casefold().split()
        if rows["qualifier"][at] == "vague" and low[at] == high[at] == 2 and set(pairs).intersection(words):
            continue
        found[at] = (
            f"{rows['qualifier'][at]} {_said(rows['value'][at])} reads {_pair(*wanted[at])}, "
            f"not {_pair(low[at], high[at])}"
        )
    return found


def backwards(rows: Rows, *, lower: str, upper: str) -> Findings:
    """An upper number below the lower one."""
    return {
        at: f"{lower} {whole(rows[lower][at])} is larger than {upper} {whole(rows[upper][at])}"
        for at in positions(rows[lower] > rows[upper])
    }


def range_ends(rows: Rows) -> Findings:
    """A range wants two numbers, and only a range has a second."""
    is_range = rows["qualifier"] == "range"
    short = is_range & (_nan(rows["value"]) | _nan(rows["value_to"]))
    surplus = ~is_range & ~_nan(rows["value_to"])
    found = dict.fromkeys(positions(short), "a range with only one number")
    for at in positions(surplus):
        found[at] = f"value_to is {whole(rows['value_to'][at])}, but the words are {rows['qualifier'][at]}"
    return found


def value_against_vague(rows: Rows) -> Findings:
    """A vague word states no number; any other states one."""
    vague, empty = rows["qualifier"] == "vague", _nan(rows["value"])
    found = {
        at: f"a vague word ({rows['number_text'][at]}) is given the value {whole(rows['value'][at])}"
        for at in positions(vague & ~empty)
    }
    bare = ~vague & empty & ~rows["implicit"] & (rows["qualifier"] != "range")
    return found | {at: f"{rows['qualifier'][at]}, but no value" for at in positions(bare)}


def zero_not_exact(rows: Rows) -> Findings:
    """Nobody is exactly nobody."""
    return {
        at: f"the value is 0, yet the words are {rows['qualifier'][at]}"
        for at in positions((rows["value"] == 0) & (rows["qualifier"] != "exact"))
    }


def beyond(
    rows: Rows, *, most: int, outcomes: list[str], kinds: list[str], up_to: float = np.inf
) -> Findings:
    """More people than can be, and at most `up_to`, for these outcomes and kinds (an empty list is any)."""
    largest = np.fmax(np.fmax(rows["value"], rows["value_to"]), rows["low"])
    here = (largest > most) & (largest <= up_to)
    for column, allowed in (("outcome", outcomes), ("kind", kinds)):
        if allowed and here.any():
            here &= among(rows[column], allowed)
    return {
        at: f"{whole(largest[at])} {rows['outcome'][at]} is more than {whole(most)}" for at in positions(here)
    }


def beyond_hint(
    rows: Rows,
    *,
    hint: str,
    times: int,
    outcomes: list[str],
    at_least: int = 0,
    but: dict[str, Any] | None = None,
) -> Findings:
    """More than `times` the number given beside the claim (the place's people, its series), not less than
    `at_least`, for these outcomes (an empty list is any). What `but`, the given of another entry, finds is
    left to that one."""
    most = rows[hint] * times
    here = (rows["low"] > most) & (rows["low"] >= at_least)
    if outcomes and here.any():
        here &= among(rows["outcome"], outcomes)
    others = beyond_hint(rows, **but) if but and here.any() else {}
    return {
        at: f"at least {whole(rows['low'][at])} is more than "
        + (f"{times} times " if times > 1 else "")
        + f"the {hint.replace('_', ' ')} {whole(rows[hint][at])}"
        for at in positions(here)
        if at not in others
    }


def reads_like_a_year(rows: Rows, *, first: int, last: int) -> Findings:
    """Four bare digits that could be a year."""
    value = rows["value"]
    found: Findings = {}
    for at in positions((value >= first) & (value <= last) & (rows["qualifier"] == "exact")):
        text = rows["number_text"][at] or ""
        if len(text) == 4 and text.isdecimal():
            found[at] = f"{text} may be a year"
    return found


def closed_without_top(rows: Rows) -> Findings:
    """The words are said to close the top, and there is none."""
    return dict.fromkeys(
        positions(rows["closed"] & _nan(rows["high"])), "said to be closed by its words, but high is open"
    )


def implicit_crowd(rows: Rows, *, most: int) -> Findings:
    """A noun phrase without a number that stands for many."""
    return {
        at: f"{rows['number_text'][at]!r} holds no number and is counted as {whole(rows['value'][at])}"
        for at in positions(rows["implicit"] & (rows["value"] > most))
    }


def implicit_with_digits(rows: Rows) -> Findings:
    """Said to be implicit, but a number stands there that is no age ("a 12-year-old girl")."""
    found: Findings = {}
    for at in positions(rows["implicit"]):
        text = rows["number_text"][at] or ""
        if _NUMBER_NO_AGE.search(text) and not rows["names_person"][at]:
            found[at] = f"{text[:60]!r} holds a number, yet is called implicit"
    return found


def name_not_implicit(rows: Rows) -> Findings:
    """A name never stands where a number stands."""
    return dict.fromkeys(
        positions(rows["names_person"] & ~rows["implicit"]), "called a person's name, yet not implicit"
    )


def name_in_open_field(rows: Rows, *, columns: list[str]) -> Findings:
    """A victim's name that also stands in a field which is published as it is."""
    found: Findings = {}
    for at in positions(rows["names_person"]):
        name = rows["number_text"][at]
        open_fields = [c for c in columns if name and name in (rows[c][at] or "")]
        if open_fields:
            found[at] = f"the victim's name also stands in {', '.join(open_fields)}"
    return found


def _differ(one: Array, two: Array) -> Array:
    differ: Array = ~((one == two) | (_nan(one) & _nan(two)))
    return differ


def _said(number: float) -> str:
    return "(no number)" if number != number else whole(number)


def _pair(low: float, high: float) -> str:
    return f"{'open' if low != low else whole(low)} to {'open' if high != high else whole(high)}"

"""The night: each measure of each subject against what was expected and against how it usually is."""

from __future__ import annotations

import numpy as np

from expectations.rows import Array, Findings, Rows, positions, whole


def outside_expected(rows: Rows) -> Findings:
    """A source that brings fewer or more articles than its .yml says."""
    count, low, high = rows["count"], rows["expected_low"], rows["expected_high"]
    return {
        at: f"source {rows['subject'][at]}: {whole(count[at])} articles, "
        f"expected {whole(low[at])} to {whole(high[at])}"
        for at in positions((count < low) | (count > high))
    }


def unlike_usual(
    rows: Rows,
    *,
    measures: list[str],
    kinds: list[str],
    sigmas: float,
    nights: int,
    at_least: int,
    only_above: bool = False,
) -> Findings:
    """A measure further from its usual than chance and its own unrest explain.

    Counts are compared on a scale on which chance is the same everywhere (square root for a volume or a rate,
    arc sine for a share), in standard deviations, and by at least so many. Subjects known from fewer nights
    are left alone. How a subject usually is, `expectations.usual` says; between its `low` and `high` all is.
    """
    here = np.isin(rows["measure"].astype(str), measures) & np.isin(rows["subject_kind"].astype(str), kinds)
    here &= rows["nights"] >= nights
    times = np.where(np.isnan(rows["of"]), 1.0, rows["of"])
    low, high = (
        np.where(np.isnan(rows[name]), rows["usual"], rows[name]) * times for name in ("low", "high")
    )
    expected = np.clip(rows["count"], low, high)
    away = _deviations(rows, expected)
    by = rows["count"] - expected
    odd = here & (np.abs(by) >= at_least) & (away >= sigmas if only_above else np.abs(away) >= sigmas)
    return {at: _told(rows, at, float(rows["usual"][at] * times[at])) for at in positions(odd)}


def silent(rows: Rows, *, missed: float, nights: int) -> Findings:
    """A source that has brought nothing for longer than ever before, when so many articles were to come.

    Where that holds of the whole night, it is no chance of the single sources: each is named that usually
    brings something on such a night, however little.
    """
    known = rows["nights"] >= nights
    beyond = known & (rows["silent"] > rows["longest"]) & (rows["missed"] >= missed)
    is_whole = rows["subject_kind"] == "night"
    here = beyond
    if (beyond & is_whole).any():
        here = beyond | (known & (rows["silent"] > 0) & (rows["missed"] >= 1) & (rows["usual"] >= 1))
    return {
        at: f"{_name(rows, at)}: none for {_nights(rows['silent'][at])}, "
        f"usually {rows['missed'][at]:.0f} in as many"
        for at in positions(here & ~is_whole)
    }


def above(rows: Rows, *, measure: str, kind: str, share: float, of_at_least: int) -> Findings:
    """A share above what can be let through, whatever is usual."""
    here = (rows["measure"] == measure) & (rows["subject_kind"] == kind) & (rows["of"] >= of_at_least)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = rows["count"] / rows["of"]
    return {
        at: f"{_name(rows, at)}: {whole(rows['count'][at])} of {whole(rows['of'][at])} ({found[at]:.0%})"
        for at in positions(here & (found > share))
    }


def _deviations(rows: Rows, expected: Array) -> Array:
    """How many standard deviations each count is above (below: negative) what is usual."""
    count, of, usual = rows["count"], rows["of"], rows["usual"]
    is_share = ~np.isnan(of) & (rows["measure"] != "claims")
    with np.errstate(invalid="ignore", divide="ignore"):
        counted = 2 * (np.sqrt(count + 0.375) - np.sqrt(expected + 0.375))
        chance = np.sqrt(np.fmax(usual * np.where(np.isnan(of), 1.0, of), 1.0))
        seen = np.clip((count + 0.375) / (of + 0.75), 0, 1)
        known = np.clip((expected + 0.375) / (of + 0.75), 0, 1)
        shared = 2 * np.sqrt(of + 0.5) * (np.arcsin(np.sqrt(seen)) - np.arcsin(np.sqrt(known)))
        share_chance = np.sqrt(np.fmax(of * usual * (1 - usual), 1.0))
        unrest = rows["spread"] * np.where(np.isnan(of), 1.0, of)
        away = np.where(is_share, shared, counted)
        alike = np.where(np.isnan(rows["alike"]), rows["nights"], rows["alike"])
        unsure = np.sqrt(1 + np.pi / 2 / alike)  # usual is itself a median of few nights
        deviations: Array = away / unsure / np.fmax(1.0, unrest / np.where(is_share, share_chance, chance))
    return deviations


def _nights(count: float) -> str:
    return "1 night" if count == 1 else f"{whole(count)} nights"


def _name(rows: Rows, at: int) -> str:
    kind, measure = rows["subject_kind"][at], str(rows["measure"][at]).replace("_", " ")
    subject = "the night" if kind == "night" else f"{kind} {rows['subject'][at]}"
    return f"{subject}, {measure}"


def _told(rows: Rows, at: int, expected: float) -> str:
    of = rows["of"][at]
    count, nights = whole(rows["count"][at]), whole(rows["nights"][at])
    if of != of:
        return f"{_name(rows, at)}: {count}, usually {expected:.0f} (last {nights} nights)"
    return f"{_name(rows, at)}: {count} of {whole(of)}, usually {expected:.1f} (last {nights} nights)"

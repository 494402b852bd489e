"""Claims: can the window be, and does it say how it was made."""

from __future__ import annotations

import numpy as np

from expectations.rows import Array, Findings, Rows, positions, whole

ONE_DAY = np.timedelta64(1, "D")


def ends_after_publication(rows: Rows, *, exempt: list[str]) -> Findings:
    """A window that ends later than the day after publication (time zones); `exempt` modalities may."""
    return _after(rows, "window_end", exempt)


def starts_after_publication(rows: Rows, *, exempt: list[str]) -> Findings:
    """The same for a window that is open at its end."""
    late = _after(rows, "window_start", exempt)
    return {at: said for at, said in late.items() if np.isnat(rows["window_end"][at])}


def said_after_publication(rows: Rows) -> Findings:
    """A statement made later than the day after it was published."""
    return _after(rows, "said_on", [])


def half_made(rows: Rows) -> Findings:
    """A window without its precision or its rule."""
    dated = _dated(rows)
    no_precision, no_rule = (
        np.isnan(rows["window_precision"]),
        np.array([not rule for rule in rows["window_rule"]], dtype=np.bool_),
    )
    found: Findings = {}
    for at in positions(dated & (no_precision | no_rule)):
        lacking = [name for name, lacks in (("precision", no_precision), ("rule", no_rule)) if lacks[at]]
        found[at] = f"a window without its {' and its '.join(lacking)}"
    return found


def without_words(rows: Rows) -> Findings:
    """A window for which the text has no words: a default is never a claim's."""
    nothing = np.array([not text for text in rows["window_text"]], dtype=np.bool_)
    return dict.fromkeys(positions(_dated(rows) & nothing), "a window, but no time words that give it")


def longer_than_precision(rows: Rows, *, days: dict[int, int]) -> Findings:
    """A window longer than its precision allows; `days` is the most for each precision."""
    length = (rows["window_end"] - rows["window_start"]) / ONE_DAY + 1
    found: Findings = {}
    for precision, most in days.items():
        for at in positions((rows["window_precision"] == precision) & (length > most)):
            found[at] = f"{whole(length[at])} days with precision {precision} (at most {most})"
    return found


def begins_long_ago(rows: Rows, *, years: int) -> Findings:
    """A window that begins further back than news counts its dead."""
    earliest = rows["published_on"] - np.timedelta64(years * 365, "D")
    return {
        at: f"the window begins {rows['window_start'][at]}, over {years} years before the article"
        for at in positions(rows["window_start"] < earliest)
    }


def _dated(rows: Rows) -> Array:
    dated: Array = ~(np.isnat(rows["window_start"]) & np.isnat(rows["window_end"]))
    return dated


def _after(rows: Rows, column: str, exempt: list[str]) -> Findings:
    day, published = rows[column], rows["published_on"]
    return {
        at: f"{column} {day[at]} is later than the day after publication ({published[at]})"
        for at in positions(day > published + ONE_DAY)
        if rows["modality"][at] not in exempt
    }

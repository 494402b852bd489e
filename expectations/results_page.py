"""The page of results: one HTML file that opens offline and asks nobody for anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from expectations.chart import draw_history
from expectations.mask import clean
from expectations.suite import load_suites
from expectations.verdict import ERROR, WARNING, Verdict
from expectations.warehouse import SUITE, load_checks

Row = Mapping[str, Any]
Key = tuple[str, ...]

SHOWN = 50  # failing rows shown of one expectation; all are in the warehouse
NIGHTS = 60  # how far back a chart looks
NO_REASON = {"reason": "", "date": ""}
SENTENCES = {
    "pass": "Nothing failed.",
    "warn": "The night stands. Some rows are set aside or flagged; what is set aside is in no total.",
    "fail": "The night is in doubt and is not published: the last good snapshot stays.",
}


def render(
    verdict: Verdict,
    out: Path,
    *,
    night: dt.date,
    history: Iterable[Row] = (),
    measures: Sequence[Row] = (),
    measured: Iterable[Row] = (),
    errors: Sequence[Row] = (),
    aside: str = "",
) -> Path:
    """See `expectations.render`."""
    page = {
        "night": night.isoformat(),
        "outcome": verdict.outcome,
        "sentence": SENTENCES[verdict.outcome],
        "suites": _suites(verdict, list(history), night),
        "measures": _measures(measures, measured, night),
        "errors": [{key: clean(str(row[key])) for key in ("stage", "where", "reason")} for row in errors],
        "aside": aside,
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(_template().render(page) + "\n", encoding="utf-8", newline="\n")
    return out


def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["number"] = lambda number: f"{number:,}"
    return environment.get_template("page.html")


def _suites(verdict: Verdict, history: list[Row], night: dt.date) -> list[dict[str, Any]]:
    about = {name: suite.about for name, suite in load_suites().items()} | {SUITE: "checks across tables"}
    rates = _by_night(history, ("suite", "expectation"), "failed", "checked", night)
    why = _why()
    suites = []
    for name in sorted({result["suite"] for result in verdict.results}):
        ones = [
            _expectation(result, verdict, rates, night) | why.get((name, result["expectation"]), NO_REASON)
            for result in verdict.results
            if result["suite"] == name
        ]
        suites.append(
            {
                "name": name,
                "about": about.get(name, ""),
                "expectations": sorted(ones, key=lambda one: (-one["failed"], one["severity"], one["id"])),
                "checked": max((one["checked"] for one in ones), default=0),
                "errors": _rows(verdict, name, ERROR),
                "warnings": _rows(verdict, name, WARNING),
                "nights": NIGHTS,
            }
        )
    return suites


def _expectation(
    result: Row, verdict: Verdict, rates: Mapping[Key, dict[str, float]], night: dt.date
) -> dict[str, Any]:
    key = (result["suite"], result["expectation"])
    failures = [f for f in verdict.failures if (f["suite"], f["expectation"]) == key]
    tonight = {night.isoformat(): _share(result["failed"], result["checked"])}
    return {
        "id": result["expectation"],
        "severity": result["severity"],
        "checked": result["checked"],
        "failed": result["failed"],
        "failures": failures[:SHOWN],
        "chart": _chart(rates.get(key, {}) | tonight, percent=True),
    }


def _measures(measures: Sequence[Row], measured: Iterable[Row], night: dt.date) -> list[dict[str, Any]]:
    keys = ("subject_kind", "subject", "measure")
    past = _by_night(measured, keys, "count", "of", night)
    rows = []
    for row in measures:
        tonight = {night.isoformat(): _share(row["count"], row["of"])}
        points = past.get(tuple(str(row[key]) for key in keys), {}) | tonight
        rows.append(dict(row) | {"chart": _chart(points, percent=False)})
    return rows


def _by_night(
    rows: Iterable[Row], keys: Sequence[str], part: str, of: str, night: dt.date
) -> dict[Key, dict[str, float]]:
    """Share by night before this one, for each key; several batches of one night are added."""
    counts: dict[Key, dict[str, list[int | None]]] = {}
    for row in rows:
        day = str(row["night"])[:10]
        if day < night.isoformat():
            one = counts.setdefault(tuple(str(row[key]) for key in keys), {}).setdefault(day, [0, None])
            one[0] = (one[0] or 0) + row[part]
            one[1] = None if row[of] is None else (one[1] or 0) + row[of]
    return {
        key: {day: _share(count or 0, total) for day, (count, total) in days.items()}
        for key, days in counts.items()
    }


def _chart(points: Mapping[str, float], *, percent: bool) -> Any:
    scale = 100 if percent else 1
    shown = [(day, value * scale) for day, value in sorted(points.items())][-NIGHTS:]
    return draw_history(shown, " %" if percent else "")


def _share(part: int, of: int | None) -> float:
    return float(part) if of is None else part / of if of else 0.0


def _rows(verdict: Verdict, suite: str, severity: str) -> int:
    """How many different rows one suite set aside or flagged."""
    return len(
        {
            (f["row_kind"], f["row_id"])
            for f in verdict.failures
            if f["suite"] == suite and f["severity"] == severity
        }
    )


def _why() -> dict[tuple[str, str], dict[str, str]]:
    """Reason and date of every expectation."""
    why = {(SUITE, check.id): {"reason": check.reason, "date": f"{check.date}"} for check in load_checks()}
    for suite in load_suites().values():
        for entry in suite.entries:
            why[suite.name, entry.id] = {"reason": entry.reason, "date": f"{entry.date}"}
    return why

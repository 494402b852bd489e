"""Series: one voice's running figure since a day. Its rises are recorded increases by date of record, never
deaths of that day; a fall begins a new phase."""

from __future__ import annotations

from typing import Any

import numpy as np

from warehouse.totals.case import Case, day_text
from warehouse.totals.evidence import Flags
from warehouse.totals.keys import combine, groups_of
from warehouse.totals.reach import FUTURE
from warehouse.totals.tolls import are_running


def find_series(case: Case, asked: Flags) -> tuple[dict[str, Any], ...]:
    """Every series of two statements or more inside the question's outcome, group and place."""
    evidence = case.evidence
    told = case.sieve.counts | (case.sieve.why == "revised by")
    rows = np.flatnonzero(
        asked & are_running(evidence) & told & (evidence.value >= 0) & (evidence.said < FUTURE)
    )
    key = combine(evidence.voice, evidence.outcome, evidence.group, evidence.place, evidence.start)
    series = [_series(case, group.tolist()) for group in groups_of(key, rows)]
    found = [one for one in series if len(one["points"]) > 1]
    return tuple(
        sorted(
            found,
            key=lambda one: [str(one[name]) for name in ("outcome", "group", "place", "voice", "start")],
        )
    )


def _series(case: Case, rows: list[int]) -> dict[str, Any]:
    evidence, names = case.evidence, case.names
    latest: dict[int, int] = {}
    for row in sorted(rows, key=lambda one: (evidence.said[one], evidence.value[one], one)):
        latest[int(evidence.said[row])] = row  # the highest of one day
    points: list[dict[str, Any]] = []
    phase = 1
    for said, row in sorted(latest.items()):
        value = int(evidence.value[row])
        rise = value - points[-1]["value"] if points else None
        if rise is not None and rise < 0:
            phase, rise = phase + 1, None
        point = {"said_on": day_text(said), "value": value, "claim_id": str(evidence.claim_id[row])}
        points.append({**point, "phase": phase, "recorded_increase": rise})
    first = rows[0]
    return {
        "voice": names.voices[evidence.voice[first]],
        "outcome": names.outcomes[evidence.outcome[first]],
        "group": names.group_labels[evidence.group[first]],
        "place": names.places[evidence.place[first]].key or None,
        "start": day_text(int(evidence.start[first])),
        "points": points,
    }

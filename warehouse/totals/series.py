"""Series: one voice's running figure since a day. Its rises are recorded increases by date of record, never
deaths of that day; a fall begins a new phase."""

from __future__ import annotations

from typing import Any

import numpy as np

from warehouse.totals.case import Case, day_text
from warehouse.totals.evidence import Flags, Ints
from warehouse.totals.keys import groups_of, is_first, order_by, pack
from warehouse.totals.reach import FUTURE, PAST
from warehouse.totals.sieve import REVISED

NEVER_TOLD = 2 * PAST  # the next day of a figure that is of no series


def find_series(case: Case, asked: Flags) -> tuple[dict[str, Any], ...]:
    """Every series of the question's outcome, group and place that was told in its days: the figures of those
    days and the last one before, if they are two or more.
    """
    rows, key = _running(case, asked & (case.evidence.said <= case.last_day))
    series = [_series(case, group.tolist()) for group in groups_of(key, rows)]
    found = [one for one in series if len(one["points"]) > 1]
    return tuple(
        sorted(
            found,
            key=lambda one: [str(one[name]) for name in ("outcome", "group", "place", "voice", "start")],
        )
    )


def next_told(case: Case) -> Ints:
    """By row the next day on which its series was told, beyond all days after the latest one."""
    later = np.full(len(case.evidence), NEVER_TOLD, dtype=np.int64)
    rows, key = _running(case, np.ones(len(case.evidence), dtype=bool))
    said = case.evidence.said
    order = rows[order_by(key[rows], said[rows])]
    days = np.flatnonzero(is_first(pack(key[order], said[order])))
    following = np.append(days[1:], 0)
    same = np.append(key[order[following[:-1]]] == key[order[days[:-1]]], False) if len(days) else days
    next_day = np.where(same, said[order[following]], 2 * FUTURE) if len(days) else days
    later[order] = np.repeat(next_day, np.diff(np.append(days, len(order))))
    return later


def _running(case: Case, mask: Flags) -> tuple[Ints, Ints]:
    """Running figures among these, and by row of the evidence the number of its series."""
    evidence = case.evidence
    told = case.sieve.counts | (case.sieve.why == REVISED)
    rows = np.flatnonzero(
        mask & evidence.is_running & told & (evidence.value >= 0) & (evidence.said < FUTURE)
    )
    return rows, evidence.series


def _series(case: Case, rows: list[int]) -> dict[str, Any]:
    evidence, names = case.evidence, case.names
    latest: dict[int, int] = {}
    for row in sorted(rows, key=lambda one: (evidence.said[one], evidence.value[one], one)):
        latest[int(evidence.said[row])] = row  # the highest of one day
    before = [day for day in latest if day < case.first_day]
    shown = {day: row for day, row in latest.items() if day >= case.first_day or day == before[-1]}
    points: list[dict[str, Any]] = []
    phase = 1
    for said, row in sorted(shown.items()):
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

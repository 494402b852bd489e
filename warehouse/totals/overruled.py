"""Running tolls that another voice's later and lower one contradicts: 420 killed since January, then 310.

If the later one is right, nobody knows how many of its people had been harmed by the earlier day: the earlier
one then proves nothing, and the later one counts for its own days. It has to cover all of the earlier one's
days, place and people, and to speak of no other cause or actor: whoever counts a part counts less. Of two
with no first day told ("420 so far") place, people, cause and actor have to be the same. What a voice has
documented closes no record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from warehouse.gazetteer.places import Path
from warehouse.totals.causes import are_documented
from warehouse.totals.disputes import Dispute, can_lower
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints, Names
from warehouse.totals.keys import combine, pairs_of
from warehouse.totals.reach import PAST
from warehouse.totals.revisions import Caps
from warehouse.totals.sieve import Sieve
from warehouse.totals.tolls import are_tolls, is_among
from warehouse.voices import Voice

if TYPE_CHECKING:
    from warehouse.totals.pool import Entry

WHY = "another voice's later count of the same days is lower"
AT_ONCE = 2_000_000  # pairs looked at together


@dataclass(frozen=True)
class Cells:
    """Running figures by who, what and where: `cell` of every row, and by cell the cells that cover it."""

    cell: Ints
    covers: dict[int, list[int]]


def cap_overruled(
    evidence: Evidence, names: Names, voices: tuple[Voice, ...], sieve: Sieve, caps: Caps
) -> list[Dispute]:
    """Takes the weight of every running figure that a later, lower one of another voice covers."""
    rows = np.flatnonzero(sieve.counts & evidence.is_running)
    dated = evidence.told_start[rows] > PAST
    pairs = _undated(evidence, voices, caps.low, rows[~dated])
    rows = rows[dated]
    later = rows[_close(evidence, voices, rows)]
    rows = rows[caps.low[rows] > evidence.high[later].min(initial=np.iinfo(np.int64).max)]
    if len(rows):
        cells = _cells(evidence, names, rows, later)
        pairs += _contradicted(evidence, caps.low.copy(), cells, rows, later)
    sides: dict[int, set[int]] = {}
    for row, toll in pairs:
        caps.cap(row, 0, toll)
        sides.setdefault(toll, {toll}).add(row)
    return [Dispute(tuple(sorted(rows)), int(caps.low[toll]), WHY) for toll, rows in sides.items()]


def with_overruled(
    entries: tuple[Entry, ...], events: list[list[int]], disputes: tuple[Dispute, ...]
) -> list[list[int]]:
    """The other claims of each counted claim's event, and the figures that it has overruled."""
    beside: dict[int, set[int]] = {}
    for one in disputes:
        for row in one.rows if one.why == WHY else ():
            beside.setdefault(row, set()).update(one.rows)
    return [
        sorted({*others, *beside.get(entry.row, ())} - {entry.row})
        for entry, others in zip(entries, events, strict=True)
    ]


def _close(evidence: Evidence, voices: tuple[Voice, ...], rows: Ints) -> Flags:
    """Which of these rows are tolls that their words close, and no record of what somebody could document."""
    closed: Flags = (are_tolls(evidence) & can_lower(evidence, voices) & (evidence.high != NONE))[rows]
    told = np.flatnonzero(closed)
    closed[told] = ~are_documented(evidence, rows[told])
    return closed


def _cells(evidence: Evidence, names: Names, rows: Ints, later: Ints) -> Cells:
    cell = combine(evidence.outcome, evidence.group, evidence.place)
    tolls = {int(cell[row]): row for row in later.tolist()}
    inside: dict[Path | int, list[int]] = {}  # cells of tolls by the place they surely cover, and by its name
    for code, toll in tolls.items():
        place = int(evidence.place[toll])
        inside.setdefault(place, []).append(code)
        if inner := names.places[place].inner:
            inside.setdefault(inner, []).append(code)
    covers = {}
    for row in {int(cell[one]): one for one in rows.tolist()}.values():
        place = int(evidence.place[row])
        path = names.places[place].outer
        keys: list[Path | int] = [place] if path else []
        keys += [path[: end + 1] for end in range(len(path))]
        near = sorted({code for key in keys for code in inside.get(key, ())})
        covers[int(cell[row])] = [code for code in near if is_among(evidence, names, row, tolls[code])]
    return Cells(cell, covers)


def _contradicted(
    evidence: Evidence, low: Ints, cells: Cells, rows: Ints, later: Ints
) -> list[tuple[int, int]]:
    """Rows each with the tolls that contradict it."""
    found = []
    for row, toll in _pairs(evidence, cells, rows, later):
        same = (evidence.told_start[row] == evidence.told_start[toll]) & (
            evidence.told_end[row] == evidence.told_end[toll]
        )
        kept = (
            (evidence.high[toll] < low[row])
            & (evidence.told_end[toll] >= evidence.told_end[row])
            & (evidence.said[toll] >= evidence.said[row])
            & (evidence.voice[toll] != evidence.voice[row])
            & ~(same & (cells.cell[row] == cells.cell[toll]))  # two sides of one cell: disputes.py
        )
        for code in (evidence.cause_code, evidence.actor_code):
            kept &= (code[toll] < 0) | (code[toll] == code[row])
        found += list(zip(row[kept].tolist(), toll[kept].tolist(), strict=True))
    return sorted(found)


def _undated(evidence: Evidence, voices: tuple[Voice, ...], low: Ints, rows: Ints) -> list[tuple[int, int]]:
    """Running figures with no first day, each with the later, lower ones of its people, place, cause and
    actor: 420 dead so far, then 310. One that is less than half is of something else.
    """
    rows = rows[are_tolls(evidence)[rows] & evidence.is_cumulative[rows]]
    later = rows[_close(evidence, voices, rows)]
    cell = combine(evidence.outcome, evidence.group, evidence.place, evidence.cause_code, evidence.actor_code)
    found = []
    for row, toll in pairs_of(cell, rows, later):
        kept = (evidence.high[toll] < low[row]) & (2 * evidence.high[toll] >= low[row])
        kept &= (evidence.told_end[toll] > evidence.told_end[row]) & (
            evidence.said[toll] >= evidence.said[row]
        )
        kept &= evidence.voice[toll] != evidence.voice[row]
        found += list(zip(row[kept].tolist(), toll[kept].tolist(), strict=True))
    return sorted(found)


def _pairs(evidence: Evidence, cells: Cells, rows: Ints, later: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Rows beside tolls of cells that cover theirs, begun no later and long enough to hold them."""
    start, end = evidence.told_start, evidence.told_end
    by_cell = {code: later[cells.cell[later] == code] for code in {*cells.cell[later].tolist()}}
    for code, wider in cells.covers.items():
        mine = rows[cells.cell[rows] == code]
        tolls = np.concatenate([np.zeros(0, dtype=np.int64), *(by_cell[one] for one in wider)])
        tolls = tolls[np.argsort(start[tolls], kind="stable")]
        if not len(tolls):
            continue
        longest = int((end[tolls] - start[tolls]).max())
        first = np.searchsorted(start[tolls], end[mine] - longest)
        count = np.maximum(np.searchsorted(start[tolls], start[mine], side="right") - first, 0)
        parts = np.cumsum(count) // AT_ONCE
        for part in np.unique(parts[count > 0]).tolist():
            here = np.flatnonzero((parts == part) & (count > 0))
            size = count[here]
            steps = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
            yield np.repeat(mine[here], size), tolls[np.repeat(first[here], size) + steps]

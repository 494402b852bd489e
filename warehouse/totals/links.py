"""What one article says of its own claims: told again, part of another, revised. Article-local, by
claim_id.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from warehouse.gazetteer import NOWHERE, Place
from warehouse.gazetteer.places import common_path, is_within
from warehouse.totals.copies import SAME_ORIGIN, SAME_WORDS
from warehouse.totals.evidence import LINKS, NONE, Evidence, Ints, Names
from warehouse.totals.keys import least_linked
from warehouse.totals.sieve import REVISED, Sieve

VAGUE = ("vague", "about")
TOLD_AGAIN = "tells the same people again:"
ONE_FIGURE = (SAME_WORDS, SAME_ORIGIN, TOLD_AGAIN)  # why a claim is set aside for another of the same people


def follow_links(evidence: Evidence, names: Names, sieve: Sieve) -> tuple[Evidence, Names]:
    """Applies restates, part_of and revises; gives the evidence with reaches and lows that they settle, and
    the names with the places that hold a whole and its parts.
    """
    links = evidence.links
    columns = {
        name: getattr(evidence, name).copy() for name in ("start", "end", "low", "place", "has_window")
    }
    settled = evidence.with_columns(**columns)
    for row, target in links["revises"].tolist():
        _inherit(settled, names, row, target)
        sieve.set_aside(np.array([target]), REVISED, np.array([row]))
    parents = dict(links["part_of"].tolist())
    for row, target in links["restates"].tolist():
        if _is_one_figure(evidence, row, target):
            _tell_once(settled, names, sieve, row, target)
        else:
            parents.setdefault(row, target)
    chains = {row: _chain(parents, row) for row in parents}
    for row, chain in chains.items():
        _place_part(settled, names, row, chain)
    return settled, _hold_parts(settled, names, chains)


def families_of(evidence: Evidence) -> Ints:
    """For each row the least row that its article links it to, over others or directly; -1 if none."""
    row, other = np.concatenate([evidence.links[name] for name in LINKS]).T
    least = least_linked(len(evidence), row, other)
    families = np.full(len(evidence), -1, dtype=np.int64)
    families[row], families[other] = least[row], least[other]
    return families


def wholes_of(evidence: Evidence) -> dict[int, list[int]]:
    """Each part with what it is part of, and what that is part of."""
    parents = dict(evidence.links["part_of"].tolist())
    return {row: _chain(parents, row) for row in parents}


def stand_ins(sieve: Sieve) -> Ints:
    """For each row the one that is counted for the same people: itself, or what it copies or tells again."""
    stands = np.arange(len(sieve.counts))
    for row in np.flatnonzero(~sieve.counts & (sieve.by >= 0)).tolist():
        stands[row] = _stand_in(sieve, row)
    return stands


def _hold_parts(settled: Evidence, names: Names, chains: dict[int, list[int]]) -> Names:
    """A whole lies in no narrower place than its parts: "31 were killed, nine of them in Kunduz" is not told
    of Kabul, whatever stands beside it. One who died of wounds is told of where he was hurt.
    """
    places = list(names.places)
    codes = {place.outer: code for code, place in reversed(list(enumerate(places))) if place.inner is None}
    for row in sorted(chains, key=lambda one: (len(chains[one]), one), reverse=True):
        for parent in chains[row][::-1]:
            part, whole = places[settled.place[row]].outer, places[settled.place[parent]].outer
            if part == whole or is_within(part, whole) or is_within(whole, part):
                continue
            common = common_path([part, whole])
            if common not in codes:
                codes[common] = len(places)
                places.append(
                    replace(NOWHERE, key=f"around {places[settled.place[parent]].key}", outer=common)
                )
            is_same = settled.outcome[row] == settled.outcome[parent]
            is_same |= names.outcomes[settled.outcome[parent]] == "casualties"
            settled.place[parent if is_same else row] = codes[common]
    return replace(names, places=tuple(places)) if len(places) > len(names.places) else names


def _chain(parents: dict[int, int], row: int) -> list[int]:
    """The parents of a part, the widest first; a circle ends where it closes."""
    chain: list[int] = []
    while row in parents and parents[row] not in chain:
        row = parents[row]
        chain.append(row)
    return chain[::-1]


def _is_one_figure(evidence: Evidence, row: int, target: int) -> bool:
    return bool(
        evidence.outcome[row] == evidence.outcome[target] and evidence.group[row] == evidence.group[target]
    )


def _tell_once(settled: Evidence, names: Names, sieve: Sieve, row: int, target: int) -> None:
    """Two tellings of the same people: one stays, with the least number and all that both say of when and
    where.
    """
    row, target = _stand_in(sieve, row), _stand_in(sieve, target)
    if target == row or not (sieve.counts[row] and sieve.counts[target]):
        return
    keep, drop = sorted(
        (target, row),
        key=lambda one: (
            _is_vague(settled, one),
            -_told(settled, names, one),
            names.voices[settled.voice[one]].startswith("outlet:"),
            one,
        ),
    )
    _inherit(settled, names, keep, drop)
    if not _is_vague(settled, drop):
        settled.low[keep] = min(settled.low[keep], settled.low[drop])
    sieve.set_aside(np.array([drop]), TOLD_AGAIN, np.array([keep]))


def _stand_in(sieve: Sieve, row: int) -> int:
    while not sieve.counts[row] and sieve.why[row] in ONE_FIGURE:
        row = int(sieve.by[row])
    return row


def _is_vague(evidence: Evidence, row: int) -> bool:
    return evidence.qualifier[row] in VAGUE or evidence.low[row] == NONE


def _told(evidence: Evidence, names: Names, row: int) -> int:
    return 2 * int(evidence.has_window[row]) + int(_is_somewhere(names.places[evidence.place[row]]))


def _is_somewhere(place: Place) -> bool:
    return bool(place.outer)


def _inherit(settled: Evidence, names: Names, row: int, other: int) -> None:
    """The same people: `row` lies where both reaches say, or anywhere in both if they do not meet."""
    if settled.has_window[other] or not settled.has_window[row]:
        _meet(settled, row, other)
        settled.has_window[row] |= settled.has_window[other]
    if not _is_somewhere(names.places[settled.place[row]]):
        settled.place[row] = settled.place[other]


def _meet(settled: Evidence, row: int, other: int) -> None:
    start = max(settled.start[row], settled.start[other])
    end = min(settled.end[row], settled.end[other])
    if start > end:
        start = min(settled.start[row], settled.start[other])
        end = max(settled.end[row], settled.end[other])
    settled.start[row], settled.end[row] = start, end


def _place_part(settled: Evidence, names: Names, row: int, chain: list[int]) -> None:
    """A part lies in the reach of its whole; one who died of wounds may die later than he was wounded."""
    for parent in chain:
        if (
            settled.outcome[row] == settled.outcome[parent]
            or names.outcomes[settled.outcome[parent]] == "casualties"
        ):
            _inherit(settled, names, row, parent)
        elif not _is_somewhere(names.places[settled.place[row]]):
            settled.place[row] = settled.place[parent]

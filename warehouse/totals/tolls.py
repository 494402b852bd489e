"""Which claims are tolls, and which of them may be of one event: only a toll can lower another figure.

A part of a toll ("three of the dead were medics"), an item that its statement sets apart from others, bodies
that were found, and somebody told without a number say how many there were of themselves, and nothing of how
many there were in all. Where no place is named, or only a country, two figures of one day need not be of one
event.
"""

from __future__ import annotations

import numpy as np

from warehouse.totals import tables
from warehouse.totals.evidence import Evidence, Flags, Ints, Names
from warehouse.totals.keys import codes_of

COUNTRY = 1  # levels of the path of a place that is no more than a country


def are_tolls(evidence: Evidence) -> Flags:
    """Claims that count all of what they speak of."""
    tolls: Flags = ~(evidence.is_item | evidence.is_part | evidence.implicit | evidence.found)
    return tolls


def are_local(evidence: Evidence, names: Names) -> Flags:
    """Claims whose place is narrow enough to hold one event a day: more than a country, and known by name."""
    local = np.array(
        [len(place.outer) > COUNTRY or _is_a_name(place.outer) for place in names.places], dtype=bool
    )
    flags: Flags = local[evidence.place]
    return flags


def is_among(evidence: Evidence, names: Names, row: int, other: int) -> bool:
    """Whether the group and the outcome of one claim are surely inside those of another. "Villagers" are
    people; soldiers and medics are none of them for that.
    """
    group, wider = evidence.group[row], evidence.group[other]
    if evidence.narrowed[other] and group != wider and _is_a_calling(names.groups[group]):
        return False
    return tables.is_inside(names.groups[group], names.groups[wider]) and tables.is_outcome_inside(
        names.outcomes[evidence.outcome[row]], names.outcomes[evidence.outcome[other]]
    )


def _is_a_calling(group: tables.Who) -> bool:
    return any(kind.role or kind.status == frozenset({"combatant"}) for kind in group)


def are_among(evidence: Evidence, names: Names, rows: Ints, others: Ints) -> Flags:
    """`is_among` by pair."""
    pair = evidence.group[rows] * len(names.groups) + evidence.group[others]
    pair = pair * len(names.outcomes) + evidence.outcome[rows]
    pair = pair * len(names.outcomes) + evidence.outcome[others]
    pair = 2 * pair + evidence.narrowed[others]
    codes = codes_of(pair)
    heads = np.full(int(codes.max(initial=-1)) + 1, -1, dtype=np.int64)
    heads[codes] = np.arange(len(codes))
    among = [is_among(evidence, names, int(rows[at]), int(others[at])) for at in heads.tolist()]
    flags: Flags = np.array(among, dtype=bool)[codes]
    return flags


def _is_a_name(path: tuple[str, ...]) -> bool:
    return bool(path) and path[0][0] in "~?"

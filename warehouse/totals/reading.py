"""One reading of the claims for any number of questions, and what of it the answer to one can depend on.

An answer is made from a slice: the claims about its outcome, group and place that lie in or near its days,
whatever those refer to (what they copy, what holds them down, the other sides of their disputes), what their
articles tell of the same people and what keeps that from counting, the tolls of their events, the wholes that
touch its days and place, and the figure before its days of each series told in them. What lies outside a
slice cannot change the answer, because nothing else is read; and slices of one digest give one answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from warehouse.gazetteer import Places
from warehouse.gazetteer.places import is_within
from warehouse.totals.case import Case, prepare
from warehouse.totals.collection import put_off
from warehouse.totals.disputes import Dispute
from warehouse.totals.evidence import Flags, Ints
from warehouse.totals.high import find_tops, find_tops_aside
from warehouse.totals.links import families_of
from warehouse.totals.moved import set_moved_aside
from warehouse.totals.question import Question
from warehouse.totals.revisions import Caps
from warehouse.totals.series import NEVER_TOLD, next_told
from warehouse.totals.sieve import Sieve
from warehouse.totals.wholes import find_clashes

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Slice:
    """Rows of a reading, ascending; of its clashes and tops the numbers of those that touch the question."""

    rows: Ints
    clashes: Ints
    tops: Ints


@dataclass(frozen=True)
class Reading:
    """A case with what is settled whatever the days, the place and (mostly) the group."""

    case: Case
    next_told: Ints
    sides: dict[int, list[int]]  # by row the numbers of the disputes that it is a side of
    is_side: Flags
    is_capped: Flags
    tops_aside: Ints  # whole figures that another claim keeps from bounding from above
    families: Ints  # of each row the number of its article's claims of the same people; -1 if it is alone
    linked: Ints  # the rows of all families
    asked: dict[tuple[str, str | None], Ints]  # rows by group and place, as asked so far

    def ask(self, question: Question) -> Case:
        """The case of this question: its slice, and nothing else."""
        return self.cut(question, self.slice_of(question))

    def slice_of(self, question: Question) -> Slice:
        """What the answer can depend on."""
        case = self.case.ask(question)
        key = (question.group, question.place)
        if key not in self.asked:
            self.asked[key] = np.flatnonzero(case.is_asked())
        rows = self.asked[key]
        start, end = case.evidence.start[rows], case.evidence.end[rows]
        near = rows[case.are_near(start, end)]
        before = rows[_are_shown(case, case.evidence.said[rows], self.next_told[rows])]
        clashes = _touching(case, [whole for whole, _ in case.clashes])
        tops = _touching(case, case.tops.tolist())
        named = [row for at in clashes.tolist() for row in (case.clashes[at][0], *case.clashes[at][1].rows)]
        kept = np.zeros(len(case.evidence), dtype=bool)
        for part in (near, before, np.array(named, dtype=np.int64), case.tops[tops]):
            kept[part] = True
        aside = self.tops_aside[_touching(case, self.tops_aside.tolist())]
        beside = np.concatenate([near, case.holders.beside(near), aside])
        kept[beside] = True
        behind = case.sieve.by[beside]
        kept[behind[behind >= 0]] = True
        kept[[row for at in self._disputes_of(near) for row in case.disputes[at].rows]] = True
        kept[_cappers(case, near[self.is_capped[near]])] = True
        for row in self.case.witnesses:
            if kept[row]:
                kept[self.case.witnesses[row]] = True
        mates = self._mates_of(np.flatnonzero(kept))
        kept[mates] = True
        kept[case.sieve.by[mates[case.sieve.by[mates] >= 0]]] = True
        return Slice(np.flatnonzero(kept), clashes, tops)

    def cut(self, question: Question, part: Slice) -> Case:
        """The case of a question with these rows alone."""
        case, rows = self.case, part.rows
        clashes = tuple(case.clashes[at] for at in part.clashes.tolist())
        if len(rows) == len(case.evidence):
            return replace(case, clashes=clashes, tops=case.tops[part.tops]).ask(question)
        place = np.full(len(case.evidence) + 1, -1, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        disputes = [case.disputes[at] for at in self._disputes_of(rows)]
        apart = place[case.apart]
        evidence = case.evidence.take(rows)
        cut = replace(
            case,
            evidence=evidence,
            holders=case.holders.take(rows, evidence),
            sieve=Sieve.of(case.sieve.counts[rows], case.sieve.why[rows], place[case.sieve.by[rows]]),
            caps=_caps_of(case.caps, rows, place),
            disputes=[_moved(one, place) for one in disputes if (place[list(one.rows)] >= 0).all()],
            apart=apart[(apart >= 0).all(axis=1)],
            clashes=tuple((int(place[whole]), _moved(one, place)) for whole, one in clashes),
            tops=place[case.tops[part.tops]],
            witnesses={
                int(place[row]): [one for one in place[others].tolist() if one >= 0]
                for row, others in case.witnesses.items()
                if place[row] >= 0
            },
        )
        return cut.ask(question)

    def _mates_of(self, rows: Ints) -> Ints:
        """These rows' articles' other claims of the same people: they settle where and when these are."""
        codes = self.families[rows]
        asked = np.zeros(int(self.families.max(initial=-1)) + 1, dtype=bool)
        asked[codes[codes >= 0]] = True
        mates: Ints = self.linked[asked[self.families[self.linked]]]
        return mates

    def _disputes_of(self, rows: Ints) -> list[int]:
        """The numbers of the disputes that these rows are sides of."""
        return sorted({at for row in rows[self.is_side[rows]].tolist() for at in self.sides[row]})


@put_off()
def read(claims: pd.DataFrame, voices: pd.DataFrame, places: Places, question: Question) -> Reading:
    """Read the claims for all questions of one `reading_key`."""
    case = prepare(claims, voices, places, question)
    case = replace(case, clashes=find_clashes(case, case.caps.low))
    case = replace(case, tops=find_tops(case))
    case = replace(case, witnesses=set_moved_aside(case))
    sides: dict[int, list[int]] = {}
    for number, one in enumerate(case.disputes):
        for row in one.rows:
            sides.setdefault(row, []).append(number)
    is_side = np.zeros(len(case.evidence), dtype=bool)
    is_side[list(sides)] = True
    families = families_of(case.evidence)
    aside, linked = find_tops_aside(case), np.flatnonzero(families >= 0)
    is_capped = case.caps.are_capped(np.arange(len(case.evidence)))
    return Reading(case, next_told(case), sides, is_side, is_capped, aside, families, linked, {})


def _are_shown(case: Case, said: Ints, later: Ints) -> Ints:
    """Positions of running figures told in the question's days, and of the last before each of them."""
    inside = said >= case.first_day
    before = ~inside & (later >= case.first_day) & (later <= case.last_day)
    return np.flatnonzero((later > NEVER_TOLD) & (said <= case.last_day) & (inside | before))


def _touching(case: Case, wholes: list[int]) -> Ints:
    """The numbers of the wholes that cover some of the question's days, in, around or inside its place."""
    evidence, path = case.evidence, case.place.outer
    meets = (evidence.inner_start[wholes] <= case.last_day) & (evidence.inner_end[wholes] >= case.first_day)
    touching = []
    for number in np.flatnonzero(meets).tolist():
        place = case.names.places[evidence.place[wholes[number]]]
        covered = place.outer if place.inner is None else place.inner
        if is_within(path, covered) or is_within(covered, path):
            touching.append(number)
    return np.array(touching, dtype=np.int64)


def _cappers(case: Case, rows: Ints) -> list[int]:
    """Whatever holds these capped rows down, and whatever holds that down."""
    found: set[int] = set()
    queue = rows.tolist()
    while queue:
        fresh = set(case.caps.by.get(queue.pop(), ())) - found
        found |= fresh
        queue += fresh
    return sorted(found)


def _caps_of(caps: Caps, rows: Ints, place: Ints) -> Caps:
    cut = Caps(caps.low[rows], {})
    for row in rows[caps.are_capped(rows)].tolist():
        cut.by[int(place[row])] = [one for one in place[caps.by[row]].tolist() if one >= 0]
    return cut


def _moved(dispute: Dispute, place: Ints) -> Dispute:
    return replace(dispute, rows=tuple(place[list(dispute.rows)].tolist()))

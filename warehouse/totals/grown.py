"""Tolls that a sentence brings up to date: "three more died on Thursday, bringing the death toll to 45".

Thursday is the day of the three. The forty-five came to harm on some day up to it, unless the toll has time
words of its own ("the toll from Monday's blast"). Nor is it said when the three were hurt: a toll
of an earlier day that is told later, and is more than the forty-two, holds them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from warehouse.gazetteer.places import is_within
from warehouse.totals.evidence import Evidence, Flags, Ints, Names
from warehouse.totals.keys import combine, groups_of
from warehouse.totals.reach import PAST
from warehouse.totals.sieve import Sieve
from warehouse.totals.tolls import are_tolls
from warehouse.words import any_of

HELD = "may be among those of a later told toll of an earlier day,"
NIGHT = 1  # a toll of more days than a night's has words of its own


def with_grown_tolls(evidence: Evidence, names: Names) -> Evidence:
    """The evidence with such tolls begun on no known day."""
    grown = _are_grown(evidence, names)
    if not grown.any():
        return evidence
    start, inner_end = np.where(grown, PAST, evidence.start), np.where(grown, PAST, evidence.inner_end)
    return evidence.with_columns(start=start, told_start=start, inner_end=inner_end)


def set_held_aside(evidence: Evidence, names: Names, sieve: Sieve) -> None:
    """Takes out what brought a toll up to date for a toll of an earlier day that was told later and is more
    than the other one was without it.
    """
    running = evidence.is_cumulative
    tolls = np.flatnonzero(sieve.counts & are_tolls(evidence) & ~evidence.is_running & evidence.has_window)
    lead = any_of("tolls")
    for group in _sentences_with(evidence, running, evidence.outcome):
        if not lead.search(str(evidence.quote[group[0]])):
            continue
        most = int(evidence.value[group[running[group]]].max())
        for row in group[~running[group] & sieve.counts[group] & (evidence.low[group] > 0)].tolist():
            later = tolls[
                (evidence.outcome[tolls] == evidence.outcome[row])
                & (evidence.article[tolls] != evidence.article[row])
                & (evidence.published[tolls] >= evidence.published[row])
                & (evidence.told_end[tolls] < evidence.told_start[row])
                & (evidence.value[tolls] > most - evidence.value[row])
                & (evidence.value[row] < most)
            ]
            here = names.places[evidence.place[row]].outer
            there = ((one, names.places[evidence.place[one]].outer) for one in later.tolist())
            near = (one for one, outer in there if is_within(outer, here) or is_within(here, outer))
            if (holding := next(near, None)) is not None:
                sieve.set_aside(np.array([row]), HELD, np.array([holding]))


def _are_grown(evidence: Evidence, names: Names) -> Flags:
    """Running tolls in one sentence with a smaller figure of the same days, which has the only time words."""
    grown = np.zeros(len(evidence), dtype=bool)
    running = evidence.is_cumulative & (evidence.told_start > PAST)
    running &= evidence.told_end - evidence.told_start <= NIGHT
    if not running.any():
        return grown
    for group in _sentences_with(evidence, running, evidence.outcome, evidence.told_end):
        parts = [row for row in group.tolist() if not running[row]]
        for row in group[running[group]].tolist():
            less = any(evidence.value[part] < evidence.value[row] for part in parts)
            grown[row] = less and not _has_own_days(evidence, names, row)
    return grown


def _sentences_with(evidence: Evidence, wanted: Flags, *columns: Ints) -> Iterator[Ints]:
    """The rows of each sentence that has a wanted one, if they are two or more alike in these columns."""
    is_near = np.zeros(int(evidence.sentence.max(initial=-1)) + 2, dtype=bool)
    is_near[evidence.sentence[wanted]] = True
    rows = np.flatnonzero(is_near[evidence.sentence])
    told = combine(*(column[rows] for column in (evidence.article, evidence.sentence, *columns)))
    for group in groups_of(told, np.flatnonzero(np.isin(told, told[wanted[rows]]))):
        yield rows[group]


def _has_own_days(evidence: Evidence, names: Names, row: int) -> bool:
    """Whether the time words stand with the toll: after the last word for one before its number."""
    quote = str(evidence.quote[row])
    words = names.phrases[evidence.phrase[row]] if evidence.phrase[row] >= 0 else ""
    number = quote.find(str(evidence.number_text[row] or ""))
    leads = [found.start() for found in any_of("tolls").finditer(quote, 0, max(number, 0))]
    return bool(words) and words in quote[leads[-1] if leads else max(number, 0) :]

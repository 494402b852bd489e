"""Who died of wounds was harmed on an earlier day, and may have been counted then, among wounded or dead.

The words say so ("died in hospital", "succumbed", "hurt in Monday's blast has died"), whether or not the
claim is marked as found. What a statement sets apart from others of its day stays where it is.
"""

from __future__ import annotations

import numpy as np

from warehouse.totals.evidence import Evidence, Flags, Names
from warehouse.totals.keys import combine, groups_of
from warehouse.totals.reach import PAST
from warehouse.words import any_of, hold_any


def with_died_of_wounds(evidence: Evidence, names: Names) -> Evidence:
    """The evidence with the deaths of wounds as found: on some day up to the one that is told."""
    died = _died_of_wounds(evidence, names)
    if not died.any():
        return evidence
    start = np.where(died, PAST, evidence.start)
    return evidence.with_columns(
        found=evidence.found | died,
        start=start,
        told_start=start,
        inner_end=np.where(died, PAST, evidence.inner_end),
    )


def _died_of_wounds(evidence: Evidence, names: Names) -> Flags:
    """Deaths of whom the words say so between their number and the next one of the sentence."""
    killed = np.array([name == "killed" for name in names.outcomes], dtype=bool)[evidence.outcome]
    told = np.append(hold_any("died_of_wounds", names.sentences), False)[evidence.sentence]
    found = np.zeros(len(evidence), dtype=bool)
    some = np.flatnonzero(killed & ~evidence.is_item & told).tolist()
    if not some:
        return found
    said = any_of("died_of_wounds")
    sentence = combine(evidence.article, evidence.sentence)
    beside = np.flatnonzero(np.isin(sentence, sentence[some]))
    mates = {int(sentence[group[0]]): group.tolist() for group in groups_of(sentence, beside)}
    for row in some:
        part = _part_of(evidence, str(evidence.quote[row]), row, mates.get(int(sentence[row]), [row]))
        found[row] = said.search(part) is not None
    return found


def _part_of(evidence: Evidence, quote: str, row: int, mates: list[int]) -> str:
    """From the number of a claim to the next number of the sentence."""
    at = {one: quote.find(str(evidence.number_text[one] or "")) for one in mates}
    later = [place for place in at.values() if place > at[row]]
    return quote[max(at[row], 0) : min(later, default=len(quote))]

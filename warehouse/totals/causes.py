"""What figures are told of, by the words for cause and actor, and what narrows them: a count of one cause, of
one side's doing, or of what somebody could document says nothing of all the others.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from warehouse.totals.evidence import Evidence, Flags, Ints
from warehouse.words import hold_any

WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def share_words(one: str, other: str) -> bool:
    """ "air strike" and "strikes": a word of the one is in a word of the other."""
    words, others = (WORD.findall(text.casefold()) for text in (one, other))
    stems = [(word.rstrip("s"), second.rstrip("s")) for word in words for second in others]
    return one.casefold() == other.casefold() or any(a in b or b in a for a, b in stems)


def are_told_of(evidence: Evidence, rows: Ints, cause: str | None, actor: str | None) -> Flags:
    """Which of these rows are surely of this cause and this actor; all of them where none is named."""
    told = np.ones(len(rows), dtype=bool)
    columns = (evidence.cause, evidence.cause_code, cause), (evidence.actor, evidence.actor_code, actor)
    for column, code, words in columns:
        if words:
            _, heads, of_code = np.unique(code[rows], return_index=True, return_inverse=True)
            same = [bool(one) and share_words(one, words) for one in column[rows[heads]].tolist()]
            told &= np.array(same, dtype=bool)[of_code]
    return told


def are_documented(evidence: Evidence, rows: Ints) -> Flags:
    """Which of these rows count what a voice could document: there may be more."""
    return hold_any("documented", [str(quote or "") for quote in evidence.quote[rows].tolist()])

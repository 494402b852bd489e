"""Figures that others are compared with ("up from 12 on Monday"), and the times that are theirs alone."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Spot
from extractors.windows_mention import TimeMention

CHANGE = 6  # tokens between "rose", "more" and "from"
COMPARING = 8  # tokens between "compared with" and the time of what is compared


def compared_with(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """Whether a time belongs to a figure that others are compared with: "against 47 in May", "up from 9 in
    2017"; it is no time of those others.
    """
    if sentence.has(m.first - 1, "THAN") and not 0 <= spot.first - m.last <= 1:
        return True  # "12 more than on Monday"
    if m.kind == "period" and is_measure_of(sentence, m):
        return True
    own = comparison(sentence, spot.last)
    if own is not None and m.last <= own and m.kind == "period":
        return True  # "12 in 2020, down from 20"
    at = comparison(sentence, m.first)
    return at is not None and not at < spot.first < m.first


def is_measure_of(sentence: Sentence, m: TimeMention) -> bool:
    """ "Twice the number of the previous year", "half that of 2009", "as many as in 2009": nobody is counted
    then, but those who are counted are measured by it.
    """
    if sentence.has(m.first - 1, "AS") and not sentence.has(m.first, "AS_OF"):
        return True
    at = m.first if sentence.has(m.first, "AS_OF") else m.first - 1
    if not sentence.has(at, "AS_OF"):
        return False
    return sentence.has(at - 1, "THAT") or (
        sentence.has(at - 1, "AMOUNT") and sentence.has(at - 3, "MULTIPLE")
    )


def comparison(sentence: Sentence, before: int) -> int | None:
    """The word behind which stands the figure, or the time, that something is compared with."""
    if not sentence.holds("COMPARED"):
        return None
    if sentence.has(before - 2, "RANGE_JOIN") and numbered(sentence, before - 1, before):
        return None  # "climbed from 402 in May to 588"
    for i in range(before - 1, max(-1, before - COMPARING), -1):
        if sentence.has(i, "CLAUSE") or sentence.words[i] == ";":
            return None
        if sentence.has(i, "FROM") and not sentence.any_of("CHANGED", i - CHANGE, i):
            continue  # "seven people from two households"
        if sentence.has(i, "COMPARED") and numbered(sentence, i + 1, min(i + 4, before)):
            return i
    return None


def numbered(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number stands in these tokens."""
    return any(sentence.any_of(name, first, last) for name in ("INT", "NUM", "NUMERIC"))

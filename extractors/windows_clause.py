"""Clauses that a time opens: "on 25 August, when gunmen raided it", "since a bomb in May left 130 dead"."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Spot
from extractors.windows_mention import TimeMention


def opens_clause(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "since 25 August, when gunmen raided the post, killing twelve": what follows "when" happened then;
    "since seven died in a fire in 1986": and so did what stands within.
    """
    if m.until is not None and m.first < spot.first and spot.last < m.last and spot.trigger < m.last:
        return True
    if m.until is not None and harmed_then(sentence, m, spot):
        return True
    return m.until is not None and m.first > 1 and before_clause(sentence, m, spot)


def harmed_then(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "on alert since attacks in November 2015 left 130 dead": what began it did the harm; not "since the
    attacks in November shells have killed 130".
    """
    verb = m.last + sentence.has(m.last, "THAT")
    if spot.first < m.last or not (verb == spot.trigger or sentence.has(verb, "LEFT")):
        return False
    if any(sentence.any_of(name, verb + 1, max(spot.last, spot.trigger)) for name in ("WAS", "PERFECT")):
        return False  # "…, 200 more have been killed"
    return any(sentence.any_of(name, m.first, m.last) for name in ("EVENT", "ONE_EVENT", "WIDE"))


def before_clause(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """Whether "when" follows a time, and then the figure; but not "when the wave of protests began"."""
    if not (spot.first >= m.last and any(sentence.has(i, "THEN") for i in (m.last, m.last + 1))):
        return False
    return m.kind not in {"since", "running"} or not sentence.any_of("BEGIN", m.last, spot.first)

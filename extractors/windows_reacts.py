"""Days of what people do about harm: "condemned on Wednesday the killing of two doctors", "On Friday the king
visited survivors of a fire that killed 20", "apologised on Monday for the deaths of 12".
"""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Spot
from extractors.windows_mention import TimeMention
from extractors.windows_said import owns

OBJECT = 5  # tokens between the verb and its day ("blamed the police on Monday for …")
SUBJECT = 8  # tokens between a day that opens its sentence and the verb
BESIDE = 2  # tokens between another day and the verb behind it ("on Friday publicly denied")


def dates_reaction(sentence: Sentence, m: TimeMention, spot: Spot | None) -> bool:
    """Whether a day is that on which people did something about harm that stands behind it as its object, or
    as what is told of its object; with no figure, about any harm.
    """
    if m.kind not in {"day", "period", "recent"} or not sentence.holds("REACTED"):
        return False
    if spot is not None and sentence.has(m.last, "TO") and to_an_end(sentence, m, spot):
        return True
    harm = min(spot.first, spot.trigger) if spot is not None else len(sentence.letters)
    if m.last > harm or owns(sentence, m):
        return False
    before = sentence.where("REACTED", m.first - OBJECT, m.first)
    if before and finite(sentence, before[-1]) and not parted(sentence, before[-1] + 1, m.first):
        return not clause_between(sentence, m.last, harm)
    reach = SUBJECT if m.first <= 1 else BESIDE
    opened = m.last + (sentence.words[m.last : m.last + 1] == [","])
    return any(
        at < harm
        and finite(sentence, at)
        and not parted(sentence, opened, at)
        and not clause_between(sentence, at + 1, harm)
        for at in sentence.where("REACTED", opened, opened + reach + 1)
    )


def to_an_end(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "Invoked the shooting of three pupils on Friday to explain his vote": the end is that of the verb."""
    at = sentence.where("REACTED", 0, spot.trigger)
    return bool(at) and finite(sentence, at[-1]) and not sentence.any_of("SPLIT", at[-1], m.first)


def finite(sentence: Sentence, at: int) -> bool:
    """Whether a word is the verb of its clause: not "gunmen accused of robbery", "a man who had visited"."""
    if sentence.has(at + 1, "AS_OF") and sentence.has(at, "COURT"):
        return False
    return not any(sentence.has(i, name) for i in (at - 1, at - 2) for name in ("RELATIVE", "THAT"))


def parted(sentence: Sentence, low: int, high: int) -> bool:
    """Whether harm or a new clause stands between a verb and its day."""
    return any(sentence.any_of(name, low, high) for name in ("EVENT", "SPLIT"))


def clause_between(sentence: Sentence, low: int, harm: int) -> bool:
    """Whether a clause of its own, that may take the day, opens before the harm; not "who were"."""
    return any(
        not sentence.has(i, "RELATIVE") and not sentence.has(i, "THAT")
        for i in sentence.where("SPLIT", low, harm)
        if not (sentence.has(i - 1, "EVENT") and sentence.has(i + 1, "EVENT"))  # "of the rape and murder of"
    )

"""Time words that date a trial, an arrest or a day of mourning, and not the harm that it is about."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.context_reading import Spot
from extractors.windows_mention import TimeMention
from extractors.windows_reacts import dates_reaction
from extractors.windows_said import owns

FUNERAL = 6  # tokens between "buried" and the day of it
SITTING = 16  # tokens between the accused and the day in court
YEAR = 4  # digits
BESIDE = 3  # tokens between "opened", "begins" and the day of it


def dates_court(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """Is the time not that of the harm: "jailed for 30 years for killing two", "the inquest into the deaths
    opened on Monday", "On Monday a judge convicted him of killing two".
    """
    return is_long_before(sentence, m, spot) or dates_trial(sentence, m, spot)


def dates_trial(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """The same, but for what was so long before the day of something else."""
    if m.first > spot.trigger and (_is_sitting(sentence, m) or _is_burial(sentence, m)):
        return True
    if _is_anniversary(sentence, m, spot):
        return True
    if m.until is not None:
        return False  # "arrested since Monday"
    if dates_reaction(sentence, m, spot) and spot.key[0] != "detained":
        return True
    if _is_over_deed(sentence, m, spot) or _is_for_those(sentence, m, spot):
        return True
    if _is_sentence(sentence, m, spot):
        return True
    return any(
        _is_between(sentence, at, m, spot) or _is_opened(sentence, at, m, spot)
        for at in sentence.where("COURT")
        if at != spot.trigger and not sentence.has(at - 1, "THE_ONE")
    )


def is_court_day(sentence: Sentence, m: TimeMention) -> bool:
    """ "The trial opened on Monday.": a day that the harm of a later sentence does not take."""
    return _is_sitting(sentence, m) or dates_reaction(sentence, m, None)


def _is_anniversary(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "marched on Monday to mark the tenth anniversary of a bombing that killed 34": the day of the marking,
    unless the time has a year of its own.
    """
    if any(len(word) == YEAR and word.isdigit() for word in m.text.split()):
        return False
    return any(
        m.first < at or (spot.trigger < m.first and _is_of_it(sentence, at, spot))
        for at in sentence.where("ANNIVERSARY", 0, spot.trigger)
    )


def _is_of_it(sentence: Sentence, at: int, spot: Spot) -> bool:
    """The harm is what is marked; but "at a vigil a bomb killed 12"."""
    return sentence.any_of("RELATIVE", at, spot.trigger) or not sentence.any_of("EVENT", at, spot.trigger)


def is_long_before(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "On Monday, three months after an attack killed 45, …": the harm is of that attack, so long before."""
    is_apart = m.first < spot.trigger or sentence.any_of("SPLIT", spot.trigger, m.first)
    return is_apart and any(
        sentence.has(at - 1, "LONG_UNIT") and not m.first < at <= m.last
        for at in sentence.where("AFTER", 1, spot.trigger)
        if not sentence.any_of("SPLIT", at + 1, spot.trigger)
    )


def _is_sitting(sentence: Sentence, m: TimeMention) -> bool:
    """A trial or an inquiry opens or ends then."""
    near = (max(0, m.first - BESIDE), m.first)
    return sentence.any_of("SITS", *near) and sentence.any_of("PROCEEDING", 0, m.first)


def _is_burial(sentence: Sentence, m: TimeMention) -> bool:
    """ "The 14 bodies were buried on Sunday": what is done with the dead, or said of who they were."""
    near = sentence.where("BURIED", m.first - FUNERAL, m.first)
    if not near or sentence.any_of("ALIVE", near[-1], m.first):
        return False  # "buried alive on Sunday"
    return not sentence.any_of("EVENT", near[-1] + 1, m.first)


def _is_over_deed(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "Shut the crossing on Sunday over the killing of two guards", "following the deaths of 12": the deed
    is named as what came before, and the day is that of the verb; not "after gunmen killed two".
    """
    harm = min(spot.first, spot.trigger)
    if m.kind != "day" or m.last > harm or owns(sentence, m) or sentence.has(spot.trigger, "BODIES"):
        return False
    if not sentence.has(spot.trigger + 1, "OF_IT"):
        return False
    return any(
        not any(sentence.any_of(name, at + 1, harm) for name in ("EVENT", "SPLIT"))
        and sentence.any_of("DEFINITE", at + 1, harm + 1)
        for at in sentence.where("DUE_TO", m.last, harm)
    )


def _is_for_those(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "Funerals were held on Monday for 12 miners who died", "for the 12 killed": harm of another day."""
    held = sentence.has(m.last, "SOME_OF") and sentence.any_of("FUNERALS", m.first - FUNERAL, m.first)
    is_for = (sentence.has(m.last, "FOR") or held) and 0 < spot.first - m.last <= BESIDE
    if not is_for or spot.trigger < spot.last:
        return False
    return spot.trigger - spot.last < BESIDE or sentence.any_of("RELATIVE", spot.last, spot.trigger)


def _is_between(sentence: Sentence, at: int, m: TimeMention, spot: Spot) -> bool:
    """ "charged on Monday with killing two": the time lies between the word at `at` and the harm."""
    if not at < m.first < spot.trigger:
        return False
    return not sentence.any_of("EVENT", at + 1, m.first) and not sentence.any_of("CLAUSE", at, m.first)


def _is_sentence(sentence: Sentence, m: TimeMention, spot: Spot) -> bool:
    """ "A court last month gave a woman three years for killing two": the time is that of the sentence."""
    at = spot.trigger - 1
    return m.last <= at and sentence.has(at, "FOR") and sentence.has(at - 1, "LONG_UNIT")


def _is_opened(sentence: Sentence, at: int, m: TimeMention, spot: Spot) -> bool:
    """ "Monday marks ten years since a fire that killed 12": the time opens the sentence; no clause of
    another event ("after a bomb killed 12") opens on the way to the harm.
    """
    if not m.last <= at < spot.trigger:
        return False
    beside = at - m.last <= BESIDE + sentence.has(at, "GUILTY") and not sentence.any_of("EVENT", m.last, at)
    if m.first > 1 and not beside:  # "The court yesterday found three men guilty of murder"
        return False
    return not any(
        sentence.has(i, "SPLIT") and not _relates(sentence, i) for i in range(at + 1, spot.trigger)
    )


def _relates(sentence: Sentence, at: int) -> bool:
    return sentence.words[at] == "," or sentence.has(at, "RELATIVE") or sentence.has(at, "THAT")


def in_court(sentence: Sentence, m: TimeMention) -> bool:
    """ "The man accused of it sat in the dock on Tuesday, and pleaded not guilty": no day of harm;
    but "men who accused the villagers came in February".
    """
    near = (m.first - SITTING, m.last + SITTING)
    return any(
        not sentence.has(at - 1, "RELATIVE")
        and (not sentence.has(at, "SUSPECTED_OF") or sentence.has(at + 1, "AS_OF"))  # "suspected rebels came"
        for at in sentence.where("ACCUSED", *near)
    )

"""Figures of what lasts or could be: no day of another sentence is theirs."""

from __future__ import annotations

from dataclasses import replace

from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot
from extractors.context_sections import section_at
from extractors.windows_mention import TimeMention
from extractors.windows_own import is_lasting

STAYING = {"in_need"}  # what lasts has no day
LASTING = {"displaced", "detained"}  # nor what "has been" done, and lasts
HEAD = 1  # the last sentence of headline and lead
LEAD = 3  # the last of the sentences that go on with it
VERB = 4  # tokens before a word of harm in which its auxiliaries stand


def stays(reading: Reading, spot: Spot) -> bool:
    """Whether a figure has no day of another sentence: what lasts ("have been displaced"), what could be, and
    the toll that an item of a list brings up to date.
    """
    sentence = reading.sentence(spot.sentence)
    if sentence.any_of("TOLL") and section_at(reading, spot.sentence).marked:
        return True
    if any(is_lasting(sentence, m, spot) for m in reading.times(spot.sentence)):
        return True
    low = max(0, spot.trigger - VERB)
    verb = (low, spot.trigger + 1)  # the auxiliary may be the trigger itself
    lasting = sentence.any_of("PERFECT", *verb)
    could = [
        i
        for i in sentence.where("COULD", *verb)
        if not sentence.has(i - 1, "RELATIVE") and not sentence.has(i + 1, "NEVER")  # "could not be found"
    ]
    if spot.key[0] in STAYING or (could and not lasting) or is_housed(sentence, spot):
        return True
    if any(
        sentence.has(i + 1, "BE") or sentence.has(i + 1, "TO") for i in sentence.where("PLUPERFECT", *verb)
    ):
        lasting = False  # "had been moved", "had to leave": by the day that is told
    now = verb if spot.key[0] == "detained" else (low, spot.trigger)
    return spot.key[0] in LASTING and (lasting or sentence.any_of("NOW", *now))


def is_fresh(reading: Reading, spot: Spot, day: TimeMention) -> bool:
    """ "A blast has killed 20", the headline over it, and what follows: what is new; no day long past, told
    further down, is that of it.
    """
    head = range(min(LEAD, spot.sentence))
    if spot.sentence > LEAD or any(m.start == day.start for i in head for m in reading.times(i)):
        return False
    told = [s for s in reading.anchored.get(HEAD, ()) if s.key[0] in {spot.key[0], "killed"}]
    told = [spot] if spot.sentence == HEAD else told
    return any(has_done(reading.sentence(s.sentence), s.trigger) for s in told)


def has_done(sentence: Sentence, at: int) -> bool:
    """ "Has killed", "have been killed"; not "has been jailed for killing"."""
    verb = at - 1 - sentence.has(at - 1, "BE")
    return sentence.has(verb, "PERFECT_NOW") or sentence.has(at, "PERFECT_NOW")


def at_close(sentence: Sentence, m: TimeMention, spot: Spot) -> TimeMention:
    """ "At the end of April 300 were held": so many were on its last day."""
    is_end = m.operation in {"month_part", "part_of_unit"} and m.kind == "period" and m.end is not None
    if not is_end or spot.key[0] not in LASTING:
        return m
    edges = [sentence.lexicon.tagger.value("EDGE", w) for w in sentence.words[m.first : m.last]]
    return replace(m, start=m.end, precision=1) if "end" in edges else m


def is_housed(sentence: Sentence, spot: Spot) -> bool:
    """ "9,000 evacuees sleep in schools", "the camp holds 800 families", "400 displaced people at the
    airport": where they are, and not what drove them from home.
    """
    if spot.key[0] != "displaced":
        return False
    if sentence.has(spot.trigger, "HOUSED"):
        return True
    named = spot.trigger == spot.last and sentence.has(spot.trigger, "UPROOTED")
    return named and any(sentence.has(spot.last + i, "PERSONS") for i in (1, 2))

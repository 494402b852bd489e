"""Days of what comes after the harm: bodies found, the wounded in hospital, those who died of wounds."""

from __future__ import annotations

from extractors.context_reading import Reading, Spot
from extractors.windows_mention import TimeMention
from extractors.windows_own import own_mention
from extractors.windows_said import owns

STATE = 3  # tokens between "still" and "missing"
NOUN = 2  # tokens between a figure and its noun
BED = 3  # tokens between "in" and "condition"
RECOVERY = 6  # tokens between a figure, its bodies and how they were found


def is_recovered(reading: Reading, spot: Spot) -> bool:
    """ "Twenty bodies were found the next day": they died before."""
    sentence = reading.sentence(spot.sentence)
    if spot.key[0] != "killed" or not sentence.any_of("BODIES", spot.last, spot.last + NOUN):
        return False
    if sentence.any_of("RECOVERED", spot.last, spot.last + RECOVERY):
        return True
    return sentence.any_of(
        "RECOVERED", spot.first - RECOVERY, spot.first
    )  # "brought up a further nine bodies"


def is_state(reading: Reading, spot: Spot, m: TimeMention) -> bool:
    """ "Another 50 were in hospital on Monday": where they were on that day; they were hurt before."""
    sentence = reading.sentence(spot.sentence)
    if spot.key[0] == "missing":
        last = max(spot.last, spot.trigger + 1)
        is_still = sentence.any_of("STILL", spot.trigger - STATE, spot.trigger + 1)
        return is_still and m.first >= last and not sentence.any_of("SPLIT", last, m.first)
    return spot.key[0] == "wounded" and any(
        sentence.any_of("AT", at - BED, at)
        and any(sentence.any_of(name, at - BED - 2, at - 1) for name in ("WAS", "NOW"))
        for at in sentence.where("WARD", m.first - NOUN, m.first)
    )


def day_of_hurt(reading: Reading, spot: Spot, ward: TimeMention) -> TimeMention | None:
    """ "In hospital on Tuesday after Monday's blast": the other day of the sentence, if it tells one."""
    sentence = reading.sentence(spot.sentence)
    others = [m for m in reading.times(spot.sentence) if m is not ward and m.kind == "day" and m.known]
    owned = [m for m in others if owns(sentence, m) or m.last <= spot.first]
    return owned[0] if owned else None


def is_aftermath(reading: Reading, index: int, m: TimeMention) -> bool:
    """Whether all figures of a sentence are of bodies found, or of those who died of their wounds."""
    spots = reading.anchored.get(index, ())
    own = [s for s in spots if (its := own_mention(reading, s)) is not None and its.first == m.first]
    return all(
        is_recovered(reading, s) or died_of_wounds(reading, s) or is_state(reading, s, m)
        for s in own or spots
    )


def died_of_wounds(reading: Reading, spot: Spot) -> bool:
    """ "Five of the wounded died in the night", "26 were hurt. Two of them died on Monday": later."""
    sentence = reading.sentence(spot.sentence)
    before = reading.anchored.get(spot.sentence - 1, ())
    if before and before[-1].key[0] == "wounded" and sentence.has(spot.last, "SOME_OF"):
        return spot.key[0] == "killed" and sentence.has(spot.last + 1, "THE_ONES")
    return spot.key[0] == "killed" and sentence.any_of("HURT", spot.last, spot.last + RECOVERY)

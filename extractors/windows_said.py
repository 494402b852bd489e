"""Time words that date no harm: the day of a statement, what people had done before, what will be."""

from __future__ import annotations

from extractors.attribution import Speech
from extractors.attribution_scope import reaches_left
from extractors.context_page import Sentence
from extractors.context_reading import Reading, once
from extractors.windows_mention import TimeMention

SPELLS = {"spell", "duration"}  # "the toll of a week of unrest rose": what is counted
TOLD = 14  # tokens between "put" and the day on which it was put
HEAD_NOUN = 4  # tokens in which stands what an aside tells of
SAYING = 2  # days before the text on which what it quotes in the present may have been said
RISING = 9  # tokens between "stood at", "climbed to", and the day of that count
SET_OUT = 8  # tokens between "a boat that had left Lona" and the day of it
NEAR = 6  # tokens between a verb of saying and the day that dates it


@once
def said_mentions(reading: Reading, index: int) -> tuple[TimeMention, ...]:
    """The time words of a sentence that date what is said in it and not what happened."""
    times = reading.times(index)
    if not times:
        return ()
    sentence = reading.sentence(index)
    return tuple(
        m
        for k, m in enumerate(times)
        if updates(sentence, m)
        or learned(sentence, m)
        or tells_that(reading, index, m)
        or (sentence.has(m.first - 1, "WAS") and sentence.has(m.last, "DESCRIBED"))
        or (k and updates(sentence, times[k - 1]) and goes_on(sentence, times[k - 1], m))
        or any(
            dates_speech(sentence, m, s, len(times) == 1) and not tells_now(reading, sentence, m, s)
            for s in reading.speeches(index)
        )
    )


def learned(sentence: Sentence, m: TimeMention) -> bool:
    """ "This morning we learned that nine had drowned", "footage published on Monday shows 30 bodies"."""
    if m.kind != "day":
        return False
    if sentence.has(m.first - 1, "PUBLISHED") or (
        sentence.has(m.first - 1, "RELEASED") and sentence.any_of("PAPER", m.first - NEAR, m.first)
    ):
        return True
    return m.first <= 1 and any(
        sentence.has(at + 1, "THAT") for at in sentence.where("LEARNED", m.last, m.last + NEAR)
    )


def tells_that(reading: Reading, index: int, m: TimeMention) -> bool:
    """ "Told lawmakers on Wednesday that rebels had killed nine", "it emerged on Monday that": what is said
    follows the day; not "a blast on Monday that killed nine", "that officials said killed nine".
    """
    sentence = reading.sentence(index)
    if m.kind != "day" or owns(sentence, m):
        return False
    ended = [s.end for s in reading.speeches(index) if s.end <= m.first]
    low = max([*ended, *(i + 1 for i in sentence.where("SPLIT", 0, m.first))], default=0)
    if sentence.any_of("EVENT", low, m.first) or sentence.any_of("ONE_EVENT", low, m.first):
        return False
    if sentence.has(m.last, "THAT"):
        verb, tells = m.last + 1, any(sentence.any_of(name, low, m.first) for name in ("SAY", "LEARNED"))
        if not (tells or ended):
            return False  # "It was on Monday that the boat sank"
        return not any(sentence.has(verb, name) for name in ("EVENT", "WAS", "PERFECT", "LEFT"))
    tells = low in ended and sentence.has(low - 1, "TELLS") and not sentence.has(low, "TO")
    return tells and m.first - low <= NEAR


def tells_now(reading: Reading, sentence: Sentence, m: TimeMention, s: Speech) -> bool:
    """ "On March 28, survivors say, the police came": who speaks now says so of a day long past."""
    if m.last > s.begin or not m.start or reading.date is None or (reading.date - m.start).days <= SAYING:
        return False
    return sentence.any_of("SAYS", s.begin, s.last + 1)


def updates(sentence: Sentence, m: TimeMention) -> bool:
    """Whether the day is that of a new count ("rose to 45 on Tuesday")."""
    if m.kind != "day" or owns(sentence, m) or m.operation in SPELLS:
        return False
    if any(
        sentence.any_of(name, at, m.first)
        for at in sentence.where("PUT", m.first - TOLD, m.first)
        for name in ("TOLL", "NUMBER_OF")
    ):
        return True  # "put the number of dead at 240 on Tuesday"
    return sentence.any_of("UPDATED", m.first - NEAR, m.first) or stands(sentence, m)


def stands(sentence: Sentence, m: TimeMention) -> bool:
    """ "The number of dead stood at 104 on Monday", "the toll has climbed to 62 as of 8 p.m. Sunday"."""
    return any(
        any(sentence.any_of(name, at - TOLD, at) for name in ("TOLL", "NUMBER_OF"))
        and any(sentence.any_of(name, at + 1, m.first) for name in ("INT", "NUM"))
        and not sentence.any_of("EVENT", at + 1, m.first)
        and "," not in sentence.words[at : m.first]
        for at in sentence.where("RISEN", m.first - RISING, m.first)
    )


def goes_on(sentence: Sentence, first: TimeMention, m: TimeMention) -> bool:
    """ "Stood at 38 on Sunday and at nine on Saturday": a number of its own between, and no harm."""
    between = (first.last, m.first)
    counts = any(sentence.any_of(name, *between) for name in ("INT", "NUM"))
    return m.kind == "day" and counts and not sentence.any_of("EVENT", *between)


def owns(sentence: Sentence, m: TimeMention) -> bool:
    """ "Monday's blast", "Monday morning's quake", "the 2002 crash": the day is that of what happened."""
    inside = m.operation in {"year", "weekend"} and sentence.has(m.last - 1, "EVENT")
    return inside or sentence.any_of("POSS", m.last - 1, m.last + 1) or sentence.has(m.last, "EVENT")


def dates_speech(sentence: Sentence, m: TimeMention, s: Speech, alone: bool) -> bool:
    """Inside the speech, right after it but for a tail ("in a statement"), or opening the sentence before
    it.
    """
    if m.kind in {"since", "running"} or owns(sentence, m) or counts_of(sentence, m):
        return False
    if s.form == "silent" and sentence.any_of("LIVES", s.last, s.end + 1):
        return False  # "fires have claimed 68 lives this year"
    if m.last <= s.begin and sentence.words[m.first - 1 : m.first][:1] in (['"'], ["“"]):
        return False  # "“Yesterday we admitted 96”": what is told by another
    if s.last <= m.first < s.end:  # not "residents of Orte, a town that was bombed in May, said"
        return not any(sentence.any_of(name, s.last, m.first) for name in ("THAT", "RELATIVE"))
    if s.end <= m.first <= s.end + NEAR:
        between = range(s.end, m.first)
        return all(
            sentence.has(i, "SAID_TAIL") or sentence.has(i, "OUTLET") or spoken_at(sentence, s.end, i)
            for i in between
        )
    if s.form not in {"before", "silent"} or not m.last <= s.begin <= m.last + 1:
        return False
    if sentence.words[m.last] == ";" or m.kind not in {"day", "recent"}:
        return False
    if m.first <= 1 or s.form == "silent":
        return m.kind == "day"
    return not reaches_left(sentence, s) and not (alone and sentence.any_of("EVENT", 0, m.first))


def counts_of(sentence: Sentence, m: TimeMention) -> bool:
    """ "Put its losses of August at 137", "gave a toll for May of 40": the stretch is that of the count."""
    return m.kind == "period" and any(sentence.has(m.first - 1, name) for name in ("TOLL", "NUMBER_OF"))


def spoken_at(sentence: Sentence, after: int, at: int) -> bool:
    """Whether a token is of the name of where somebody spoke: "told reporters in Port Orte on Monday"."""
    while at > after and sentence.has(at, "CAP"):
        at -= 1
    return sentence.has(at, "LOC") and sentence.has(at + 1, "CAP")


def behind_aside(sentence: Sentence, after: int, at: int) -> bool:
    """Whether "who had", "which was" stands between two tokens."""
    aside = sentence.where("RELATIVE", after, at) or [
        i
        for i in sentence.where("THAT", max(after, at - SET_OUT), at)
        if i and sentence.has(i + 1, "PLUPERFECT") and not sentence.has(i + 2, "BE")
    ]  # "a boat that had set out on Friday"
    is_verb = bool(aside) and sentence.has(aside[-1] + 1, "WAS") and not sentence.has(aside[-1] + 1, "CAP")
    return is_verb and not sentence.any_of("EVENT", aside[-1], at)


def in_aside(sentence: Sentence, after: int, m: TimeMention) -> bool:
    """Whether the time words date what people had done ("who had been there on Sunday"); not "77 who have
    lost their lives since April".
    """
    if m.kind in {"since", "running"} and sentence.any_of("PERFECT_NOW", after, m.first):
        return False
    return behind_aside(sentence, after, m.first)


def of_speaker(sentence: Sentence, m: TimeMention, before: int) -> bool:
    """ "The coalition, which has bombed them since 2015, said 25 had died": what is told of who speaks."""
    if m.kind not in {"since", "running"} or m.last >= before or sentence.words[m.last] != ",":
        return False
    opened = sentence.where("RELATIVE", 1, m.first)
    at = opened[-1] if opened else 0
    if not at or sentence.words[at - 1] != "," or not sentence.any_of("SAY", m.last + 1, before):
        return False
    return not any(
        sentence.any_of(name, at - HEAD_NOUN, at) for name in ("EVENT", "WAR", "ASSAULT", "ONE_EVENT")
    )


def future(sentence: Sentence, m: TimeMention) -> bool:
    """What will be."""
    if sentence.any_of("FUTURE", m.first - 8, m.first) or sentence.has(m.first - 1, "YET"):
        return True
    return any(  # "the funerals were to be held on Friday"
        sentence.has(i - 2, "WAS") or sentence.has(i - 2, "NOW")
        for i in sentence.where("BE", m.first - 6, m.first)
    )

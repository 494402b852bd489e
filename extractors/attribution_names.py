"""The name behind the noun for whoever speaks, and the one who answers in an interview."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.attribution import Speech
from extractors.context_page import Sentence
from extractors.context_reading import Reading, Spot, once

APPOSED = 8  # tokens behind a noun for a speaker in which his name is set off
NAME = 7  # tokens of such a name, its marks among them
CHAIN = 16  # tokens over which names and offices follow each other
CHAINED = frozenset({"before", "after", "opening", "inverted", "named"})
ENDS = frozenset({",", ".", ";"})
_ASKED = re.compile(r"^Q ?[:.] ", re.MULTILINE)
_ANSWERED = re.compile(r"^A ?[:.] ", re.MULTILINE)


def interviewed(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """ "A: We had six wounded.": told by the one who is named before the first question."""
    at = reading.sentence(spot.sentence).start
    turns = [m for m in turns_of(reading) if m[0] <= at]
    if not turns or not turns[-1][1]:
        return spot.sentence, None
    return interviewee(reading, turns_of(reading)[0][0]) or (spot.sentence, None)


@once
def turns_of(reading: Reading) -> list[tuple[int, bool]]:
    """Where each turn of an interview begins, and whether it is an answer; none where nobody asks."""
    text = reading.page.text
    asked = [(m.start(), False) for m in _ASKED.finditer(text)] if "Q" in text else []
    return sorted([*asked, *((m.start(), True) for m in _ANSWERED.finditer(text))]) if asked else []


@once
def interviewee(reading: Reading, before: int) -> tuple[int, Speech] | None:
    """The last person of whom the words before the first question tell."""
    for index in range(len(reading)):
        sentence = reading.sentence(index)
        if sentence.start >= before:
            break
        for s in reading.speeches(index):
            name = apposed(sentence, s)
            if name is not None or any(is_own_name(sentence, i) for i in range(s.first, s.last)):
                return index, replace(s, text=name or s.text)
    return None


def is_own_name(sentence: Sentence, at: int) -> bool:
    """A capital that is no article and no noun for a speaker."""
    return sentence.has(at, "CAP") and not sentence.has(at, "DET") and not sentence.has(at, "SPEAKER")


def with_name(sentence: Sentence, s: Speech) -> str:
    """The speaker, with the name that is set off behind a noun for one person: "the union's secretary, Ana
    Ruiz, said".
    """
    words = sentence.words
    if (
        s.form not in CHAINED
        or s.text != sentence.written(s.first, s.last)
        or words[s.last : s.last + 1] != [","]
        or has_name(sentence, s)
    ):
        return s.text
    last, at = s.last, s.last
    while words[at : at + 1] == [","] and at < s.last + CHAIN:
        within = range(at + 1, min(at + NAME, len(words)))
        closes = next((i for i in within if words[i] in ENDS and not is_short(sentence, i)), None)
        if closes is None or not is_capital(sentence, at + 1, closes):
            break
        if closes > at + 2 and (s.form != "after" or words[closes] != "and"):
            last = closes
        at = closes
    return sentence.written(s.first, last) if last > s.last else s.text


def is_short(sentence: Sentence, at: int) -> bool:
    """Whether a full stop only ends a short word: "Dr.", "Ahmed K."."""
    return sentence.words[at] == "." and (sentence.has(at - 1, "TITLE") or len(sentence.words[at - 1]) == 1)


def has_name(sentence: Sentence, s: Speech) -> bool:
    """Whether the words hold a person's name already, or are of no one person."""
    inner = range(s.first, s.last)
    end = next((i for i in inner if sentence.has(i, "LINK") or sentence.words[i] == ","), s.last)
    is_role = sentence.has(end - 1, "ONE_WHO") or sentence.has(end - 1, "TITLE")
    return end == s.first or not is_role


def is_capital(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words are capitals throughout, as a name is."""
    return first < end and all(
        sentence.words[i] == "." or sentence.has(i, "CAP") or sentence.has(i, "PARTICLE")
        for i in range(first, end)
    )


def apposed(sentence: Sentence, s: Speech) -> str | None:
    """ "A spokesman for the police, Sani Bello, gave a figure": the name set off behind the noun."""
    end = next((i for i in range(s.first, s.last) if sentence.has(i, "LINK")), s.last)
    if any(is_own_name(sentence, i) for i in range(s.first, end)):
        return None
    words = sentence.words
    opens = next((i for i in range(s.last, min(s.last + APPOSED, len(words))) if words[i] == ","), None)
    if opens is None or sentence.any_of("SAY", s.last, opens) or sentence.any_of("CLAUSE", s.last, opens):
        return None
    closes = next((i for i in range(opens + 1, min(opens + NAME, len(words))) if words[i] == ","), None)
    if closes is None or closes == opens + 1:
        return None
    name = range(opens + 1, closes)
    is_name = all(words[i] == "." or sentence.has(i, "CAP") or sentence.has(i, "PARTICLE") for i in name)
    return sentence.written(opens + 1, closes) if is_name else None

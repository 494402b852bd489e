"""Days at the head of a text: those on which it was written, and those of the one incident that it notes."""

from __future__ import annotations

import re

from extractors.context_page import Sentence
from extractors.windows_captured import heads_story
from extractors.windows_mention import TimeMention

AFTER_DATELINE = (["("], ["-"], ["–"], ["—"])
AGENCY = 4  # tokens of ", IRNA -" behind the day of a dateline
HEAD = 1  # the last sentence that may hold a dateline
OPENING, CLOSING = {"(", "["}, {")", "]"}
GOES_ON = re.compile(r"[^\S\n]*\S")  # the line, behind a full stop


def heads_entry(sentence: Sentence, m: TimeMention) -> bool:
    """ "June 3, 2011. Kabarda. A shell …", "(07JUN19): …": a day that is a sentence of its own before others
    of its line, stands in brackets at the head of one, or is written as one word: when that happened.
    """
    if sentence.words[m.first - 1 : m.first] == ["("] and sentence.words[m.last : m.last + 2] == [")", ":"]:
        return True  # "REPORT 0318 (03MAR18): CONVOY STRUCK"
    if m.text.isalnum():
        return not any(sentence.has(i, "CAP") for i in range(m.first))  # "12JUN16 - MINE STRIKE"
    if ends_event(sentence, m):
        return True
    if m.first > 1 or (m.first and sentence.words[0] not in OPENING):
        return False
    behind = sentence.words[m.last :]
    if m.first:
        return bool(behind) and behind[0] in CLOSING
    return behind == ["."] and bool(GOES_ON.match(sentence.text, sentence.spans[m.last][1]))


def ends_event(sentence: Sentence, m: TimeMention) -> bool:
    """ "CAR BOMB AT HOTEL, BAIDOA, 14 OCT 2017. 6 KILLED": the day behind what is told of, at the end of its
    sentence, and the line goes on.
    """
    if sentence.words[m.last :] != ["."] or sentence.words[m.first - 1 : m.first] != [","]:
        return False
    goes_on = GOES_ON.match(sentence.text, sentence.spans[m.last][1])
    return bool(goes_on) and any(sentence.any_of(name, 0, m.first) for name in ("EVENT", "ONE_EVENT"))


def places_only(sentence: Sentence, before: int) -> bool:
    """Whether nothing but names and commas stands before a token."""
    return all(sentence.has(i, "CAP") or sentence.words[i] in {",", "-"} for i in range(before))


def is_dateline(sentence: Sentence, index: int, m: TimeMention) -> bool:
    """The day on which the text itself was written: a full date with no preposition, at its head."""
    if index > HEAD or m.operation not in {"date", "numeric"} or sentence.has(m.first, "AT"):
        return False
    if heads_entry(sentence, m):
        return False
    if sentence.has(m.first, "AS_OF") and (
        sentence.has(m.first - 1, "EVENT") or sentence.has(m.first - 1, "ONE_EVENT")
    ):
        return False  # "the attack of 1 September 2016"
    if m.kind in {"since", "running", "period"} or sentence.any_of(
        "RANGE_OPEN", max(0, m.first - 1), m.first + 1
    ):
        return False  # "since 1 September 2016", "between 1 and 3 May 2014": from or up to a day
    if sentence.words[m.last : m.last + 1] in ([":"], ["/"], ["|"]):
        return heads_story(sentence, m)  # "03/02/2014: Gunmen …", "19-Aug-2016 | …": a log of incidents
    behind = sentence.words[m.last : m.last + AGENCY]
    if (
        behind[:2] in (["."], [".", "/"])
        and m.first
        and sentence.words[0].isupper()
        and places_only(sentence, m.first)
    ):
        return True  # "LONA, Sept. 28. /HPA/."
    if behind[:1] in ([","], ["."]) and any([w] in AFTER_DATELINE[1:] for w in behind[1:]):
        return True  # "TEHRAN, March 26, IRNA - "
    return any(sentence.has(i, "YEAR") or sentence.has(i, "DATE") for i in range(m.first, m.last)) or (
        sentence.has(m.last, "INT") or behind[:1] in AFTER_DATELINE
    )

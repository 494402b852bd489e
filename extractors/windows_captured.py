"""What a pattern of time words caught, turned into numbers."""

from __future__ import annotations

import datetime as dt
import re

from extractors.context_lexicon import Rule
from extractors.context_page import Sentence
from extractors.windows_calendar import Captured
from extractors.windows_mention import TimeMention

SHORT = 4  # letters of a weekday that is cut short
SMALL_WORD = 4  # letters: "from", "with" are small in any headline
CLASSES = (
    ("weekday", "wd", "WEEKDAY"),
    ("weekday2", "wd2", "WEEKDAY"),
    ("month", "month", "MONTH"),
    ("month2", "month2", "MONTH"),
    ("unit", "unit", "UNIT"),
    ("unit", "portion", "PORTION"),
    ("edge", "edge", "EDGE"),
    ("ordinal", "ord", "ORDINAL"),
    ("day", "dayw", "ORDINAL_WORD"),
)
NUMBERS = ("day", "day2", "year", "year2", "n")


def captured(sentence: Sentence, match: re.Match[str]) -> Captured:
    """The pattern's captures, by their names."""
    groups = match.groupdict().items()
    words = {name: sentence.words[match.start(name)] for name, at in groups if at is not None}
    tagger = sentence.lexicon.tagger
    found: dict[str, object] = {
        name: tagger.value(group, words[key]) for name, key, group in CLASSES if key in words
    }
    for name in NUMBERS:
        if name in words:
            digits = re.match(r"\d+", words[name])
            found[name] = int(digits[0][:9]) if digits else tagger.value("NUM", words[name])
    if "days" in words:
        found["day"], found["day2"] = (int(part) for part in words["days"].split("-"))
    if "years" in words:
        first, last = words["years"].split("-")
        found["year"], found["year2"] = int(first), int(first[: len(first) - len(last)] + last)
    if "d" in words:
        length = tagger.duration(words["d"].lower())
        numeric = tagger.in_numbers(words["d"])
        found.update({"n": length[0], "unit": length[1]} if length else {"numeric": numeric})
    return Captured(**{k: v for k, v in found.items() if v is not None})  # type: ignore[arg-type]


def in_capitals(sentence: Sentence) -> bool:
    """Whether a line is a headline of which all longer words have capitals."""
    return not any(w.islower() and len(w) > SMALL_WORD for w in sentence.words)


def kind_of_days(
    sentence: Sentence, match: re.Match[str], start: dt.date | None, end: dt.date | None, kind: str
) -> str:
    """ "On 11 and 12 October": the days of one event; "from 11 to 12 October", "8 to 14 May": a stretch."""
    if start is None or end is None or kind == "day":
        return "period" if start and end and (end - start).days > 1 else kind
    both = sentence.any_of("BOTH", match.start(), match.end())
    if (end - start).days == 1 and both and not sentence.any_of("RANGE_OPEN", match.start() - 1, match.end()):
        return "day"
    return kind


def heads_story(sentence: Sentence, m: TimeMention) -> bool:
    """ "Garu, May 11: 27 died as a launch sank on Friday": behind a name, before a story with a day of its
    own.
    """
    named = sentence.words[m.first - 1 : m.first] == [","] and sentence.has(m.first - 2, "CAP")
    return named and sentence.any_of("WEEKDAY", m.last)


def is_name(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """ "Mon Davith": a short weekday that is part of a name."""
    first, last = match.span()
    if last != first + 1 or rule.options["resolve"] != "weekday" or len(sentence.words[first]) > SHORT:
        return False
    named = sentence.has(last, "CAP") and not any(sentence.has(last, name) for name in ("MONTH", "DAYPART"))
    return named and any(map(str.islower, sentence.words[last])) and not sentence.has(first - 1, "EVENT")


def is_no_time(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """ "On the 8th floor", and a bare month that nothing is compared with."""
    first, last = match.span()
    if rule.options["resolve"] == "day_alone":
        is_day = sentence.has(last, "FUNCTION") or sentence.has(last, "AT") or not sentence.words[last:]
        return not is_day and sentence.words[last][0].isalpha() and not sentence.has(last, "SPLIT")
    if rule.options["resolve"] == "part_of_unit":  # "by the end of the year": all that were before
        return sentence.has(first - 1, "UPTO") or sentence.has(first - 1, "AS_OF")
    if rule.options["resolve"] != "month_beside":
        return False
    is_beside = sentence.has(first - 1, "COMPARED") or any(
        sentence.has(first - 1, name) for name in ("THAN", "AT", "WITH", "BOTH")
    )
    behind = sentence.words[last : last + 2]
    is_told = behind[:1] == ["("] or (behind[:1] == [","] and sentence.has(last + 1, "THEN"))
    return not is_beside or not is_told


def counts_people(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """ "In July 17 people died": the number behind the month is that of the people, and no day of it."""
    first, last = match.span()
    if rule.options["resolve"] == "day_range":  # "Orte, March 3 - 12 people died"
        return (
            sentence.is_number(last - 1) and sentence.has(last - 2, "DASH") and sentence.has(last, "PERSONS")
        )
    if rule.options["resolve"] != "date" or last != first + 2 or not sentence.has(first - 1, "IN_MONTH"):
        return False
    return sentence.has(first, "MONTH") and sentence.has(last, "LOW")

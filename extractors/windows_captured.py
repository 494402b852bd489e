"""What a pattern of time words caught, turned into numbers."""

from __future__ import annotations

import re

from extractors.context_page import Sentence
from extractors.windows_calendar import Captured

CLASSES = (
    ("weekday", "wd", "WEEKDAY"),
    ("weekday2", "wd2", "WEEKDAY"),
    ("month", "month", "MONTH"),
    ("month2", "month2", "MONTH"),
    ("unit", "unit", "UNIT"),
    ("unit", "portion", "PORTION"),
    ("edge", "edge", "EDGE"),
    ("ordinal", "ord", "ORDINAL"),
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

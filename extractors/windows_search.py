"""Days of the search for those who are dead or missing: not the day on which it befell them."""

from __future__ import annotations

from extractors.context_page import Sentence
from extractors.windows_mention import TimeMention

ONGOING = 3  # tokens of "second day", before the day that it is
BESIDE = 5  # tokens between a day and the word for the search behind it


def dates_search(sentence: Sentence, m: TimeMention) -> bool:
    """ "The search went into a second night on Tuesday", "On Monday divers went back into the water": the
    words before the day, or right behind it, tell of a search, and no word for harm stands between.
    """
    if m.kind != "day":
        return False
    if any(sentence.has(i + 1, "UNIT") for i in sentence.where("ORDINAL_DAY", m.first - ONGOING, m.first)):
        return True  # "for a second day on Monday"
    if any(
        sentence.has(at - 1, "RELATIVE") and not sentence.any_of("EVENT", at, m.first)
        for at in sentence.where("TRAVELLED", 1, m.first)
    ):
        return True  # "investigators who flew there on Wednesday"
    if not sentence.holds("SEARCH"):
        return False
    return any(
        not any(sentence.any_of(name, low, high) for name in ("EVENT", "SPLIT", "RELATIVE"))
        for at in sentence.where("SEARCH", 0, m.last + BESIDE)
        if not sentence.has(at, "WEEKDAY")  # "Sat 03:40"
        for low, high in [(at + 1, m.first) if at < m.first else (m.last, at)]
    )

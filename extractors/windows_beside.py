"""Time words that stand beside others and give way to them: "three days later, on 14 November"."""

from __future__ import annotations

import itertools

from extractors.context_page import Sentence
from extractors.windows_mention import TimeMention

NIGHT = "overnight"  # the rule of it


def apposed(mentions: list[TimeMention], sentence: Sentence) -> list[TimeMention]:
    """ "Three days later, on 14 November": the day that is told goes before the words that count to it."""
    return [
        m
        for m, following in itertools.zip_longest(mentions, mentions[1:])
        if following is None
        or m.relative not in {"days_earlier", "days_later"}
        or following.kind != "day"
        or not following.known
        or sentence.words[m.last : following.first] != [","]
    ]


def by_night(mentions: list[TimeMention]) -> list[TimeMention]:
    """ "Overnight on Tuesday", "overnight, 3 May": the day that is told, and not the last night."""
    return [
        m
        for m, following in itertools.zip_longest(mentions, mentions[1:])
        if following is None or m.rule != NIGHT or following.first > m.last or not following.known
    ]

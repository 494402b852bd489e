"""Who states a figure: the speeches of a sentence, and which of them reaches a figure.

A speech is a speaker and its verb ("police said", "according to the Observatory"). It reaches the figures of its side:
what follows the verb, or what precedes it where nothing but a tail follows. A figure in quotation marks belongs to
whoever closes the quotation, in this sentence or the next. The news outlet itself is nobody's source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.context_page import Page, Sentence

QUOTES = frozenset('"“”„«»')
NEAREST = 12  # sentences looked back for the name behind "he" or "the group"


@dataclass(frozen=True, slots=True)
class Speech:
    """Speaker tokens first … last-1, the verb, and the side that it speaks of; offsets of the speaker in the text."""

    first: int
    last: int
    begin: int  # the whole phrase, speaker and verb
    end: int
    form: str
    text: str
    start: int
    stop: int


def find_speeches(sentence: Sentence) -> tuple[Speech, ...]:
    """The speeches of a sentence in order, none overlapping; the rules' order decides between two at one place."""
    found: list[Speech] = []
    for rule in sentence.lexicon.rules["speakers"]:
        if not sentence.can_match(rule):
            continue
        for match in rule.pattern.finditer(sentence.letters):
            first, last = match.span("who")
            speech = Speech(
                first, last, match.start(), match.end(), str(rule.options["form"]), sentence.written(first, last),
                sentence.spans[first][0], sentence.spans[last - 1][1],
            )
            rivals = [s for s in found if speech.begin < s.end and s.begin < speech.end]
            if not rivals:
                found.append(speech)
    return tuple(sorted(found, key=lambda s: s.begin))

"""Whom a hospital admits: "the hospital has admitted 60 since noon", "the clinic took in 30 people"."""

from __future__ import annotations

import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

NEAR = 200  # characters before a sentence in which the hospital is named that "it" is
ANYBODY = frozenset(
    ("people", "civilians", "children", "women", "men", "girls", "boys", "infants", "elderly")
)
_ADMITS = re.compile(
    r"(?:^|(?<=[;,:csX]))(?P<who>[TWNh])X*[xv]*(?P<verb>[sfVKS])p?X?(?P<whom>Q)(?!X*[bvxVIJGfs])"
)


def admitted(sentence: Sentence, number: int, own: list[Draft], before: str, lexicon: Lexicon) -> list[Draft]:
    """Those whom a hospital takes in, where nothing else is told of them. `before` is the text before the
    sentence, in lower case.
    """
    words = sentence.tokens.words
    if lexicon.sets["admits"].isdisjoint(words):
        return []
    found = []
    taken = {d.position for d in own}
    for match in _ADMITS.finditer(sentence.letters):
        verb, at = sentence.spans[match.start("verb")][1], match.start("whom")
        first, last = sentence.spans[match.start("who")]
        named = words[first : last + 1] if match["who"] != "W" else re.findall(r"\w+", before[-NEAR:])
        if words[verb] not in lexicon.sets["admits"] or lexicon.sets["hospitals"].isdisjoint(named):
            continue
        if at not in taken and _is_anybody(sentence, at):
            mention = sentence.mentions[at]
            found.append(Draft(number, at, mention, "wounded", f"{lexicon.language}.admitted", verb, None))
    return found


def _is_anybody(sentence: Sentence, at: int) -> bool:
    """No noun, or one that says of nobody what they came for: no trainees, no nurses."""
    head = sentence.mentions[at].head
    return head is None or sentence.tokens.entries[head].value in ANYBODY

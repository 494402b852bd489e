"""Who of those told as hurt is told as dead in the same sentence."""

from __future__ import annotations

import itertools
import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

_KILLING = re.compile(r"X*,G$")  # "shooting five people, killing two"


def link_shot(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> None:
    """ "A man shot five people, killing two": the dead are some of those shot."""
    for shot, dead in itertools.pairwise(drafts):
        if (shot.outcome, dead.outcome) != ("wounded", "killed") or dead.parent or shot.verb is None:
            continue
        is_less = shot.value is None or (dead.value is not None and dead.value < shot.value)
        between = sentence.letters[shot.position + 1 : dead.position]
        is_shot = sentence.tokens.words[shot.verb] in lexicon.sets["shot"]
        if is_less and is_shot and _KILLING.fullmatch(between) and dead.group == shot.group:
            dead.parent = shot


def is_of_the_hurt(before: list[Draft], part: Draft) -> bool:
    """ "Two died and three were hurt, one of whom later died": of the last number told in its sentence."""
    if not before or part.mention.kind != "Y":
        return False
    last = before[-1]
    return last.outcome == "wounded" and last.value is not None and (part.value or 0) < last.value

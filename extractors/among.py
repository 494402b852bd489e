"""Parts told after the whole, with the word that includes them at the end: "24 people, three officials among
them".
"""

from __future__ import annotations

import re

from extractors.drafts import Draft
from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

_AMONG_THEM = re.compile(r"(?P<whole>[Q0])X*,(?P<part>[QAahN])X*i(?=[,.;)]|$)")


def link_among(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, with those that are told as among a number before them made its parts."""
    found = list(drafts)
    for match in _AMONG_THEM.finditer(sentence.letters):
        wholes = [d for d in found if d.position == match.start("whole") and d.parent is None]
        for whole in wholes:
            _link(sentence, found, whole, match.start("part"), lexicon)
    return sorted(found, key=lambda d: (sentence.tokens.starts[d.mention.first], d.outcome))


def _link(sentence: Sentence, found: list[Draft], whole: Draft, at: int, lexicon: Lexicon) -> None:
    known = [d for d in found if d.position == at and d.outcome == whole.outcome]
    if known:
        known[0].parent = whole
        return
    rule = f"{lexicon.language}.including"
    mention = sentence.mentions[at]
    found.append(Draft(whole.sentence, at, mention, whole.outcome, rule, whole.verb, whole.hit, parent=whole))

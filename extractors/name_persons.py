"""Words that are persons where they stand: "a Lebanese", "Kaylee, 8, Hunter, 5", "Alleged rebels"."""

from __future__ import annotations

import re

from extractors.lexicon import Entry, Lexicon
from extractors.spelling import NAME
from extractors.tokens import Tokens

_OF_A_PEOPLE = Entry("h", "people")
_SUPPOSED = Entry("j")
_NOUN = re.compile(r"[jyN_]*[hH]")
_ENDS = frozenset(".,;:)cVIJbvxpuw")  # behind a noun that nothing of its own follows
_AGED = re.compile(r"(?<=N,0,)c?h(?=,0[,.;)c])|(?<=Hh)h(?=,0[,.;)c])")


def name_persons(tokens: Tokens, text: str, lexicon: Lexicon) -> None:
    """Mark them in a sentence, in place; `text` holds its capitals."""
    sets = lexicon.sets
    if not sets["demonyms"].isdisjoint(tokens.words):
        for at, word in enumerate(tokens.words):
            if word in sets["demonyms"] and _is_alone(tokens, at):
                tokens.entries[at] = _OF_A_PEOPLE
    if not sets["supposed"].isdisjoint(tokens.words):
        for at, word in enumerate(tokens.words):
            if word in sets["supposed"] and _NOUN.match(tokens.letters, at + 1):
                tokens.entries[at] = _SUPPOSED  # it judges those persons, and not what is told of them
    if tokens.numerals:
        for match in _AGED.finditer(tokens.letters):
            at = match.end() - 1
            if text[tokens.starts[at]].isupper():
                tokens.entries[at] = NAME


def _is_alone(tokens: Tokens, at: int) -> bool:
    """ "A Briton and a Lebanese were": an article before, and no noun behind."""
    behind = tokens.entries[at + 1].letter if at + 1 < len(tokens.entries) else "."
    return at > 0 and tokens.entries[at - 1].letter == "a" and behind in _ENDS

"""The losses of an armed side, which are its dead: "put rebel losses at 60", "gives its losses as 12", or
"suffered no losses". A firm's or a flood's are money.
"""

from __future__ import annotations

from extractors.groups_losses import side_at
from extractors.lexicon import Entry, Lexicon
from extractors.tokens import Tokens

NEAR = 3  # tokens before "losses" in which the side stands that owns them
_TOLL, _NONE = Entry("L", "killed"), Entry("F", "casualties")


def mark_losses(tokens: Tokens, lexicon: Lexicon) -> None:
    """The noun becomes a toll, or with a word for none a count of casualties."""
    words = tokens.words
    if lexicon.sets["own_losses"].isdisjoint(words):
        return
    letters = tokens.letters
    for at, word in enumerate(words):
        if word not in lexicon.sets["own_losses"] or letters[at] not in "_yYhHf":
            continue
        is_none = letters[at - 1 : at] == "n" or (at > 0 and words[at - 1] in lexicon.sets["any"])
        if not _is_of_a_side(tokens, at, lexicon, everywhere=is_none):
            continue
        if is_none:
            tokens.entries[at] = _NONE
        elif any(i > at for i in tokens.numerals):
            tokens.entries[at] = _TOLL


def _is_of_a_side(tokens: Tokens, at: int, lexicon: Lexicon, *, everywhere: bool) -> bool:
    words = tokens.words
    near = range(max(0, at - NEAR), at)
    if any(side_at(words, i, lexicon) for i in near):
        return True
    is_own = any(words[i] in lexicon.sets["whose"] for i in near) or everywhere
    return is_own and any(side_at(words, i, lexicon) for i in range(at))

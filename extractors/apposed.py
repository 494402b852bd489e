"""Numbers behind a comma that only say who somebody told before them is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.mentions import Sentence

_BOTH = re.compile(r"(?:[NAah][^VIJGB;:.]{0,5}c[NAah][^VIJGB;:.]{0,6}|[QY]X*),(?P<both>Q)")
_ONE_OF_MANY = re.compile(r"NX*,(?P<one>Q)(?P<of>oQ)?(?:X|pf?[TN])*(?=[.;]|$|,(?!c?[QAahN]))")


def fold_both(sentence: Sentence) -> None:
    """ "Ana Ruiz and Paul Okoro, both nurses, died", "two of them, both women, are in a coma": who the two
    are, who were just told of.
    """
    for match in reversed(list(_BOTH.finditer(sentence.letters))):
        at = match.start("both")
        mention = sentence.mentions[at]
        if mention.number is not None and sentence.tokens.words[mention.number] == "both":
            mention.kind = "T"
            sentence.letters = f"{sentence.letters[:at]}T{sentence.letters[at + 1 :]}"


def fold_one_of_many(sentence: Sentence) -> None:
    """ "Ana Ruiz, one of the best cooks in Orte, was killed": who she is."""
    for match in _ONE_OF_MANY.finditer(sentence.letters):
        at = match.start("one")
        mention = sentence.mentions[at]
        is_of = match["of"] or (mention.partitive and mention.head is not None)
        if is_of and sentence.count_of(at) == 1:
            places = [at, at + 2] if match["of"] else [at]
            for place, letter in zip(places, "TX", strict=False):
                sentence.mentions[place].kind = letter
                sentence.letters = f"{sentence.letters[:place]}{letter}{sentence.letters[place + 1 :]}"

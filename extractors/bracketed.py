"""Brackets that tell a number apart: "in Orte (31), Amra (12) and Soru (nine)", "five fighters (three of the
Front, two of the Union)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.tokens import Tokens

_LABEL = re.compile(r"[jy]*H:?(?=0)")
FAR = 3  # numbers before a bracket among which its sum is
# "Orte (31), Amra (12) and Soru (nine)"
_PLACES = re.compile(r"(?:N[yN_]{0,2}\(q?0\)(?:,?c|,)?){2,}")
_BRACKET = re.compile(r"\((?![^()]*H:?0)(?=[^()]*0[^()]*[,;c/][^()]*0)(?P<inside>[^()VIBJF]{2,60})\)")


def open_sums(letters: str, tokens: Tokens, lexicon: Lexicon) -> str:
    """The letters of a sentence, without the brackets around numbers that add up to one before them, that are
    of places where harm is told of, or that follow a word for who comes next.
    """
    for match in reversed(list(_BRACKET.finditer(letters))):
        if _adds_up(tokens, _numerals(tokens, *match.span()), match.start()):
            letters = f"{letters[: match.start()]}-{match['inside']}-{letters[match.end() :]}"
    for match in _PLACES.finditer(letters):
        parts, first = _numerals(tokens, *match.span()), letters[: match.start()]
        is_first = letters[match.start() - 1 : match.start()] == "p" and "0" not in first
        is_told = is_first and "F" in first
        if is_told or _adds_up(tokens, parts, match.start()) or _next(tokens, match.start(), lexicon):
            opened = match[0].replace("(", "-").replace(")", "-")
            letters = f"{first}{opened}{letters[match.end() :]}"
    return letters


def _numerals(tokens: Tokens, first: int, end: int) -> list[int]:
    return [i for i in range(first, end) if i in tokens.numerals]


def _adds_up(tokens: Tokens, parts: Sequence[int], at: int) -> bool:
    """Whether a number shortly before a token is the sum of some more."""
    before = [tokens.numerals[i].value for i in sorted(tokens.numerals) if i < at][-FAR:]
    values = [tokens.numerals[i].value for i in parts]
    told = [value for value in values if value is not None]
    return len(told) == len(values) > 1 and sum(told) in before


def _next(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word for who comes next stands right before a token."""
    said = " ".join(tokens.words[max(0, at - 3) : at])
    return said.endswith(tuple(lexicon.sets["next_in_rank"]))


def unlabelled(letters: str) -> str:
    """The numbers behind labels as a list; their nouns are read again with their groups."""
    said = _LABEL.sub(lambda label: "~" * len(label[0]), letters)
    return said.replace("(", "-").replace(")", "-").replace(";", ",")

"""A second number for the same people: "at least 20, and as many as 25, cooks", "nine, possibly ten, cooks".

It is the upper end of the first and never counted beside it. Where the first has its noun already
("20 people, and perhaps 25, died") the second is left out, and the first is no longer exact.
"""

from __future__ import annotations

from extractors.lexicon import Lexicon
from extractors.tokens import Tokens

TIMES = 3  # so much larger at most is a number for the same people
_NOUN = "jhHA"  # letters of the noun phrase behind a number
NOUNS = 3  # tokens of it
# what stands between, as the index of the second number, and whether a comma closes the aside
Aside = tuple[int, bool]


def read_alternatives(
    tokens: Tokens, ranges: dict[int, tuple[int, int]], lexicon: Lexicon
) -> tuple[set[int], set[int]]:
    """Adds a range for each pair side by side; the tokens that asides take up, and the numbers that they
    stand behind.
    """
    hidden: set[int] = set()
    loose: set[int] = set()
    if lexicon.sets["perhaps"].isdisjoint(tokens.words):
        return hidden, loose
    for first in sorted(tokens.numerals):
        if first in ranges:
            continue
        behind = first + 1
        while behind - first <= NOUNS and _letter(tokens, behind) in tuple(_NOUN):
            behind += 1
        found = _second(tokens, first, behind, lexicon)
        if found is None:
            continue
        second, is_closed = found
        last = second + is_closed
        if behind == first + 1 and tokens.words[behind] != "(":
            ranges[first] = (tokens.numerals[second].value or 0, second)
            hidden.update(range(second + 1, last + 1))
        elif is_closed or _letter(tokens, second + 1) in (".", "", ";"):
            hidden.update(range(behind, last + 1))
            loose.add(first)
    return hidden, loose


def _second(tokens: Tokens, first: int, at: int, lexicon: Lexicon) -> Aside | None:
    """The number of the aside that begins at a token."""
    is_set_off = _letter(tokens, at) in (",", "(")
    at += is_set_off
    is_joined = _letter(tokens, at) == "c"
    at += is_joined
    start = at
    while at < len(tokens.words) and tokens.words[at] in lexicon.sets["perhaps"]:
        at += 1
    if at == start or at not in tokens.numerals or not _may_be_same(tokens, first, at):
        return None
    is_closed = is_set_off and _letter(tokens, at + 1) in (",", ")")
    joins_noun = is_joined and not is_set_off and _letter(tokens, at + 1) in tuple("hHjy")
    ends = is_set_off and _letter(tokens, at + 1) in (".", "", ";")
    return (at, is_closed) if is_closed or joins_noun or ends else None


def _may_be_same(tokens: Tokens, first: int, second: int) -> bool:
    low, high = tokens.numerals[first].value, tokens.numerals[second].value
    return low is not None and high is not None and low < high <= low * TIMES


def _letter(tokens: Tokens, at: int) -> str:
    return tokens.entries[at].letter if at < len(tokens.entries) else ""

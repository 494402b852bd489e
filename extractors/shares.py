"""Rates count nobody: "one in five children killed" says how large a part, not how many."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence
from extractors.tokens import Tokens

LARGEST_SHARE = 100_000  # "two in 100,000 people"
OF_PERSONS = "hH#obvxVIJ"  # letters that go on from a rate of persons: a person, "of those", a verb


def is_share(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """One of the numbers of a rate: "one in five children", "one child in five", "two of every three"."""
    tokens = sentence.tokens
    at = mention.first if mention.number is None else mention.number
    for first, second in _shares(tokens, at, mention.last, lexicon):
        part, whole = _value(tokens, first), _value(tokens, second)
        if part is None or whole is None:
            continue
        follows = tokens.entries[second + 1].letter if second + 1 < len(tokens.words) else ""
        if part < whole <= LARGEST_SHARE and follows in OF_PERSONS:
            return True
    return False


def _value(tokens: Tokens, at: int) -> int | None:
    """What a number token says, one of an article; None of years and of other words."""
    numeral = tokens.numerals.get(at)
    if numeral is None:
        return 1 if tokens.entries[at].letter == "a" else None
    return None if numeral.year else numeral.value


def _shares(tokens: Tokens, at: int, last: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Pairs of number tokens with the words of a rate between them, one of them the number at `at`."""
    words = tokens.words
    if at > 1 and words[at - 1] in lexicon.sets["ratios"]:
        yield from ((at - back, at) for back in (2, 3) if at >= back)
    for joined in {at + 1, last + 1}:
        if joined + 1 < len(words) and words[joined] in lexicon.sets["ratios"]:
            yield at, joined + 1
    for every in range(at + 1, min(last + 4, len(words) - 1)):
        if words[every] in lexicon.sets["rates"] and every + 1 in tokens.numerals:
            yield at, every + 1

"""Rates and shares count nobody: "one in five children killed", "most of the 40 were killed" say how large a
part, not how many.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from extractors.lexicon import Lexicon, holds_phrase
from extractors.mentions import Mention, Sentence
from extractors.tokens import Tokens

BEFORE = 6  # tokens before a number in which "the great majority of" stands
LARGEST_SHARE = 100_000  # "two in 100,000 people"
PARTICIPLES = "VJ"  # letters of words of harm that stand within the phrase: "the 96 killed"
CLAUSE_ENDS = ",;:uw-.VIGB"  # no further is a rate's time looked for
ROUND = (10, 100, 1000)  # "nine out of 10" is a rate, "12 out of 30 passengers" is not
OF_OWNERS = "'tyYhHN_jm"  # letters of the words that say whose the number is
OF_PERSONS = "hH#obvxVIJF"  # letters that go on from a rate of persons: a person, "of those", a verb

AFTER_RATE = ".,;:)cpk"  # letters after "a day" of a rate


def is_part_unsaid(sentence: Sentence, mention: Mention, verb: int | None, lexicon: Lexicon) -> bool:
    """Of the number a part that has none was harmed: "some of the 300 detainees were beaten". Those harmed
    by a word of their own phrase are told of whole: "most of the 96 killed were women".
    """
    if mention.number is None or verb in (None, mention.harm):
        return False
    if verb == mention.last + 1 and sentence.tokens.entries[verb].letter in PARTICIPLES:
        return False
    words, start = sentence.tokens.words, max(0, mention.first - BEFORE)
    endings = _endings(lexicon.sets["shares_of"])
    owner = mention.first  # "most of the town's 40,000 residents": the share is of what the town's are
    while owner > start and sentence.tokens.entries[owner - 1].letter in OF_OWNERS:
        owner -= 1
    ends = (*range(owner, mention.first + 1), mention.number)
    return any(f" {' '.join(words[start:end])}".endswith(endings) for end in ends)


@functools.lru_cache(maxsize=16)
def _endings(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in sorted(phrases))


def is_share(sentence: Sentence, mention: Mention, lexicon: Lexicon) -> bool:
    """One of the numbers of a rate: "one in five children", "one child in five", "two of every three"."""
    tokens = sentence.tokens
    at = mention.first if mention.number is None else mention.number
    for first, second in _shares(tokens, at, mention.last, lexicon):
        part, whole = _value(tokens, first), _value(tokens, second)
        if part is None or whole is None:
            continue
        behind = tokens.letters[second + 1 :].lstrip("j")
        follows = behind[:1]
        is_round = tokens.words[second - 1] not in lexicon.sets["ratios_round"] or whole in ROUND
        if part < whole <= LARGEST_SHARE and follows in OF_PERSONS and is_round:
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


def is_rate(sentence: Sentence, draft_first: int, draft_last: int, lexicon: Lexicon) -> bool:
    """ "Ten people die each day", "every night three are shot": told of each time, not of one."""
    tokens = sentence.tokens
    start, end = draft_first, draft_last + 1
    while start and tokens.entries[start - 1].letter not in CLAUSE_ENDS:
        start -= 1
    while end < len(tokens.words) and tokens.entries[end].letter not in CLAUSE_ENDS:
        end += 1
    every = (k for k in range(start, end - 1) if tokens.words[k] in lexicon.sets["rates"])
    if any((_value(tokens, k + 1) or 1) > 1 for k in every):
        return True  # "every 32 seconds"
    if _is_each_time(tokens, draft_last + 1, lexicon):
        return True
    return holds_phrase(" ".join(tokens.words[start:end]), lexicon.sets["rate_times"])


def _is_each_time(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "300 deaths a day"; but "12 killed a day after the vote"."""
    if " ".join(tokens.words[at : at + 2]) not in lexicon.sets["each_time"]:
        return False
    return at + 2 >= len(tokens.words) or tokens.entries[at + 2].letter in AFTER_RATE

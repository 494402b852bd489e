"""What a sentence of its own gives as another figure of those just told of: "The union counts 45.", "The
governor says four.", "In all of last year there were 16.", "At that time it stood at 11."
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.drafts import Draft, told_with
from extractors.lexicon import Lexicon, holds_phrase
from extractors.mentions import Sentence

SHORT = 130  # characters: who tells only a figure tells it shortly
FAR = 4  # tokens before a number in which "counts", "puts the figure at" stand
FIGURE_FAR = 9  # tokens before a number in which "the figure" stands
OF_FIGURES = frozenset("bvxopqRTUNr8~tjPsW")  # letters of the words between them: of when, where and verbs
TIMES_MORE = 30  # a figure so far from the one before counts something else
# "up from 22 and 30 the week before", "; the union 38 and 97"
_TWO_COMPARED = re.compile(r"(?:2|[;,]c?[TPNh]X*[sf]?)(?P<who>Q)c(?P<more>Q)(?=[XTu]*(?:[.,;]|$))")
_VOICE = re.compile(r"(?:[cuX],?)*[TNPh]X*[^QAahNVIJGB0;:.,]{0,5}(?P<who>Q)(?=X*(?:[.;,]|$))")
_THERE = re.compile(r"(?:o?X,?)+b(?P<who>Q)(?=X*(?:[.;,]|$))")
# "although the ministry's own count is 11", "; residents say 34": a number that nothing follows
_ENDS = re.compile(r"X*(?=[-.;,)]|c(?!Q)|$)")
# "Bol reported five dead, Amra nine and Orte two"
_NEXT_NAME = re.compile(r"(?:[,;]c?|c)N(?P<who>Q)(?=X*(?:[.;,c]|$))")
_NAME_HAD = re.compile(r"(?:X,?)*NX*[vsf]{1,2}$")
_HAD = re.compile(r"(?:o?X,?)+[TNPh]X*v?[fs](?P<who>Q)(?=X*(?:[.;,]|$))")
_STOOD = re.compile(r"(?:X,?)+W[xvb]*R[px](?P<who>Q)(?=X*(?:[.;,]|$))")


def may_tell_again(low: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a sentence may do so: a short one, with a word for counting or for being."""
    if end - start > SHORT:
        return False
    sets = lexicon.sets
    said = _any_of(sets["counts_them"], sets["there_were"], sets["own_figures"])
    return said.search(low, start, end) is not None


@functools.lru_cache(maxsize=8)
def _any_of(*sets: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(frozenset().union(*sets)))) or "(?!)")


def tells_again(sentence: Sentence, wholes: Sequence[Draft], lexicon: Lexicon) -> tuple[int, Draft] | None:
    """The number, and whom it counts, where only people of one outcome were told of."""
    if not wholes or len({d.outcome for d in wholes}) > 1:
        return None
    at = _by_a_voice(sentence, lexicon)
    if at is None:
        at = _at_a_time(sentence, lexicon)
    if at is None:
        numbers = (k for k, m in sentence.mentions.items() if m.kind == "Q")
        at = next((k for k in numbers if is_other_figure(sentence, k, lexicon)), None)
    if at is None:
        return None
    mention = sentence.mentions[at]
    value, before = sentence.count_of(at), wholes[0].value
    if mention.number is None or mention.last != mention.number or not value:
        return None
    is_near = before is None or (before <= value * TIMES_MORE and value <= max(before, 1) * TIMES_MORE)
    return (at, wholes[0]) if is_near else None


def _by_a_voice(sentence: Sentence, lexicon: Lexicon) -> int | None:
    match = _VOICE.match(sentence.letters)
    if match is None:
        return None
    at, words = match.start("who"), sentence.tokens.words
    first = sentence.mentions[at].first
    return at if _counts(words, 0, first, lexicon) else None


def _counts(words: Sequence[str], start: int, first: int, lexicon: Lexicon) -> bool:
    """Whether words for counting ("counts", "puts the figure at") stand right before a number."""
    said = (" ".join(words[max(start, first - n) : first]) for n in range(1, FAR + 1))
    return not lexicon.sets["counts_them"].isdisjoint(said)


def _at_a_time(sentence: Sentence, lexicon: Lexicon) -> int | None:
    """ "In all of last year there were 16", "at that time it stood at 11"."""
    match = next((m for one in (_THERE, _STOOD, _HAD) if (m := one.match(sentence.letters))), None)
    if match is None:
        return None
    at, tokens = match.start("who"), sentence.tokens
    first = sentence.mentions[at].first
    said = " ".join(tokens.words[:first])
    is_counted = any(said.endswith(words) for words in lexicon.sets["there_were"])
    is_then = holds_phrase(said, lexicon.sets["a_year_before"]) or "8" in tokens.letters[:first]
    return at if is_counted and is_then else None


def is_other_figure(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a number is all that a clause tells of, as the figure of a voice or of another time: "residents
    say 34", "the official count is 27", "at the same point in 2015 the figure was 71".
    """
    mention, tokens = sentence.mentions[k], sentence.tokens
    if mention.last != mention.number or _ENDS.match(sentence.letters, k + 1) is None:
        return False
    first, words = mention.first, tokens.words
    clause = next((i for i in range(first - 1, -1, -1) if tokens.letters[i] in ";:,("), -1) + 1
    if _counts(words, clause, first, lexicon):
        return any(letter in "AhHyYN_mW" for letter in tokens.letters[clause : first - 1])
    if tokens.letters[first - 1 : first] not in ("b", "p", "o", "R", "x", "P"):
        return False
    near = range(first - 1, max(clause, first - FIGURE_FAR) - 1, -1)
    at = next((i for i in near if words[i] in lexicon.sets["figures"]), None)
    return at is not None and set(tokens.letters[at + 1 : first]) <= OF_FIGURES


def is_next_name(sentence: Sentence, k: int, before: list[Draft]) -> bool:
    """ "Bol reported five dead, Amra nine": a name and its number, as the sentence began with one."""
    is_bare = sentence.mentions[k].last == sentence.mentions[k].number
    named = (m.start("who") == k for m in _NEXT_NAME.finditer(sentence.letters, before[-1].position))
    return is_bare and any(named) and _NAME_HAD.match(sentence.letters[: before[0].position]) is not None


def fatal_before(sentence: Sentence, drafts: list[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """ "Two fatal and five serious injuries"."""
    for draft in drafts:
        first = sentence.mentions.get(draft.position - 2)
        is_listed = (
            sentence.letters[draft.position - 2 : draft.position] == "Qc" and draft.mention.kind == "0"
        )
        if first is None or not is_listed or draft.outcome != "wounded":
            continue
        if sentence.tokens.words[first.last] in lexicon.sets["fatally"]:
            told = told_with(draft, draft.position - 2, sentence, f"{lexicon.language}.how_many")
            yield replace(told, outcome="killed")


def pair_compared(sentence: Sentence, drafts: list[Draft], rule: str) -> Iterator[Draft]:
    """ "371 killed and 518 injured, compared with 296 and 402 in December"."""
    match = _TWO_COMPARED.search(sentence.letters)
    wholes = [d for d in drafts if match and d.position < match.start() and d.parent is None]
    if match is None or len(wholes) != 2 or wholes[0].outcome == wholes[1].outcome:
        return
    for name, whole in zip(("who", "more"), wholes, strict=True):
        mention = sentence.mentions[match.start(name)]
        if mention.head is None:
            yield replace(told_with(whole, match.start(name), sentence, rule), hit=None)

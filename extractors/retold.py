"""What a sentence of its own gives as another figure of those just told of: "The union counts 45.", "The
governor says four.", "In all of last year there were 16.", "At that time it stood at 11."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.drafts import Draft, told_with
from extractors.lexicon import Lexicon, holds_phrase
from extractors.mentions import Sentence

SHORT = 130  # characters: who tells only a figure tells it shortly
FAR = 4  # tokens before a number in which "counts", "puts the figure at" stand
TIMES_MORE = 30  # a figure so far from the one before counts something else
_TWO_COMPARED = re.compile(r"2(?P<who>Q)c(?P<more>Q)(?=X*(?:[.,;]|$))")
_VOICE = re.compile(r"(?:[cuX],?)*[TNPh]X*[^QAahNVIJGB0;:.,]{0,5}(?P<who>Q)(?=X*(?:[.;,]|$))")
_THERE = re.compile(r"(?:o?X,?)+b(?P<who>Q)(?=X*(?:[.;,]|$))")
_HAD = re.compile(r"(?:o?X,?)+[TNPh]X*v?[fs](?P<who>Q)(?=X*(?:[.;,]|$))")
_STOOD = re.compile(r"(?:X,?)+W[xvb]*R[px](?P<who>Q)(?=X*(?:[.;,]|$))")


def may_tell_again(low: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a sentence may do so: a short one, with a word for counting or for being."""
    if end - start > SHORT:
        return False
    return any(
        low.find(word, start, end) >= 0 for word in lexicon.sets["counts_them"] | lexicon.sets["there_were"]
    )


def tells_again(sentence: Sentence, wholes: Sequence[Draft], lexicon: Lexicon) -> tuple[int, Draft] | None:
    """The number, and whom it counts, where only people of one outcome were told of."""
    if not wholes or len({d.outcome for d in wholes}) > 1:
        return None
    at = _by_a_voice(sentence, lexicon)
    if at is None:
        at = _at_a_time(sentence, lexicon)
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
    says = any(
        " ".join(words[max(0, first - n) : first]) in lexicon.sets["counts_them"] for n in range(1, FAR + 1)
    )
    return at if says else None


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

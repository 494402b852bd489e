"""Copies: one piece of evidence carried by many. A copy counts nothing and its date proves nothing.

Three ways to be a copy of an earlier claim: the same words of the same number in another article; the same
figure
in another article of the same origin; the same figure of the same voice in the same relative time words
under a
later date, which may be an old story re-dated ("96 since Friday", a week later).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from warehouse.gazetteer import Places
from warehouse.totals.evidence import NONE, Evidence, Ints, Names, texts
from warehouse.totals.keys import combine, first_of, groups_of, rank_within
from warehouse.totals.reach import FUTURE, PAST
from warehouse.totals.sieve import Sieve

SAME_WORDS, SAME_ORIGIN = "the same words as", "carried from the same origin as"
REDATED = "may be an older figure under a later date:"
COPIES = (SAME_WORDS, SAME_ORIGIN, REDATED)
NOT_WORDS = re.compile(r"[\W_]+")
MARKS = bytes(code for code in range(128) if code != ord("\n") and NOT_WORDS.match(chr(code)))  # of ASCII
REDATED_DAYS = 31  # an old story comes back within a month; later, equal words in equal figures are chance
CHANCE = 10  # one relay's equal figures below this are chance ("3 killed in the past 24 hours", every day)


def set_copies_aside(evidence: Evidence, names: Names, places: Places, sieve: Sieve) -> Evidence:
    """Marks copies in the sieve; gives the evidence with the windows of re-told figures widened to their
    origin's.
    """
    words = combine(_said_words(evidence), combine(evidence.number_text), evidence.outcome, evidence.group)
    _fold(evidence, names, places, sieve, words, SAME_WORDS)
    figure = combine(
        evidence.origin, evidence.outcome, evidence.group, evidence.low, evidence.value, evidence.place
    )
    _fold(evidence, names, places, sieve, figure, SAME_ORIGIN)
    _set_redated_aside(evidence, names, sieve)
    return _with_origin_windows(evidence)


def _said_words(evidence: Evidence) -> Ints:
    """One code for each quote, whatever its capitals and marks; a claim without a quote has its own."""
    import pandas as pd

    codes, quotes = pd.factorize(texts(evidence.quote))
    plain = np.array(_plain_texts(quotes.tolist()), dtype=object)
    words: Ints = np.where(plain == "", -1, combine(plain))[codes]
    return np.where(words < 0, -1 - np.arange(len(evidence)), words)


def _plain_texts(quotes: list[str]) -> list[str]:
    """Each without its capitals and marks; those of ASCII all in one walk, their ends kept by line ends."""
    simple = "\n".join(quote.replace("\n", " ") if quote.isascii() else "" for quote in quotes)
    plain = simple.encode().lower().translate(None, MARKS).decode().split("\n")
    return [
        found if quote.isascii() else NOT_WORDS.sub("", quote.casefold())
        for quote, found in zip(quotes, plain, strict=bool(quotes))
    ]


def _fold(evidence: Evidence, names: Names, places: Places, sieve: Sieve, key: Ints, why: str) -> None:
    """Rows of one key in different articles are copies of the first published, unless their places are
    apart.
    """
    several = np.flatnonzero(np.bincount(key)[key] > 1)  # the others are nobody's copy
    told = np.full(len(evidence), -1, dtype=np.int64)
    same = combine(key[several], evidence.article[several])
    told[several] = combine(key[several], rank_within(same, evidence.offset[several]))
    rows = several[sieve.counts[several]]

    @cache
    def lie_apart(one: int, other: int) -> bool:
        return places.relation(names.places[one], names.places[other])[0] == "apart"

    while len(rows):
        head = np.full(len(evidence), -1, dtype=np.int64)
        head[rows] = rows[first_of(told[rows], evidence.published[rows], evidence.said[rows])]
        later = rows[head[rows] != rows]
        later = later[evidence.article[later] != evidence.article[head[later]]]
        pair, heads = np.unique(
            evidence.place[later] * len(names.places) + evidence.place[head[later]], return_inverse=True
        )
        divided = [lie_apart(*divmod(one, len(names.places))) for one in pair.tolist()]
        apart = np.array(divided, dtype=bool)[heads]
        sieve.set_aside(later[~apart], why, head[later[~apart]])
        rows = later[apart]


def _set_redated_aside(evidence: Evidence, names: Names, sieve: Sieve) -> None:
    """The same figure in the same relative time words; of two voices only if one is an outlet's, which
    may have lost the speaker's name, and the figure is no chance.
    """
    is_outlet = np.array([one.startswith("outlet:") for one in names.voices] + [True], dtype=bool)
    speaker = np.where(is_outlet[evidence.voice], -1, evidence.voice)
    told = (evidence.outcome, evidence.group, evidence.place, evidence.value, evidence.phrase)
    for key, least in ((combine(evidence.voice, *told), 1), (combine(*told), CHANCE)):
        rows = np.flatnonzero(sieve.counts & (evidence.phrase >= 0) & (evidence.value >= least))
        for group in _near_in_time(evidence, key, rows):
            if len(set(evidence.start[group].tolist())) > 1:
                _set_group_aside(evidence, speaker, sieve, group.tolist())


def _near_in_time(evidence: Evidence, key: Ints, rows: Ints) -> Iterator[Ints]:
    """Rows of one key by day of publication, cut where a gap lets every older story be forgotten."""
    ordered = rows[np.lexsort((rows, evidence.published[rows], key[rows]))]
    gap = np.diff(evidence.published[ordered]) > REDATED_DAYS
    run = np.cumsum(np.concatenate([[True], gap | (np.diff(key[ordered]) != 0)])[: len(ordered)])
    for group in groups_of(run, np.arange(len(ordered))):
        yield ordered[group]


def _set_group_aside(evidence: Evidence, speaker: Ints, sieve: Sieve, ordered: list[int]) -> None:
    heads: list[int] = []
    for row in ordered:
        heads = [one for one in heads if evidence.published[row] - evidence.published[one] <= REDATED_DAYS]
        first = next((head for head in heads if _is_redated(evidence, speaker, head, row)), None)
        if first is None:
            heads.append(row)
        else:
            sieve.set_aside(np.array([row]), REDATED, np.array([first]))


def _is_redated(evidence: Evidence, speaker: Ints, head: int, row: int) -> bool:
    chance = evidence.publisher[row] == evidence.publisher[head] and evidence.value[row] < CHANCE
    two_speak = speaker[row] != speaker[head] and speaker[row] >= 0 and speaker[head] >= 0
    moved = evidence.start[row] != evidence.start[head]
    return bool(moved and not chance and not two_speak and evidence.article[row] != evidence.article[head])


def _with_origin_windows(evidence: Evidence) -> Evidence:
    """A later article of an origin may tell the first one's days by its own date: both are possible."""
    first = first_of(evidence.origin, evidence.published)
    dated = (evidence.published < FUTURE) & (evidence.published[first] < FUTURE)
    delay = np.where(dated, evidence.published - evidence.published[first], 0)
    moved = (delay > 0) & (evidence.article != evidence.article[first]) & (evidence.origin != NONE)
    start = np.where(moved & (evidence.start > PAST), evidence.start - delay, evidence.start)
    inner = np.where(moved, PAST, evidence.inner_end)
    return evidence.with_columns(start=start, inner_end=inner)

"""Copies: one piece of evidence carried by many. A copy counts nothing and its date proves nothing.

Three ways to be a copy of an earlier claim: the same words of the same number in another article; the same
figure
in another article of the same origin; the same figure of the same voice in the same relative time words
under a
later date, which may be an old story re-dated ("96 since Friday", a week later).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import overload

import numpy as np

from warehouse.gazetteer import Places
from warehouse.totals.evidence import NONE, Evidence, Flags, Ints, Names
from warehouse.totals.keys import codes_of, combine, first_of, order_by, rank_within
from warehouse.totals.reach import FUTURE, PAST
from warehouse.totals.sieve import Sieve

SAME_WORDS, SAME_ORIGIN = "the same words as", "carried from the same origin as"
REDATED = "may be an older figure under a later date:"
COPIES = (SAME_WORDS, SAME_ORIGIN, REDATED)
NOT_WORDS = re.compile(r"[\W_]+")
MARKS = bytes(code for code in range(128) if code != ord("\n") and NOT_WORDS.match(chr(code)))  # of ASCII
REDATED_DAYS = 31  # an old story comes back within a month; later, equal words in equal figures are chance
Told = tuple[int, ...]  # published, start, value, publisher, article, speaker
CHANCE = 10  # one relay's equal figures below this are chance ("3 killed in the past 24 hours", every day)


def set_copies_aside(evidence: Evidence, names: Names, places: Places, sieve: Sieve) -> Evidence:
    """Marks copies in the sieve; gives the evidence with the windows of re-told figures widened to their
    origin's.
    """
    words = combine(_said_words(evidence, names), evidence.number_code, evidence.outcome, evidence.group)
    _fold(evidence, names, places, sieve, words, SAME_WORDS)
    figure = combine(
        evidence.origin, evidence.outcome, evidence.group, evidence.low, evidence.value, evidence.place
    )
    _fold(evidence, names, places, sieve, figure, SAME_ORIGIN)
    _set_redated_aside(evidence, names, sieve)
    return _with_origin_windows(evidence)


def _said_words(evidence: Evidence, names: Names) -> Ints:
    """One code for each quote, whatever its capitals and marks; a claim without a quote has its own."""
    plain = _plain_texts(names.sentences)
    codes = codes_of(np.array([*plain, ""], dtype=object))
    empty = plain.index("") if "" in plain else len(plain)
    words: Ints = np.where(codes == codes[empty], -1, codes)[evidence.sentence]
    return np.where(words < 0, -1 - np.arange(len(evidence)), words)


def _plain_texts(quotes: Sequence[str]) -> list[str]:
    """Each without its capitals and marks; those of ASCII all in one walk, their ends kept by line ends."""
    others = [at for at, quote in enumerate(quotes) if not quote.isascii()]
    simple = list(quotes)
    for at in others:
        simple[at] = ""
    text = "\n".join(simple)
    if text.count("\n") != max(len(simple) - 1, 0):
        text = "\n".join(quote.replace("\n", " ") for quote in simple)
    plain = text.encode().lower().translate(None, MARKS).decode().split("\n") if quotes else []
    for at in others:
        plain[at] = NOT_WORDS.sub("", quotes[at].casefold())
    return plain


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
    said = (evidence.outcome, evidence.group, evidence.place, evidence.value, evidence.phrase)
    for columns, least in ((evidence.voice, *said), 1), (said, CHANCE):
        rows = np.flatnonzero(sieve.counts & (evidence.phrase >= 0) & (evidence.value >= least))
        if not len(rows):
            continue
        key = combine(*(column[rows] for column in columns))
        order = order_by(key, evidence.published[rows])
        rows, key = rows[order], key[order]
        published, start = evidence.published[rows], evidence.start[rows]
        told = np.stack(
            [published, start, evidence.value[rows], evidence.publisher[rows], evidence.article[rows],
             speaker[rows]]
        )  # fmt: skip
        begins = (np.diff(key) != 0) | (np.diff(published) > REDATED_DAYS)  # or all before is forgotten
        edges = np.concatenate([[0], np.flatnonzero(begins) + 1, [len(rows)]])
        size = np.diff(edges)
        pair = edges[:-1][size == 2]
        pair = pair[_are_redated(told[:, pair], told[:, pair + 1])]
        found = [(at + 1, at) for at in pair.tolist()]
        several = np.flatnonzero(size > 2)
        for first, end in zip(edges[several].tolist(), edges[several + 1].tolist(), strict=True):
            found += [(first + at, first + head) for at, head in _redated(told[:, first:end])]
        later, heads = np.array(found, dtype=np.int64).reshape(-1, 2).T
        sieve.set_aside(rows[later], REDATED, rows[heads])


def _redated(told: Ints) -> Iterator[tuple[int, int]]:
    """Of figures by day of publication each that is an earlier one's under a later date, with that one."""
    if (told[1] == told[1, 0]).all():  # of one date, all of them
        return
    figures: list[Told] = [*zip(*told.tolist(), strict=True)]
    heads: list[int] = []
    for at, row in enumerate(figures):
        heads = [one for one in heads if row[0] - figures[one][0] <= REDATED_DAYS]
        head = next((one for one in heads if _are_redated(figures[one], row)), None)
        if head is None:
            heads.append(at)
        else:
            yield at, head


@overload
def _are_redated(head: Told, row: Told) -> bool: ...
@overload
def _are_redated(head: Ints, row: Ints) -> Flags: ...
def _are_redated(head: Told | Ints, row: Told | Ints) -> bool | Flags:
    """Whether a figure is the head's under a later date: of one pair, or by pair where each has columns."""
    _, start, _, publisher, article, speaker = head
    _, moved_to, value, relay, later, speaks = row
    no_chance = (relay != publisher) | (value >= CHANCE)
    one_speaks = (speaks == speaker) | (speaks < 0) | (speaker < 0)
    return (moved_to != start) & (later != article) & no_chance & one_speaks


def _with_origin_windows(evidence: Evidence) -> Evidence:
    """A later article of an origin may tell the first one's days by its own date: both are possible."""
    first = first_of(evidence.origin, evidence.published)
    dated = (evidence.published < FUTURE) & (evidence.published[first] < FUTURE)
    delay = np.where(dated, evidence.published - evidence.published[first], 0)
    moved = (delay > 0) & (evidence.article != evidence.article[first]) & (evidence.origin != NONE)
    start = np.where(moved & (evidence.start > PAST), evidence.start - delay, evidence.start)
    inner = np.where(moved, PAST, evidence.inner_end)
    return evidence.with_columns(start=start, inner_end=inner)

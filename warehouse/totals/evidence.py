"""The claims as columns of numbers: what every step of the work reads. One row a claim, in the frame's order.
Dates are days since 1970-01-01 with `PAST` and `FUTURE` for open sides; a missing number is `NONE`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from warehouse import Mistake
from warehouse.gazetteer import Place, Places
from warehouse.totals.columns import NONE, Columns, Flags, Ints, Objects
from warehouse.totals.keys import codes_of, combine
from warehouse.totals.reach import FUTURE, PAST, inner_reach, outer_reach
from warehouse.totals.tables import Who, outcomes, who
from warehouse.words import any_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["AT_MOST", "LINKS", "NONE", "Evidence", "Flags", "Ints", "Names", "Objects", "read_claims"]
WORD = re.compile(r"[\w-]+")
AT_MOST = ("at_most", "less_than")
LINKS = ("part_of", "restates", "revises")  # columns that name another claim of the article


@dataclass(frozen=True)
class Names:
    """What the codes of the columns stand for."""

    articles: tuple[str, ...]
    origins: tuple[str, ...]  # articles without an origin are their own, after the others
    publishers: tuple[str, ...]
    places: tuple[Place, ...]
    groups: tuple[Who, ...]
    group_labels: tuple[str, ...]
    voices: tuple[str, ...]
    outcomes: tuple[str, ...]
    phrases: tuple[str, ...]
    sentences: tuple[str, ...]  # quotes, each once


@dataclass(frozen=True)
class Evidence:
    """Columns of equal length. `start`..`end` is the outer reach in time, `inner_*` the inner one.

    `told_*` is the outer reach by the words alone, before copies and links move it.
    """

    claim_id: Objects
    article: Ints
    origin: Ints
    publisher: Ints
    voice: Ints
    outcome: Ints
    group: Ints
    place: Ints
    phrase: Ints
    sentence: Ints  # -1 where no words are quoted
    start: Ints
    end: Ints
    told_start: Ints
    told_end: Ints
    inner_start: Ints
    inner_end: Ints
    said: Ints
    published: Ints
    offset: Ints
    low: Ints
    high: Ints
    value: Ints
    value_to: Ints
    closed: Flags
    whole: Flags
    found: Flags
    implicit: Flags
    is_item: Flags  # its statement sets it apart from other claims
    families: Flags
    narrowed: Flags  # the words for whom it counts say more than the group: "Iraqi civilians", "villagers"
    has_window: Flags
    kind: Objects
    qualifier: Objects
    modality: Objects
    quote: Objects
    number_text: Objects
    actor: Objects
    cause: Objects
    part_of: Objects
    restates: Objects
    revises: Objects
    apart_from: Objects

    def __len__(self) -> int:
        return len(self.claim_id)

    def rows_of(self, ids: Set[str]) -> Ints:
        """The rows of claim ids, ascending."""
        return np.flatnonzero(np.fromiter(map(ids.__contains__, self.claim_id.tolist()), bool, len(self)))

    @cached_property
    def links(self) -> dict[str, Ints]:
        """By column that names other claims the pairs of a row and the row that it names, in that order."""
        rows, ids = [], []
        for name in LINKS:
            column = getattr(self, name)
            rows.append(np.flatnonzero(column != None))  # noqa: E711
            ids.append(column[rows[-1]])
        lists = self.apart_from[items := np.flatnonzero(self.is_item)].tolist()
        rows.append(np.repeat(items, [len(one) for one in lists]))
        ids.append(np.array([one for some in lists for one in some], dtype=object))
        codes = codes_of(np.concatenate([self.claim_id, *ids]))
        if int(codes[: len(self)].max(initial=-1)) + 1 < len(self):
            raise Mistake("claims: a claim_id stands twice; it is the key of main.claims")
        parts = np.split(codes[len(self) :], np.cumsum([len(one) for one in rows])[:-1])
        pairs = [np.column_stack(one) for one in zip(rows, parts, strict=True)]
        kept = [one[(one[:, 1] < len(self)) & (one[:, 1] != one[:, 0])] for one in pairs]
        return dict(zip((*LINKS, "apart_from"), kept, strict=True))

    @cached_property
    def cell(self) -> Ints:
        """One code for each event or cell: outcome, group, place and outer days."""
        return combine(self.outcome, self.group, self.place, self.start, self.end)

    @cached_property
    def series(self) -> Ints:
        """One code for each series: voice, outcome, group, place and first day."""
        return combine(self.voice, self.outcome, self.group, self.place, self.start)

    @cached_property
    def relay(self) -> Ints:
        """One code for each event or cell as told by one voice through one outlet, whatever the group."""
        return combine(self.voice, self.publisher, self.place, self.start, self.end, self.outcome)

    @cached_property
    def cause_code(self) -> Ints:
        """One code for each cause as written; -1 where none is."""
        return codes_of(self.cause)

    @cached_property
    def actor_code(self) -> Ints:
        return codes_of(self.actor)

    @cached_property
    def is_at_most(self) -> Flags:
        """Figures that say a top and no least."""
        return np.isin(self.qualifier, AT_MOST)

    def take(self, rows: Ints | Flags) -> Evidence:
        """The rows of a mask or of positions, as evidence of their own."""
        return Evidence(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def with_columns(self, **columns: Any) -> Evidence:
        """A copy with some columns replaced; whom the claims name is not looked up again."""
        changed = replace(self, **columns)
        if "links" in vars(self):
            vars(changed)["links"] = self.links
        return changed


def read_claims(claims: pd.DataFrame, places: Places, rows: Ints | None = None) -> tuple[Evidence, Names]:
    """The frame of main.claims as evidence, its rows in this order; a missing column is a mistake named by
    its name.
    """
    column = Columns(claims, rows)
    place, place_texts = column.codes("place_text")
    voice, voices = column.codes("voice_id")
    outcome, outcome_names = column.codes("outcome")
    phrase, phrases = column.codes("window_text")
    article, articles = column.codes("article_id")
    origin, origins = column.codes("origin_id")
    publisher, publishers = column.codes("publisher")
    quote, sentence, sentences = _sentences(column)
    group, labels, groups = _groups(column)
    said, published = column.days("said_on", NONE_DAY), column.days("published_on", NONE_DAY)
    said = np.where(said == NONE_DAY, published, said)
    said = np.where(said == NONE_DAY, FUTURE, said)
    first, last = column.days("window_start", PAST), column.days("window_end", FUTURE)
    has_window = (first > PAST) | (last < FUTURE)
    found = column.equals("found", True)
    last = np.where(has_window, last, said)
    start, end = outer_reach(first, last, said, phrase, phrases)
    inner_start, inner_end = inner_reach(first, last, said, phrase, phrases)
    start = np.where(found, PAST, start)
    inner_end = np.where(found, PAST, inner_end)
    unknown = sorted(set(outcome_names) - set(outcomes()))
    if unknown:
        raise Mistake(f"claims: outcome {unknown[0]!r} is not one of {', '.join(outcomes())}")
    apart_from = column.lists("apart_from_ids")
    evidence = Evidence(
        claim_id=column.objects("claim_id"),
        article=article,
        origin=np.where(origin < 0, len(origins) + article, origin),
        publisher=publisher,
        voice=voice,
        outcome=outcome,
        group=group,
        place=place,
        phrase=phrase,
        sentence=sentence,
        start=start,
        end=end,
        told_start=start,
        told_end=end,
        inner_start=inner_start,
        inner_end=inner_end,
        said=said,
        published=np.where(published == NONE_DAY, FUTURE, published),
        offset=column.numbers("start"),
        low=column.numbers("low"),
        high=column.numbers("high"),
        value=column.numbers("value"),
        value_to=column.numbers("value_to"),
        closed=column.equals("closed", True),
        whole=column.equals("scope", "whole"),
        found=found,
        implicit=column.equals("implicit", True),
        is_item=np.fromiter(map(len, apart_from.tolist()), np.int64, len(apart_from)) > 0,
        families=column.equals("unit", "families"),
        narrowed=_are_narrowed(column.codes("group_text")),
        has_window=has_window,
        quote=quote,
        **{name: column.words(name) for name in ("kind", "qualifier", "modality", "number_text")},
        actor=column.words("actor_text"),
        cause=column.words("cause_text"),
        part_of=column.objects("part_of_id"),
        restates=column.objects("restates_id"),
        revises=column.objects("revises_id"),
        apart_from=apart_from,
    )
    resolved = tuple(places.resolve(text) for text in place_texts)
    nowhere = places.resolve(None)
    told, sources, outlets, spoken, happened, timed = (
        tuple(map(str, one)) for one in (articles, origins, publishers, voices, outcome_names, phrases)
    )
    names = Names(
        articles=told,
        origins=(*sources, *told),
        publishers=outlets,
        places=(*resolved, nowhere),
        groups=groups,
        group_labels=labels,
        voices=spoken,
        outcomes=happened,
        phrases=timed,
        sentences=sentences,
    )
    return evidence.with_columns(place=np.where(place < 0, len(resolved), place)), names


NONE_DAY = 2 * FUTURE


def _sentences(column: Columns) -> tuple[Objects, Ints, tuple[str, ...]]:
    """Quotes as they are, their codes, and each quote once."""
    codes, quotes = column.codes("quote")
    distinct = np.array([*quotes, None], dtype=object)
    return distinct[codes], np.where(distinct[codes] == "", -1, codes), tuple(quotes)


def _are_narrowed(coded: tuple[Ints, Sequence[str]]) -> Flags:
    """By row whether a word for whom it counts is none of those that narrow no group."""
    (codes, told), plain = coded, any_of("whoever")
    narrowed = [
        any(not plain.fullmatch(word) for word in WORD.findall(str(text).casefold())) for text in told
    ]
    return np.array([*narrowed, False], dtype=bool)[codes]


def _groups(column: Columns) -> tuple[Ints, tuple[str, ...], tuple[Who, ...]]:
    """Groups by code; "other" is told apart by its words."""
    group, names = column.codes("group")
    text, texts = column.codes("group_text")
    is_other = np.array([name == "other" for name in names] + [False], dtype=bool)[group]
    codes = combine(group, np.where(is_other, text, -1))
    heads = np.full(int(codes.max(initial=-1)) + 1, -1, dtype=np.int64)
    heads[codes[::-1]] = np.arange(len(codes))[::-1]
    pairs = [(names[group[at]], texts[text[at]] if is_other[at] and text[at] >= 0 else "") for at in heads]
    groups = tuple(who(name, words or None) for name, words in pairs)
    return codes, tuple(words or name for name, words in pairs), groups

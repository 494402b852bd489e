"""The claims as columns of numbers: what every step of the work reads. One row a claim, in the frame's order.
Dates are days since 1970-01-01 with `PAST` and `FUTURE` for open sides; a missing number is `NONE`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from warehouse import Mistake
from warehouse.gazetteer import Place, Places
from warehouse.totals.columns import NONE, Columns, Flags, Ints, Objects
from warehouse.totals.keys import combine
from warehouse.totals.reach import FUTURE, PAST, inner_reach, outer_reach
from warehouse.totals.tables import Who, outcomes
from warehouse.totals.whom import are_narrowed, read_groups

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["AT_MOST", "LINKS", "NONE", "Evidence", "Flags", "Ints", "Names", "Objects", "read_claims"]
AT_MOST = ("at_most", "less_than")
PLAIN = ("exact", "at_least", "range", *AT_MOST)
KINDS = ("cumulative", "period")  # of all that happened in some days
MODALITIES = ("alleged", "denied", "feared", "planned_or_hypothetical")
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
    is_part: Flags  # of another claim
    is_running: Flags  # of all that happened in its days, and not of one event
    is_cumulative: Flags
    is_plain: Flags  # its number is neither vague nor rounded
    is_at_most: Flags  # says a top and no least
    cause_code: Ints  # one code for each text, -1 where there is none
    actor_code: Ints
    number_code: Ints
    modality: Ints  # its number in MODALITIES, -1 for one that says no more than the claim
    qualifier: Objects
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
        row_of = dict(zip(self.claim_id.tolist(), range(len(self)), strict=True))
        if len(row_of) < len(self):
            raise Mistake("claims: a claim_id stands twice; it is the key of main.claims")
        found = {}
        for name in LINKS:
            column = getattr(self, name)
            rows = np.flatnonzero(column != None)  # noqa: E711
            found[name] = rows, column[rows].tolist()
        lists = self.apart_from[items := np.flatnonzero(self.is_item)].tolist()
        rows = np.repeat(items, [len(one) for one in lists])
        found["apart_from"] = rows, [one for some in lists for one in some]
        pairs = {
            name: np.column_stack([rows, np.array([row_of.get(one, NONE) for one in ids], dtype=np.int64)])
            for name, (rows, ids) in found.items()
        }
        return {name: some[(some[:, 1] != NONE) & (some[:, 1] != some[:, 0])] for name, some in pairs.items()}

    @cached_property
    def targets(self) -> tuple[Ints, ...]:
        """By column that names one other claim the row that each row names, -1 for none."""
        found = []
        for name in LINKS:
            target = np.full(len(self), NONE, dtype=np.int64)
            row, other = self.links[name].T
            target[row] = other
            found.append(target)
        return tuple(found)

    @cached_property
    def cell(self) -> Ints:
        """One code for each event or cell: outcome, group, place and outer days."""
        return combine(self.outcome, self.group, self.place, self.start, self.end)

    @cached_property
    def series(self) -> Ints:
        """One code for each series: voice, outcome, group, place and first day."""
        return combine(self.voice, self.outcome, self.group, self.place, self.start)

    @cached_property
    def speaker(self) -> Ints:
        """One code for each voice through one outlet."""
        return combine(self.voice, self.publisher)

    @cached_property
    def relay(self) -> Ints:
        """One code for each event or cell as told by one voice through one outlet, whatever the group."""
        return combine(self.speaker, self.place, self.start, self.end, self.outcome)

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
    group, labels, groups = read_groups(column)
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
    apart_from, part_of = column.lists("apart_from_ids"), column.objects("part_of_id")
    whole = column.equals("scope", "whole")
    kind = column.among("kind", KINDS)
    told_as = column.among("qualifier", PLAIN)
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
        whole=whole,
        found=found,
        implicit=column.equals("implicit", True),
        is_item=np.fromiter(map(len, apart_from.tolist()), np.int64, len(apart_from)) > 0,
        families=column.equals("unit", "families"),
        narrowed=are_narrowed(column.codes("group_text")),
        has_window=has_window,
        is_part=part_of != None,  # noqa: E711
        is_running=(kind >= 0) | whole,
        is_cumulative=kind == KINDS.index("cumulative"),
        is_plain=told_as >= 0,
        is_at_most=told_as >= PLAIN.index(AT_MOST[0]),
        cause_code=column.codes("cause_text")[0],
        actor_code=column.codes("actor_text")[0],
        number_code=column.codes("number_text")[0],
        modality=column.among("modality", MODALITIES),
        qualifier=column.words("qualifier"),
        quote=quote,
        number_text=column.words("number_text"),
        actor=column.words("actor_text"),
        cause=column.words("cause_text"),
        part_of=part_of,
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
    empty = quotes.index("") if "" in quotes else NONE
    return column.words("quote"), np.where(codes == empty, -1, codes), tuple(quotes)

"""The claims as columns of numbers: what every step of the work reads. One row a claim, in the frame's order.
Dates are days since 1970-01-01 with `PAST` and `FUTURE` for open sides; a missing number is `NONE`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from warehouse import Mistake
from warehouse.gazetteer import Place, Places
from warehouse.totals.keys import codes_of, combine
from warehouse.totals.reach import FUTURE, PAST, inner_reach, outer_reach
from warehouse.totals.tables import Who, outcomes, who
from warehouse.words import any_of

if TYPE_CHECKING:
    import pandas as pd

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]
NONE = -1
WORD = re.compile(r"[\w-]+")
AT_MOST = ("at_most", "less_than")


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

    @cached_property
    def _by_id(self) -> pd.Index[Any]:
        import pandas as pd

        return pd.Index(self.claim_id)

    def rows_of(self, ids: Objects) -> Ints:
        """The rows of claim ids, -1 where there is none."""
        import pandas as pd

        return self._by_id.get_indexer(pd.Index(ids)).astype(np.int64)

    @cached_property
    def cell(self) -> Ints:
        """One code for each event or cell: outcome, group, place and outer days."""
        return combine(self.outcome, self.group, self.place, self.start, self.end)

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
        """A copy with some columns replaced, and not another index of the same ids."""
        changed = replace(self, **columns)
        if "_by_id" in vars(self) and "claim_id" not in columns:
            vars(changed)["_by_id"] = self._by_id
        return changed


def texts(values: Objects) -> Objects:
    """Texts with an empty one for a missing one."""
    return np.array([value or "" for value in values.tolist()], dtype=object)


def read_claims(claims: pd.DataFrame, places: Places) -> tuple[Evidence, Names]:
    """The frame of main.claims as evidence; a missing column is a mistake named by its name."""
    column = _Columns(claims)
    place, place_texts = column.codes("place_text")
    voice, voices = column.codes("voice_id")
    outcome, outcome_names = column.codes("outcome")
    phrase, phrases = column.codes("window_text")
    article, articles = column.codes("article_id")
    origin, origins = column.codes("origin_id")
    publisher, publishers = column.codes("publisher")
    group, labels, groups = _groups(column)
    said, published = column.days("said_on", NONE_DAY), column.days("published_on", NONE_DAY)
    said = np.where(said == NONE_DAY, published, said)
    said = np.where(said == NONE_DAY, FUTURE, said)
    first, last = column.days("window_start", PAST), column.days("window_end", FUTURE)
    has_window = (first > PAST) | (last < FUTURE)
    found = column.flags("found")
    last = np.where(has_window, last, said)
    start, end = outer_reach(first, last, said, phrase, phrases)
    inner_start, inner_end = inner_reach(first, last, said, phrase, phrases)
    start = np.where(found, PAST, start)
    inner_end = np.where(found, PAST, inner_end)
    unknown = sorted(set(outcome_names) - set(outcomes()))
    if unknown:
        raise Mistake(f"claims: outcome {unknown[0]!r} is not one of {', '.join(outcomes())}")
    apart_from = column.objects("apart_from_ids")
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
        closed=column.flags("closed"),
        whole=column.objects("scope") == "whole",
        found=found,
        implicit=column.flags("implicit"),
        is_item=_have_others(apart_from),
        families=column.objects("unit") == "families",
        narrowed=_are_narrowed(column.codes("group_text")),
        has_window=has_window,
        **{name: column.objects(name) for name in ("kind", "qualifier", "modality", "quote", "number_text")},
        actor=column.objects("actor_text"),
        cause=column.objects("cause_text"),
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
        told, (*sources, *told), outlets, (*resolved, nowhere), groups, labels, spoken, happened, timed
    )
    return evidence.with_columns(place=np.where(place < 0, len(resolved), place)), names


NONE_DAY = 2 * FUTURE


def _have_others(lists: Objects) -> Flags:
    return np.array(
        [ids is not None and type(ids) is not float and len(ids) > 0 for ids in lists.tolist()], dtype=bool
    )


def _are_narrowed(coded: tuple[Ints, Sequence[str]]) -> Flags:
    """By row whether a word for whom it counts is none of those that narrow no group."""
    (codes, told), plain = coded, any_of("whoever")
    narrowed = [
        any(not plain.fullmatch(word) for word in WORD.findall(str(text).casefold())) for text in told
    ]
    return np.array([*narrowed, False], dtype=bool)[codes]


class _Columns:
    """Columns of a frame by name, as plain arrays."""

    def __init__(self, claims: pd.DataFrame) -> None:
        self.claims = claims

    def _column(self, name: str) -> Any:
        if name not in self.claims.columns:
            raise Mistake(f"claims: the column {name!r} is missing; totals read the rows of main.claims")
        return self.claims[name]

    def objects(self, name: str) -> Objects:
        """Values as they are; a missing text is None."""
        column = self._column(name)
        values: Objects = column.to_numpy(dtype=object, copy=True)
        if name != "apart_from_ids":
            values[column.isna().to_numpy()] = None
        return values

    def codes(self, name: str) -> tuple[Ints, Sequence[str]]:
        """Numbers for texts, -1 for a missing one, and the texts."""
        import pandas as pd

        codes, texts = pd.factorize(self._column(name))
        return codes.astype(np.int64), texts

    def days(self, name: str, missing: int) -> Ints:
        """Days since 1970-01-01."""
        import pandas as pd

        column = pd.to_datetime(self._column(name), errors="raise")
        days = column.to_numpy().astype("datetime64[D]")
        return np.where(np.isnat(days), missing, days.astype(np.int64))

    def numbers(self, name: str) -> Ints:
        """Whole numbers; NONE where missing."""
        import pandas as pd

        column = pd.to_numeric(self._column(name)).to_numpy(dtype=np.float64, na_value=np.nan)
        return np.where(np.isnan(column), NONE, column).astype(np.int64)

    def flags(self, name: str) -> Flags:
        """True or false; missing is false."""
        column = self._column(name)
        flags: Flags = column.eq(True).fillna(False).to_numpy(dtype=bool)
        return flags


def _groups(column: _Columns) -> tuple[Ints, tuple[str, ...], tuple[Who, ...]]:
    """Groups by code; "other" is told apart by its words."""
    import pandas as pd

    group, text = column.objects("group"), column.objects("group_text")
    label = np.where((group == "other") & (text != None), "other\t" + np.where(text == None, "", text), group)  # noqa: E711
    codes, labels = pd.factorize(label)
    pairs = [str(one).partition("\t") for one in labels]
    groups = tuple(who(name, words or None) for name, _, words in pairs)
    return codes.astype(np.int64), tuple(str(words or name) for name, _, words in pairs), groups

"""The order in which claims are read: by what they say and when, article by article, and never by an id.

Wherever two claims are equally good the first one counts, so the order settles which. An id is a hash: it
changes with every word of the rules, and with it whatever hangs on it. Claims that agree in every word are
told apart by what they are linked to and by the rest of their articles; whatever is alike in that too may
stand for one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from warehouse import Mistake
from warehouse.totals.evidence import Ints, Objects
from warehouse.totals.keys import is_first, order_by, order_of

if TYPE_CHECKING:
    import pandas as pd

WHEN = ("published_on", "said_on", "window_start", "window_end")
NUMBERS = ("published_on", "start", "value", "low")  # looked at first, and all at once
COLUMNS = (  # the first tell nearly all apart: later ones are looked at only where these agree
    *("publisher", "place_text", "voice_id", "outcome", "group"),
    *("window_start", "window_end", "said_on", "number_text", "quote", "high", "value_to", "qualifier"),
    *("group_text", "window_text", "kind", "modality", "unit", "scope", "closed", "found", "implicit"),
    *("cause_text", "actor_text"),
)
LINKS = ("part_of_id", "restates_id", "revises_id")
MISSING = -(10**9)  # comes before every day and every number
NO_DAY = np.iinfo(np.int64).min  # how numpy writes a missing day
ROUNDS = 2  # of looking at what a claim is linked to: a part, its whole, what that restates


def in_order(claims: pd.DataFrame) -> Ints:
    """The positions of the rows in the order of what they say; those alike in all of that by claim_id."""
    if missing := [
        one for one in (*NUMBERS, *COLUMNS, *LINKS, "claim_id", "article_id") if one not in claims.columns
    ]:
        raise Mistake(f"claims: the column {missing[0]!r} is missing; totals read the rows of main.claims")
    rank = _ranks([_codes(claims[name], name) for name in NUMBERS])
    tied = _tied(rank, np.arange(len(rank)))
    for name in COLUMNS:
        if len(tied):
            tied = _refine(rank, tied, _codes(claims[name].iloc[tied], name))
    for _ in range(ROUNDS):
        if len(tied):
            tied = _refine(rank, tied, _neighbours(claims, rank, tied))
    if len(tied):
        _refine(rank, tied, _codes(claims["claim_id"].iloc[tied], "claim_id"))
    return _by_article(claims, rank)


def _by_article(claims: pd.DataFrame, rank: Ints) -> Ints:
    """Positions by day, then article by article, each as it is written; an article comes where its first
    claim in rank does.
    """
    import pandas as pd

    order = order_of(rank)
    article = pd.factorize(claims["article_id"])[0][order]
    first = np.full(int(article.max(initial=0)) + 1, len(order), dtype=np.int64)
    np.minimum.at(first, article, np.arange(len(order)))
    published = _codes(claims["published_on"], "published_on")[order]
    start = _codes(claims["start"], "start")[order]
    return order[order_by(_narrow(published), first[article], start)]


def _ranks(columns: list[Ints]) -> Ints:
    """Ranks by these columns, the first before all. A rank is the number of rows before its group."""
    columns = [_narrow(column) for column in columns]
    order = order_by(*columns)
    begins = np.zeros(len(order), dtype=bool)
    for column in columns:
        begins |= is_first(column[order])
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    return ranks


def _narrow(codes: Ints) -> Ints:
    """The codes, missing ones no farther before the others than they have to be."""
    missing = codes == MISSING
    if not missing.any() or missing.all():
        return codes
    return np.where(missing, codes[~missing].min() - 1, codes)


def _tied(rank: Ints, rows: Ints) -> Ints:
    """Those of these rows, whole groups of one rank, that share it."""
    size = np.bincount(rank[rows], minlength=len(rank))
    return rows[size[rank[rows]] > 1]


def _refine(rank: Ints, tied: Ints, codes: Ints) -> Ints:
    """Tells these rows, whole groups of one rank, apart by their codes; gives those that still share one. A
    rank is the number of rows before its group.
    """
    order = order_by(rank[tied], codes)
    ordered = tied[order]
    group, code, at = rank[ordered], codes[order], np.arange(len(ordered))
    begins = is_first(group)
    place = group + at - np.maximum.accumulate(np.where(begins, at, 0))
    rank[ordered] = np.maximum.accumulate(np.where(begins | is_first(code), place, 0))
    return _tied(rank, tied)


def _codes(column: pd.Series, name: str) -> Ints:
    """Numbers in the order of the values; all missing values are one, and come first."""
    import pandas as pd

    if name in WHEN:
        days = pd.to_datetime(column).to_numpy().astype("datetime64[D]").astype(np.int64)
        return np.where(days == NO_DAY, MISSING, days)
    if pd.api.types.is_bool_dtype(column) or pd.api.types.is_integer_dtype(column):
        return column.to_numpy(dtype=np.int64, na_value=MISSING)
    if pd.api.types.is_numeric_dtype(column):
        return pd.factorize(column.to_numpy(dtype=np.float64, na_value=np.nan), sort=True)[0].astype(np.int64)
    return pd.factorize(column.astype(str).where(column.notna()), sort=True)[0].astype(np.int64)


def _neighbours(claims: pd.DataFrame, rank: Ints, tied: Ints) -> Ints:
    """A code for what each of these rows is linked to, and for its article's other claims."""
    ranks = dict(zip(claims["claim_id"], rank.tolist(), strict=True))
    article = claims["article_id"].to_numpy(dtype=object)
    mates: dict[object, list[int]] = {one: [] for one in article[tied].tolist()}
    for one, place in zip(article.tolist(), rank.tolist(), strict=True):
        if one in mates:
            mates[one].append(place)
    links = [claims[name].to_numpy(dtype=object)[tied].tolist() for name in (*LINKS, "apart_from_ids")]
    seen = [
        (*(ranks.get(one, -1) for one in targets), _ranks_of(ranks, others), tuple(sorted(mates[one])))
        for *targets, others, one in zip(*links, article[tied].tolist(), strict=True)
    ]
    known = {one: number for number, one in enumerate(sorted(set(seen)))}
    return np.array([known[one] for one in seen], dtype=np.int64)


def _ranks_of(ranks: dict[str, int], ids: Objects | float | None) -> tuple[int, ...]:
    return () if ids is None or isinstance(ids, float) else tuple(sorted(ranks.get(one, -1) for one in ids))

"""The order in which claims are read: by what they say and when, article by article, and never by an id.

Wherever two claims are equally good the first one counts, so the order settles which. An id is a hash: it
changes with every word of the rules, and with it whatever hangs on it. Claims that agree in every word are
told apart by what they are linked to and by the rest of their articles; whatever is alike in that too may
stand for one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from warehouse import Mistake
from warehouse.totals.evidence import Ints, Objects
from warehouse.totals.keys import is_first

if TYPE_CHECKING:
    import pandas as pd

WHEN = ("published_on", "said_on", "window_start", "window_end")
COLUMNS = (  # the first tell nearly all apart: later ones are looked at only where these agree
    *("published_on", "start", "value", "low", "publisher", "place_text", "voice_id", "outcome", "group"),
    *("window_start", "window_end", "said_on", "number_text", "quote", "high", "value_to", "qualifier"),
    *("group_text", "window_text", "kind", "modality", "unit", "scope", "closed", "found", "implicit"),
    *("cause_text", "actor_text"),
)
LINKS = ("part_of_id", "restates_id", "revises_id")
ROUNDS = 2  # of looking at what a claim is linked to: a part, its whole, what that restates


def in_order(claims: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order of what they say; whatever is alike in all of that, by claim_id."""
    import pandas as pd

    if missing := [one for one in (*COLUMNS, *LINKS, "claim_id", "article_id") if one not in claims.columns]:
        raise Mistake(f"claims: the column {missing[0]!r} is missing; totals read the rows of main.claims")
    rank: Ints = np.zeros(len(claims), dtype=np.int64)
    for name in COLUMNS:
        tied = _tied(rank)
        if len(tied):
            rank = _refine(rank, tied, _codes(claims[name].iloc[tied], name))
    for _ in range(ROUNDS):
        if len(tied := _tied(rank)):
            rank = _refine(rank, tied, _neighbours(claims, rank, tied))
    if len(tied := _tied(rank)):
        rank = _refine(rank, tied, _codes(claims["claim_id"].iloc[tied], "claim_id"))
    article = pd.factorize(claims["article_id"])[0]
    first = np.full(int(article.max(initial=0)) + 1, len(claims), dtype=np.int64)
    np.minimum.at(first, article, rank)
    published = _codes(claims["published_on"], "published_on")
    start = _codes(claims["start"], "start")
    return claims.iloc[np.lexsort((rank, start, first[article], published))]


def _tied(rank: Ints) -> Ints:
    """Rows that share their rank."""
    size = np.bincount(rank, minlength=len(rank))
    return np.flatnonzero(size[rank] > 1)


def _refine(rank: Ints, tied: Ints, codes: npt.NDArray[np.generic]) -> Ints:
    """Ranks with these rows, whole groups of one rank, told apart by their codes. A rank is the number of
    rows before its group.
    """
    ordered = tied[order := np.lexsort((codes, rank[tied]))]
    group, code, at = rank[ordered], codes[order], np.arange(len(ordered))
    begins = is_first(group)
    differs = np.concatenate([[True], code[1:] != code[:-1]])
    place = group + at - np.maximum.accumulate(np.where(begins, at, 0))
    refined = rank.copy()
    refined[ordered] = np.maximum.accumulate(np.where(begins | differs, place, 0))
    return refined


def _codes(column: pd.Series, name: str) -> npt.NDArray[np.generic]:
    """Numbers in the order of the values; all missing values are one, and come first."""
    import pandas as pd

    if name in WHEN:
        return pd.to_datetime(column).to_numpy().astype("datetime64[D]").astype(np.int64)
    if pd.api.types.is_numeric_dtype(column):
        return column.to_numpy(dtype=np.float64, na_value=-np.inf)
    return pd.factorize(column.astype(str).where(column.notna()), sort=True)[0]


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

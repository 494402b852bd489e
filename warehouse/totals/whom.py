"""Whom claims count: their groups by code, and whether the words say more of them than the group does."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from warehouse.totals.columns import Columns, Flags, Ints
from warehouse.totals.keys import combine
from warehouse.totals.tables import Who, who
from warehouse.words import any_of

WORD = re.compile(r"[\w-]+")


def are_narrowed(coded: tuple[Ints, Sequence[str]]) -> Flags:
    """By row whether a word for whom it counts is none of those that narrow no group."""
    (codes, told), plain = coded, any_of("whoever")
    narrowed = [
        any(not plain.fullmatch(word) for word in WORD.findall(str(text).casefold())) for text in told
    ]
    return np.array([*narrowed, False], dtype=bool)[codes]


def read_groups(column: Columns) -> tuple[Ints, tuple[str, ...], tuple[Who, ...]]:
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

"""Claims: parts that are all of their whole (men, women and children of people) come to it, no less, no more.

A sentence states such a split where it gives the whole, each group of the split once, and no word that leaves
others out ("among them", "including"). Such groups have nobody in common, set apart by the text or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from expectations.derived.parts import comparable, least_of, most_of, pairwise_apart
from expectations.rows import Findings, Rows, positions, whole

Splits = dict[str, list[list[str]]]


def short_of_whole(rows: Rows, *, splits: Splits, open_words: list[str]) -> Findings:
    """All parts together are fewer than the least of their whole. Parts whose top is open are left out."""
    found: Findings = {}
    for parent, parts in _families(rows, splits, open_words):
        if (total := sum(rows["high"][at] for at in parts)) < rows["low"][parent]:
            found.update(_told(rows, parent, parts, total, rows["low"][parent], "less"))
    return found


def beyond_whole(rows: Rows, *, splits: Splits, open_words: list[str]) -> Findings:
    """All parts together are more than their whole; what the text sets apart is another expectation's."""
    found: Findings = {}
    at_least, at_most = least_of(rows), most_of(rows)
    for parent, parts in _families(rows, splits, open_words):
        total = sum(at_least[at] for at in parts)
        if total > at_most[parent] and len(pairwise_apart(rows, parts, at_least)) < len(parts):
            found.update(_told(rows, parent, parts, total, at_most[parent], "more"))
    return found


def _families(rows: Rows, splits: Splits, open_words: list[str]) -> Iterator[tuple[int, list[int]]]:
    """Each whole with the parts that are all of it, in the order of the split."""
    leaves_out = re.compile(rf"\b(?:{'|'.join(map(re.escape, open_words))})\b", re.IGNORECASE)
    at_whole = comparable(rows)
    by_whole: dict[int, dict[str, list[int]]] = {}
    for at in positions(at_whole >= 0):
        parent = int(at_whole[at])
        if rows["outcome"][at] == rows["outcome"][parent] and rows["quote"][at] == rows["quote"][parent]:
            by_whole.setdefault(parent, {}).setdefault(str(rows["group"][at]), []).append(at)
    for parent, groups in by_whole.items():
        for split in splits.get(str(rows["group"][parent]), []):
            parts = [at for name in split for at in groups.get(name, [])]
            once = all(len(groups.get(name, [])) == 1 for name in split)
            if once and not leaves_out.search(rows["quote"][parent] or ""):
                yield parent, parts


def _told(rows: Rows, parent: int, parts: list[int], total: float, wanted: float, how: str) -> Findings:
    named = " + ".join(f"{whole(rows['value'][at])} {rows['group'][at]}" for at in parts)
    said = f"{named} are together {whole(total)}, {how} than the {whole(wanted)} whom they are said to be"
    return dict.fromkeys(parts, f"{said} (claim {rows['claim_id'][parent]})")

"""Claims: do the offsets lead to the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from expectations.rows import CHUNK, Findings, Rows, positions, versions, whole

Mask = npt.NDArray[np.bool_]
_PLAIN = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+")
_CUT_LEFT = re.compile(r"\d[.,]?$")


def text_absent(rows: Rows) -> Findings:
    """Claims whose article is not at hand."""
    texts = rows["article_text"]
    return {
        at: f"its article {rows['version_id'][at]} is not there, so the words cannot be checked"
        for at in range(rows.size)
        if texts[at] is None
    }


def outside_text(rows: Rows) -> Findings:
    """Spans of the number that are empty, backwards or beyond the text."""
    return _outside(rows, "start", "end", "number")


def quote_outside_text(rows: Rows) -> Findings:
    """Spans of the quote that are empty, backwards or beyond the text."""
    return _outside(rows, "quote_start", "quote_end", "quote")


def number_text_elsewhere(rows: Rows) -> Findings:
    """text[start:end] is not number_text."""
    found: Findings = {}
    for at, text, start, end in _spans(rows, "start", "end"):
        wanted = rows["number_text"][at]
        if wanted is not None and text[start:end] != wanted:
            found[at] = f"the text has {text[start:end][:60]!r} at {start}–{end}, not {wanted[:60]!r}"
    return found


def quote_elsewhere(rows: Rows) -> Findings:
    """text[quote_start:quote_end] is not the quote."""
    found: Findings = {}
    for at, text, start, end in _spans(rows, "quote_start", "quote_end"):
        quote = rows["quote"][at]
        if quote is None or text[start:end] == quote:
            continue
        where = "is in the text, but not" if quote and quote in text else "is not in the text, nor"
        found[at] = f"the quote {where} at {start}–{end}"
    return found


def number_outside_quote(rows: Rows) -> Findings:
    """The quote does not hold the number."""
    inside = (rows["quote_start"] <= rows["start"]) & (rows["end"] <= rows["quote_end"])
    judged = _inside(rows, "start", "end") & _inside(rows, "quote_start", "quote_end")
    return {
        at: f"the number at {whole(rows['start'][at])} lies outside its quote "
        f"{whole(rows['quote_start'][at])}–{whole(rows['quote_end'][at])}"
        for at in positions(judged & ~inside)
    }


def number_cut(rows: Rows, *, scales: list[str]) -> Findings:
    """A span that cuts a number in two: the 300 of 300,000, the 1 of 1.5 million (a word of `scales`)."""
    cut_right_at = re.compile(rf"\d|[.,]\d{{3}}(?!\d)|[.,]\d+\s?(?:{_any(scales)})", re.IGNORECASE)
    found: Findings = {}
    for at, text, start, end in _spans(rows, "start", "end"):
        cut_left = text[start].isdecimal() and _CUT_LEFT.search(text, max(0, start - 2), start)
        cut_right = text[end - 1].isdecimal() and cut_right_at.match(text, end)
        if cut_left or cut_right:
            found[at] = (
                f"{text[start:end][:60]!r} is only a part of the number in {_around(text, start, end)!r}"
            )
    return found


def scale_lost(rows: Rows, *, scales: list[str]) -> Findings:
    """A number whose "thousand" or "million" (a word of `scales`) stands behind it and was not read."""
    scale = re.compile(rf"[\s\u00a0-]+(?:{_any(scales)})\b", re.IGNORECASE)
    found: Findings = {}
    for at, text, start, end in _spans(rows, "start", "end"):
        if not rows["implicit"][at] and scale.match(text, end):
            found[at] = f"the number goes on: {_around(text, start, end)!r}"
    return found


def not_of_people(rows: Rows, *, shares: list[str], currencies: str) -> Findings:
    """Shares (one of `shares` behind the number) and money (a sign before it): numbers that count nobody."""
    share = re.compile(rf"\s?(?:{_any(shares)})(?!\w)", re.IGNORECASE)
    money = re.compile(rf"[{re.escape(currencies)}]\s?$")
    found: Findings = {}
    for at, text, start, end in _spans(rows, "start", "end"):
        if not text[end - 1].isdecimal():
            continue
        kind = "a share" if share.match(text, end) else None
        kind = "money" if money.search(text[max(0, start - 2) : start]) else kind
        if kind:
            found[at] = f"{_around(text, start, end)!r} is {kind}, not a number of people"
    return found


def digits_disagree(rows: Rows) -> Findings:
    """Plain digits in number_text that are not the value."""
    found: Findings = {}
    values = rows["value"]
    for at, text in enumerate(rows["number_text"]):
        if text is None or values[at] != values[at] or not _PLAIN.fullmatch(text):
            continue
        said = int(text if text.isdecimal() else re.sub(r"\D", "", text))
        if said != values[at]:
            found[at] = f"the words say {text}, the value is {whole(values[at])}"
    return found


def said_twice(rows: Rows) -> Findings:
    """The same words read twice for one outcome; the first reading stands."""
    import pandas as pd

    spans = pd.DataFrame({"version": versions(rows), "start": rows["start"], "end": rows["end"]})
    spans["outcome"] = pd.factorize(rows["outcome"], use_na_sentinel=False)[0]
    first: dict[tuple[float, ...], int] = {}
    found: Findings = {}
    for at in positions((spans.duplicated(keep=False) & spans["start"].notna()).to_numpy()):
        before = first.setdefault(tuple(spans.iloc[at]), at)
        if before != at:
            start = whole(rows["start"][at])
            found[at] = f"read a second time as {rows['outcome'][at]} at {start} (claim {_id(rows, before)})"
    return found


def out_of_order(rows: Rows) -> Findings:
    """`n` does not follow the order of `start` within the text."""
    found: Findings = {}
    order = np.lexsort((rows["n"], versions(rows)))
    order = order[_inside(rows, "start", "end")[order]]
    version, start, n = versions(rows)[order], rows["start"][order], rows["n"][order]
    same = version[1:] == version[:-1]
    for at in positions(same & (start[1:] < start[:-1]) & (n[1:] > n[:-1])):
        found[int(order[at + 1])] = f"claim {whole(n[at + 1])} stands before claim {whole(n[at])} in the text"
    return found


def _id(rows: Rows, at: int) -> str:
    return str(rows["claim_id"][at])


def _any(words: list[str]) -> str:
    """An alternation, longer words first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - 12) : end + 16].split())


def _lengths(rows: Rows) -> Any:
    """Length of each row's text, -1 where there is none."""
    return np.array([-1 if text is None else len(text) for text in rows["article_text"]], dtype=np.int64)


def _inside(rows: Rows, start: str, end: str) -> Mask:
    lengths = rows.shared("text lengths", _lengths)
    mask: Mask = (rows[start] >= 0) & (rows[start] < rows[end]) & (rows[end] <= lengths)
    return mask


def _outside(rows: Rows, start: str, end: str, what: str) -> Findings:
    lengths = rows.shared("text lengths", _lengths)
    there = ~np.isnan(rows[start]) & ~np.isnan(rows[end]) & (lengths >= 0)
    return {
        at: f"the {what} is said to stand at {whole(rows[start][at])}–{whole(rows[end][at])} "
        f"of a text of {whole(lengths[at])} characters"
        for at in positions(there & ~_inside(rows, start, end))
    }


def _spans(rows: Rows, start: str, end: str) -> Iterator[tuple[int, str, int, int]]:
    """Position, text, start and end of every row whose span lies in its text; some thousands at a time, so
    that a million rows are not held as a million tuples."""
    within = np.flatnonzero(_inside(rows, start, end))
    for begin in range(0, len(within), CHUNK):
        at = within[begin : begin + CHUNK]
        starts, ends = rows[start][at].astype(np.int64), rows[end][at].astype(np.int64)
        texts = rows["article_text"][at]
        yield from zip(at.tolist(), texts.tolist(), starts.tolist(), ends.tolist(), strict=True)

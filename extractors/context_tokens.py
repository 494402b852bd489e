"""Tokens, and what a token that begins with a digit may be. Of no language: clitics come from rule files."""

from __future__ import annotations

import re
from collections.abc import Iterable

DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)")
DAYS = re.compile(r"\d{1,2}-\d{1,2}")
YEARS = re.compile(r"(?:19|20)\d\d-(?:\d\d?|(?:19|20)\d\d)")
LEADING_DIGITS = re.compile(r"\d+")


def token_pattern(before: Iterable[str], after: Iterable[str], hyphen: Iterable[str]) -> re.Pattern[str]:
    """Tokens: clitics (`l'`, `'s`, `mid-`), numbers with their letters, abbreviations, words, marks."""
    left, right, cut = ("|".join(map(re.escape, words)) or "(?!)" for words in (before, after, hyphen))
    return re.compile(
        rf"(?:{left})['’](?=\w)"
        rf"|['’](?:{right})(?!\w)"
        rf"|(?<!\w)(?:{cut})-(?=\w)"
        r"|(?<!\w)\d\d?(?:\d{4}[^\W\d_])?[^\W\d_]{3}(?:\d{4}|\d\d)(?!\w)"
        r"|\d+(?:[.,:/-]\d+)*[^\W\d_]*(?:-[^\W_]+)*"
        r"|(?:[^\W\d_]\.){2,}"
        rf"|[^\W\d_]+(?:(?:[-‐‑]|['’](?!(?:{right})(?!\w)))[^\W_]+)*"
        r"|[^\w\s]|_",
        re.IGNORECASE,
    )


def number_shapes(word: str) -> frozenset[str]:
    """What a token that begins with a digit may be."""
    if DATE.fullmatch(word):
        return frozenset({"DATE"})
    if DAYS.fullmatch(word):
        return frozenset({"DAYS"})
    if YEARS.fullmatch(word):
        return frozenset({"YEARS"})
    digits = LEADING_DIGITS.match(word)
    if digits is None or digits.end() < len(word):
        letters = word[digits.end() :] if digits else word
        return frozenset({"ORD"}) if letters.isalpha() and len(letters) <= 3 else frozenset({"NUMERIC"})
    number = int(word) if len(word) < 6 else 0
    if len(word) == 4 and 1900 <= number <= 2099:
        return frozenset({"YEAR", "INT"})
    if len(word) <= 2 and 1 <= number <= 31:
        return frozenset({"DAY", "INT"})
    return frozenset({"INT"})

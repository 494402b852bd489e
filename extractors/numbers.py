"""Numbers in words and digits: from a run of tokens to one value.

Which words are numbers stands in rules/<language>/numbers.yml. A vague word ("dozens") has no value; `least`
is the number that it proves.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors import RuleMistake
from extractors.loader import check_keys, read_rules, words

MAX_VALUE = 10**12  # more is not a number of people


@dataclass(frozen=True)
class Numbers:
    """The number words of a language."""

    cardinals: dict[str, int]
    multipliers: dict[str, int]
    fractions: dict[str, float]  # "two and a half million"
    short: dict[str, int]  # "1.2m people"
    fixed: dict[str, int]
    loose: frozenset[str]  # of the fixed ones, those that say about how many: "une dizaine"
    twofold: frozenset[str]
    manyfold: frozenset[str]
    vague: dict[str, int]
    closed: frozenset[str]
    composed: frozenset[str]
    weak: frozenset[str]
    joiners: frozenset[str]
    ten_joiners: frozenset[str]  # "treinta y dos": between tens and units
    range_words: tuple[str, ...]
    range_openers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression over tokens first..last (inclusive). `value` is None for a vague word."""

    first: int
    last: int
    value: int | None
    value_to: int | None = None
    scale: int = 1  # the multiplier that its words end in: 1000 of "three thousand" and of "30,000"
    least: int | None = None
    closed: bool = False
    weak: bool = False
    year: bool = False
    loose: bool = False  # about so many


def _table(data: dict[str, Any], key: str, where: str) -> dict[str, int]:
    table = data[key]
    if not isinstance(table, dict):
        raise RuleMistake(f"{where}: {key}: a mapping from word to number is expected")
    for word, value in table.items():
        if not isinstance(word, str) or not isinstance(value, int) or isinstance(value, bool):
            raise RuleMistake(f"{where}: {key}: {word!r}: {value!r} is not a whole number")
    return dict(table)


def _fractions(table: Any, where: str) -> dict[str, float]:
    if not isinstance(table, dict) or not all(isinstance(v, float) and 0 < v < 1 for v in table.values()):
        raise RuleMistake(f"{where}: fractions: a mapping from words to a fraction such as 0.5 is expected")
    return {str(word): value for word, value in table.items()}


@functools.cache
def load_numbers(language: str) -> Numbers:
    """The number words of rules/<language>/numbers.yml, checked."""
    data, where = read_rules(language, "numbers"), f"rules/{language}/numbers.yml"
    tables = ("cardinals", "multipliers", "fixed", "vague")
    lists = ("closed_vague", "composed", "weak", "joiners", "range_words", "range_openers")
    check_keys(
        where, data, (*tables, *lists), ("ten_joiners", "fractions", "short", "twofold", "manyfold", "loose")
    )
    cardinals, multipliers, fixed, vague = (_table(data, key, where) for key in tables)
    cardinals |= _joined(cardinals)
    closed, composed, weak, joiners, range_words, openers = (
        words(f"{where}: {key}", data[key]) for key in lists
    )
    short = _table(data | {"short": data.get("short", {})}, "short", where)
    return Numbers(
        cardinals, multipliers, _fractions(data.get("fractions", {}), where), short, fixed,
        frozenset(words(f"{where}: loose", data.get("loose", []))),
        frozenset(words(f"{where}: twofold", data.get("twofold", []))),
        frozenset(words(f"{where}: manyfold", data.get("manyfold", []))), vague,
        frozenset(closed), frozenset(composed), frozenset(weak),
        frozenset(joiners), frozenset(words(f"{where}: ten_joiners", data.get("ten_joiners", []))),
        range_words, openers,
    )  # fmt: skip


def _joined(cardinals: dict[str, int]) -> dict[str, int]:
    """ "thirtythree": tens and units written as one word."""
    tens = {word: n for word, n in cardinals.items() if n in range(20, 100, 10)}
    units = {word: n for word, n in cardinals.items() if 0 < n < 10}
    return {ten + unit: n + m for ten, n in tens.items() for unit, m in units.items()}


def digits_value(written: str) -> int | None:
    """The whole number that digits write: separators dropped, a fraction kept out (None). "1.2" is not
    whole.
    """
    if "," in written and len(written.rpartition(",")[2]) != 3:
        return None
    plain = written.replace(" ", "").replace(",", "").replace("'", "")
    if "." in plain:
        head, *groups = plain.split(".")
        if all(len(g) == 3 for g in groups) and 0 < len(head) <= 3 and head != "0":
            plain = head + "".join(groups)
        else:
            return None
    if len(plain) > 12 or not plain.isdecimal():
        return None
    return int(plain)


def compose(tokens: Sequence[str], start: int, numbers: Numbers) -> tuple[int, int] | None:
    """(value, index after the last token) of the longest number expression that begins at `start`, or None.

    Reads "two hundred and fifty", "1.2 million", "twenty eight", "two dozen". A fraction needs a multiplier.
    """
    total, current, seen, i, last_add = 0.0, 0.0, False, start, 0.0
    end = start
    while i < len(tokens):
        word = tokens[i]
        value = atom(word, numbers)
        if value is not None:
            if seen and not _fits(current, last_add, value, word, tokens[i - 1]):
                break
            current, last_add, seen = current + value, value, True
            end = i + 1
        elif word in numbers.multipliers:
            by = numbers.multipliers[word]
            if seen and current == 0:
                break
            current = (current or 1) * by
            seen, last_add = True, float(by)
            if by >= 1000:
                total, current = total + current, 0.0
            end = i + 1
        elif seen and word in numbers.fractions:
            part = _fraction(tokens, i, last_add, numbers)
            total, current = (total + part, current) if last_add >= 1000 else (total, current + part)
            end = i + 1
        elif not (seen and _joins(word, last_add, tokens, i + 1, numbers)):
            break
        i += 1
    result = total + current
    if end == start or result != int(result) or result > MAX_VALUE:
        return None
    if end == start + 1 and tokens[start][0].isdecimal() and digits_value(tokens[start]) is None:
        return None  # "3,00", "3.0"
    return int(result), end


def _fraction(tokens: Sequence[str], i: int, last: float, numbers: Numbers) -> float:
    """What "and a half" adds: half of a million in "a million and a half", else half of one."""
    is_after = last in numbers.multipliers.values() and tokens[i - 1] in numbers.multipliers
    return numbers.fractions[tokens[i]] * (last if is_after else 1)


def scale_of(word: str, numbers: Numbers) -> int:
    """The multiplier of a number's last word, or of digits that end in groups of zeros ("30,000")."""
    if word in numbers.multipliers:
        return numbers.multipliers[word]
    return 1000 if word.endswith((",000", ".000")) and word.count("0") < 6 else 1


def atom(word: str, numbers: Numbers) -> float | None:
    """The value of one word ("twelve", "twenty-one", "1,200", "1.2"), or None."""
    if word in numbers.cardinals:
        return float(numbers.cardinals[word])
    if "-" in word:
        for fraction, part in numbers.fractions.items():
            if word.endswith("-" + fraction.replace(" ", "-")):
                whole = numbers.cardinals.get(word[: -len(fraction) - 1])
                return None if whole is None else whole + part
        parts = [numbers.cardinals.get(p) for p in word.split("-") if p not in numbers.joiners]
        if len(parts) > 1 and all(p is not None for p in parts):
            return float(sum(p for p in parts if p is not None))
        return None
    if not word[:1].isdecimal():
        return None
    whole = digits_value(word)
    if whole is not None:
        return float(whole)
    try:
        return float(word.replace(",", ".")) if len(word) < 12 else None
    except ValueError:
        return None


def _fits(current: float, last: float, value: float, word: str, before: str) -> bool:
    """May `value` be added: "twenty" + "eight", "hundred" + "fifty"; never "three" + "four", never digits."""
    if word[:1].isdecimal() or before[:1].isdecimal():
        return False
    if last >= 100:
        return value < 100 or (value < last and last >= 1000)
    return 20 <= last <= 90 and last % 10 == 0 and value < 10 and current % 10 == 0


def _joins(word: str, last: float, tokens: Sequence[str], i: int, numbers: Numbers) -> bool:
    """Does a joiner go on with the number: "hundred and fifty", "treinta y dos"."""
    value = atom(tokens[i], numbers) if i < len(tokens) else None
    if value is None or tokens[i][:1].isdecimal():
        return False
    if word in numbers.joiners and last >= 100:
        return value < 100
    return word in numbers.ten_joiners and 20 <= last <= 90 and value < 10

"""Which letters a pattern can not do without: sets of letters, each with one at least in every match.

A pattern is tried only on strings that hold one letter of each of its sets; most patterns are then not tried.
Sets are whole numbers, a bit a letter, so that each question costs one operation. A `Screen` asks for many
patterns at once.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from extractors import RuleMistake

Needs = tuple[int, ...]  # sets of letters, one letter of each of which is needed
_NO_MATCH = ("(?!", "(?<!")  # what must not stand there
_MOST_SETS = 36  # of a choice: more tell hardly more
_RANGE = re.compile(r"(.)-(.)")
_BRACKETS = re.compile(r"[()]|\\.|\[.[^]]*\]")  # and what a bracket may be in as a letter
_OPENINGS = ("(?:", "(?=", "(?<=", "(?>", "(")


def bits_of(letters: Iterable[str], first: int = 0) -> int:
    """The letters as a set of bits, that of code point `first` the lowest."""
    held = 0
    for letter in letters:
        held |= 1 << (ord(letter) - first)
    return held


def needs_of(pattern: str, first: int = 0) -> tuple[int, ...]:
    """The sets of a regular expression over letters from code point `first` on, the smallest first."""
    found = _choice(pattern, first)
    least = [s for s in set(found) if not any(other & s == other and other != s for other in found)]
    return tuple(sorted(least, key=_by_size))


def _by_size(letters: int) -> tuple[int, int]:
    return letters.bit_count(), letters


@functools.lru_cache(maxsize=8192)
def _choice(pattern: str, first: int) -> Needs:
    """What one way or another of a choice needs: a set of each way, together, for all such. Patterns share
    their groups (a name, a person who speaks): each is read once.
    """
    ways = _ways(pattern, first)
    if len(ways) == 1:
        return tuple(ways[0])
    if not all(ways):
        return ()
    ways = [sorted(set(way), key=_by_size) for way in ways]
    while math.prod(map(len, ways)) > _MOST_SETS:
        max(ways, key=len).pop()
    return tuple(functools.reduce(int.__or__, sets) for sets in itertools.product(*ways))


def _ways(pattern: str, first: int) -> list[list[int]]:
    ways: list[list[int]] = [[]]
    at = 0
    while at < len(pattern):
        if pattern[at] == "|":
            ways.append([])
            at += 1
            continue
        needed, at = _atom(pattern, at, first)
        least, at = _least(pattern, at)
        if least:
            ways[-1] += needed
    return ways


def _atom(pattern: str, at: int, first: int) -> tuple[Needs, int]:
    """The needs of one letter, class or group, and where it ends."""
    c = pattern[at]
    if c == "(":
        end = _closing(pattern, at)
        is_barred = pattern.startswith(_NO_MATCH, at)
        return () if is_barred else _choice(pattern[_inside(pattern, at) : end], first), end + 1
    if c == "[":
        end = pattern.index("]", at + 2)
        return _class(pattern[at + 1 : end].replace("\\", ""), first), end + 1
    if c == ")":
        raise RuleMistake(f"pattern {pattern!r}: unbalanced at {at}")
    if c in "?*+{":
        raise RuleMistake(f"pattern {pattern!r}: nothing to repeat at {at}")
    if c == "\\":
        return (bits_of(pattern[at + 1], first),), at + 2
    return () if c in "^$." else (bits_of(c, first),), at + 1


def _closing(pattern: str, at: int) -> int:
    """Where the group that opens here ends."""
    depth = 0
    for found in _BRACKETS.finditer(pattern, at):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if not depth:
            return found.start()
    raise RuleMistake(f"pattern {pattern!r}: unbalanced at {at}")


def _inside(pattern: str, at: int) -> int:
    """Where what is in a group begins."""
    if pattern.startswith("(?P<", at):
        return pattern.index(">", at) + 1
    return at + len(next(o for o in (*_NO_MATCH, *_OPENINGS) if pattern.startswith(o, at)))


@functools.lru_cache(maxsize=1024)
def _class(held: str, first: int) -> Needs:
    if held[0] == "^":
        return ()
    return (bits_of(_RANGE.sub(_spelt_out, held), first),)


def _spelt_out(found: re.Match[str]) -> str:
    return "".join(map(chr, range(ord(found[1]), ord(found[2]) + 1)))


def _least(pattern: str, at: int) -> tuple[int, int]:
    """How often at least the atom before stands there, and where its quantifier ends."""
    least = 1
    if at < len(pattern) and pattern[at] in "?*+":
        least, at = int(pattern[at] == "+"), at + 1
    elif at < len(pattern) and pattern[at] == "{":
        end = pattern.index("}", at)
        least, at = int(pattern[at + 1 : end].split(",")[0] or 0), end + 1
    else:
        return least, at
    return least, at + 1 if at < len(pattern) and pattern[at] in "+?" else at


def openings_of(pattern: str) -> str:
    """The letters with which a match can begin, in order; a pattern that any letter opens has none."""
    found, is_empty, _ = _openings(pattern, 0)
    return "" if is_empty or found < 0 else "".join(map(chr, _numbers(found)))


def _openings(pattern: str, at: int) -> tuple[int, bool, int]:
    """Of a choice: the letters that open it, can it be empty, and where it ends."""
    found, is_empty, is_open = 0, False, True
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            is_empty, is_open, at = is_empty or is_open, True, at + 1
            continue
        letters, passes, at = _opening(pattern, at)
        least, at = _least(pattern, at)
        found |= letters if is_open else 0
        is_open = is_open and (passes or not least)
    return found, is_empty or is_open, at


def _opening(pattern: str, at: int) -> tuple[int, bool, int]:
    """The same of one letter, class or group; what only looks around is empty."""
    if pattern[at] == "(":
        looks = pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), at)
        letters, is_empty, end = _openings(pattern, _inside(pattern, at))
        return (0, True, end + 1) if looks else (letters, is_empty, end + 1)
    needed, end = _atom(pattern, at, 0)
    return (needed[0], False, end) if needed else (-1, pattern[at] in "^$", end)


class Screen(dict[str, int]):
    """Of many patterns, by their needs, those that may match a string. Letter → the needs that it meets: the
    first need of every pattern a bit, then the second of every pattern, and so on.
    """

    def __init__(self, needs: Sequence[tuple[int, ...]], first: int = 0) -> None:
        super().__init__()
        self._first, self._count = first, len(needs)
        self._rows = max(map(len, needs))
        self._absent = 0  # a pattern that has fewer needs than another has met the rest
        self._places: dict[int, int] = {}  # need → where it is one
        for number, some in enumerate(needs):
            for row in range(self._rows):
                place = 1 << (row * self._count + number)
                if row < len(some):
                    self._places[some[row]] = self._places.get(some[row], 0) | place
                else:
                    self._absent |= place

    def __missing__(self, letter: str) -> int:
        bit, met = 1 << (ord(letter) - self._first), 0
        for need, places in self._places.items():
            if need & bit:
                met |= places
        self[letter] = met
        return met

    def fitting(self, letters: AbstractSet[str]) -> list[int]:
        """The numbers of the patterns that may match a string of these letters, in order."""
        met = self._absent
        for letter in letters:
            met |= self[letter]
        fit = (1 << self._count) - 1
        for _ in range(self._rows):
            fit &= met
            if not fit:
                return []
            met >>= self._count
        return _numbers(fit)


def _numbers(bits: int) -> list[int]:
    """The numbers of the bits that are set, the lowest first."""
    found = []
    while bits:
        found.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return found

"""Letters of the context rules: each stands for a set of features; what is met often is looked up.

Sets of letters are whole numbers, a bit a letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

FIRST_LETTER = 0xF0000  # the private use area: no letter of ours is ever a letter of a pattern's syntax
_RUN = re.compile("1+")
K = TypeVar("K")
T = TypeVar("T")
Piece = tuple[tuple[str, ...], str, tuple[tuple[int, int], ...]]
MOST_PIECES = 40_000  # remembered, for texts can hold any number of different ones
LONGEST_PIECE = 60  # characters: longer ones are seldom met again


class Pieces(dict[str, Piece]):
    """What stands between two spaces → its words, their letters, and where each starts and ends in it."""

    def __init__(self, token: re.Pattern[str], letter_of: Callable[[str], str]) -> None:
        super().__init__()
        self._token, self._letter_of = token, letter_of

    def __missing__(self, written: str) -> Piece:
        piece = self.read(written, 0, len(written))
        if len(self) >= MOST_PIECES:
            self.clear()
        if len(written) <= LONGEST_PIECE:
            self[written] = piece
        return piece

    def read(self, text: str, start: int, end: int) -> Piece:
        """The words of text[start:end], read one by one."""
        found = list(self._token.finditer(text, start, end))
        words = tuple([m[0] for m in found])
        letters = "".join([self._letter_of(w) for w in words])
        return words, letters, tuple([m.span() for m in found])


class Asked(dict[K, T]):
    """Name or number → what is known of it, found when it is first asked for."""

    def __init__(self, find: Callable[[K], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: K) -> T:
        found = self[asked] = self._find(asked)
        return found


def letters_of(bits: int) -> str:
    """The letters whose bits are set, in order."""
    return "".join([chr(FIRST_LETTER + n) for n, bit in enumerate(f"{bits:b}"[::-1]) if bit == "1"])


def ranges_of(bits: int) -> str:
    """The letters whose bits are set, as ranges of a character class."""
    runs = [(m.start() + FIRST_LETTER, m.end() + FIRST_LETTER) for m in _RUN.finditer(f"{bits:b}"[::-1])]
    return "".join([chr(a) if b == a + 1 else f"{chr(a)}-{chr(b - 1)}" for a, b in runs])

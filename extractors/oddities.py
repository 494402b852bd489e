"""Where a text may hold what is written out before it is read (unfold.py): one pass over it for all of that.

Each character becomes a byte that says of what kind it is; what is looked for are a few kinds in a row.
"""

from __future__ import annotations

import functools
import itertools

import ahocorasick_rs

WORD, CUT, COUNT = (
    "word",
    "cut",
    "count",
)  # a digit in a word, a word cut in two, a letter in a number: scans.py
LETTER, STOP, LEADER = "letter", "stop", "leader"  # shorthand.py
BREAK = "break"  # a hyphen at the end of a line
_KEPT = "oOlIkKSTP -.,_\n\r"  # stand for themselves
_SMALL, _LARGE, _ODD, _ONE, _DIGIT, _MARK = "a", "A", "e", "0", "2", ";"
_SMALLS, _DIGITS = _SMALL + "olk", _ONE + _DIGIT + _ODD
_LETTERS = _SMALLS + _LARGE + "OIKSTP" + _ODD
# the kinds in a row, and which of them is the place
_ROWS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    (WORD, 1, (_LETTERS, _ONE)),
    (WORD, 0, (_ONE, _LETTERS)),
    (WORD, 1, (_SMALLS, "I")),
    (CUT, 1, (_SMALLS, "-", " ", _SMALLS)),
    (COUNT, 0, (_DIGITS, "oOlI")),
    (COUNT, 1, ("lI", _DIGITS)),
    (COUNT, 0, (",", "OlI")),
    (LETTER, 1, (_DIGITS, "kK")),
    (LETTER, 2, (_DIGITS, " ", "kK")),
    (STOP, 0, (" ", "S", "T", "O", "P")),
    (LEADER, 0, (".", ".", ".", ".")),
    (LEADER, 0, (".", " ", ".", " ", ".", " ", ".")),
    (LEADER, 0, ("_", "_", "_", "_")),
    (BREAK, 0, ("-", "\n\r")),
)


def _kind(code: int) -> str:
    character = chr(code)
    if code >= 128 or character == "?":  # "?" stands for whatever Latin-1 has not
        return _ODD
    if character in _KEPT:
        return character
    if character.isalpha():
        return _SMALL if character.islower() else _LARGE
    return (_ONE if character in "01" else _DIGIT) if character.isdigit() else _MARK


_KINDS = bytes(ord(_kind(code)) for code in range(256))


@functools.cache
def _automaton() -> tuple[ahocorasick_rs.BytesAhoCorasick, tuple[tuple[str, int], ...]]:
    rows = [(name, at, "".join(row)) for name, at, kinds in _ROWS for row in itertools.product(*kinds)]
    return (
        ahocorasick_rs.BytesAhoCorasick(
            [row.encode() for _, _, row in rows], implementation=ahocorasick_rs.Implementation.DFA
        ),
        tuple((name, at) for name, at, _ in rows),
    )


def oddities(text: str) -> dict[str, list[int]]:
    """The places of each kind of oddity that a text may hold, in order; most texts hold none."""
    automaton, names = _automaton()
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    found: dict[str, list[int]] = {}
    for number, start, _ in automaton.find_matches_as_indexes(kinds, overlapping=True):
        name, at = names[number]
        found.setdefault(name, []).append(start + at)
    return found

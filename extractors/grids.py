"""Tables flattened to text: a line of headings, "Month   Killed   Injured", over lines of as many cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.lexicon import Lexicon
from extractors.mentions import Sentence

HARMS = frozenset("VJFLO")
WIDEST = 300  # characters of a line of headings at most
LONGEST = 5  # words of a heading at most
_CELLS = re.compile(r"[^|\t\n ](?:[^|\t\n ]| (?! ))*")
_NUMBER = re.compile(r"(?:[~<>]|c\. ?)?\d[\d,. ]{0,11}\+?\*?")


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column count."""

    outcome: str
    group: str


def cells_of(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand: a bar, a tab or two spaces part them."""
    found = []
    for match in _CELLS.finditer(line):
        found.append((match.start(), match.start() + len(match[0].rstrip())))
    return found


def columns_of(sentence: Sentence, line: str, lexicon: Lexicon) -> tuple[Column | None, ...]:
    """The columns of a line of headings, None for each that counts no harm; empty where the line is none."""
    cells = cells_of(line) if len(line) <= WIDEST else []
    if len(cells) < 2 or sentence.tokens.numerals or any(c.isdigit() for c in line):
        return ()
    if any(len(line[a:b].split()) > LONGEST for a, b in cells) or line.endswith((".", "?", "!")):
        return ()
    offset = sentence.tokens.starts[0]
    columns = tuple(_column(sentence, a + offset, b + offset, lexicon) for a, b in cells)
    return columns if any(columns) else ()


def _column(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> Column | None:
    tokens = sentence.tokens
    inside = [i for i in range(len(tokens.words)) if start <= tokens.starts[i] and tokens.ends[i] <= end]
    harms = {tokens.entries[i].value for i in inside if tokens.entries[i].letter in HARMS}
    words = {tokens.words[i] for i in inside}
    if len(harms) != 1 or words & lexicon.sets["not_counted"] or "%" in words:
        return None
    groups = [v for i in inside if tokens.entries[i].letter in "hH" and (v := tokens.entries[i].value)]
    outcome = harms.pop()
    return Column(outcome, groups[-1] if groups else "people") if outcome else None


def numbers_of(
    line: str, columns: tuple[Column | None, ...]
) -> Iterator[tuple[int, tuple[int, int], Column]]:
    """Of a line below the headings, the cells that hold a number of those harmed: (column, span, what).
    Nothing where the cells are not as many as the columns, or as the columns and a name before them.
    """
    cells = cells_of(line)
    more = len(cells) - len(columns)
    if more not in (0, 1) or not cells or (more and columns[0] is None):
        return
    for at, (column, (start, end)) in enumerate(zip(columns, cells[more:], strict=True)):
        if column is not None and _NUMBER.fullmatch(line, start, end):
            yield at, (start, end), column

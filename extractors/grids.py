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
# a line of values: three commas or more and no space behind any, or semicolons
_VALUES = re.compile(
    r"(?:(?:\"[^\"\n]*\"|[^\",;\n]*),(?! )){2,}(?:\"[^\"\n]*\"|[^\",;\n]+)|[^;\n]+(?:; ?[^;\n]+){2,}"
)
_VALUE = re.compile(r"\"[^\"\n]*\"|[^\",;\n]+")
_FIELD = re.compile(r"[^;\n]+")
_NARROW = re.compile(r"(?P<name>[^\d\n]{1,40}?)(?P<numbers>(?: \(?\d[\d,]*\)?){2,})")  # "Orte 14 31 2"
_LONE = re.compile(r"(?P<name>[^\W\d_][^\d\n:]{0,40}?)(?: ?[:.-] ?| )(?P<number>\d[\d,.]*)")  # "Orte: 14"
_NUMBER = re.compile(r"(?:[~<>]|c\. ?)?\d[\d,. ]{0,11}\+?\*?")


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column count."""

    outcome: str
    group: str


def cells_of(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand: a bar, a tab or two spaces part them, or commas with no space."""
    pattern = _CELLS
    if "|" not in line and "\t" not in line and "  " not in line and _VALUES.fullmatch(line):
        pattern = _FIELD if ";" in line else _VALUE
    found = []
    for match in pattern.finditer(line):
        first = match.start() + len(match[0]) - len(match[0].lstrip(' "'))
        found.append((first, match.start() + len(match[0].rstrip(' "'))))
    return found


def columns_of(sentence: Sentence, line: str, lexicon: Lexicon) -> tuple[Column | None, ...]:
    """The columns of a line of headings, None for each that counts no harm; empty where the line is none."""
    if sentence.tokens.numerals or line.endswith((".", "?", "!")) or any(map(str.isdigit, line)):
        return ()
    cells = cells_of(line) if len(line) <= WIDEST else []
    cells = cells if len(cells) > 1 else _narrow_columns(sentence, line)
    if len(cells) < 2 or any(len(line[a:b].split()) > LONGEST for a, b in cells):
        return ()
    offset = sentence.tokens.starts[0]
    columns = tuple(_column(sentence, a + offset, b + offset, lexicon) for a, b in cells)
    return columns if any(columns) else ()


def _narrow_columns(sentence: Sentence, line: str) -> list[tuple[int, int]]:
    """ "District Dead Injured": where each of the last words is a harm of its own, the cells are words."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", line)]
    offset, tokens = sentence.tokens.starts[0], sentence.tokens
    at = {start - offset: entry for start, entry in zip(tokens.starts, tokens.entries, strict=True)}
    entries = [at.get(start) for start, _ in words]
    harms = 0
    while harms < len(words) and (entry := entries[-1 - harms]) and entry.letter in HARMS and entry.value:
        harms += 1
    if harms < 2 or harms == len(words) or "," in line:
        return []
    return [(0, words[-1 - harms][1]), *words[-harms:]]


def row_cells(line: str, columns: int) -> list[tuple[int, int]]:
    """The cells of a line below headings; none where it is no line of the table."""
    cells = cells_of(line)
    if len(cells) < 2 and (match := _NARROW.fullmatch(line)):
        first = match.start("numbers")
        numbers = [(m.start() + first, m.end() + first) for m in re.finditer(r"\d[\d,]*", match["numbers"])]
        cells = [match.span("name"), *numbers]
    elif len(cells) < 2 and columns == 2 and (match := _LONE.fullmatch(line)):
        cells = [match.span("name"), match.span("number")]
    is_parted = "|" in line or "\t" in line or "\n" in line or "  " in line
    return cells if is_parted or len(cells) in (columns, columns + 1) else []


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
    cells = row_cells(line, len(columns))
    more = len(cells) - len(columns)
    if more not in (0, 1) or not cells or (more and columns[0] is None):
        return
    for at, (column, (start, end)) in enumerate(zip(columns, cells[more:], strict=True)):
        if column is not None and _NUMBER.fullmatch(line, start, end):
            yield at, (start, end), column

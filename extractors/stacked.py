"""Tables whose every cell stands in a line of its own: three lines of headings, then three lines a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

WIDEST_CELL = 30  # characters
MOST_COLUMNS = 9
_NUMBER = re.compile(r"[~<>]?\d[\d,.]*[+*]?|-+|n/a|nil")
# headings as many as the cells of a row; a row is a name and its numbers
_TABLES = [
    re.compile(f"(?<![TN])T?(?P<head>T{{{k}}})(?P<rows>(?:TN{{{k - 1}}}){{2,}})(?![TN])")
    for k in range(3, MOST_COLUMNS)
]


def joined_cells(lines: Sequence[str]) -> frozenset[int]:
    """The lines that are one with the line after them: all but the last of the headings and of each row."""
    told = [(i, line.strip()) for i, line in enumerate(lines) if line.strip()]
    kinds = "".join(_kind(line) for _, line in told)
    if "TTTTNN" not in kinds:
        return frozenset()
    found: set[int] = set()
    for width, table in enumerate(_TABLES, start=3):
        for match in table.finditer(kinds):
            for start in range(match.start("head"), match.end("rows"), width):
                found.update(range(told[start][0], told[start + width - 1][0]))
    return frozenset(found)


def _kind(line: str) -> str:
    """N a number, T a few words, . anything else."""
    if _NUMBER.fullmatch(line):
        return "N"
    return "." if len(line) > WIDEST_CELL or line[-1] in ".!?:;" else "T"

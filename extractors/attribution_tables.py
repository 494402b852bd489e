"""Who states the numbers of a table: the office that heads it, or its line of sources."""

from __future__ import annotations

import re

from extractors.attribution import Speech
from extractors.context_reading import Reading, Spot, once

CELLS = re.compile(r"\S(?: {2,}|[ ]*\t[ ]*|[ ]*\|[ ]*)(?=\d)")  # what parts a number from the cell before it
FEWEST = 2  # such gaps in a line, for it to be a row
SOURCES_FAR = 3  # sentences below the last row in which the sources are named


def tabled(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """The office named in the heading over a row, else in the line of sources under the table."""
    if not is_row(reading, spot.sentence):
        return spot.sentence, None
    text = reading.page.text
    for index in range(spot.sentence - 1, -1, -1):
        if (s := heads(reading, index)) is not None:
            return index, s
        if text[: reading.page.bounds[index][1]].rstrip()[-1:] in {".", "!", "?"}:
            break  # prose: another part of the report
    for index in range(spot.sentence + 1, len(reading)):
        if (s := heads(reading, index)) is not None:
            return index, s
        if not is_row(reading, index) and not is_row(reading, max(index - SOURCES_FAR, 0)):
            break
    return spot.sentence, None


@once
def is_row(reading: Reading, index: int) -> bool:
    """Whether a line has numbers in cells."""
    start, end = reading.page.bounds[index]
    return len(CELLS.findall(reading.page.text[start:end])) >= FEWEST


def heads(reading: Reading, index: int) -> Speech | None:
    """The office that a heading, or a line of sources, names."""
    return next((s for s in reading.speeches(index) if s.form == "heading"), None)

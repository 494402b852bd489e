"""Where the numbers of a table's row are: the row's first cell, under a heading that is a kind of place."""

from __future__ import annotations

import re

from extractors.attribution_tables import CELLS, is_row
from extractors.context_reading import Reading, once

LONGEST = 40  # characters of a place's name in a cell
_CELL = r" +(?:[\d,.]*\d|\([\d,.]*\d\)|[-–—])"  # parted by a space: "94", "(41)"
_PLAIN = re.compile(rf"(?P<cell>[^\W\d_][^\d|\t\n(]*?)(?:{_CELL})+\s*")
_FEWEST = re.compile(rf"(?:{_CELL}){{2}}\s*$")
_FIRST = re.compile(r"[|\"]?\s*(?P<cell>[^|\t\n]*?)[\"\s]*(?: {2}|\t|\||$)")


@once
def row_place(reading: Reading, index: int) -> str | None:
    """ "Kaski   14   31" below "District   Dead   Injured": Kaski; a row of a sum has no place of its own."""
    if not is_table_row(reading, index):
        return None
    plain = plain_row(reading, index)
    start, end = reading.page.bounds[index]
    line = reading.page.text[start:end]
    gap = CELLS.search(line)
    name = plain or (line[: gap.start() + 1].strip(' |"') if gap else "")
    sentence = reading.sentence(index)
    if (
        not name[:1].isupper()
        or len(name) > LONGEST
        or any(c.isdigit() for c in name)
        or any(sentence.has(i, "SUM") for i in range(len(name.split())))
    ):
        return None
    named = any(p.named and start + len(name) >= sentence.spans[p.first][0] for p in reading.places(index))
    return name if named or _is_of_places(reading, index) else None


def is_table_row(reading: Reading, index: int) -> bool:
    """Whether a line has numbers in cells, however they are parted."""
    return is_row(reading, index) or plain_row(reading, index) is not None


@once
def plain_row(reading: Reading, index: int) -> str | None:
    """The first cell of a row whose cells are parted by single spaces: "Capiz 31 277 0"."""
    start, end = reading.page.bounds[index]
    line = reading.page.text[start:end]
    row = _PLAIN.fullmatch(line) if _FEWEST.search(line) else None
    return row["cell"] if row else None


def _is_of_places(reading: Reading, index: int) -> bool:
    """Whether the first cell of the line of headings above is a kind of place."""
    above = index - 1
    while above >= 0 and is_table_row(reading, above):
        above -= 1
    if above < 0:
        return False
    start, end = reading.page.bounds[above]
    cell = _FIRST.match(reading.page.text[start:end])
    words = cell["cell"].replace("/", " ").split() if cell else []
    heading = reading.sentence(above)
    plain = all(w.isupper() or not w[0].isalnum() for w in words)  # "REGION / PROVINCE DEAD INJURED"
    if (0 < len(words) <= 2 or (len(words) > 0 and plain)) and heading.any_of("KIND", 0, len(words) + 1):
        return True
    by = (i for i in heading.where("KIND", 1) if heading.has(i - 1, "BY"))
    return any(not heading.has(i + 1, "LOW") for i in by)  # "Arrests, by town"

"""Where the numbers of a table's row are: the row's first cell, under a heading that is a kind of place."""

from __future__ import annotations

import re

from extractors.attribution_tables import CELLS, is_row
from extractors.context_reading import Reading, once

LONGEST = 40  # characters of a place's name in a cell
_FIRST = re.compile(r"[|\"]?\s*(?P<cell>[^|\t\n]*?)[\"\s]*(?: {2}|\t|\||$)")


@once
def row_place(reading: Reading, index: int) -> str | None:
    """ "Kaski   14   31" below "District   Dead   Injured": Kaski; a row of a sum has no place of its own."""
    if not is_row(reading, index):
        return None
    start, end = reading.page.bounds[index]
    line = reading.page.text[start:end]
    gap = CELLS.search(line)
    name = line[: gap.start() + 1].strip(' |"') if gap else ""
    sentence = reading.sentence(index)
    if (
        not name[:1].isupper()
        or len(name) > LONGEST
        or any(c.isdigit() for c in name)
        or sentence.has(0, "SUM")
    ):
        return None
    named = any(p.named and start + len(name) >= sentence.spans[p.first][0] for p in reading.places(index))
    return name if named or _is_of_places(reading, index) else None


def _is_of_places(reading: Reading, index: int) -> bool:
    """Whether the first cell of the line of headings above is a kind of place."""
    above = index - 1
    while above >= 0 and is_row(reading, above):
        above -= 1
    if above < 0:
        return False
    start, end = reading.page.bounds[above]
    cell = _FIRST.match(reading.page.text[start:end])
    words = cell["cell"].split() if cell else []
    heading = reading.sentence(above)
    return 0 < len(words) <= 2 and heading.any_of("KIND", 0, len(words))

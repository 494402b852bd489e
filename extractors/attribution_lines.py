"""Who states the figures of a line: the one whose name opens it in a chat, the source that ends it."""

from __future__ import annotations

import re
from collections import Counter

from extractors.attribution import Speech
from extractors.context_reading import Reading, Spot, once

FEWEST = 3  # lines under names, one of them twice, that make a chat
SOURCES_FAR = 3  # sentences behind the figure in which its line names its source
_NAMED = re.compile(r"^(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})(?: \([^()\n]*\))?: ", re.MULTILINE)


def chatted(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """ "Ana Ruiz (Blk 4): Nine were hurt": the name before the colon, in a text of such lines."""
    at, text = reading.sentence(spot.sentence).spans[spot.first][0], reading.page.text
    lines = [m for m in chat(reading) if m.start() <= at]
    if not lines or "\n" in text[lines[-1].start() : at]:
        return spot.sentence, None
    who = lines[-1]["who"]
    return spot.sentence, Speech(0, 2, 0, 0, "label", who, lines[-1].start(), lines[-1].end())


@once
def chat(reading: Reading) -> list[re.Match[str]]:
    """The lines of a chat that open with a name; none where no name comes again."""
    lines = list(_NAMED.finditer(reading.page.text))
    again = Counter(m["who"] for m in lines).most_common(1)
    return lines if len(lines) >= FEWEST and again[0][1] > 1 else []


def sourced(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """ "4 dead, 35 burned. Source: MSF.": in the line of the figure, behind it."""
    text, bounds = reading.page.text, reading.page.bounds
    for index in range(spot.sentence + 1, min(len(reading), spot.sentence + 1 + SOURCES_FAR)):
        if "\n" in text[bounds[index - 1][1] : bounds[index][0]]:
            break
        heads = [s for s in reading.speeches(index) if s.form == "heading"]
        if heads and ":" in reading.sentence(index).words[: heads[0].first]:
            return index, heads[0]
    return spot.sentence, None

"""Entries of a log: lines that open with a day ("16 May - Borno: …", "3. 02 Oct, Beletweyne: …"), and the day
of each, which is that of all that stands in its line.
"""

from __future__ import annotations

import bisect
import re

from extractors.context_reading import Reading, once
from extractors.context_sections import MARK
from extractors.windows_mention import TimeMention

FEWEST = 2  # such lines, for a text to be a log
EARLY = re.compile(r"[^\n]{0,12}\d")  # a line that may open with a day has a digit near its head
ENDS = {":", "-", "–", "—", ",", ";", "/", "|", "(", "."}  # behind the day of an entry
DAY = {"date", "numeric", "weekday"}


@once
def entries(reading: Reading) -> list[tuple[int, int, TimeMention]]:
    """Where the lines that open with a day begin and end, and that day; none where the text is no log."""
    text, found = reading.page.text, list[tuple[int, int, TimeMention]]()
    if "\n" not in text:
        return found
    for index, (start, _) in enumerate(reading.page.bounds):
        line = text.rfind("\n", 0, start) + 1
        if not EARLY.match(text, line) or (start > line and not MARK.fullmatch(text, line, start)):
            continue
        m = next(iter(reading.times(index)), None)
        if m is not None and opens_entry(reading, index, m, start == line):
            end = text.find("\n", start)
            found.append((line, len(text) if end < 0 else end, m))
    days = {m.start for _, _, m in found}
    return found if len(found) >= FEWEST and len(days) >= FEWEST else []


def opens_entry(reading: Reading, index: int, m: TimeMention, at_head: bool) -> bool:
    """Whether a day, with no preposition, stands at the head of a line, and a mark behind it."""
    sentence = reading.sentence(index)
    if (
        m.kind != "day"
        or m.start is None
        or m.relative
        or m.operation not in DAY
        or sentence.has(m.first, "AT")
    ):
        return False
    head = sentence.spans[m.first][0]
    before = reading.page.text[sentence.start : head]
    if before.strip() and not (at_head and MARK.fullmatch(before)):
        return False
    return sentence.words[m.last : m.last + 1] != [] and sentence.words[m.last] in ENDS


@once
def entry_day(reading: Reading, index: int) -> TimeMention | None:
    """The day of the entry in which a sentence stands."""
    if "\n" not in reading.page.text or not (found := entries(reading)):
        return None
    start = reading.page.bounds[index][0]
    at = bisect.bisect_right(found, start, key=lambda entry: entry[0]) - 1
    return found[at][2] if at >= 0 and start < found[at][1] else None


def behind_entries(reading: Reading, index: int) -> bool:
    """Whether a sentence stands below the entries of a log, in none of them: it sums up the whole."""
    found = entries(reading)
    return bool(found) and reading.page.bounds[index][0] >= found[-1][1]

"""Lines that are a time and no more ("March 2016", "Monday, 12 September:"): when what stands below was."""

from __future__ import annotations

import bisect

from extractors.context_reading import Reading, once
from extractors.windows_mention import TimeMention
from extractors.windows_report import headings, heads_part, is_header

FEWEST = 2  # such lines, for a text to be told by its times: one alone may be its dateline
NAME = 6  # tokens of the name of a place before the time of its heading, with the mark
LONGEST = 40  # characters of such a line
DATED = {"day", "period"}
HEADED = {"day", "period", "recent", "since"}  # kinds of times that end a heading with words of its own


@once
def heading_over(reading: Reading, index: int) -> int | None:
    """The line with a time that a sentence stands below."""
    found = time_headings(reading)
    at = bisect.bisect_left(found, index)
    if not at or (len(found) < FEWEST and any(found[0] < part < index for part in headings(reading))):
        return None  # below the heading of another part, that tells no time
    return found[at - 1]


@once
def time_headings(reading: Reading) -> list[int]:
    """The lines that are a time, where the text has more than one of them."""
    if "\n" not in reading.page.text:
        return []
    found = [index for index in dated_lines(reading) if heading_time(reading, index) is not None]
    return found if len(found) >= FEWEST else [index for index in found if heads_part(reading, index)]


def leads(words: list[str], at: int) -> bool:
    """Whether nothing stands before a time, or a name and a comma ("Soru, November 2016")."""
    return not at or (at <= NAME and words[at - 1] in {",", ":", "(", "-", "–", "—"})


@once
def dated_lines(reading: Reading) -> list[int]:
    """The short lines that are a time."""
    return [index for index in range(len(reading)) if line_time(reading, index) is not None]


@once
def is_calendar(reading: Reading) -> bool:
    """Whether lines of one form go from day to day: none of them is the day of issue."""
    lines = dated_lines(reading)
    forms = {(m.last, m.operation) for i in lines if (m := line_time(reading, i)) is not None}
    return len(lines) >= FEWEST and len(forms) == 1


def heading_time(reading: Reading, index: int) -> TimeMention | None:
    """The time that a short line consists of, unless it is the day of issue."""
    m = line_time(reading, index)
    return m if m is not None and (not is_header(reading, index, m) or is_calendar(reading)) else None


def last_time(reading: Reading, index: int) -> TimeMention | None:
    """The one time of a heading, that ends it: "2. Details (last 24 hours)", "Losses since 14 June"."""
    times, words = reading.times(index), reading.sentence(index).words
    if len(times) != 1 or [w for w in words[times[0].last :] if w not in {")", "]", ":"}]:
        return None
    m = times[0]
    return m if m.known and m.start and not m.relative and m.kind in HEADED else None


@once
def line_time(reading: Reading, index: int) -> TimeMention | None:
    """The time that a short line consists of."""
    start, end = reading.page.bounds[index]
    if heads_part(reading, index) and (last := last_time(reading, index)) is not None:
        return last
    if end - start > LONGEST or (start and reading.page.text[start - 1] != "\n"):
        return None
    times, words = reading.times(index), reading.sentence(index).words
    marks = len(words) - len([w for w in words if w not in {":", ".", "-", "–", "—"}])
    if len(times) != 1 or times[0].last + marks < len(words) or not leads(words, times[0].first):
        return None
    m = times[0]
    dates = m.known and m.start and not m.relative and m.kind in DATED
    return m if dates else None

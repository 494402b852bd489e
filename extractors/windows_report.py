"""The stretch of time that a report is about, and the paragraphs of a text."""

from __future__ import annotations

import bisect

from extractors.context_reading import Reading, once
from extractors.context_sections import MARK, is_heading
from extractors.windows_apart import counts_blows, of_many
from extractors.windows_begun import begun
from extractors.windows_court import dates_court
from extractors.windows_entry import is_dateline
from extractors.windows_mention import TimeMention
from extractors.windows_said import future, said_mentions

LEAD = 2  # the sentences of title and lead
TITLE = 100  # characters of a line that may be a title
ISSUED = 7  # days between the date of issue and that of publication
PARTS = 3  # headings of a text whose parts tell each of their own
MARKER = 4  # characters of the number of a paragraph
HEADER = 8  # the sentences among which the day of issue may stand on a line of its own


@once
def report_span(reading: Reading) -> TimeMention | None:
    """The stretch of time that a report is about: the first time words of title or lead give one, or a
    sentence of the head says which it covers.
    """
    for index in lead(reading):
        said = said_mentions(reading, index)
        for m in reading.times(index):
            titled = m.kind == "period" and is_title(reading, index)
            if (m in said and not titled) or is_dateline(reading.sentence(index), index, m) or not m.known:
                continue
            if any(dates_court(reading.sentence(index), m, s) for s in reading.anchored.get(index, ())):
                continue
            if begun(reading, index, m).kind == "running" or is_header(reading, index, m):
                continue
            if counts_blows(reading.sentence(index), m) or of_many(reading.sentence(index), m):
                continue
            if covers(reading, index, m):
                return m
            if future(reading.sentence(index), m):
                continue  # "The minister will visit the town in June"
            if reading.sentence(index).any_of("SUPERLATIVE", max(0, m.first - 5), m.first):
                return None
            if is_survey(reading, index):
                return None  # when somebody asked, and not when it was
            fits = m.kind == "period" or (m.kind == "recent" and index not in reading.anchored)
            return m if fits and m.start is not None and m.end is not None else None
    return None


def is_survey(reading: Reading, index: int) -> bool:
    """ "Rapid needs assessment, 22-31 March", "Findings of a field survey": the title's time is that of a
    visit to those who tell of what was before.
    """
    return any(
        sentence.has(at - 1, "SURVEY_OF")
        for sentence in (reading.sentence(i) for i in range(index + 1) if is_title(reading, i))
        for at in sentence.where("SURVEYED", 1)
    )


@once
def lead(reading: Reading) -> list[int]:
    """Title and lead; of a bulletin the first sentences below its headings, too."""
    first = list(range(min(len(reading), LEAD)))
    head = range(min(len(reading), HEADER))
    if not any(is_title(reading, i) and reading.sentence(i).any_of("BULLETIN") for i in head):
        return first
    told = 0
    for index in range(LEAD, min(len(reading), HEADER)):
        start, end = reading.page.bounds[index]
        told += not is_title(reading, index) and end - start > MARKER
        first.append(index)
        if told == LEAD:
            break
    return first


def is_title(reading: Reading, index: int) -> bool:
    """Whether a sentence of the head is a line of its own, and no sentence."""
    (start, end), text = reading.page.bounds[index], reading.page.text
    line = text[start:end].rstrip()
    ends = line[-1:] not in {".", "!", "?", '"'} and text[start + len(line) :][:1] == "\n"
    return ends and len(line) <= TITLE


def covers(reading: Reading, index: int, m: TimeMention) -> bool:
    """ "It covers the period from 6 to 19 November"."""
    return m.kind == "period" and reading.sentence(index).any_of("COVERS", 0, m.first)


@once
def spanned(reading: Reading) -> int | None:
    """The sentence that says which stretch of time the report is about."""
    span = report_span(reading)
    return next((i for i in lead(reading) if span in reading.times(i)), None) if span else None


def same_paragraph(reading: Reading, index: int, other: int) -> bool:
    """Whether no empty line stands between two sentences."""
    low, high = (index, other) if index < other else (other, index)
    page = reading.page
    if high >= len(page):
        return False
    opened = bisect.bisect_left(page.breaks, page.bounds[low][0])
    return opened == len(page.breaks) or page.breaks[opened] + 2 > page.bounds[high][0]


def is_header(reading: Reading, index: int, m: TimeMention) -> bool:
    """Whether a full date ends a line of the head, one that is no sentence: the day of issue."""
    sentence = reading.sentence(index)
    if index > HEADER or index in reading.anchored or m.operation not in {"date", "numeric"}:
        return False
    start, end = reading.page.bounds[index]
    line = reading.page.text[start:end].rstrip()
    alone = (not start or reading.page.text[start - 1] == "\n") and line[-1:] not in {".", "!", "?"}
    if not alone or m.last != len(sentence.words) or m.start is None or reading.date is None:
        return False
    return 0 <= (reading.date - m.start).days <= ISSUED


@once
def heads_part(reading: Reading, index: int) -> bool:
    """Whether a sentence is a heading below the title: a line of its own that counts nobody."""
    if index < LEAD or index in reading.anchored or index + 1 >= len(reading):
        return False
    (start, end), text = reading.page.bounds[index], reading.page.text
    line = text.rfind("\n", 0, start) + 1
    line = line if MARK.fullmatch(text, line, start) else start  # "II. The road to the border"
    return text[:line].endswith("\n\n") and is_heading(text[start:end]) and "\n" in text[end - 1 : end + 1]


@once
def headings(reading: Reading) -> list[int]:
    """The sentences that are headings below the title."""
    return [index for index in range(len(reading)) if heads_part(reading, index)]


def is_headed(reading: Reading, index: int) -> bool:
    """Whether a sentence stands below a heading: what stands above the first one looks ahead to all parts."""
    return bool(headings(reading)) and headings(reading)[0] < index


def is_parted(reading: Reading) -> bool:
    """Whether a text has so many headings that each part tells of events of its own."""
    return len(headings(reading)) >= PARTS

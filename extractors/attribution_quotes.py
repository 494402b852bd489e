"""Quotations that span sentences, and lists that one sentence announces: whose figures they are."""

from __future__ import annotations

import bisect
import re

from extractors.attribution import Speech
from extractors.attribution_scope import usable
from extractors.context_reading import Reading, Spot, once

QUOTED_FAR = 6  # sentences that one quotation may span


def quoted(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """The speaker of a quotation that spans sentences."""
    at = reading.sentence(spot.sentence).spans[spot.first][0]
    bounds = quotation(reading, at)
    if bounds is None:
        return spot.sentence, None
    opened, closing = bounds
    found = closes(reading, spot.sentence, closing) or opens(reading, spot.sentence, opened)
    return found if found[1] is not None else beside(reading, spot.sentence, bounds)


def quotation(reading: Reading, at: int) -> tuple[int, int] | None:
    """The marks around an offset: a typographic pair, or straight ones, an odd number of them before."""
    for opening, closing in (("“", "”"), ('"', '"')):
        opens, ends = marks(reading, opening), marks(reading, closing)
        before, after = bisect.bisect_left(opens, at), bisect.bisect_left(ends, at)
        if not before or after >= len(ends):
            continue
        if opening == closing:
            if before % 2:
                return opens[before - 1], ends[after]
        elif not after or ends[after - 1] < opens[before - 1]:
            return opens[before - 1], ends[after]
    return None


@once
def marks(reading: Reading, mark: str) -> list[int]:
    """Where a quotation mark stands in the text."""
    return [match.start() for match in re.finditer(re.escape(mark), reading.page.text)]


def closes(reading: Reading, index: int, closing: int) -> tuple[int, Speech | None] | None:
    """The speech right behind the closing mark; behind a full stop a new sentence begins."""
    text = reading.page.text
    for at in range(index, min(len(reading), index + QUOTED_FAR)):
        start, end = reading.page.bounds[at]
        if end <= closing:
            continue
        for s in usable(reading, at):
            begin = reading.sentence(at).spans[s.begin][0]
            gap = text[closing + 1 : begin]
            ended = text[closing - 1] in ".!?" and not text[begin].islower()
            if (
                begin > closing
                and not gap.strip(" ,\n\t")
                and not (ended and s.form == "before" and (" " in gap or "\n\n" in gap))
            ):
                return at, s
        if start > closing:
            break
    return None


def opens(reading: Reading, index: int, opened: int) -> tuple[int, Speech | None]:
    """The speech right before the opening mark ("told the agency on Monday: “…")."""
    for at in range(index, max(-1, index - QUOTED_FAR), -1):
        start, end = reading.page.bounds[at]
        if not start <= opened < end:
            continue
        ahead = [s for s in usable(reading, at) if s.stop <= opened]
        led = reading.page.text[:opened].rstrip()[-1:] in {":", ","}
        return (at, ahead[-1]) if ahead and led else (index, None)
    return index, None


def beside(reading: Reading, index: int, bounds: tuple[int, int]) -> tuple[int, Speech | None]:
    """Whoever speaks in the sentence before a quotation that nobody closes, in one paragraph with it; one who
    only acts there ("Ana Ruiz stood in the yard.") where the quotation is of the first person.
    """
    opened, closing = bounds
    text = reading.page.text
    if text[closing - 1] == ",":
        return index, None  # somebody closes it
    at = bisect.bisect_left([start for start, _ in reading.page.bounds], opened) - 1
    while (
        at >= 0
        and reading.page.bounds[at][1] > opened
        and text[reading.page.bounds[at][0] : opened].strip() == ""
    ):
        at -= 1
    if at < 0 or "\n\n" in text[reading.page.bounds[at][0] : opened] or "\n\n" in text[opened:closing]:
        return index, None
    if speeches := usable(reading, at):
        return at, speeches[-1]
    inside = range(at + 1, len(reading))
    told = (i for i in inside if reading.page.bounds[i][0] < closing)
    if not any(reading.sentence(i).holds("WE") or reading.sentence(i).holds("FIRST_PERSON") for i in told):
        return index, None
    named = [
        s for s in reading.speeches(at) if s.form == "named" and reading.sentence(at).has(s.first, "CAP")
    ]
    return (at, named[0]) if named else (index, None)


def listed(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """The speaker of the sentence that announces a list ("as follows:") reaches its items, and no paragraph
    behind them.
    """
    intro = list_intro(reading)
    if intro is None or not intro < spot.sentence < list_end(reading, intro):
        return spot.sentence, None
    return last_before(reading, intro + 1)


@once
def list_end(reading: Reading, intro: int) -> int:
    """The first sentence behind a list: an empty line stands before it, and none before the items."""
    text, bounds = reading.page.text, reading.page.bounds
    gaps = [text[bounds[i][1] : bounds[i + 1][0]] for i in range(intro, len(reading) - 1)]
    ends = [n for n, gap in enumerate(gaps) if "\n\n" in gap and n]
    return intro + 1 + ends[0] if ends else len(reading)


@once
def list_intro(reading: Reading) -> int | None:
    """The first sentence that announces a list."""
    if ":" not in reading.page.text:
        return None
    for index in range(len(reading)):
        sentence = reading.sentence(index)
        if sentence.any_of("LIST_INTRO") and ":" in sentence.words[-3:]:
            return index
    return None


def last_before(reading: Reading, index: int) -> tuple[int, Speech | None]:
    """The speaker of the sentences before."""
    for back in range(index - 1, max(-1, index - 4), -1):
        if speeches := usable(reading, back):
            return back, speeches[-1]
    return index, None


def turn(reading: Reading, spot: Spot) -> tuple[int, Speech | None]:
    """In a transcript whoever's name and a colon open the line speaks to its end: "DR. AMADU: Nine died."."""
    text, bounds, index = reading.page.text, reading.page.bounds, spot.sentence
    while index and "\n" not in text[bounds[index - 1][1] : bounds[index][0]]:
        index -= 1
    for s in usable(reading, index) if index < spot.sentence else ():
        if s.begin <= 1 and reading.sentence(index).words[s.end - 1] == ":":
            return index, s
    return spot.sentence, None

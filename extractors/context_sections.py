"""The sections of a report that tells of several events: items of a list, paragraphs that open with a label.

A day or a place said in one item is not that of the next. A text has sections where two lines at least open
with a mark ("- ", "a. ", "2. ") or with a label ("Mali. …", "Roads. …"); any other text is one section.
An item also hears the plain line above its list; a label that is a name is where its section plays.
"""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass

from extractors.context_reading import Reading, once

MARK = re.compile(r"[ \t]*(?:[-•*–·▪]|\d{1,2}[:.]\d{2}(?= +\D)|\(?(?:\d{1,2}|[a-z]|[IVX]{1,4})[.)])[ \t]+")
POST = re.compile(r"@\w{3,}(?=:?(?: |[ \t]*\n))")  # who posted it, before what he posted
LOG = "log"
TALK = "talk"  # of the sections of a conversation, whose labels are who speaks
SPOKEN = {".", "?", "!", '"', "”", "…"}  # ends what is said, and no field of a record
HEAD = 1  # the last sentence of headline and lead: what they date, the entries of a log tell of
LABEL = re.compile(r"((?:[^\W\d_])[\w'’/-]*(?: [\w'’/&-]+){0,3})([.:])(?=[ \t]+\S|[ \t]*$)")
FEWEST = 2  # lines that open so, for a text to have sections
SHORT = 3  # letters: a shorter word before a full stop is an abbreviation
NAMED = 3  # words at most of a name that heads a text
NO_NAMES = (
    *("TOPIC", "SPEAKER", "FUNCTION", "ORG_WORD", "MONTH", "WEEKDAY", "EVENT"),
    *("NOT_PLACE", "ORDINAL", "SUM"),
)
_TURN = re.compile(r"^(?P<who>[A-Z][\w.'’-]*(?: [\w.'’()-]+){0,3}): ", re.MULTILINE)
_TALK = re.compile(r"\b(?:I|I'm|I've|you|You|we|We)\b|\?")
TURNS = 3  # lines that open with who speaks
HEADING = 60  # characters at most of a line that heads those below it


@dataclass(frozen=True, slots=True)
class Section:
    """Where a section starts, its label if it has one, and the start of the line that introduces it."""

    start: int
    label: str | None
    label_end: int
    intro: int | None
    marked: bool
    voice: str | None = None  # whose post it is; all entries of a log by the clock are of one voice


def has_sections(reading: Reading) -> bool:
    """Whether the text is a report in sections."""
    return len(sections(reading)) > 1


def within(reading: Reading, index: int, other: int) -> bool:
    """Whether what a sentence says of when and where may be said of another: same section, or its intro."""
    if not has_sections(reading):
        return True
    here, there = sections_of(reading, index), sections_of(reading, other)
    if any(a is b or (a.voice and a.voice == b.voice) for a in here for b in there):
        return True
    return here[0].intro == there[0].start or (here[0].voice == LOG and other <= HEAD)


@once
def sections_of(reading: Reading, index: int) -> tuple[Section, Section]:
    """The sections in which a sentence begins and ends."""
    found = sections(reading)
    if len(found) == 1:
        return found[0], found[0]
    first, last = reading.page.bounds[index]
    end = first + len(reading.page.text[first:last].rstrip())
    return section_over(reading, first), section_over(reading, max(end - 1, first))


def section_at(reading: Reading, index: int) -> Section:
    """The section in which a sentence begins."""
    return sections_of(reading, index)[0]


def section_over(reading: Reading, at: int) -> Section:
    """The section of an offset; white space belongs to what follows."""
    text, found = reading.page.text, sections(reading)
    while at < len(text) - 1 and text[at].isspace():
        at += 1
    return found[max(bisect.bisect_right(found, at, key=_start) - 1, 0)]


def _start(section: Section) -> int:
    return section.start


@once
def sections(reading: Reading) -> list[Section]:
    """The sections in order; the first holds what stands before any mark or label."""
    text = reading.page.text
    first = POST.match(text)
    whole = Section(0, None, 0, None, False, first.group() if first else None)
    if "\n" not in text:
        return [whole]
    found, opened, intro = [whole], int(first is not None), 0
    voice = whole.voice
    lines = text.splitlines(keepends=True)
    speaking = speakers(lines)
    starts = list(itertools.accumulate(map(len, lines), initial=0))
    for n, line in enumerate(lines[1:], 1):
        at, end = starts[n], starts[n] + len(line.rstrip())
        fresh = not lines[n - 1].strip()
        mark = MARK.match(line) if fresh or ends_item(lines[n - 1]) else None
        mark = None if mark and not fresh and is_cut(lines[n - 1], line, mark.end()) else mark
        timed = (
            mark is not None
            and mark.group().strip(" \t(")[:1].isdigit()
            and len(mark.group().strip()) > SHORT
        )
        label = labelled(reading, text, at + (mark.end() if mark else 0), end) if mark or fresh else None
        if label and (label.group(2), label.group(1)) in {(":", name) for name in speaking}:
            label, voice = None, TALK
            found.append(Section(at, None, at, None, False, voice))
            opened += 1
            continue
        label = None if timed else label  # the entry of a log: its label is who speaks
        post = POST.match(line)
        voice = LOG if timed else post.group() if post else voice
        if post:
            opened += 1
            found.append(Section(at, None, at, None, False, voice))
        elif mark or label:
            opened += 1
            name, past = (label.group(1), label.end()) if label else (None, at)
            found.append(
                Section(at, name, past, intro if mark and not label else None, mark is not None, voice)
            )
        elif is_heading(line) and (fresh or (n + 1 < len(lines) and MARK.match(lines[n + 1]))):
            opened += heads_text(reading, line.strip(), lines[n + 1 : n + 2])
            found.append(Section(at, line.strip(), end, None, False, voice))
        elif fresh and line.strip() and found[-1].marked:
            found.append(Section(at, None, at, None, False, voice))
        intro = intro if mark and not label else found[-1].start
    return found if opened >= FEWEST else [whole]


def speakers(lines: list[str]) -> set[str]:
    """The labels that take turns in a text ("PRESENTER:", "SANNEH:"): who speaks; "Q:" opens anew."""
    told = [
        (m.group(1), line.rstrip()[-1:]) for line in lines if (m := LABEL.match(line)) and m.group(2) == ":"
    ]
    labels = [label for label, _ in told]
    again = {label for label in labels if labels.count(label) >= FEWEST and len(label) >= SHORT}
    again -= {label for label, ends in told if ends not in SPOKEN}
    return set(labels) if len(again) >= FEWEST else set()


def labelled(reading: Reading, text: str, at: int, end: int) -> re.Match[str] | None:
    """The label that opens a line: a few words and a stop, not an abbreviation, a title or a statement."""
    match = LABEL.match(text, at, end)
    if match is None or not match.group(1)[0].isupper() or match.end() >= end:
        return None
    tagger = reading.lexicon.tagger
    words = [w.lower() for w in match.group(1).split()]
    if match.group(2) == "." and (len(words[-1]) <= SHORT and not words[-1].isdigit()):
        return None
    if words[-1] in tagger.words("TITLE") or any(
        w in tagger.words(name) and w not in tagger.words("TOPIC")
        for w in words
        for name in ("SAY", "WAS", "EVENT", "PRONOUN")
    ):
        return None
    return match


def ends_item(line: str) -> bool:
    """Whether an item may begin on the next line: an item, a heading or a whole sentence ends here."""
    return bool(MARK.match(line)) or is_heading(line) or line.rstrip()[-1:] in {".", ":", ";", "!", "?"}


def is_cut(before: str, line: str, at: int) -> bool:
    """Whether a dash at the head of a line is that of a sentence cut by it: "82 / - and 120-mm mortars"."""
    item = MARK.match(before)
    other = item is not None and item.group().strip()[0] != line.strip()[0]
    return other and line[at : at + 1].islower() and before.rstrip()[-1:] not in {".", ":", ";", "!", "?"}


def is_heading(line: str) -> bool:
    """A short line without a full stop."""
    line = line.strip()
    return 0 < len(line) <= HEADING and line[0].isupper() and line[-1] not in ".!?,;:\"”'"


def heads_text(reading: Reading, line: str, below: list[str]) -> bool:
    """Whether a heading is a short name with its text right below it, as of a place in a bulletin."""
    return bool(below and below[0].strip()) and len(line.split()) <= NAMED and is_name(reading, line)


@once
def labels_over(reading: Reading, index: int) -> list[str]:
    """What heads a sentence's section, and the line above its list."""
    here = section_at(reading, index)
    above = [s for s in sections(reading) if here.intro is not None and s.start == here.intro]
    return [section.label for section in (here, *above) if section.label is not None]


@once
def label_place(reading: Reading, index: int) -> str | None:
    """The name that heads a sentence, if it can be a place."""
    if is_dialogue(reading):
        return None
    return next((label for label in labels_over(reading, index) if is_name(reading, label)), None)


def is_name(reading: Reading, label: str) -> bool:
    """Words that are all names: no topic, no speaker, no function word, no figure."""
    tagger = reading.lexicon.tagger
    closed = [tagger.words(n) for n in NO_NAMES]
    return len(label) > 1 and all(
        w[0].isupper() and not any(w.lower() in words for words in closed) and w.isalpha()
        for w in re.split(r"[ /-]", label)
        if w
    )


def listed_with(reading: Reading, index: int, other: int) -> bool:
    """Whether two sentences stand in items of one list."""
    here, there = section_at(reading, index), section_at(reading, other)
    return here.marked and here.label is None and (there.intro, there.label) == (here.intro, None)


@once
def is_dialogue(reading: Reading) -> bool:
    """Whether the lines of a text open with who speaks: one of them twice, and what they say is talk."""
    text = reading.page.text
    turns = list(_TURN.finditer(text)) if text.count(": ") >= TURNS else []
    names = [m["who"] for m in turns]
    return len(turns) >= TURNS and len(set(names)) < len(names) and _TALK.search(text) is not None

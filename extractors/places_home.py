"""What a whole text is about: the area in its title, the country that it names most, where it was written."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from extractors.context_page import Sentence
from extractors.context_reading import Reading, once
from extractors.context_sections import is_dialogue, is_heading
from extractors.places import PlaceMention
from extractors.places_heads import trimmed

DATELINES = 4  # the first sentences, where a dateline may stand
NUMBER = 7  # characters of the number of a heading, with its stop and space
HERE = 4  # tokens from "this" to "town"
GAP = 3  # characters between two lines, of which one is the end of the line
HEADINGS = 2  # lines that head what stands below them, in a report
TITLES = 4  # the first lines, where a title may stand
_WORD = re.compile(r"[^\W\d_]+")


@once
def home(reading: Reading) -> str | None:
    """What the totals of a text are of: the area that its title names, else the country."""
    return area(reading) or titled_place(reading) or country(reading)


@once
def area(reading: Reading) -> str | None:
    """The area that the title of a report names, narrower than a country."""
    for index in range(min(len(reading), TITLES)):
        if not stands_alone(reading, index) or index in reading.anchored:
            continue
        for p in reading.places(index):
            if p.level >= 1 and (p.role == "area" or (p.role == "label" and index == 0)):
                return trimmed(reading.sentence(index), p)
    return None


@once
def titled_place(reading: Reading) -> str | None:
    """The place in the title of a report with headings: "Attacks on clinics in northern Arawan"."""
    head = 0
    while head < min(len(reading), TITLES) and stands_alone(reading, head):
        head += 1
    below = (i for i in range(head, len(reading)) if i not in reading.anchored and stands_alone(reading, i))
    if not head or len(list(itertools.islice(below, HEADINGS))) < HEADINGS:
        return None
    for index in range(head):
        sentence = reading.sentence(index)
        for p in reading.places(index):
            if (
                index not in reading.anchored
                and p.named
                and p.level >= 1
                and p.role in {"at", "target", "named"}
            ):
                return trimmed(sentence, p)
    return None


def stands_alone(reading: Reading, index: int) -> bool:
    """Whether a sentence is a line without a full stop, as of a title or a heading."""
    text, (start, end) = reading.page.text, reading.page.bounds[index]
    line = text[start:end]
    before = text.rfind("\n", max(0, start - NUMBER), start)
    begins = start < NUMBER or before >= 0  # with no more than a number before it: "III. Detention"
    ends = end >= len(text) or line.endswith("\n") or "\n" in text[end : end + GAP]
    return begins and ends and is_heading(line)


def dateline_place(reading: Reading) -> str | None:
    """Where the text was written, for one that names no place at all."""
    if is_dialogue(reading):
        return None
    lines = range(min(len(reading), DATELINES))
    written = ((reading.sentence(i), p) for i in lines for p in reading.places(i) if p.role == "dateline")
    name = next((trimmed(sentence, p) for sentence, p in written), None)
    return name.title() if name and name.title() in reading.page.text else name


def town_of_dateline(reading: Reading, name: str) -> str | None:
    """The town of the dateline, for a state that is named with it and in the title and no more narrowly:
    "ORTE, Texas (AP)" below "Texas bus crash".
    """
    for index in range(min(len(reading), DATELINES)):
        sentence = reading.sentence(index)
        for p in reading.places(index):
            behind = p.role == "dateline" and sentence.words[p.last : p.last + 1] == [","]
            if behind and sentence.has(p.last + 1, "STATE") and sentence.words[p.last + 1] == name:
                return dateline_place(reading)
    return None


@once
def plays_at_dateline(reading: Reading) -> bool:
    """Whether the first sentences call the place of the dateline "this city", "this village"."""
    first = [reading.sentence(i) for i in range(min(len(reading), DATELINES))]
    called = any(s.any_of("SETTLEMENT", i + 1, i + HERE) for s in first for i in s.where("HERE"))
    if not called:
        for index, s in enumerate(first):
            if is_the_town(s):
                called = True
            if any(p.named and p.role not in {"away", "weak", "dateline"} for p in reading.places(index)):
                break
    return called and dateline_place(reading) is not None


def is_the_town(sentence: Sentence) -> bool:
    """Whether a sentence speaks of "the town", "the city's north side"."""
    return any(
        sentence.has(i - 1, "DEFINITE") and not sentence.has(i + 1, "NAMED_BY")
        for i in sentence.where("TOWN")
    )


def is_at_dateline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence without a name of its own tells of the place of the dateline: "in the city", "near
    here".
    """
    here = sentence.any_of("HERE_NOW") and '"' not in sentence.words
    if not here and not is_the_town(sentence):
        return False
    return dateline_place(reading) is not None and (here or plays_at_dateline(reading))


def is_this(sentence: Sentence, p: PlaceMention) -> bool:
    """Whether a place is the one where the writer is: "this village"."""
    return not p.named and sentence.has(p.first, "HERE")


@once
def is_report(reading: Reading) -> bool:
    """Whether the title says that the text reports on many events: a bulletin, a monthly note."""
    titles = [i for i in range(min(len(reading), TITLES)) if stands_alone(reading, i)]
    return area(reading) is not None or any(reading.sentence(i).any_of("REPORT_NOUN") for i in titles)


@once
def country(reading: Reading) -> str | None:
    """The country that the text names most, by its name or its people's. Its people alone name it only where
    they own what is told of: "on Kenyan roads", but not "a Kenyan national".
    """
    if any(reading.sentence(i).any_of("WORLDWIDE") for i in range(min(len(reading), TITLES))):
        return None
    counts: Counter[str] = Counter()
    owned: set[str] = set()
    stood: set[str] = set()  # that are named elsewise than as where somebody went, or came from
    for index in range(len(reading)):
        sentence = reading.sentence(index)
        for name, weight in (("COUNTRY", 2), ("COUNTRYS", 2), ("DEMONYM", 1)):
            letters = sentence.lexicon.tagger.sets[name]
            for i, letter in enumerate(sentence.letters if sentence.holds(name) else ""):
                if letter in letters and not sentence.has(i + 1, "BELLIGERENT_STATE"):
                    value = str(sentence.lexicon.tagger.value(name, sentence.words[i])).title()
                    if name != "DEMONYM" and sentence.has(i - 1, "COUNTRY_FIRST"):
                        value = f"{sentence.words[i - 1]} {value}" if sentence.has(i - 1, "CAP") else value
                    before = i - 1 - sentence.has(i - 1, "COUNTRY_FIRST")
                    if name == "DEMONYM" or not sentence.has(before, "AWAY"):
                        stood.add(value)
                    counts[value] += weight + (weight if sentence.has(i - 1, "LOC") else 0)
                    if sentence.has(i - 1, "LOC") or sentence.has(i - 1, "ATTACK"):
                        owned.add(value)
    text = reading.page.text
    words = set(_WORD.findall(text)) if counts else set()
    ways = {}
    for c in counts:
        written = next((w for w in (c, c.upper()) if words.issuperset(w.split())), None)
        ways[c] = written or next((w for w in (c, c.upper()) if c in owned and w in text), None)
    named = [c for c in counts if ways[c] and c in stood]  # a people's name alone says not where
    return ways[min(named, key=lambda c: (-counts[c], c))] if named else None

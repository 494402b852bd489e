"""What is attached to figures: windows carried over sentences, the day of the saying, offsets, odd input,
time taken.
"""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.context import Anchor, Context, attach_context
from tests.extractors.reading_of import steps_of

D = dt.date(2016, 9, 29)  # a Thursday
# the figures in square brackets; for each: first day, last day
STORIES = [
    ("on its own day", "A blast killed [nine] people on Monday.", [("2016-09-26", "2016-09-26")]),
    ("the day of the saying", "A blast killed [nine] people, police said on Tuesday.", [(None, None)]),
    ("the saying first", "On Tuesday the ministry said a blast killed [nine] people.", [(None, None)]),
    ("both days", "A blast on Monday killed [nine], police said on Tuesday.", [("2016-09-26", "2016-09-26")]),
    (
        "carried to the next sentence",
        "A blast hit the market on Monday. It killed [nine] people and wounded [four].",
        [("2016-09-26", "2016-09-26"), ("2016-09-26", "2016-09-26")],
    ),
    (
        "carried to the headline",
        "Blast kills [nine] in Tamrit.\n\nA bomb killed [nine] people in Tamrit on Monday.",
        [("2016-09-26", "2016-09-26"), ("2016-09-26", "2016-09-26")],
    ),
    (
        "a stretch of time is not carried",
        "Fighting killed [70] people in 24 hours. Two others were shot. Shells killed [three] children.",
        [("2016-09-28", "2016-09-29"), (None, None)],
    ),
    (
        "a war's toll takes the start of the war",
        "A blast killed [nine] on Monday. The war, which began in March 2011, has killed [300,000] people.",
        [("2016-09-26", "2016-09-26"), ("2011-03-01", "2016-09-29")],
    ),
    (
        "the start in the sentence before",
        "The country has been at war since 2011. The conflict has killed [300,000] people.",
        [("2011-01-01", "2016-09-29")],
    ),
    (
        "since then",
        "The uprising began in March 2011. Since then [300,000] people have been killed.",
        [("2011-03-01", "2016-09-29")],
    ),
    (
        "another event told after",
        "A blast killed [nine] people on Monday. On 3 May [six] people died in a similar blast.",
        [("2016-09-26", "2016-09-26"), ("2016-05-03", "2016-05-03")],
    ),
    (
        "a dateline dates nothing",
        "Tamrit, 29 Sep 2016 (KNA) - [Nine] people were killed in a blast.",
        [(None, None)],
    ),
    (
        "plans date nothing",
        "Unions will hold a strike on Monday. A blast killed [nine] people.",
        [(None, None)],
    ),
    (
        "what the dead had done before",
        "The blast killed [nine] clerks, who had been in Soru on Sunday for the count.",
        [(None, None)],
    ),
    (
        "since a day",
        "Shelling has killed [96] children and wounded [223] since Friday.",
        [("2016-09-23", "2016-09-29")] * 2,
    ),
    (
        "since nobody knows",
        "Shelling has killed [96] children since the truce collapsed.",
        [(None, "2016-09-29")],
    ),
]  # fmt: skip


def cut(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for match in re.finditer(r"(?<=[.!?])\s+(?=[A-Z“\"])", text):
        bounds.append((start, match.start()))
        start = match.end()
    return [*bounds, (start, len(text))]


def attach(marked: str, date: dt.date | None = D) -> list[Context]:
    text = re.sub(r"[\[\]]", "", marked)
    bounds, anchors = cut(text), []
    for n, match in enumerate(re.finditer(r"\[([^\]]+)\]", marked)):
        start = match.start() - 2 * n
        index = max(i for i, (first, _) in enumerate(bounds) if first <= start)
        first, last = bounds[index]
        anchors.append(Anchor(start, start + len(match[1]), "killed", index, first, last, None, None, False))
    return attach_context(text, bounds, date, anchors)


@pytest.mark.parametrize(("marked", "windows"), [s[1:] for s in STORIES], ids=[s[0] for s in STORIES])
def test_windows_of_stories(marked: str, windows: list[tuple[str | None, str | None]]) -> None:
    found = [(c.window_start, c.window_end) for c in attach(marked)]
    expected = [tuple(dt.date.fromisoformat(w) if w else None for w in pair) for pair in windows]
    assert found == expected


@pytest.mark.parametrize(
    ("marked", "said_on"),
    [
        ("A blast killed [nine] people, police said on Tuesday.", dt.date(2016, 9, 27)),
        ("On Tuesday the ministry said a blast killed [nine] people.", dt.date(2016, 9, 27)),
        ("A blast killed [nine] people on Monday.", None),
    ],
)
def test_the_day_of_the_saying(marked: str, said_on: dt.date | None) -> None:
    assert attach(marked)[0].said_on == said_on


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[Nine] died on Monday.", "day"),
        ("[Nine] died in the past 24 hours.", "recent"),
        ("[Nine] died last month.", "period"),
        ("[Nine] have died since Friday.", "since"),
        ("[9,000] have died since 2011.", "running"),
        ("[Nine] died.", None),
    ],
)
def test_the_kind_of_the_window(marked: str, kind: str | None) -> None:
    assert attach(marked)[0].window_kind == kind


def test_no_window_is_invented() -> None:
    nothing = attach("[Nine] people were killed.")[0]
    assert (nothing.window_text, nothing.window_rule, nothing.window_precision) == (None, None, None)


def test_capitals_only_still_reads_times_and_speakers() -> None:
    context = attach("POLICE REPORTED THAT [NINE] PEOPLE WERE KILLED YESTERDAY IN TAMRIT.")[0]
    assert (context.window_start, context.source_text) == (dt.date(2016, 9, 28), "POLICE")


def test_no_anchors_no_work() -> None:
    assert attach_context("Nine people were killed.", [(0, 24)], D, []) == []


PLAIN = """police said on Friday in the town of Soru nine people were killed since 2011 , . ( )
according to May 5 2021 last week 31/12/9999 0-0 five-year-old ago year war has which"""
STRANGE = ['"', "“", "”", "🙂", "e\u0301", "𝔘", "'s", "’s", "\r\n", "\u200f", "İ", "ß", "9" * 14]
ODD = st.text(max_size=300) | st.lists(st.sampled_from([*PLAIN.split(), *STRANGE]), max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(ODD, st.none() | st.dates(), st.data())
def test_any_text_gives_contexts_made_of_its_own_words(
    text: str, date: dt.date | None, data: st.DataObject
) -> None:
    bounds = cut(text)
    anchors = []
    for index, (first, last) in enumerate(bounds):
        if last > first:
            start = data.draw(st.integers(first, last - 1))
            end = data.draw(st.integers(start + 1, last))
            anchors.append(Anchor(start, end, "killed", index, first, last, start, end, False))
    contexts = attach_context(text, bounds, date, anchors)
    assert len(contexts) == len(anchors)
    for context in contexts:
        for words in (context.window_text, context.source_text, context.cause_text, context.actor_text):
            assert words is None or words in text
        if context.window_start and context.window_end:
            assert context.window_start <= context.window_end
        if context.window_end and date:
            assert context.window_end <= date


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="🙂𝔘é e\u0301", max_size=20))
def test_offsets_hold_beside_any_plane(before: str) -> None:
    context = attach(f"{before} [Nine] people were killed in Soru on Friday, police said.")[0]
    assert (context.window_text, context.place_text, context.source_text) == ("on Friday", "Soru", "police")


@pytest.mark.parametrize(
    "unit",
    [
        "9",
        ",",
        " and",
        "(",
        " nine",
        " at least",
        ' "',
        " Al Bab",
        " since",
        " said",
        " in the town of",
        " on Friday",
        " of the",
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    """Ten times the text, ten times the work; the square would be a hundred times."""

    def steps(length: int) -> int:
        text = (unit * (length // len(unit) + 1))[:length]
        anchor = Anchor(0, 1, "killed", 0, 0, len(text), None, None, False)
        return steps_of(lambda: attach_context(text, [(0, len(text))], D, [anchor]))

    steps(100_000)  # what is compiled where first needed is not work of the text
    assert steps(100_000) < 20 * steps(10_000) + 100_000

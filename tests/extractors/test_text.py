"""Any text at all: no crash, right offsets, the screen hides nothing, and time in proportion to length."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.extract_growth import UNITS, text_of
from extractors import extract
from extractors.claim import Reading
from extractors.clean import clean, lower, sentences
from extractors.reading import read
from extractors.screen import look
from tests.extractors.reading_of import steps_of
from tests.extractors.test_specs import ROWS

DAY = dt.date(2021, 5, 10)
WORDS = (
    "At least",
    "12",
    "people",
    "were killed",
    "and",
    "five",
    "wounded",
    ",",
    "including",
    "children",
    "in",
    "Kolda",
    "killing",
    "no one",
    "died",
    ".",
    "\n",
    "of them",
    "the",
    "death toll",
    "rose to",
    "from",
    "Monday",
    "said",
    "was",
    "shot",
    "a man",
    "Rosa Delgado",
    "(",
    ")",
    "who",
    "bodies",
    "of",
    "lives",
    "claimed",
    "left",
    "dead",
    "-",
    "—",
    "\u00a0",
    "🙂",
    "e\u0301",
    "\U00010348",
    "\r\n",
    "“",
    "”",
    "and 30 others",
    "2021",
    "%",
    "$",
    "km",
    "more than",
)
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def assert_whole(text: str, reading: Reading) -> None:
    last = 0
    for number, claim in enumerate(reading.claims, 1):
        assert claim.n == number
        assert text[claim.start : claim.end] == claim.number_text
        assert 0 <= claim.quote_start <= claim.start < claim.end <= claim.quote_end <= len(text)
        assert claim.start >= last
        last = claim.start
        links = [claim.part_of, claim.restates, claim.revises, *claim.apart_from]
        assert all(link is None or (1 <= link <= len(reading.claims) and link != number) for link in links)


@given(st.text(max_size=400))
@settings(deadline=None)
def test_any_unicode(text: str) -> None:
    reading = extract(text, DAY)
    assert_whole(text, reading)
    assert read(text, DAY, screen=False) == reading


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_words_of_the_trade_in_any_order(text: str) -> None:
    reading = extract(text, DAY)
    assert_whole(text, reading)
    assert read(text, DAY, screen=False) == reading


@given(st.text(max_size=300))
@settings(deadline=None)
def test_cleaning_keeps_every_place(text: str) -> None:
    plain = clean(text)
    assert len(plain) == len(text) == len(lower(plain))
    spans = sentences(plain, ())
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))


BESIDE = (
    ("Families have left\n  the district.", "district", True),
    ("They left the northern district on Monday.", "district", False),
    ("The state of nine is\n\ncritical.", "state", True),
    ("The state of the road is good.", "state", False),
    ("The raids cost the army 40 men.", "cost", True),
    ("The lunch cost the army 40 pounds.", "cost", False),
    ("A record vote in the northern district. The bank left rates unchanged.", "district", False),
    ("The district elects nobody.", "district", False),
    ("Ten men were cut down in the square.", "cut", True),
    ("The ministry cut its forecast, which was down already.", "cut", False),
)


@pytest.mark.parametrize(("text", "word", "is_looked_at"), BESIDE)
def test_a_word_that_needs_another_is_looked_at_only_beside_it(
    text: str, word: str, is_looked_at: bool
) -> None:
    low = text.lower()
    assert (low.index(word) in look(low, "en").places) is is_looked_at


@pytest.mark.parametrize(
    "text", [r[2] for r in ROWS if r[0] == "en"], ids=[r[1] for r in ROWS if r[0] == "en"]
)
def test_the_screen_hides_nothing(text: str) -> None:
    assert read(text, DAY, screen=False) == extract(text, DAY)


@pytest.mark.parametrize(
    ("name", "text", "start"),
    [
        ("emoji", "🙂🙂 Nine people were killed.", 3),
        ("combining", "Café: e\u0301 Nine people were killed.", 9),
        ("crlf", "Bulletin.\r\nNine people were killed.\r\n", 11),
        ("beyond the basic plane", "\U00010348\U00010348 Nine people were killed.", 3),
        ("right behind emoji", "🙂🙂9 people were killed🙂", 2),
        ("right before emoji", "At least 9🙂 people were killed.", 9),
        ("between marks beyond the plane", "\U0001f6a8\U0001f6a8Nine people were killed.", 2),
        ("combining mark on the word before", "Cafe\u0301\u0301 9 people were killed.", 7),
        (
            "lines broken by crlf",
            "Officials of the province said on Monday that at least\r\n9 people were\r\nkilled.",
            56,
        ),
        ("capital that grows in lower case", "İİ. Nine people were killed.", 4),
    ],
)
def test_offsets(name: str, text: str, start: int) -> None:
    assert [c.start for c in extract(text, DAY).claims] == [start], name


def _steps(text: str) -> int:
    return steps_of(lambda: extract(text, DAY))


@pytest.mark.parametrize("name", [*UNITS, "dense article", "dense article, lines"])
def test_work_grows_with_length(name: str) -> None:
    """Four times the text, four times the work; the square would be sixteen times.

    `benchmarks/extract_growth` measures the same texts in seconds, which also sees what one search costs.
    """
    extract(text_of(name, 20_000), DAY)  # what is compiled where first needed is not work of the text
    short, long = _steps(text_of(name, 5_000)), _steps(text_of(name, 20_000))
    assert long < 7 * short + 300_000

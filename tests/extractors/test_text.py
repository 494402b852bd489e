"""Any text at all: no crash, right offsets, the screen hides nothing, and time in proportion to length."""

from __future__ import annotations

import datetime as dt
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.claim import Reading
from extractors.clean import clean, lower, sentences
from extractors.reading import read
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
    assert_whole(text, extract(text, DAY))


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
        ("capital that grows in lower case", "İİ. Nine people were killed.", 4),
    ],
)
def test_offsets(name: str, text: str, start: int) -> None:
    assert [c.start for c in extract(text, DAY).claims] == [start], name


UNITS = {
    "digits": "7",
    "commas": ",",
    "number words": "twenty ",
    "and": "killed and ",
    "brackets": "(killed ",
    "quotes": "\"'",
    "names": "Rosa ",
    "hedges": "at least more than ",
    "list": "two men, ",
    "killed list": "killed two men, three women and ",
    "subjects": "two men and ",
    "relative": "a man who was killed who ",
    "of": "two of the ",
    "adverbs": "killed also ",
    "places": "killed 3 in Kolda, ",
    "including": "killed 3, including ",
    "be": "3 men were were ",
    "sentences": "Two men died. ",
    "newlines": "killed\n",
    "dashes": "3-",
    "dots": "3.",
    "apostrophes": "man's killed ",
    "dead": "3 dead ",
    "toll": "toll of ",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_time_grows_with_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "Killed: " + unit * (size // len(unit)) + " people were killed."
        started = time.process_time()
        extract(text, DAY)
        return time.process_time() - started

    seconds(2_000)
    short, long = seconds(5_000), seconds(40_000)
    assert long < 20 * short + 0.5, f"{short:.3f} s for 5 kB, {long:.3f} s for 40 kB"
    assert long < 15

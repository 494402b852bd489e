"""What is looked up is what reading it would give: pieces of text as tokens, letters that a pattern needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.chunks import CHUNK, CHUNKS
from extractors.clean import clean, lower
from extractors.lexicon import load_lexicon
from extractors.patterns import load_patterns, load_screen
from extractors.spelling import Split, read_pieces, split
from tests.extractors.test_specs import ROWS

LEXICON = load_lexicon("en")
ODD = (
    "Lee County Hospital said 12 died.",
    "Lee @ County.City Police Army",
    "At 1600 GMT 1 200 people fled Route 5 200 more",
    "-5 degrees, (-5), x-5; 12people were hurt",
    "the Ross' car, James' . Boss'",
    "U.S. forces > 20 killed <5 hurt .",
    "FIRE KILLS FIVE AT LEE COUNTY HOSPITAL",
    "Mr@Police,(County Army's",
    "5\u20e3 killed  and\x1c6 hurt",
)
TEXTS = [*ODD, *(text for language, _, text, _ in ROWS[:400] if language == "en")]
PIECES = st.lists(
    st.sampled_from([p for text in (*ODD, *TEXTS[:40]) for p in text.split()] + [" ", "-", "'", "."])
)


def _as_lists(found: Split) -> list[list[object]]:
    return [list(part) for part in found]


def _reads_alike(text: str) -> bool:
    text = clean(text).strip()  # as a sentence stands
    low, end = lower(text), len(text)
    either = [split(text, low, 0, end, LEXICON, capitals) for capitals in (False, True)]
    return _as_lists(read_pieces(text, low, 0, end, LEXICON)) in map(_as_lists, either)


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_are_the_tokens_of_their_text(text: str) -> None:
    assert _reads_alike(text)


@given(PIECES)
@settings(deadline=None)
def test_pieces_in_any_order(pieces: list[str]) -> None:
    assert _reads_alike(" ".join(pieces))


@settings(deadline=None)
@given(st.text("QAahNPTUX019ZWdVGBIJFOLEMKlCSDbvx!ciowupsRfe',;:-().", max_size=20))
def test_a_pattern_matches_only_where_its_letters_are(letters: str) -> None:
    tried = load_screen("en").fitting(set(letters))
    for number, pattern in enumerate(load_patterns("en")):
        if number not in tried or not pattern.probe.search(letters):
            assert pattern.compiled.search(letters) is None, pattern.id


@settings(deadline=None)
@given(st.text("$'089@AFHNTUY_adefghjkmnrtyz!VGBIJbvxciowpsR,;:-().", max_size=20))
def test_a_chunk_begins_only_with_the_letters_that_are_tried(letters: str) -> None:
    every = re.compile(CHUNKS, re.VERBOSE)
    assert [m.span() for m in CHUNK.finditer(letters)] == [m.span() for m in every.finditer(letters)]

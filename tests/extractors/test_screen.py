"""What the screen lets through, held by counting: a word that is added may not make ordinary news dearer.

A failure names the words. Give them what they need (extractors/triggers.py), or choose a longer expression; a
word that must cost so much is recorded here.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.extract_texts import general_article
from extractors import extract
from extractors.clean import clean, lower, sentences
from extractors.oddities import oddities
from extractors.screen import Harm, load_words, look
from tests.extractors.reading_of import steps_of

DAY = dt.date(2021, 5, 10)
ORDINARY = (
    (Path(__file__).parent / "ordinary.txt").read_text(encoding="utf-8").splitlines()
)  # nobody is harmed
RECORDED = {
    "body",
    "claims",
    "held",
    "life",
    "lost",
    "news",
    "search",
    "take",
}  # which let its sentences through
MOST_LOOKED_AT = 40  # words a kilobyte that are looked for, in ordinary news
MOST_STEPS = 600  # calls for an article of 3 kB without harm


def _looked_at(text: str) -> tuple[str, Harm]:
    low = lower(clean(text))
    return low, look(low, "en")


def _read_for(text: str) -> set[str]:
    """The words for which the sentences of a text are read."""
    low, harm = _looked_at(text)
    words = load_words("en").words
    at = {start: words[number] for number, start, _ in harm.found}
    read = [span for span in sentences(low, ()) if harm.holds(*span)]
    return {at[place] for start, end in read for place in harm.places if start <= place < end}


def test_ordinary_news_is_read_for_recorded_words_only() -> None:
    read = {word for text in ORDINARY for word in _read_for(text)}
    assert sorted(read - RECORDED) == [], "these words let ordinary news through"
    assert sorted(RECORDED - read) == [], "no longer do: take them out of the record"


def test_words_in_other_sentences_do_not_help() -> None:
    text = "\n\n".join(line for line in ORDINARY if not _read_for(line))
    assert sorted(_read_for(text)) == []


def test_few_words_of_ordinary_news_are_looked_at() -> None:
    text = "\n\n".join(ORDINARY)
    words = load_words("en").words
    found = Counter(words[number] for number, _, _ in _looked_at(text)[1].found)
    assert found.total() <= MOST_LOOKED_AT * len(text) / 1000, found.most_common(20)


def test_an_article_without_harm_costs_a_scan() -> None:
    articles = [general_article(3000, random.Random(seed)) for seed in range(12)]
    extract(articles[0], DAY)
    for article in articles:
        assert _looked_at(article)[1].places == []
        assert steps_of(lambda text=article: extract(text, DAY)) <= MOST_STEPS  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("The bank left rates unchanged at 2.5 percent in May, as 12 analysts had said.", False),
        ("A well-known man read “The Index” – for 3 hours.", False),
        ("The 1st train", True),
        ("ki11ed", True),
        ("sol- diers", True),
        ("2O men", True),
        ("10 k / 25 w", True),
        ("first STOP second", True),
        ("Dead ........ 3", True),
        ("kil-\nled", True),
    ],
)
def test_plain_texts_hold_nothing_to_write_out(text: str, is_odd: bool) -> None:
    assert bool(oddities(text)) is is_odd

"""What is remembered while a text is read: nothing of it stays, and what is settled holds."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors import extract
from extractors.attach import attach
from extractors.context_reading import REMEMBERED
from extractors.drafts import assign
from extractors.mentions import read_mentions
from extractors.patterns import run_patterns
from extractors.reading import load_rules
from extractors.split_verbs import join_split
from extractors.tokens import tokenise

DAY = dt.date(2021, 5, 10)
FIRST = "At least 12 people were killed in Orte on Monday, police said. Three of them were children."
SECOND = "Nine soldiers were wounded near Kolda, the army said."


def test_nothing_of_a_text_is_kept() -> None:
    assert extract(FIRST, DAY).claims
    assert [r.__name__ for r in REMEMBERED if r.cache_info().currsize] == []


def test_a_reading_does_not_hear_of_the_one_before() -> None:
    alone = extract(SECOND, DAY)
    extract(FIRST, DAY)
    assert extract(SECOND, DAY) == alone


@pytest.mark.parametrize(
    "text",
    [
        FIRST.partition(" Three")[0],
        "A 12-year-old boy and two men, aged 30 and 41, were shot dead in 2020.",
        "Gunmen killed nine (six men and three boys); residents say 15.",
        "Fifteen were either killed or wounded, and 3 later died of their wounds.",
        "In May 60 men, one of them 17, were stabbed.",
    ],
)
def test_settled_letters_are_those_of_the_tokens(text: str) -> None:
    rules = load_rules("en")
    tokens = tokenise(text, text.lower(), 0, len(text), rules.lexicon, rules.numbers)
    join_split(tokens, rules.lexicon)
    sentence = read_mentions(tokens, rules.lexicon, rules.numbers)
    drafts = assign(sentence, 0, run_patterns(sentence.letters, rules.patterns, rules.screen), rules.lexicon)
    for draft in drafts:
        draft.source = sentence
    attach(sentence, drafts, [], frozenset(), rules.lexicon)
    assert tokens.settled == "".join(entry.letter for entry in tokens.entries)

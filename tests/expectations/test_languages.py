"""A text in another language than it is said to be in is told, also where the two share small words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from expectations.engine import failing_rows
from expectations.examples import example_rows
from expectations.read import read_rows
from expectations.suite import load_suites

ARTICLE = load_suites()["article"]
TABLE = Path(__file__).with_name("languages.tsv").read_text("utf-8").splitlines()[1:]
TEXTS = {what: (language, text) for language, what, text in (line.split("\t") for line in TABLE)}
OTHERS = {what: text for what, (language, text) in TEXTS.items() if language != "English"}
ENGLISH = {what: text for what, (language, text) in TEXTS.items() if language == "English"}


def told(text: str, language: str) -> bool:
    rows = example_rows(ARTICLE, {"strike": {"title": None, "text": text, "language": language}})
    failing = failing_rows(ARTICLE, read_rows(ARTICLE, rows, dt.date(2024, 3, 12)))
    return 0 in failing["language_as_said"]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_another_language_is_no_english(text: str) -> None:
    assert told(text, "en")


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert not told(text, "en")


@pytest.mark.parametrize(("language", "said"), [("French", "fr"), ("Spanish", "es")])
def test_a_language_with_rules_is_itself_and_not_the_other(language: str, said: str) -> None:
    assert not told(OTHERS[language], said)
    assert told(OTHERS[language], "es" if said == "fr" else "fr")

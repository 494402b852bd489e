"""Who says it, behind a comma and by age or paper: crossed with whom it is said of."""

from __future__ import annotations

import pytest

from tests.extractors.reading_of import read

HARMED = ("12 villagers", "12 refugees", "12 students", "12 journalists", "two nurses")
SPEAKERS = ("Ana Ruiz", "the mayor", "a doctor", "police")
SAID = {
    "A woman of 34 said that 12 cooks were killed.": "A woman of 34",
    "The indictment says 12 cooks were killed.": "The indictment",
    "Twelve cooks were killed, according to court papers.": "court papers",
    "Twelve cooks were killed, according to the families.": "the families",
}


@pytest.mark.parametrize("harmed", HARMED)
@pytest.mark.parametrize("speaker", SPEAKERS)
def test_behind_a_comma(harmed: str, speaker: str) -> None:
    (claim,) = read(f"Gunmen killed {harmed}, said {speaker}.")
    assert claim.source_text == speaker


@pytest.mark.parametrize("text", SAID)
def test_said(text: str) -> None:
    (claim,) = read(text)
    assert claim.source_text == SAID[text]


@pytest.mark.parametrize(
    "text", ["Two women said to be sisters were killed.", "Twelve students told to leave were hurt."]
)
def test_said_by_nobody(text: str) -> None:
    (claim,) = read(text)
    assert claim.source_text is None

"""Whose harm it is behind "of": crossed with owners, persons and clauses."""

from __future__ import annotations

import pytest

from tests.extractors.reading_of import read

OWNERS = ("family", "mother", "widow", "lawyer", "employer", "brother", "funeral", "trial", "house", "story")
MANY_OWNERS = ("parents", "relatives", "friends", "families", "names", "photographs")
PERSONS = {"a nurse": 1, "a 40-year-old clerk": 1, "three pupils": 3}
CLAUSES = {
    "killed in the raid": "killed",
    "stabbed to death in May": "killed",
    "abducted last week": "abducted",
    "who died in the raid": "killed",
    "who {} injured on Monday": "wounded",
}
OWN_HARM = {
    "The mother of three pupils drowned on Monday.": ("The mother", 1),
    "The mother of three pupils who was killed on Monday was a nurse.": ("The mother", 1),
    "A father of two who was killed on Monday was a nurse.": ("A father", 1),
    "The clerk of the court who died on Monday was a nurse.": ("The clerk", 1),
    "The parents of a pupil who drowned on Monday spoke.": ("a pupil", 1),
}


@pytest.mark.parametrize("owner", [*OWNERS, *MANY_OWNERS])
@pytest.mark.parametrize("persons", PERSONS)
@pytest.mark.parametrize("clause", CLAUSES)
def test_owned(owner: str, persons: str, clause: str) -> None:
    was = "were" if owner in MANY_OWNERS else "was"
    told = clause.format("was" if PERSONS[persons] == 1 else "were")
    (claim,) = read(f"The {owner} of {persons} {told} {was} in the news.")
    assert (claim.outcome, claim.value) == (CLAUSES[clause], PERSONS[persons])
    assert owner not in claim.number_text


@pytest.mark.parametrize("text", OWN_HARM)
def test_own_harm(text: str) -> None:
    (claim,) = read(text)
    assert (claim.number_text, claim.value) == OWN_HARM[text]

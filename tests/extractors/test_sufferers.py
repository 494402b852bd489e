"""Persons of every description beside verbs of every harm (sufferers.yml): each is counted, no other is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.extractors.reading_of import read

TABLE = yaml.safe_load(Path(__file__).with_name("sufferers.yml").read_text(encoding="utf-8"))
SCENE = "A bomb exploded in a crowded market in Kisumu on Sunday."  # where "taken to hospital" is told of it


def _told(text: str) -> list[tuple[str, int | None]]:
    return sorted(((claim.outcome, claim.value) for claim in read(text)), key=str)


def _of_several(verb: str) -> str:
    """The verb as it is said of more than one."""
    return verb.replace("was ", "were ", 1) if verb.startswith("was ") else verb.replace("has ", "have ", 1)


@pytest.mark.parametrize(("verb", "outcome"), TABLE["said_of_one"], ids=[v for v, _ in TABLE["said_of_one"]])
def test_each_person_is_counted(verb: str, outcome: str) -> None:
    wrong = {}
    for person, numbers in TABLE["persons"]:
        said = verb if sum(numbers) == 1 else _of_several(verb)
        text = f"{person} {said}, police said."
        if (got := _told(text)) != sorted(((outcome, n) for n in numbers), key=str):
            wrong[text] = got
    assert wrong == {}


@pytest.mark.parametrize("outcome", TABLE["said_of_many"])
def test_each_verb_tells_its_harm(outcome: str) -> None:
    wrong = {}
    for verb in TABLE["said_of_many"][outcome]:
        for group, numbers in TABLE["groups"]:
            got = _told(f"{SCENE} {group} {verb}.")
            if sorted(n for harm, n in got if harm == outcome and n is not None) != sorted(numbers):
                wrong[f"{group} {verb}"] = got
    assert wrong == {}

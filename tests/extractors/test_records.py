"""Attacks in the active voice by every attacker (attacks.yml); sentences of records (records.tsv), of harm
other than death and wounds (outcomes.tsv), with something between somebody and the harm (folded.tsv), with
persons by name (named.tsv), of bodies and of dying in other words (bodies.tsv), and in rough forms
(rough.tsv).
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.extractors.reading_of import differences, read

ATTACKS = yaml.safe_load(Path(__file__).with_name("attacks.yml").read_text(encoding="utf-8"))
ROWS = [
    line.replace("⏎", "\n").split("\t")
    for name in ("records.tsv", "outcomes.tsv", "folded.tsv", "named.tsv", "bodies.tsv", "rough.tsv")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("frame", "want"), ATTACKS["frames"], ids=[f for f, _ in ATTACKS["frames"]])
def test_those_attacked_are_counted_and_no_attacker(frame: str, want: str) -> None:
    texts = [frame.format(attacker) for attacker in ATTACKS["attackers"]]
    assert {text: found for text in texts if (found := differences(read(text), want))} == {}


@pytest.mark.parametrize(("text", "want"), ROWS, ids=[text for text, _ in ROWS])
def test_a_record_gives_its_claims(text: str, want: str) -> None:
    assert differences(read(text), want) == []

"""Sentences that look as if they told of harm, beside those that do (misread.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.reading_of import read

LINES = Path(__file__).with_name("misread.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("told", "sentence"), ROWS, ids=[f"{n}" for n in range(1, len(ROWS) + 1)])
def test_a_sentence_tells_this_and_no_more(told: str, sentence: str) -> None:
    found = []
    for claim in read(sentence):
        value = "?" if claim.value is None else str(claim.value)
        found.append(f"{'denied ' if claim.modality == 'denied' else ''}{claim.outcome} {value}")
    assert sorted(found) == sorted([] if told == "-" else told.split(", "))

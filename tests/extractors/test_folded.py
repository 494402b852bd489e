"""Plain sentences (folded.tsv) in which something stands between somebody and what was done to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.reading_of import differences, read

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("folded.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "want"), ROWS, ids=[text for text, _ in ROWS])
def test_folded(text: str, want: str) -> None:
    assert differences(read(text), want) == []

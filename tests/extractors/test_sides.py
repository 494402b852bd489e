"""Of whom a plain number is (sides.tsv): a force, a side, a calling, an age."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.reading_of import read

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("sides.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "want"), ROWS, ids=[text for text, _ in ROWS])
def test_group(text: str, want: str) -> None:
    assert [claim.group for claim in read(text)] == want.split()

"""The tables of tests/specs: one row a text, one table a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.reading_of import differences, read

SPECS = Path(__file__).parents[1] / "specs"


def _rows() -> list[tuple[str, str, str, str]]:
    rows = []
    for path in sorted(SPECS.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, text, want = line.split("\t")
                rows.append((path.stem, name, text, want))
    return rows


ROWS = _rows()


@pytest.mark.parametrize(
    ("language", "text", "want"), [(r[0], r[2], r[3]) for r in ROWS], ids=[f"{r[0]}-{r[1]}" for r in ROWS]
)
def test_spec(language: str, text: str, want: str) -> None:
    assert differences(read(text, language), want) == []


def test_names_are_unique() -> None:
    assert len({(r[0], r[1]) for r in ROWS}) == len(ROWS)

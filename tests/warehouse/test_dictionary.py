"""The data dictionary is what the views say."""

from __future__ import annotations

from pathlib import Path

from warehouse.dictionary import dictionary

PAGE = Path(__file__).parents[2] / "docs" / "data_dictionary.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == dictionary(), (
        "python -m warehouse.dictionary > docs/data_dictionary.md"
    )

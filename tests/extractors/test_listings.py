"""Lists, tables and questions (listings.yml) whose word of harm stands in another line than their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extractors.reading import read as read_with
from tests.extractors.reading_of import DAY, differences, read

CASES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    Path(__file__).with_name("listings.yml").read_text(encoding="utf-8")
)
ALL = [case for cases in CASES.values() for case in cases]


@pytest.mark.parametrize("case", ALL, ids=[case["text"][:40] for case in ALL])
def test_what_the_lines_tell(case: dict[str, str]) -> None:
    assert differences(read(case["text"]), case.get("want", "-")) == []


@pytest.mark.parametrize("case", ALL, ids=[case["text"][:40] for case in ALL])
def test_the_screen_hides_no_line(case: dict[str, str]) -> None:
    assert read_with(case["text"], DAY, screen=False) == read_with(case["text"], DAY)

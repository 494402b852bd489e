"""When, where, by whose word and of whom, over several sentences: the cases of passages.tsv."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractors import extract

DAY = dt.date(2016, 9, 29)  # a Thursday
LINES = (Path(__file__).parent / "passages.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


def read(text: str, attribute: str) -> str:
    """The attribute of the claim whose figure stands in square brackets."""
    text = text.replace(" | ", "\n\n").replace(" ¦ ", "\n")
    at, plain = text.index("["), text.replace("[", "").replace("]", "")
    claim = next(c for c in extract(plain, DAY).claims if c.start == at)
    if attribute == "window":
        return f"{claim.window_start}/{claim.window_end}" if claim.window_end else "-"
    if attribute in {"group", "kind", "modality"}:
        return str(getattr(claim, attribute))
    words = str(getattr(claim, attribute) or "-")
    assert words == "-" or words in plain
    return words


@pytest.mark.parametrize(
    ("attribute", "expected", "text"),
    [(attribute, expected, text) for attribute, _, expected, text in CASES],
    ids=[f"{case[0]}-{case[1]}" for case in CASES],
)
def test_passages(attribute: str, expected: str, text: str) -> None:
    assert read(text, attribute) == expected

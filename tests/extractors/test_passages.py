"""When, where, by whose word and of whom, over several sentences: the cases of passages.tsv."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractors import extract
from extractors.claim import Claim

DAY = dt.date(2016, 9, 29)  # a Thursday
LINES = (Path(__file__).parent / "passages.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


def read(text: str, attribute: str, name: str = "") -> str:
    """The attribute of the claim whose figure stands in square brackets; `windows`, of each such claim."""
    text = text.replace(" | ", "\n\n").replace(" ¦ ", "\n")
    day = dt.date.fromisoformat(name.partition("@")[2]) if "@" in name else DAY
    pieces = text.split("[")
    starts = [sum(map(len, pieces[: k + 1])) - k for k in range(len(pieces) - 1)]  # but for the "]" before
    plain = text.replace("[", "").replace("]", "")
    claims = {c.start: c for c in extract(plain, day).claims}
    if attribute in {"window", "windows"}:
        return " ".join(window_of(claims[at]) for at in starts)
    claim = claims[starts[0]]
    if attribute in {"group", "kind", "modality"}:
        return str(getattr(claim, attribute))
    words = str(getattr(claim, attribute) or "-")
    assert words == "-" or words in plain
    return words


def window_of(claim: Claim) -> str:
    """The first and the last day, or a dash."""
    return f"{claim.window_start}/{claim.window_end}" if claim.window_end else "-"


@pytest.mark.parametrize(
    ("attribute", "name", "expected", "text"),
    CASES,
    ids=[f"{case[0]}-{case[1]}" for case in CASES],
)
def test_passages(attribute: str, name: str, expected: str, text: str) -> None:
    assert read(text, attribute, name) == expected

"""Who states each figure of a whole article, report or bulletin: the texts of voices.txt."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from extractors import extract

DAY = dt.date(2019, 5, 13)  # a Monday
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
TEXTS = [
    part.partition("\n")
    for part in re.split(
        r"^=== ", (Path(__file__).parent / "voices.txt").read_text(encoding="utf-8"), flags=re.M
    )[1:]
]


@pytest.mark.parametrize(("title", "marked"), [(t, m) for t, _, m in TEXTS], ids=[t for t, _, _ in TEXTS])
def test_voices(title: str, marked: str) -> None:
    plain = MARKED.sub(r"\1", marked).strip("\n")
    told = {c.start: c.source_text or "-" for c in extract(plain, DAY).claims}
    wanted: list[tuple[str, str]] = []
    got: list[tuple[str, str]] = []
    behind = 0
    for m in MARKED.finditer(marked):
        wanted.append((m[1], m[2]))
        got.append((m[1], told.get(m.start() - behind, "no claim")))
        behind += len(m[0]) - len(m[1])
    assert wanted, title
    assert got == wanted

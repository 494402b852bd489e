"""The owner's own article, where it is at hand: exactly five claims, and no other number of it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from extractors import extract

ARTICLE = Path(os.environ.get("FIGURES_SHARED", "../shared")) / "articles" / "aleppo-2016-09-29.txt"


@pytest.mark.skipif(
    not ARTICLE.exists(), reason="the owner's article is not beside this clone (FIGURES_SHARED)"
)
def test_five_claims_and_no_other() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    claims = extract(text, dt.date(2016, 9, 29)).claims
    read = [
        (c.outcome, c.group, c.number_text, c.qualifier, c.kind, c.source_text is not None) for c in claims
    ]
    assert [r[:4] for r in read] == [
        ("killed", "people", "300,000", "about"),
        ("in_need", "people", "hundreds", "vague"),
        ("killed", "civilians", "Dozens", "vague"),
        ("killed", "children", "96", "at_least"),
        ("wounded", "children", "223", "at_least"),
    ]
    windows = [(str(c.window_start), str(c.window_end)) for c in claims]
    assert windows[0] == ("2011-01-01", "2016-09-29")
    assert windows[3] == windows[4] == ("2016-09-23", "2016-09-29")
    assert claims[1].modality == "feared"
    assert [r[5] for r in read] == [False, True, False, True, True]

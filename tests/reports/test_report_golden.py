"""The report of the small snapshot, byte by byte: what changes on the page can be read as a change here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import reports

GOLDEN = Path(__file__).parent / "golden" / "small"
FILES = ("claims.csv", "figures.csv", "manifest.json", "report.html")


@pytest.mark.parametrize("file", FILES)
def test_the_bytes_are_those_reviewed(snapshot: Callable[..., Path], tmp_path: Path, file: str) -> None:
    reports.build(snapshot(), "situation", tmp_path / "out")
    now = (tmp_path / "out" / file).read_bytes()
    assert now == (GOLDEN / file).read_bytes(), f"look at it, then cp {tmp_path / 'out' / file} {GOLDEN}"

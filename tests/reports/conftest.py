"""What the tests of reports share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reports.small_snapshot import NAME, Rows, tables, write_snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Callable[..., Path]:
    """Make the small snapshot, tables replaced as given; its file carries the snapshot's name."""

    def make(name: str = NAME, **changed: Rows) -> Path:
        return write_snapshot(tmp_path / f"{name}.duckdb", {**tables(), **changed})

    return make

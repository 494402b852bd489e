"""Prefect's surroundings: its home in the data folder, little noise, a local server for the schedule."""

from __future__ import annotations

import os
from pathlib import Path


def prepare_prefect(data: Path) -> None:
    """Settle Prefect's environment before it is imported: it reads it once. The user's values stay."""
    os.environ.setdefault("PREFECT_HOME", str((data / "prefect").resolve()))
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")  # the night prints its own lines
    os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_CLI_COLORS", "false")

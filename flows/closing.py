"""The end of a night's output: totals with their ranges and sources, and what to open."""

from __future__ import annotations

from pathlib import Path

from flows.running import Ended


def closing_table(data: Path) -> list[str]:
    return []


def closing_lines(ended: Ended) -> list[str]:
    return [f"snapshot  {ended.snapshot}", *(f"report    {path}" for path in ended.entry.get("reports", []))]

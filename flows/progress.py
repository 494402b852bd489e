"""What people see of a night: a bar per stage on a terminal, and one plain line per stage everywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress

STAGES = ("pull", "extract", "validate", "load", "total", "publish", "report")
NAME_WIDTH = max(map(len, STAGES))


@dataclass(slots=True)
class Meter:
    """One stage at work: `counts` go to the log and its line; `expect` and `advance` move its bar."""

    counts: dict[str, int] = field(default_factory=dict)
    bar: Progress | None = None
    row: Any = None

    def count(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by

    def expect(self, steps: int) -> None:
        if self.bar is not None:
            self.bar.update(self.row, total=steps)

    def advance(self, steps: int = 1) -> None:
        if self.bar is not None:
            self.bar.advance(self.row, steps)


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a night shows itself; `silent` for --json and for tests."""

    silent: bool = False

    @contextmanager
    def meter(self, stage: str, source: str | None) -> Iterator[Meter]:
        if self.silent or not sys.stdout.isatty():
            yield Meter()
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, transient=True) as bar:
            yield Meter(bar=bar, row=bar.add_task(_label(stage, source), total=None))

    def stage_line(self, stage: str, source: str | None, counts: Mapping[str, int], seconds: float) -> None:
        said = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items())
        self.say(f"{_label(stage, source)}  {said or 'nothing to do'}  ({seconds:.1f} s)")

    def say(self, line: str) -> None:
        if not self.silent:
            print(line, flush=True)

    def warn(self, line: str) -> None:
        """To whoever runs the night, silent or not: its output may go nowhere, its errors are read."""
        print(f"figures: {line}", file=sys.stderr, flush=True)


def _label(stage: str, source: str | None) -> str:
    return f"{stage:<{NAME_WIDTH}}" + (f"  {source}" if source else "")

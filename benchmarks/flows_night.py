"""What a night over samples/ costs beside an empty Prefect flow: `python benchmarks/flows_night.py [TRIES]`.

Every row is a process of its own, from its start to its end, the best of TRIES (default 3): what it is about
is the price of the machinery around the work. The empty flow has one task that does nothing. Prefect's
database is made beforehand and is not part of any row.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "sources"
DAY = "2024-03-12"

EMPTY_FLOW = """
import flows
from prefect import flow, task
@task
def nothing(): pass
@flow
def empty(): nothing()
empty()
"""
PLAIN_NIGHT = """
import datetime as dt, sys
from pathlib import Path
from flows.night import begin_night, run_plainly
from flows.settings import read_settings
settings = read_settings(data=Path(sys.argv[1]), sources=Path(sys.argv[2]))
with begin_night(settings, dt.date.fromisoformat(sys.argv[3])) as night:
    run_plainly(night)
"""


def main() -> None:
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with TemporaryDirectory() as name:
        home = Path(name)
        os.environ |= {"PREFECT_HOME": str(home / "prefect"), "PREFECT_LOGGING_LEVEL": "CRITICAL"}
        empty = ["-c", EMPTY_FLOW]
        seconds_of(empty)  # makes Prefect's database
        rows = [
            ("figures --help", best([command("--help")] * tries)),
            ("an empty Prefect flow", best([empty] * tries)),
            ("a night without Prefect, first", best([plain(home / f"a{n}") for n in range(tries)])),
            ("a night without Prefect, nothing new", best([plain(home / "a0")] * tries)),
            ("figures nightly, first", best([nightly(home / f"b{n}") for n in range(tries)])),
            ("figures nightly, nothing new", best([nightly(home / "b0")] * tries)),
        ]
    width = max(len(name) for name, _ in rows)
    print(f"{'':<{width}}  seconds  of the processor")
    for name, (wall, cpu) in rows:
        print(f"{name:<{width}}  {wall:7.2f}  {cpu:16.2f}")


def best(commands: list[list[str]]) -> tuple[float, float]:
    return min(seconds_of(arguments) for arguments in commands)


def seconds_of(arguments: list[str]) -> tuple[float, float]:
    """From start to end, and of the processor: its own and that of all processes it started."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def command(*arguments: str) -> list[str]:
    return ["-m", "flows.cli", *arguments]


def nightly(data: Path) -> list[str]:
    return command("nightly", "--sources", str(SAMPLES), "--date", DAY, "--data", str(data))


def plain(data: Path) -> list[str]:
    return ["-c", PLAIN_NIGHT, str(data), str(SAMPLES), DAY]


if __name__ == "__main__":
    main()

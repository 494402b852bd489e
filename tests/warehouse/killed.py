"""A night that is killed: `killed.py DATA before NAME` kills itself by SIGKILL where function NAME is called.

`after NAME` is where it returns, `at 300` the 300th call or return of any function of the warehouse.
Without a point the night runs to its end and prints how many of these there were.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from tests.warehouse.nights import make_article, publish_night

EVENTS = {"call": "before", "return": "after"}
BODY = (
    "At least 17 people were killed and 40 wounded when shells fell on a crowded market in the old quarter."
)
NIGHT = [
    make_article(BODY),
    make_article(BODY, url="https://b.org/one", publisher="B", published_at="2016-09-29T06:00:00+00:00"),
    make_article(BODY.replace("17", "18"), updated_at="2016-09-29T12:00:00+00:00"),
    make_article("Nothing happened.", url="https://c.org/quiet"),
]


class Killer:
    """Counts events and kills the process at the point given."""

    def __init__(self, point: list[str]) -> None:
        self.point, self.taken = point, 0
        self.known: dict[str, bool] = {}

    def __call__(self, frame: Any, event: str, _: Any) -> None:
        code = frame.f_code
        if event not in EVENTS or not self.is_ours(code.co_filename):
            return
        self.taken += 1
        if self.point in ([EVENTS[event], code.co_name], ["at", str(self.taken)]):
            os.kill(os.getpid(), signal.SIGKILL)

    def is_ours(self, path: str) -> bool:
        """Whether a file is one of the warehouse's own modules."""
        if path not in self.known:
            self.known[path] = Path(path).parent.name == "warehouse" and "tests" not in path
        return self.known[path]


def main(data: Path, point: list[str]) -> int:
    """One night; gives the number of events it had."""
    killer = Killer(point)
    sys.setprofile(killer)
    publish_night(data, NIGHT, run_id=f"run-{os.getpid()}")
    sys.setprofile(None)
    return killer.taken


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2:]))

"""Claims of any texts: JSON lines in, JSON lines out, in order, over all cores, with flat memory.

The contract: one object a line in (`id`, `text`, `date`, optionally `title`, `language`, `place`), one object
a line out (`id`, or `line` where there is none; `claims`, `totals`, `errors`). A line that can not be read,
be it by a fault of ours, becomes an output line with its error; the exit code is then 1.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors import Mistake, RuleMistake, extract
from extractors.claim import Claim

BATCH_BYTES = 256 * 1024  # text of one batch: enough to hide the hand-over, little enough to stay flat
BATCH_LINES = 200
MAX_LINE = 64 * 1024 * 1024  # bytes; a longer line is no article

_FIELDS = tuple(f.name for f in dataclasses.fields(Claim))
_SURROGATE = re.compile("[\ud800-\udfff]")

Batch = list[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Unread:
    """How many lines could not be read or not wholly, and the first of them: which, and why."""

    count: int = 0
    first: str | None = None

    def __add__(self, other: Unread) -> Unread:
        return Unread(self.count + other.count, self.first or other.first)


def extract_file(in_path: Path, out_path: Path, workers: int) -> Unread:
    """Read `in_path`, write `out_path`, and tell what could not be read."""
    unread = Unread()
    with (
        Path(in_path).open("rb") as source,
        Path(out_path).open("w", encoding="utf-8", newline="\n") as target,
    ):
        for lines, bad in _answers(_batches(source), workers):
            target.write(lines)
            unread += bad
    return unread


def _batches(source: Any) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        batch.append((number, line))
        size += len(line)
        if size >= BATCH_BYTES or len(batch) >= BATCH_LINES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _answers(batches: Iterator[Batch], workers: int) -> Iterator[tuple[str, Unread]]:
    """The answers of each batch in order; a small input, or one worker, stays in this process."""
    first = list(itertools.islice(batches, 2))
    if workers <= 1 or len(first) < 2:
        for batch in itertools.chain(first, batches):
            yield answer_batch(batch)
        return
    with ProcessPoolExecutor(max_workers=workers) as pool:
        waiting: deque[Future[tuple[str, Unread]]] = deque()
        for batch in itertools.chain(first, batches):
            waiting.append(pool.submit(answer_batch, batch))
            if len(waiting) > workers * 2:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def answer_batch(batch: Batch) -> tuple[str, Unread]:
    """The output lines of some input lines, and what of them could not be read."""
    answers = [answer_line(number, line) for number, line in batch]
    bad = [(number, a["errors"]) for (number, _), a in zip(batch, answers, strict=True) if a["errors"]]
    unread = Unread(len(bad), f"line {bad[0][0]}: {bad[0][1][0]}" if bad else None)
    return "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in answers), unread


def answer_line(number: int, line: bytes) -> dict[str, Any]:
    """The answer to one line of input."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _failed({"line": number}, f"not JSON: {error}")
    if not isinstance(row, dict):
        return _failed({"line": number}, "not an object")
    given = row.get("id")
    name: dict[str, Any] = {"line": number} if given is None else {"id": given}
    try:
        return name | _answer(row)
    except RuleMistake:
        raise
    except (Mistake, ValueError) as error:
        return _failed(name, str(error))
    except Exception as error:  # no text may end the reading of the others
        return _failed(name, f"the reading failed: {type(error).__name__}: {' '.join(str(error).split())}")


def _failed(name: dict[str, Any], error: str) -> dict[str, Any]:
    return name | {"claims": [], "totals": {}, "errors": [error]}


def _answer(row: dict[str, Any]) -> dict[str, Any]:
    text = row.get("text")
    if not isinstance(text, str):
        raise Mistake("text: a string is needed")
    for key in ("title", "language", "place"):
        if not isinstance(row.get(key), str | None):
            raise Mistake(f"{key}: a string or nothing is needed")
    if not text.isascii() and _SURROGATE.search(text):
        raise Mistake("text: a lone surrogate is no character")
    date = read_date(row.get("date"))
    reading = extract(
        text, date, title=row.get("title"), language=row.get("language") or "en", place=row.get("place")
    )
    return {
        "claims": [claim_row(c) for c in reading.claims],
        "totals": {o: dataclasses.asdict(t) for o, t in reading.totals.items()},
        "errors": list(reading.errors),
    }


def read_date(value: Any) -> dt.date | None:
    """The day of an ISO date or date-time, or None."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Mistake(f"date: {value!r} is not an ISO date")
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise Mistake(f"date: {value!r} is not an ISO date, such as 2016-09-29") from None


def claim_row(claim: Any) -> dict[str, Any]:
    """A claim as a JSON object: dates in ISO, tuples as lists."""
    row = {name: getattr(claim, name) for name in _FIELDS}
    return {
        k: v.isoformat() if isinstance(v, dt.date) else list(v) if isinstance(v, tuple) else v
        for k, v in row.items()
    }

"""How fast texts are read, beside a bare Aho-Corasick scan as the limit: prints a table.

    python -m benchmarks.extract_speed [--megabytes 1]

The texts are made here from the spec tables: dense ones hold a claim in nearly every sentence, general ones
none. Processor seconds of one core, in process. Peers are measured where they are installed, else "absent".
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import importlib
import time
from collections.abc import Callable
from pathlib import Path

from extractors import extract
from extractors.clean import lower
from extractors.screen import harmful_places

SPECS = Path(__file__).parents[1] / "tests" / "specs" / "en.tsv"
GENERAL = (
    "The central bank left rates unchanged and shares of the lender slipped as analysts had expected. "
    "Ministers met in the capital to discuss the budget, and the opposition asked for more time. "
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=0.3)
    size = int(parser.parse_args().megabytes * 1e6)
    dense = _dense(size)
    general = [GENERAL * 15] * max(1, size // (len(GENERAL) * 15))
    rows: list[tuple[str, list[str], Callable[[str], object]]] = [
        ("extract, dense", dense, lambda t: extract(t, dt.date(2021, 5, 10))),
        ("extract, general news", general, lambda t: extract(t, dt.date(2021, 5, 10))),
        ("the screen alone", dense, lambda t: harmful_places(lower(t), "en")),
        *[(f"peer: {name}", dense, call) for name, call in _peers()],
    ]
    print(f"{'what':32} {'MB/s':>8}")
    for name, texts, call in rows:
        call(texts[0])
        print(f"{name:32} {_speed(texts, call):8.2f}")


def _dense(size: int) -> list[str]:
    rows = [
        line.split("\t")[1] for line in SPECS.read_text(encoding="utf-8").splitlines() if "\tkilled" in line
    ]
    article = " ".join(rows[:12])
    return [article] * max(1, size // len(article))


def _peers() -> list[tuple[str, Callable[[str], object]]]:
    found: list[tuple[str, Callable[[str], object]]] = []
    named = (
        ("text2num", "text_to_num", "alpha2digit", ("en",)),
        ("quantulum3", "quantulum3.parser", "parse", ()),
    )
    for name, module, function, more in named:
        try:
            call = getattr(importlib.import_module(module), function)
        except ImportError:
            print(f"peer: {name} is absent")
            continue
        found.append((name, functools.partial(_call, call, more)))
    return found


def _call(call: Callable[..., object], more: tuple[str, ...], text: str) -> object:
    return call(text, *more)


def _speed(texts: list[str], call: Callable[[str], object]) -> float:
    started = time.process_time()
    for text in texts:
        call(text)
    return sum(len(t.encode()) for t in texts) / 1e6 / max(time.process_time() - started, 1e-9)


if __name__ == "__main__":
    main()

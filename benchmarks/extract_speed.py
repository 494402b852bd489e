"""How fast texts are read, beside peers and a bare Aho-Corasick scan in the same run: prints a table.

    python -m benchmarks.extract_speed [--megabytes 1] [--peers PYTHON] [--node FOLDER] [--memory]

Megabytes of UTF-8 by processor seconds of one core. Peers are no dependencies: `--peers` names a Python that
has text2num and quantulum3, `--node` a folder with compromise and wink-nlp in its node_modules. They read the
numbers of a text and nothing else. `--memory` reads 10 and 100 MB of JSON lines in a process of its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick_rs

from benchmarks.extract_texts import ROOT, dense_article, general_article, wire_article
from extractors import extract
from extractors.clean import lower
from extractors.lexicon import load_lexicon
from extractors.screen import look

DAY = dt.date(2021, 5, 10)
LENGTH = 3000  # characters of an article
BEFORE = 200_000  # characters of other articles, read before the measured ones
KINDS = {"dense": dense_article, "wire": wire_article, "general": general_article}
PEER_MEGABYTES = 0.2  # that the slow ones are measured on
RUNS = ("import sys, runpy; sys.argv = ['figures', 'extract', *sys.argv[1:]]; "
        "from flows.cli import main; main()")  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--peers", help="a Python that has text2num and quantulum3")
    parser.add_argument("--node", help="a folder with compromise and wink-nlp in node_modules")
    parser.add_argument("--memory", action="store_true")
    wanted = parser.parse_args()
    texts = {kind: articles(kind, int(wanted.megabytes * 1e6)) for kind in KINDS}
    print(f"{'what':44} {'MB/s':>9}")
    _in_process(texts)
    with tempfile.TemporaryDirectory() as folder:
        _whole_process(texts, Path(folder))
        _peers(texts, Path(folder), wanted.peers, wanted.node)
        if wanted.memory:
            _memory(Path(folder))


def articles(kind: str, size: int, again: str = "") -> list[str]:
    """Different articles of one kind, `size` characters together; others with another `again`."""
    choose = random.Random(kind + again)
    return [KINDS[kind](LENGTH, choose) for _ in range(max(1, size // LENGTH))]


def _in_process(texts: dict[str, list[str]]) -> None:
    bare = ahocorasick_rs.AhoCorasick(sorted(load_lexicon("en").triggers))
    for kind, some in texts.items():
        for text in articles(kind, BEFORE, "before"):  # rules are compiled where one is first tried
            extract(text, DAY)
        _print(f"extract, {kind}", some, lambda t: extract(t, DAY))
    for kind, some in texts.items():
        _print(f"the screen alone, {kind}", some, lambda t: look(lower(t), "en"))
    for kind, some in texts.items():
        _print(f"bare Aho-Corasick scan, {kind}", some, bare.find_matches_as_indexes)


def _print(name: str, texts: list[str], call: Callable[[str], object]) -> None:
    for text in texts[:20]:
        call(text)
    started = time.process_time()
    for text in texts:
        call(text)
    _row(name, texts, time.process_time() - started)


def _row(name: str, texts: list[str], seconds: float) -> None:
    print(f"{name:44} {sum(len(t.encode()) for t in texts) / 1e6 / max(seconds, 1e-9):9.2f}", flush=True)


def _whole_process(texts: dict[str, list[str]], folder: Path) -> None:
    """`figures extract` from its start to its end: by processor time, and by the clock with two workers."""
    for kind, some in texts.items():
        lines = write_lines(some, folder / f"{kind}.jsonl")
        for workers in (1, 2):
            used, elapsed, _ = run_extract(lines, folder / "out.jsonl", workers)
            _row(f"whole process, {kind}, {workers} worker(s), processor", some, used)
            _row(f"whole process, {kind}, {workers} worker(s), clock", some, elapsed)


def write_lines(texts: list[str], path: Path, times: int = 1) -> Path:
    """The texts as JSON lines, so many times over."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(times):
            for k, text in enumerate(texts):
                file.write(json.dumps({"id": f"{n}-{k}", "text": text, "date": "2021-05-10"}) + "\n")
    return path


def run_extract(lines: Path, out: Path, workers: int) -> tuple[float, float, int]:
    """Processor seconds, seconds by the clock and the largest resident megabytes of `figures extract`."""
    code = (
        "import resource, subprocess, sys, time; t = time.perf_counter(); "
        "subprocess.run([sys.executable, '-c', sys.argv[1], *sys.argv[2:]], check=True); "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(u.ru_utime + u.ru_stime, time.perf_counter() - t, u.ru_maxrss // 1024)"
    )
    command = [sys.executable, "-c", code, RUNS, str(lines), "--out", str(out), "--workers", str(workers)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    used, elapsed, resident = printed.split()[-3:]
    return float(used), float(elapsed), int(resident)


def _memory(folder: Path) -> None:
    """The largest resident memory must not grow with the input."""
    some = articles("general", 1_000_000)
    for megabytes in (10, 100):
        lines = write_lines(some, folder / "long.jsonl", megabytes)
        for workers in (1, 2):
            used, _, resident = run_extract(lines, folder / "out.jsonl", workers)
            print(f"{megabytes} MB of JSON lines, {workers} worker(s): {resident} MB resident, {used:.1f} s")


def _peers(texts: dict[str, list[str]], folder: Path, python: str | None, node: str | None) -> None:
    """Each in a process of its own, on the dense texts."""
    few = texts["dense"][: max(1, int(PEER_MEGABYTES * 1e6 / LENGTH))]
    lines = write_lines(few, folder / "few.jsonl")
    here = Path(__file__).parent
    if python:
        subprocess.run([python, str(here / "extract_peers.py"), str(lines)], check=True)
    if node:
        subprocess.run(["node", str(here / "extract_peers.cjs"), str(lines), node], check=True)


if __name__ == "__main__":
    main()

"""Texts that the speed of reading is measured on, made from the project's own sentences."""

from __future__ import annotations

import functools
import random
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "tests" / "specs" / "en.tsv"


@functools.cache
def told() -> tuple[str, ...]:
    """The sentences of the spec table."""
    lines = SPECS.read_text(encoding="utf-8").splitlines()
    return tuple(line.split("\t")[1] for line in lines if line and not line.startswith("#"))


def dense_article(size: int, choose: random.Random, between: str = " ") -> str:
    """An article of about `size` characters with a figure in nearly every sentence."""
    sentences: list[str] = []
    length = 0
    while length < size:
        sentences.append(choose.choice(told()))
        length += len(sentences[-1]) + len(between)
    return between.join(sentences)

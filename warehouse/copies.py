"""Copies of one origin: articles whose bodies are the same or nearly so, whoever carries them.

Whether two bodies are copies depends on the two alone, never on what arrived first. Candidates come from an
index of sampled shingles, so that a night costs what its own articles cost. Thresholds: copies.yml.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The settings of copies.yml."""

    shingle_words: int
    sample_one_in: int
    sample_least: int
    shared_sample: float
    most_per_shingle: int
    containment: float
    least_shingles: int
    numbers: float
    number_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Body:
    """What is compared of an article: its words' shingles (as 64-bit hashes) and its numbers."""

    words: str
    shingles: frozenset[int]
    numbers: frozenset[str]


@cache
def thresholds() -> Thresholds:
    """Read copies.yml; an unknown, missing or ill-typed key is an error that names it."""
    import yaml

    path = Path(__file__).with_name("copies.yml")
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(Thresholds)}
    if wrong := sorted(wanted.symmetric_difference(read)):
        raise ValueError(f"{path.name}: unknown or missing: {', '.join(wrong)}")
    words = read.pop("number_words")
    if wrong := [word for word in words if not isinstance(word, str)] or sorted(
        {word for word in words if words.count(word) > 1}
    ):
        raise ValueError(f"{path.name}: number_words: not a word, or twice: {wrong}")
    return Thresholds(**read, number_words=frozenset(words))


@lru_cache(maxsize=1 << 17)
def hashed(word: str) -> int:
    """A 64-bit hash of a word, the same in every process."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def read_body(text: str, title: str | None) -> Body:
    """The body of an article: its text without the title line, in one case, words only."""
    limits = thresholds()
    body = text.removeprefix(title) if title else text
    words = WORD.findall(unicodedata.normalize("NFKC", body).casefold())
    numbers = frozenset(word for word in words if word[0].isdigit() or word in limits.number_words)
    return Body(" ".join(words), shingles(words, limits.shingle_words), numbers)


def shingles(words: list[str], size: int) -> frozenset[int]:
    """Hashes of every run of `size` words; of all the words where there are fewer."""
    hashes = [hashed(word) for word in words]
    if len(hashes) < size:
        return frozenset({mixed(tuple(hashes))}) if hashes else frozenset()
    return frozenset(mixed(tuple(hashes[at : at + size])) for at in range(len(hashes) - size + 1))


def mixed(hashes: tuple[int, ...]) -> int:
    """One 64-bit hash of several, sensitive to their order; the last steps spread it over all bits."""
    value = 0
    for part in hashes:
        value = (value * 0x9E3779B97F4A7C15 + part) & MASK
    value = ((value ^ (value >> 31)) * 0xBF58476D1CE4E5B9) & MASK
    return value ^ (value >> 29)


def sample(body: Body) -> list[int]:
    """The shingles that go into the index: those below one part in N of the range, and some in any case."""
    limits = thresholds()
    ordered = sorted(body.shingles)
    below = sum(1 for one in ordered if one <= MASK // limits.sample_one_in)
    return ordered[: max(below, limits.sample_least)]


def containment(left: Body, right: Body) -> float:
    """How much of the smaller body is in the larger one, 0 to 1; 0 where their numbers differ."""
    limits = thresholds()
    if left.words == right.words:
        return 1.0
    small, large = sorted((left, right), key=lambda one: (len(one.shingles), one.words))
    if len(small.shingles) < limits.least_shingles:
        return 0.0
    if len(small.numbers & large.numbers) < limits.numbers * len(small.numbers):
        return 0.0
    return len(small.shingles & large.shingles) / len(small.shingles)


def are_copies(left: Body, right: Body) -> bool:
    """Whether two bodies come from one origin."""
    return bool(left.words) and containment(left, right) >= thresholds().containment


def sketch_rows(article: Mapping[str, Any]) -> list[int]:
    """The sampled shingles of one article."""
    return sample(read_body(article["text"], article["title"]))

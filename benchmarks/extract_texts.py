"""Texts that the speed of reading is measured on, made from the project's own sentences."""

from __future__ import annotations

import functools
import random
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "tests" / "specs" / "en.tsv"
SILENT = (
    "The central bank left rates unchanged, and shares of {C} slipped {X} as analysts had expected.",
    "Ministers met in {P} to discuss the budget, and the opposition asked for more time.",
    "“We will publish the figures {T},” said the chairman of {C}’s board.",
    "{C} hired {N} engineers {T} and plans to open {N} branches in {P}.",
    "The exhibition in {P} draws {N} visitors a day, organisers said {T}.",
    "Parliament adopted the bill by {N} votes – the closest result in years.",
    "The visitors won 3-1 in {P} after {C}’s captain scored twice in the second half.",
    "Researchers tested {N} samples of soil and published the results {T}.",
    "The council bought {N} electric buses, replacing older ones that had served {P} since 1998.",
    "Rain is forecast for {P} {T}, with temperatures around 18 degrees.",
    "Exports of wheat rose {X}, while {C} cut its forecast for the year.",
    "A record {N} people voted in {P} {T}, the commission said.",
)
SLOTS = {
    "N": ("3", "12", "40", "two", "seventeen", "1,200", "2.5 million", "several", "at least 30", "some 200"),
    "C": ("Norwell Bank", "the Harlow Group", "Amberline", "the ministry", "Telmar", "the league"),
    "T": ("on Monday", "last week", "in 2020", "this year", "in March", "next month"),
    "X": ("4 percent", "3.5 points", "12 basis points", "a third"),
    "P": ("Kolda", "Marden", "the capital", "Port Elsin", "the northern district"),
}


@functools.cache
def told() -> tuple[str, ...]:
    """The sentences of the spec table, each with a figure or with what looks like one."""
    lines = SPECS.read_text(encoding="utf-8").splitlines()
    return tuple(line.split("\t")[1] for line in lines if line and not line.startswith("#"))


def dense_article(size: int, choose: random.Random, between: str = " ") -> str:
    """An article of about `size` characters with a figure in nearly every sentence."""
    return _article(size, choose, between, 1.0)


def wire_article(size: int, choose: random.Random) -> str:
    """A report on an incident: a third of its sentences tell of harm."""
    return _article(size, choose, " ", 0.33)


def general_article(size: int, choose: random.Random) -> str:
    """News of economics, politics and sport, in paragraphs, with typographic marks; nobody is harmed."""
    return _article(size, choose, "\n\n", 0.0)


def _article(size: int, choose: random.Random, between: str, told_share: float) -> str:
    sentences: list[str] = []
    length = 0
    while length < size:
        is_told = choose.random() < told_share
        sentence = choose.choice(told()) if is_told else _silent(choose)
        sentences.append(sentence)
        length += len(sentence) + len(between)
    return between.join(sentences)


def _silent(choose: random.Random) -> str:
    filled = {slot: choose.choice(words) for slot, words in SLOTS.items()}
    return choose.choice(SILENT).format_map(filled)

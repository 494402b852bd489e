"""What a total costs: 100,000 claims on one question, and growth from 10^3 to 10^6 for one place.

`python -m benchmarks.totals.cost` prints both tables. One core, the frame already in memory.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.totals.frames import voices_frame
from warehouse.gazetteer import load_places
from warehouse.totals import Question, answer
from warehouse.totals.apart import Items, schedule

TOWNS: tuple[str | None, ...] = (
    *("Idlib", "Homs", "Aleppo", "eastern Aleppo", "Manbij", "Raqqa", "Hama", "Damascus", "Mosul", "Falluja"),
    *(
        "Kirkuk",
        "Kharkiv",
        "Mariupol",
        "Sanaa",
        "Taiz",
        "Khan Sheikhoun",
        "Syria",
        "Iraq",
        "Yemen",
        "Ukraine",
    ),
    *("Beit Example", None),
)
SPEAKERS = ("unicef", "syrian_observatory_for_human_rights", "said:police", "ocha", "unhcr")
NOTHING = np.array(None, dtype=object)
OUTLETS = 40
START = np.datetime64("2012-01-01", "D")
DAYS = 365 * 10


def make_claims(size: int, seed: int = 1, places: tuple[str | None, ...] = TOWNS) -> pd.DataFrame:
    """Ten years of news: a tenth copies, a tenth running figures, a fifth undated, lists and parts."""
    random = np.random.default_rng(seed)
    day = random.integers(0, DAYS, size)
    outlet = random.integers(0, OUTLETS, size)
    length = np.where(random.random(size) < 0.1, random.integers(1, 30, size), 0)
    low = random.geometric(0.12, size)
    is_whole = (length > 0) & (random.random(size) < 0.05)
    low = np.where(is_whole, length * 4000, low)
    dated = random.random(size) < 0.8
    is_running = length > 0
    said = START + day + random.integers(0, 3, size)
    numbers = np.arange(size)
    copy_of = np.where(random.random(size) < 0.1, np.maximum(numbers - 1, 0), numbers)
    ids = np.char.add("c", np.char.zfill(numbers.astype(str), 7))
    attributed = random.random(size) < 0.5
    voice = np.where(attributed, random.choice(SPEAKERS, size), np.char.add("outlet:o", outlet.astype(str)))
    return pd.DataFrame(
        {
            "claim_id": ids,
            "article_id": np.char.add("a", (numbers // 3).astype(str)),
            "origin_id": np.char.add("a", (copy_of[numbers // 3 * 3] // 3).astype(str)),
            "publisher": np.char.add("o", outlet.astype(str)),
            "voice_id": voice,
            "outcome": "killed",
            "group": random.choice(
                ["people", "civilians", "children", "soldiers"], size, p=[0.7, 0.1, 0.1, 0.1]
            ),
            "group_text": None,
            "place_text": random.choice(np.array(places, dtype=object), size),
            "window_text": np.where(
                dated, random.choice(["on Monday", "last night", "yesterday"], size), NOTHING
            ),
            "window_start": pd.Series(np.where(dated, START + day - length, np.datetime64("NaT"))),
            "window_end": pd.Series(np.where(dated, START + day, np.datetime64("NaT"))),
            "said_on": pd.Series(np.full(size, np.datetime64("NaT", "D"))),
            "published_on": pd.Series(said),
            "start": numbers % 3 * 100,
            "low": low,
            "high": pd.Series(np.where(random.random(size) < 0.5, low, np.nan)).astype("Int64"),
            "value": low,
            "value_to": pd.array([None] * size, dtype="Int64"),
            "closed": random.random(size) < 0.02,
            "scope": np.where(is_whole, "whole", "event"),
            "found": random.random(size) < 0.02,
            "implicit": numbers % 40 == 9,
            "unit": "persons",
            "kind": np.where(is_running, "period", "incident"),
            "qualifier": np.where(random.random(size) < 0.5, "exact", "at_least"),
            "modality": random.choice(["stated", "alleged", "feared"], size, p=[0.9, 0.07, 0.03]),
            "quote": np.char.add("Sentence ", copy_of.astype(str)),
            "number_text": low.astype(str),
            "actor_text": None,
            "cause_text": None,
            "part_of_id": np.where(numbers % 30 == 1, np.roll(ids, 1), NOTHING),
            "restates_id": np.where(numbers % 30 == 4, np.roll(ids, 1), NOTHING),
            "revises_id": None,
            "apart_from_ids": [(ids[number - 1],) if number % 15 == 7 else () for number in range(size)],
        }
    )


def seconds_of(size: int, question: Question, repeat: int = 3, **options: Any) -> float:
    """The best of some runs."""
    claims, voices, places = make_claims(size, **options), voices_frame(), load_places()
    best = float("inf")
    for _ in range(repeat):
        began = time.process_time()
        answer(claims, voices, places, question)
        best = min(best, time.process_time() - began)
    return best


def schedule_seconds(size: int) -> float:
    """Weighted interval scheduling alone, for one place."""
    random = np.random.default_rng(size)
    start = random.integers(0, DAYS, size)
    items = Items(
        start,
        start + random.integers(0, 9, size),
        random.integers(1, 50, size),
        random.integers(0, 200, size),
        random.random(size) < 0.5,
    )
    began = time.process_time()
    schedule(items)
    return time.process_time() - began


def main() -> None:
    """Print both tables."""
    print("100,000 claims, one question")
    for name, question in (
        ("everything", Question("killed")),
        ("a country", Question("killed", place="Syria")),
        (
            "a month of a province",
            Question("killed", "people", "Aleppo", _day("2016-09-01"), _day("2016-09-30")),
        ),
        ("everything, acled", Question("killed", codebook="acled")),
    ):
        print(f"  {name:24} {seconds_of(100_000, question):6.2f} s")
    print("one place, growing")
    for size in (1_000, 10_000, 100_000, 1_000_000):
        whole = seconds_of(size, Question("killed", place="Homs"), repeat=1, places=("Homs",))
        unit = size * np.log2(size)
        alone = schedule_seconds(size)
        share = f"{1e9 * whole / unit:5.0f} ns per n log n"
        print(f"  {size:9,} claims: answer {whole:7.3f} s ({share}), schedule {alone:7.3f} s")


def _day(text: str) -> Any:
    return pd.Timestamp(text).date()


if __name__ == "__main__":
    main()

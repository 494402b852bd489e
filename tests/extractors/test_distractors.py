"""Numbers beside a claim that count nobody harmed: routes, ages, hours, crowds, who tells. Every one stands
in every frame of its place (distractors.yml).
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.extractors.reading_of import differences, read

TABLE = yaml.safe_load(Path(__file__).with_name("distractors.yml").read_text(encoding="utf-8"))
FRAMES = [(place, frame, want) for place, told in TABLE.items() for frame, want in told["frames"]]


@pytest.mark.parametrize(("place", "frame", "want"), FRAMES, ids=[f"{p}-{f}" for p, f, _ in FRAMES])
def test_a_number_that_counts_nobody_is_left_alone(place: str, frame: str, want: str) -> None:
    texts = [frame.format(number).replace(" ,", ",") for number in TABLE[place]["numbers"]]
    wrong = {text: found for text in texts if (found := differences(read(text), want))}
    assert wrong == {}

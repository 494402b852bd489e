"""The place, the day and the speaker of a plain lead, whatever their names (scenes.yml)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extractors.claim import Claim
from tests.extractors.reading_of import read

TABLE = yaml.safe_load(Path(__file__).with_name("scenes.yml").read_text(encoding="utf-8"))
FRIDAY = "2021-05-07"


def _claim(frame: str, place: str, speaker: str) -> Claim:
    text = frame.format(p=place, s=speaker, S=speaker[0].upper() + speaker[1:])
    claims = read(text)
    assert [(c.outcome, c.value) for c in claims] == [("killed", 12)], text
    return claims[0]


@pytest.mark.parametrize("frame", TABLE["frames"])
def test_each_place_and_its_day(frame: str) -> None:
    wrong = {}
    for place, name in TABLE["places"].items():
        claim = _claim(frame, place, "the health ministry")
        if name not in (claim.place_text or "") or str(claim.window_start) != FRIDAY:
            wrong[place] = (claim.place_text, claim.window_text)
    assert wrong == {}


@pytest.mark.parametrize("frame", TABLE["frames"])
def test_each_speaker(frame: str) -> None:
    wrong = {}
    for speaker, name in TABLE["speakers"].items():
        claim = _claim(frame, "Baghdad", speaker)
        if name.lower() not in (claim.source_text or "").lower():
            wrong[speaker] = claim.source_text
    assert wrong == {}

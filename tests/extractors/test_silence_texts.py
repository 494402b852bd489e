"""Written texts without casualties, one a line of tests/silence/<theme>.txt: none gives a claim."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractors import extract

DAY = dt.date(2021, 5, 10)
THEMES = sorted((Path(__file__).parents[1] / "silence").glob("*.txt"))


def _texts(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("path", THEMES, ids=lambda p: p.stem)
def test_nobody_is_harmed(path: Path) -> None:
    texts = _texts(path)
    assert len(texts) >= 10
    found = {t: [(c.number_text, c.outcome, c.rule_id) for c in extract(t, DAY).claims] for t in texts}
    assert {text: claims for text, claims in found.items() if claims} == {}


def test_no_text_stands_twice() -> None:
    texts = [text for path in THEMES for text in _texts(path)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Poachers killed 12 rangers near the river.", ["12"]),
        ("A barge sank; 12 were killed.", ["12"]),
        ("The raid freed 90 pigs, and six farmers were killed.", ["six"]),
        ("A truck with 90 pigs hit a bus of pilgrims; 12 of them were killed.", ["12"]),
        ("A truck with 90 pigs overturned; 12 of them were killed.", []),
        ("Gunmen murdered 14 snarks in the hills.", ["14"]),
        ("Gunmen killed 14 snarks in the hills.", []),
        ("Six kayakers died when the dam broke. Twenty snarks died too.", ["Six", "Twenty"]),
        ("Masked men captured a group of 28 pupils.", ["28"]),
        ("Masked men captured the attention of 28 pupils.", []),
        ("On the page 12 miners are missing.", ["12"]),
        ("Page 12 is missing.", []),
        ("Bosko Haran was shot dead at noon. Haran died at once.", ["Bosko Haran", "Haran"]),
        ("Print died at noon, said Bosko Haran.", []),
        ("Troops eliminated four gunmen in the final hours of the siege.", ["four"]),
        ("The jury eliminated four dancers in the final.", []),
        ("Robin Fisher was killed on Monday.", ["Robin Fisher"]),
        ("At Kill Fisher Creek two brothers flew.", []),
        ("Rebels Kill Fisher At Creek", ["Fisher"]),
        ("The comedian killed on Friday.", []),
        ("The comedian killed on Friday was 40.", ["The comedian"]),
        ("The fall hurt nobody.", ["nobody"]),
        ("The fall hurt nobody's plans.", []),
    ],
)
def test_what_the_words_are_said_of_decides(text: str, numbers: list[str]) -> None:
    assert [c.number_text for c in extract(text, DAY).claims] == numbers

"""Annotated news of packages: no word is kept, every word is found again, another text is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.extract_news import AGAIN, SETS, judged, judged_again
from benchmarks.packages.annotated import TextMistake, digest, with_words, without_words
from benchmarks.packages.texts import Text

TOLD = "Police said five clerks were killed in Orte on Monday. Orte mourns."
CLAIM: dict[str, Any] = {
    "n": 1, "start": 12, "end": 16, "number_text": "five", "implicit": False, "outcome": "killed", "value": 5,
    "value_to": None, "qualifier": "exact", "group": "other", "group_text": "clerks", "part_of": None,
    "kind": "incident", "window_text": "on Monday", "window_start": "2016-09-26", "window_end": "2016-09-26",
    "place_text": "Orte", "source_text": "Police", "modality": "stated",
}  # fmt: skip
ROW = {"id": "x", "date": "2016-09-30", "text": TOLD, "claims": [CLAIM]}
TEXTS = {"a.cor:3": Text("a.cor:3", f" {TOLD}\n", None)}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(without_words("a.cor:3", ROW)) + "\n", encoding="utf-8")
    return path


def test_no_word_is_kept(kept: Path) -> None:
    row = json.loads(kept.read_text(encoding="utf-8"))
    assert row["name"] == "a.cor:3"
    assert row["sha256"] == digest(TOLD)
    assert row["claims"][0]["place"] == [39, 43]  # the Orte nearer to the number
    assert not {"clerks", "Orte", "Police", "Monday"} & set(kept.read_text(encoding="utf-8").split('"'))


def test_words_are_found_again(kept: Path) -> None:
    (row,) = with_words(kept, TEXTS)
    left_out = ("group_text", "window_text")
    assert row["text"] == TOLD
    assert row["date"] == "2016-09-30"
    assert row["claims"] == [{key: value for key, value in CLAIM.items() if key not in left_out}]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({}, "a.cor:3 is not in the folder"),
        ({"a.cor:3": Text("a.cor:3", TOLD.replace("five", "nine"), None)}, "not the text that was annotated"),
    ],
)
def test_another_text_is_refused(kept: Path, texts: dict[str, Text], said: str) -> None:
    with pytest.raises(TextMistake, match=said):
        list(with_words(kept, texts))


def test_words_that_are_not_in_the_text_are_refused() -> None:
    wrong = {**ROW, "claims": [{**CLAIM, "place_text": "Sadra"}]}
    with pytest.raises(TextMistake, match="'Sadra' is not in the text"):
        without_words("a.cor:3", wrong)


def test_a_set_is_judged(kept: Path) -> None:
    (one,) = judged(kept, TEXTS)
    assert (one.every.gold, one.every.read, one.every.right) == (1, 1, 1)
    assert one.attributes["place"] == one.attributes["source"] == one.attributes["window"] == (1, 1)


def test_a_second_reader_is_judged_by_the_first(kept: Path, tmp_path: Path) -> None:
    claims = [{**CLAIM, "source_text": None}, {**CLAIM, "n": 2, "start": 7, "end": 11, "place_text": None}]
    again = tmp_path / "again.jsonl"
    again.write_text(json.dumps(without_words("a.cor:3", {**ROW, "claims": claims})) + "\n", encoding="utf-8")
    (one,) = judged_again(kept, again, TEXTS)
    assert (one.every.gold, one.every.read, one.every.right) == (1, 2, 1)
    assert one.attributes["window"] == one.attributes["place"] == (1, 1)
    assert one.attributes["source"] == (0, 1)


def test_the_sets_hold_no_words() -> None:
    paths = sorted(path for folder in (SETS, AGAIN) for path in folder.glob("*.jsonl"))
    assert {path.parent for path in paths} == {SETS, AGAIN}
    for path in paths:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            assert set(row) <= {"name", "sha256", "date", "claims"}
            assert not any(key == "text" or key.endswith("_text") for c in row["claims"] for key in c)

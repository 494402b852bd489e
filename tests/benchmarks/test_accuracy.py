"""The accuracy page: what is right, how sure a share is, and that it is made without the development sets."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks import extract_accuracy
from benchmarks.accuracy.intervals import figure_of, wilson
from benchmarks.accuracy.judge import judge_claims, judge_total
from benchmarks.accuracy.page import ABSENT
from benchmarks.accuracy.sets import SETS, own_folders
from extractors import extract

TEXT = "Police said 12 people were killed in eastern Aleppo on Monday, including three children."
DAY = dt.date(2016, 9, 29)
WHOLE = {
    "n": 1, "start": 12, "end": 14, "number_text": "12", "implicit": False, "outcome": "killed", "value": 12,
    "value_to": None, "qualifier": "exact", "group": "people", "kind": "incident", "modality": "stated",
    "part_of": None, "place_text": "Aleppo", "source_text": "Police", "window_start": "2016-09-26",
    "window_end": "2016-09-26",
}  # fmt: skip
PART = WHOLE | {"n": 2, "start": 73, "end": 78, "number_text": "three", "value": 3, "group": "children",
                "part_of": 1}  # fmt: skip


def test_the_sample_is_read_right_in_everything() -> None:
    judged = judge_claims({"claims": [WHOLE, PART]}, extract(TEXT, DAY))
    assert (judged.every.gold, judged.every.read, judged.every.right) == (2, 2, 2)
    assert judged.explicit == judged.every
    assert {a: n for a, (n, of) in judged.attributes.items() if n != of} == {}


@pytest.mark.parametrize(
    ("changed", "right", "wrong"),
    [
        ({"value": 13}, 1, set()),
        ({"outcome": "wounded"}, 1, set()),
        ({"start": 0, "end": 40}, 1, set()),
        ({"place_text": "the city of Aleppo"}, 2, set()),
        ({"place_text": "Idlib"}, 2, {"place"}),
        ({"place_text": None}, 2, {"place"}),
        ({"window_end": "2016-09-27"}, 2, {"window"}),
        ({"source_text": "a monitor"}, 2, {"source"}),
        ({"qualifier": "at_least"}, 2, {"qualifier"}),
        ({"part_of": 2}, 2, {"part_of"}),
    ],
    ids=lambda v: "-".join(v) if isinstance(v, dict) else "",
)
def test_what_differs_is_wrong(changed: dict[str, Any], right: int, wrong: set[str]) -> None:
    judged = judge_claims({"claims": [WHOLE | changed, PART]}, extract(TEXT, DAY))
    assert judged.every.right == right
    if right == 2:
        assert {a for a, (n, of) in judged.attributes.items() if n != of} == wrong


@pytest.mark.parametrize(
    ("low", "high", "right"),
    [(12, None, True), (10, 12, True), (13, 15, False), (0, 0, False), (None, None, None)],
    ids=["one-number", "range", "above", "zero", "left-open"],
)
def test_a_total_lies_between_the_coders_bounds(
    low: int | None, high: int | None, right: bool | None
) -> None:
    row = {"killed_lo": low, "killed_hi": high}
    assert judge_total(row, extract(TEXT, DAY), "killed") is right


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(2, 2, 0.342, 1.0), (9, 10, 0.596, 0.982), (0, 5, 0.0, 0.434), (0, 0, 0.0, 1.0)],
    ids=["two-of-two", "nine-of-ten", "none", "nothing-judged"],
)
def test_wilsons_interval(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == pytest.approx((low, high), abs=0.001)


def test_a_figure_is_never_surer_than_its_documents() -> None:
    """Ten right claims of one text, ten wrong of another: Wilson alone would take them for twenty."""
    clustered = figure_of([(10, 10), (0, 10)], lambda s: (sum(x[0] for x in s), sum(x[1] for x in s)))
    assert clustered is not None
    assert (clustered.value, clustered.low, clustered.high) == (0.5, 0.0, 1.0)
    assert figure_of([], lambda _: (0, 0)) is None


def test_the_page_is_made_without_the_development_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "accuracy.md"
    monkeypatch.setattr(sys, "argv", ["x", "--data", str(tmp_path / "absent"), "--out", str(out)])
    extract_accuracy.main()
    page = out.read_text(encoding="utf-8")
    assert capsys.readouterr().out.strip() == ABSENT
    assert ABSENT in page
    assert "claims-syria-wire" not in page
    for kind in ("assessment", "bulletin", "disaster", "headlines", "incident", "local", "rights", "wire"):
        assert f"| claims-{kind} |" in page
    assert "| heldout claims-wire | agency copy | held out | read | 25 | 203 |" in page
    assert "| heldout claims-dispatches | agency copy, of a third hand | held out | read | 16 | 198 |" in page
    assert "| unread totals-summaries | incident summaries | unread | never read | 24 |" in page
    assert "| 0 | 0 |" not in page.split("## Rule by rule")[1]


def test_every_annotated_file_of_the_project_is_on_the_page() -> None:
    told = yaml.safe_load(SETS.read_text(encoding="utf-8"))["sets"]
    listed = {(entry["folder"], name.split()[-1]) for name, entry in told.items() if entry["folder"] != "dev"}
    lying = {(name, path.stem) for name, folder in own_folders().items() for path in folder.glob("*.jsonl")}
    assert {folder for folder, _ in lying} == {"gold", "heldout", "unread"}
    assert listed == lying

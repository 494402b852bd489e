"""`figures extract`: lines in, lines out, in order; a bad line is answered, not lost."""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from extractors import RuleMistake, loader
from extractors.jsonl import Unread, answer_line, extract_file


def _run(folder: Path, lines: list[str], workers: int = 1) -> tuple[Unread, list[dict[str, Any]]]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    unread = extract_file(source, target, workers)
    return unread, [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


GOOD = json.dumps({"id": "a", "text": "Nine people were killed on Friday.", "date": "2021-05-10"})


def test_a_good_line(tmp_path: Path) -> None:
    unread, rows = _run(tmp_path, [GOOD])
    assert unread == Unread()
    assert (rows[0]["id"], rows[0]["errors"], rows[0]["totals"]) == (
        "a",
        [],
        {"killed": {"low": 9, "best": 9, "high": 9}},
    )
    assert rows[0]["claims"][0]["number_text"] == "Nine"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"text": 3}', "text"),
        ('{"id": "x"}', "text"),
        ('{"text": "a", "date": "soon"}', "date"),
        ('{"text": "a", "date": 3}', "date"),
        ('{"text": "a", "language": "xx"}', "no rules for language"),
        ('{"text": "a", "place": 3}', "place"),
        ('{"text": "\\ud800"}', "surrogate"),
    ],
)
def test_a_bad_line_is_answered(line: str, error: str) -> None:
    answer = answer_line(7, line.encode())
    assert error in answer["errors"][0]
    assert answer["claims"] == []


def test_the_run_goes_on_and_ends_with_1(tmp_path: Path) -> None:
    unread, rows = _run(tmp_path, [GOOD, "{", '{"text": "Two men died."}'])
    assert (unread.count, unread.first.partition(":")[0] if unread.first else None) == (1, "line 2")
    assert [r.get("id", r.get("line")) for r in rows] == ["a", 2, 3]


def test_order_and_answers_do_not_depend_on_workers(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": str(n), "text": f"{n + 2} people were killed.", "date": None}) for n in range(450)
    ]
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert _run(one, lines, 1) == _run(two, lines, 2)


@pytest.mark.parametrize(
    "date", ["2021-05-10", "2021-05-10T08:00:00+02:00", "2021-05-10T08:00:00Z", "", None]
)
def test_dates(date: str | None) -> None:
    row = {"id": "a", "text": "Nine people were killed on 9 May.", "date": date}
    assert answer_line(1, json.dumps(row).encode())["errors"] == []


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("bogus: 1\n", "unknown key 'bogus'; known are .* and [0-9]+ others"),
        ("persons: [a\n", "words.yml: while parsing"),
        ("persons: [a]\npersons: [b]\n", "words.yml, line 2: 'persons' stands twice"),
    ],
    ids=["a key that nobody knows", "no YAML", "a key twice"],
)
def test_a_broken_rule_file_is_no_articles_fault(
    written: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "words.yml").write_text(written, encoding="utf-8")
    monkeypatch.setattr(loader, "RULES", tmp_path)
    with pytest.raises(RuleMistake, match=says):
        answer_line(1, b'{"id": "a", "text": "x", "language": "xx"}')


def test_a_language_without_rules_is_told_of_its_article() -> None:
    answer = answer_line(1, b'{"id": "a", "text": "x", "language": "yy"}')
    assert answer["errors"][0].startswith("no rules for language 'yy'")


def test_a_reading_that_fails_harms_one_line() -> None:
    """A real failure: where little of the stack is left, the reading cannot go on."""
    answer_line(1, GOOD.encode())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 25)
    try:
        answer = answer_line(2, GOOD.encode())
    finally:
        sys.setrecursionlimit(limit)
    assert answer["claims"] == []
    assert answer["errors"][0].startswith("the reading failed: RecursionError")
    assert answer_line(3, GOOD.encode())["claims"]

"""`figures rules`: the rules with their reasons, and what they do on a corpus."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main

TEXT = "Shells killed five people in Taiz on Sunday."
RIGHT = {"start": 14, "end": 18, "outcome": "killed", "value": 5}


def test_without_a_corpus_each_rule_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert {"rule", "why"} == set(rules[0])
    assert "en.killed" in {rule["rule"] for rule in rules}
    assert all(rule["why"] for rule in rules)


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        pytest.param([RIGHT], (1, 1, 1, 1), id="right"),
        pytest.param([RIGHT | {"value": 6}], (1, 1, 0, 0), id="wrong value"),
        pytest.param([], (1, 1, 0, 0), id="nothing is there"),
        pytest.param(None, (1, 0, 0, None), id="not annotated"),
    ],
)
def test_over_a_corpus_rules_are_counted(
    claims: list[object] | None, told: tuple[object, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"text": TEXT, "date": "2024-03-11", "claims": claims}) + "\n\n")
    assert main(["rules", "--corpus", str(corpus), "--json"]) == 0
    busiest, *rest = json.loads(capsys.readouterr().out)
    assert busiest["rule"] == "en.killed"
    assert tuple(busiest[key] for key in ("fired", "judged", "right", "precision")) == told
    assert all(rule["fired"] == 0 for rule in rest)
    assert main(["rules", "--corpus", str(corpus)]) == 0
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split() == ["rule", "fired", "judged", "right", "precision", "why"]
    assert first.startswith("en.killed")


def _corpus(folder: Path, text: str) -> Path:
    corpus = folder / "corpus.jsonl"
    rows = [{"id": "taiz", "text": text, "date": "2024-03-11"}, {"text": "A calm day.", "date": None}]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return corpus


@pytest.mark.parametrize(
    ("reads", "told"),
    [
        pytest.param(lambda claims: claims, "0 gained, 0 lost, 0 changed in 0 articles", id="the same"),
        pytest.param(lambda _: [], "+ en.killed killed 'five'", id="gained"),
        pytest.param(
            lambda claims: [*claims, claims[0] | {"start": 1}], "- en.killed killed 'five'", id="lost"
        ),
        pytest.param(
            lambda claims: [claims[0] | {"value": 4}], "~ en.killed killed 'five' value 4 → 5", id="changed"
        ),
    ],
)
def test_a_change_of_rules_is_told_by_article(
    reads: Callable[[list[Any]], list[Any]], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, reading = str(_corpus(tmp_path, TEXT)), tmp_path / "reading.jsonl"
    assert main(["rules", "--corpus", corpus, "--save", str(reading)]) == 0
    head, first, *rest = [json.loads(line) for line in reading.read_text("utf-8").splitlines()]
    first["claims"] = reads(first["claims"])
    reading.write_text("\n".join(json.dumps(row) for row in (head, first, *rest)), "utf-8")
    assert main(["rules", "--corpus", corpus, "--against", str(reading)]) == 0
    said = capsys.readouterr().out
    assert told in said
    assert (TEXT in said and "\ntaiz\n" in said) == ("0 gained, 0 lost, 0 changed" not in said)
    assert main(["rules", "--corpus", corpus, "--against", str(reading), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["sentence"] for row in rows] == [TEXT] * (1 if TEXT in said else 0)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("nonsense", "line 1: no JSON", id="no JSON"),
        pytest.param("[]", "line 1: no text", id="no object"),
        pytest.param('{"text": 5}', "line 1: no text", id="no text"),
        pytest.param('{"text": "a", "date": "Monday"}', "line 1: 'Monday' is no date", id="no date"),
        pytest.param('{"text": "a", "date": 5}', "line 1: 5 is no date", id="a number for a date"),
        pytest.param('{"text": "a", "claims": [{"value": 5}]}', "wants start, end, outcome", id="no span"),
        pytest.param('{"text": "a", "claims": 5}', "wants start, end, outcome", id="no claims"),
        pytest.param("\udcff", "not UTF-8", id="no UTF-8"),
    ],
)
def test_a_corpus_that_is_none_is_one_line(
    line: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_bytes(line.encode("utf-8", "surrogateescape"))
    assert main(["rules", "--corpus", str(corpus)]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--corpus", "nowhere.jsonl"], "no file nowhere.jsonl"),
        (["--language", "xx"], "--language 'xx' has no rules; there are en"),
        (["--save", "out.jsonl"], "--save and --against want a --corpus"),
        (["--corpus", __file__, "--against", "nowhere.jsonl"], "give a file made with --save"),
        (["--corpus", __file__, "--against", __file__], "give a file made with --save"),
    ],
    ids=["no corpus", "no rules", "nothing to read", "no reading", "another file"],
)
def test_a_mistake_is_one_line(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", *arguments]) == 2
    assert told in capsys.readouterr().err

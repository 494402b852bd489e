"""The gold files are what their sources say, and the source format refuses what it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gold.build import Mark, SourceError, built, claims_document, read_claim

TWO = Mark(0, 3, "two", implicit=False)
ONE = Mark(0, 5, "a man", implicit=True)


@pytest.mark.parametrize(("path", "content"), built().items(), ids=lambda value: getattr(value, "stem", ""))
def test_built_file_is_current(path: Path, content: str) -> None:
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("line", "mark", "field", "value"),
    [
        ("killed 2", TWO, "qualifier", "exact"),
        ("killed >=2 civilians/farm hands", TWO, "group_text", "farm hands"),
        ("wounded 2-4", TWO, "value_to", 4),
        ("missing ? children", TWO, "value", None),
        ("killed men/man", ONE, "value", 1),
        ("killed 2; when since May 2016-05-01/2016-06-02", TWO, "window_end", "2016-06-02"),
        ("killed 2; when of late ../2016-06-02", TWO, "window_start", None),
        ("killed 2; hypothetical", TWO, "modality", "planned_or_hypothetical"),
    ],
    ids=["exact", "hedge-and-noun", "range", "vague", "implicit-is-one", "window", "open-start", "modality"],
)
def test_claim_line_is_read(line: str, mark: Mark, field: str, value: object) -> None:
    assert read_claim(line, mark, None)[field] == value


@pytest.mark.parametrize(
    "line",
    ["slain 2", "killed 2 martians", "killed", "killed 2; near Mosul", "+ killed 2"],
    ids=["outcome", "group", "no-value", "part", "nothing-to-carry"],
)
def test_unknown_word_is_refused(line: str) -> None:
    with pytest.raises(SourceError):
        read_claim(line, TWO, None)


def test_every_mark_needs_a_claim() -> None:
    with pytest.raises(SourceError, match="2 marks but 1 claims"):
        claims_document(
            {"id": "x", "date": "2016-01-01", "text": "{Two} and {three}.", "claims": ["killed 2"]}
        )

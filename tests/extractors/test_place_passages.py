"""Where the harm of each figure of a passage is: the scene is carried, left, and come back to."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from extractors import extract

MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")


def passages() -> list[tuple[str, str]]:
    """The date and the marked text of each passage."""
    blocks = Path(__file__).with_name("place_passages.txt").read_text(encoding="utf-8").split("\n@ ")[1:]
    return [(date, body.strip("\n")) for date, _, body in (block.partition("\n") for block in blocks)]


@pytest.mark.parametrize(("date", "marked"), passages())
def test_places_of_a_passage(date: str, marked: str) -> None:
    wanted: dict[tuple[int, int], str | None] = {}
    text, at = "", 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        wanted[len(text), len(text) + len(match[1])] = None if match[2] == "-" else match[2]
        text += match[1]
        at = match.end()
    text += marked[at:]
    told = {(c.start, c.end): c.place_text for c in extract(text, dt.date.fromisoformat(date)).claims}
    assert wanted
    assert {span: told.get(span, "no claim") for span in wanted} == wanted

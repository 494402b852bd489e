"""The ten small examples of docs/methodology.md: read out of the page, through a night, cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from tests.flows.sites import folder_source, run_night, settings_of
from warehouse import figures
from warehouse.totals import Answer, Question

PAGE = Path(__file__).parents[2] / "docs" / "methodology.md"
DAY = dt.date(2016, 9, 30)
QUOTE = re.compile(r"^> (?P<outlet>[\w ]+), (?P<day>\d{4}-\d\d-\d\d): (?P<text>.+(?:\n> .+)*)$", re.MULTILINE)
ASKED = re.compile(r"(?P<group>\w+) (?P<outcome>\w+), (?P<place>[^,|]+)(?:, as known on (?P<as_of>[\d-]+))?")
HEAD = ["asked", "days", "low", "high", "voices report", "origins", "grade"]
HARMED = {"harmed": "casualties"}


def examples() -> list[tuple[str, str]]:
    """The examples: title and text of each."""
    part = PAGE.read_text("utf-8").partition("## Ten small examples")[2].partition("\n## ")[0]
    found = re.split(r"^### (.+)$", part, flags=re.MULTILINE)[1:]
    return list(zip(found[::2], found[1::2], strict=True))


def articles(text: str) -> list[tuple[str, str, str]]:
    """Outlet, day and words of every article of an example."""
    quotes = [(one["outlet"], one["day"], one["text"].replace("\n> ", " ")) for one in QUOTE.finditer(text)]
    assert len(quotes) == len(re.findall(r"^> .*\d{4}-\d\d-\d\d:", text, re.MULTILINE))
    return quotes


def rows(text: str) -> list[list[str]]:
    """The table of an example, cell by cell, without its head."""
    table = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"
    ]
    assert table[0] == HEAD
    return table[2:]


def question(asked: str, days: str) -> Question:
    """The question of a row."""
    found = ASKED.fullmatch(asked)
    assert found, asked
    first, last = (None, None) if days == "all days" else map(dt.date.fromisoformat, days.split(" to "))
    return Question(
        HARMED.get(found["outcome"], found["outcome"]),
        found["group"],
        found["place"],
        first,
        last,
        as_of=dt.date.fromisoformat(found["as_of"]) if found["as_of"] else None,
    )


def shown(found: Answer) -> list[str]:
    """The answer as the page prints it."""
    low, high = found.reported_low, found.reported_high
    reported = (
        "nothing" if low is None or high is None else f"{low:,}" if low == high else f"{low:,} to {high:,}"
    )
    top = "open" if found.high is None else f"{found.high:,}"
    return [f"{found.low:,}", top, reported, str(found.origins), found.grade]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of one night over the articles of all examples."""
    folder = tmp_path_factory.mktemp("methodology")
    outlets: dict[str, dict[str, str]] = {}
    for number, (_, text) in enumerate(examples()):
        for at, (outlet, day, words) in enumerate(articles(text)):
            outlets.setdefault(outlet, {})[f"{number}-{at}.txt"] = f"---\npublished: {day}\n---\n{words}\n"
    for outlet, texts in outlets.items():
        folder_source(folder / "sources", texts, name=outlet.lower().replace(" ", "-"))
    settings = settings_of(folder / "data", folder / "sources")
    run_night(settings, DAY)
    return settings.data


def test_there_are_ten() -> None:
    assert [title.partition(".")[0] for title, _ in examples()] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize(("title", "text"), examples(), ids=[title for title, _ in examples()])
def test_the_answers_are_those_on_the_page(title: str, text: str, data: Path) -> None:
    table: list[Any] = rows(text)
    assert table, title
    told = [[asked, days, *shown(figures.ask(data, question(asked, days)))] for asked, days, *_ in table]
    assert told == table

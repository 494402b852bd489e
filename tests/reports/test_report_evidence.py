"""A claim as a reader meets it: the number marked, the address a link or not, the claim in a few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.evidence import mark, says, web_address
from reports.figures import event_grade
from reports.voices import display_names
from tests.reports.small_snapshot import C1, claim


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://lantern-daily.example/a?b=1&c=2", True),
        ("http://lantern-daily.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ('https://a.example/" onmouseover="x', False),
        ("java\nscript:alert(1)", False),
        ("http://[broken", False),
        ("//no-scheme.example/", False),
        (None, False),
    ],
    ids=str,
)
def test_only_addresses_of_the_web_become_links(url: str | None, is_link: bool) -> None:
    assert (web_address(url) is not None) == is_link


@pytest.mark.parametrize(
    ("quote", "number", "start", "parts"),
    [
        ("Four died.", "Four", 0, ("", "Four", " died.")),
        ("Of 14, 4 died.", "4", 7, ("Of 14, ", "4", " died.")),
        ("[name] and 4 died.", "4", 20, ("[name] and ", "4", " died.")),
        ("[name], 44, and 4 died.", "4", 30, ("[name], 44, and ", "4", " died.")),
        ("[name] was shot.", "[name]", 5, ("", "[name]", " was shot.")),
        ("Nothing here.", "4", 3, ("Nothing here.", "", "")),
    ],
    ids=["at its offset", "not the first digit", "moved by a mask", "not inside 44", "a name", "gone"],
)
def test_the_number_is_marked(quote: str, number: str, start: int, parts: tuple[str, str, str]) -> None:
    row = {"quote": quote, "number_text": number, "quote_start": 100, "start": 100 + start}
    assert mark(row) == parts


@given(st.text(max_size=60), st.text(min_size=1, max_size=8), st.integers(-5, 70))
def test_marking_loses_no_character(quote: str, number: str, start: int) -> None:
    parts = mark({"quote": quote, "number_text": number, "quote_start": 100, "start": 100 + start})
    assert "".join(parts) == quote
    assert parts[1] in ("", number)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 96, "qualifier": "at_least", "group": "children"}, "at least 96 children killed"),
        ({"value": 1, "group": "children"}, "1 child killed"),
        (
            {"value": 20, "value_to": 30, "qualifier": "range", "group": "combatants"},
            "20 to 30 combatants killed",
        ),
        ({"value": None, "qualifier": "vague"}, "“Four” people killed"),
        ({"value": 0, "outcome": "casualties"}, "no people killed or wounded"),
        (
            {"value": 3500, "qualifier": "about", "unit": "families", "outcome": "displaced"},
            "about 3,500 families displaced",
        ),
        (
            {"value": 7, "group": "other", "group_text": "farm\nworkers", "outcome": "abducted"},
            "7 farm workers abducted",
        ),
        ({"value": 10, "qualifier": "less_than", "outcome": "missing"}, "fewer than 10 people missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_claim_in_a_few_words(fields: dict[str, object], words: str) -> None:
    assert says(claim(C1, "Four", "Four died.", **fields)) == words


@pytest.mark.parametrize(
    ("voice_id", "source_text", "name"),
    [
        ("outlet:lantern daily", None, "Lantern Daily"),
        ("said:governors office", "the governor's office", "governor's office"),
        ("said:police", "POLICE", "POLICE"),
        ("unicef", "the UN children's fund", "UNICEF"),
    ],
    ids=["an outlet", "as written", "as written, even so", "a known voice"],
)
def test_voices_are_called_as_people_write_them(voice_id: str, source_text: str | None, name: str) -> None:
    rows = [claim(C1, "Four", "Four died.", voice_id=voice_id, source_text=source_text)]
    rows[0]["origin_id"] = rows[0]["article_id"]
    assert (
        display_names(rows, {"unicef": "UNICEF", voice_id: "worn down"} | {"unicef": "UNICEF"})[voice_id]
        == name
    )


@pytest.mark.parametrize(
    ("entry", "grade"),
    [
        ({"grade": "single source", "origins": 1}, "single source"),
        ({"grade": "several independent origins", "origins": 3}, "several independent origins (3)"),
        ({"grade": "contested", "origins": 2}, "contested"),
        ({}, None),
    ],
)
def test_an_event_is_shown_with_its_grade(entry: dict[str, object], grade: str | None) -> None:
    assert event_grade(entry) == grade

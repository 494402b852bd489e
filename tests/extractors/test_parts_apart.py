"""Parts told far from their whole: by sections, one person after the other, of a family, still missing."""

from __future__ import annotations

import datetime as dt
from typing import cast

import pytest

from extractors import extract
from extractors.drafts import Draft
from extractors.mentions import Mention
from extractors.resolve import part_rings

DAY = dt.date(2024, 5, 15)

SECTIONS = """Gunmen killed {whole} people in the valley in 2009, the yearbook shows.

Mines
Mines killed 20 people on the roads around Tash. One of them was a herder.

Shells
Shells killed 34 people in the two towns."""

ONE_BY_ONE = """{number} people were killed in Marlow. Police do not link the cases. A porter, Ian Moss, was \
killed outside a bar. It happened near the bridge. Nobody has been held. A barman was killed in Hill Street. \
Neighbours called for help. A nurse was killed in her flat."""

CASES = [
    (SECTIONS.format(whole=54), {"20": "54", "34": "54"}),
    (SECTIONS.format(whole=60), {}),
    (ONE_BY_ONE.format(number="Three"), {"A porter": "Three", "A barman": "Three", "A nurse": "Three"}),
    (ONE_BY_ONE.format(number="Five"), {}),
    (
        "Six members of a family drowned at Kolo. Divers found the bodies of a woman and her two sons.",
        {"a woman": "Six", "two": "Six"},
    ),
    ("Six sailors drowned at Kolo. Divers found the bodies of a woman and her two sons.", {}),
    (
        "Seven climbers are missing on Kar. The body of one was found on Monday; six are still missing.",
        {"one": "Seven", "six": "Seven"},
    ),
    ("Seven climbers are missing on Mount Kar. In Tal six are missing.", {}),
    (
        "Six people were shot dead in two raids. Gunmen killed four cooks at a bar. Later a porter and his "
        "niece were shot dead.",
        {"four": "Six", "a porter": "Six", "his niece": "Six"},
    ),
    ("Six people were shot dead in two raids. Gunmen killed four cooks at a bar.", {}),
    (
        "Nine people, including three rebels, were killed in the hills. At Orte six herders were killed. One "
        "rebel was shot dead at Kolo. Two rebels were killed at Tash.",
        {"three": "Nine", "One": "three", "Two": "three", "six": "Nine"},
    ),
    (
        "Five people died in a crash at Orte. Two soldiers were killed in March. In April three cooks died.",
        {},
    ),
    (
        "Twenty sailors drowned off Cape Sur. Eight of the victims were buried on a beach.",
        {"Eight": "Twenty"},
    ),
    ("Police arrested 90 people. Five of the detainees were beaten to death.", {"Five": "90"}),
    ("Thirty people were hurt in Orte. Two of the injured died.", {}),
    ("About 300 people were hurt in a quake. Of the injured, 40 are in intensive care.", {"40": "300"}),
    (
        "Some 9,000 people fled. Of those who fled, 5,000 are camped at Kolo. Another 2,000 fled to Po.",
        {"5,000": "9,000", "2,000": "9,000"},
    ),
    ("A pit collapse killed nine men. Five bodies have so far been retrieved.", {"Five": "nine"}),
    ("A pit collapse killed nine men. Five bodies were found in a river.", {}),
    (
        "The army killed 40 herders. Among the victims were 12 children and two nurses.",
        {"12": "40", "two": "40"},
    ),
    (
        "A mob killed 20 people. A cook lost two sons. Among the dead were six girls and a nun.",
        {"six": "20", "a nun": "20"},
    ),
]


@pytest.mark.parametrize(("text", "wholes"), CASES)
def test_parts_far_from_their_whole(text: str, wholes: dict[str, str]) -> None:
    claims = extract(text, DAY).claims
    said = {c.n: c.number_text for c in claims}
    told = [c for c in claims if c.part_of is not None and (c.number_text != "One" or "rebel" in text)]
    assert {c.number_text: said[c.part_of or 0] for c in told} == wholes


def test_a_list_among_the_dead_is_no_part_of_itself() -> None:
    text = (
        "A stampede at a shrine killed more than 80 people. Among the dead were Ana Brol's three daughters "
        "and two other relatives, including the five-month-old son of a cousin."
    )
    claims = {c.number_text: c for c in extract(text, dt.date(2017, 3, 1)).claims}
    assert {name: c.part_of for name, c in claims.items() if name in {"three", "two"}} == {
        "three": 1,
        "two": 1,
    }


def test_no_ring_of_wholes_is_left() -> None:
    one, two, part = (Draft(0, 0, cast(Mention, None), "killed", "en.none", None, None) for _ in range(3))
    one.parent, two.parent, part.parent = two, one, one
    part_rings(part)
    assert [part.parent, one.parent, two.parent] == [one, two, None]
    two.parent = two
    part_rings(part)
    assert [part.parent, one.parent, two.parent] == [one, two, None]

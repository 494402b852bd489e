"""Names of victims stay in core."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.warehouse.nights import RULESET, load_night, make_article, make_claim
from warehouse import ids, names, store

MASKS = [
    ("whole-name", "John Carter, 34, was killed.", "[name], 34, was killed."),
    ("last-name-later", "Mr Carter leaves two sons.", "Mr [name] leaves two sons."),
    ("capitals", "JOHN CARTER KILLED", "[name] KILLED"),
    ("over-a-line-break", "John\nCarter was killed", "[name] was killed"),
    ("genitive", "John Carter's brother", "[name]'s brother"),
    ("part-of-a-word", "The Carters and Cartersville", "The Carters and Cartersville"),
    ("a-word-like-it", "a carter with a cart", "a carter with a cart"),
    ("twice", "Carter and Carter", "[name] and [name]"),
    ("nobody", "Nobody was hurt.", "Nobody was hurt."),
]


@pytest.mark.parametrize(("text", "masked"), [row[1:] for row in MASKS], ids=[row[0] for row in MASKS])
def test_mask(text: str, masked: str) -> None:
    assert names.mask(text, ["John Carter"]) == masked


ONE_WORD = [
    ("as-written", "Hope was seven.", "[name] was seven."),
    ("in-capitals", "HOPE, SEVEN, DIES", "[name], SEVEN, DIES"),
    ("the-word", "There is little hope.", "There is little hope."),
]


@pytest.mark.parametrize(("text", "masked"), [row[1:] for row in ONE_WORD], ids=[row[0] for row in ONE_WORD])
def test_a_name_of_one_word(text: str, masked: str) -> None:
    assert names.mask(text, ["Hope"]) == masked


def test_a_name_with_signs_of_a_pattern_is_only_a_name() -> None:
    assert names.mask("A. (B) died. AX B died.", ["A. (B)"]) == "[name] died. AX B died."


def test_names_do_not_reach_main(tmp_path: Path) -> None:
    article = make_article(
        "John Carter, a baker, was killed. At least 3 others died beside Carter, the town said.",
        title="Baker John Carter among 4 dead",
        url="https://news.example/2024/baker-john-carter-shot-carter_mourned.html",
    )
    claims = [
        make_claim(
            article, "John Carter", 1, names_person=True, implicit=True, group_text="John Carter, a baker"
        ),
        make_claim(article, "3", 2, actor_text="a neighbour of John Carter", source_text="Carter's wife"),
    ]
    with store.open_work(tmp_path) as con:
        load_night(con, [article], claims={article["version_id"]: claims})
        rows = con.execute("select * from claims order by n").df()
        everything: list[str] = []
        for relation in ("claims", "articles", "quarantine", "fetches"):
            everything += map(str, con.execute(f"from main.{relation}").fetchall())
        kept = con.execute("select number_text, quote from core.claims order by n").fetchall()
    assert not [row for row in everything if "carter" in row.lower()]
    assert list(rows["number_text"]) == ["[name]", "3"]
    assert rows["quote"][1].endswith("At least 3 others died beside [name], the town said.")
    assert rows["quote_sha256"][1] == ids.sha256(kept[1][1])
    assert kept[0][0] == "John Carter"
    assert rows["ruleset"][0] == RULESET


ADDRESSES = [
    ("a slug", "https://a.example/john-carter-shot", "https://a.example/[name]-shot"),
    (
        "last name alone",
        "https://a.example/2024/mourning_carter_today",
        "https://a.example/2024/mourning[name]today",
    ),
    ("spaces", "https://a.example/John%20Carter", "https://a.example/[name]"),
    ("no accents", "https://a.example/jose-nunez-dead", "https://a.example/[name]-dead"),
    ("part of a word", "https://a.example/cartersville", "https://a.example/cartersville"),
    ("a host", "https://a.example/", "https://a.example/"),
]


@pytest.mark.parametrize(("url", "masked"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES])
def test_an_address_shows_no_name(url: str, masked: str) -> None:
    pattern = names.address_pattern(["John Carter", "José Núñez"])
    with duckdb.connect() as con:
        found = con.execute("select regexp_replace(?, ?, '[name]', 'gi')", [url, pattern]).fetchone()
    assert found == (masked,)


def test_where_nobody_is_named_an_address_stays() -> None:
    assert names.address_pattern([]) is None

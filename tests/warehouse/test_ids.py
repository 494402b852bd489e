"""Ids: stable, and different for what differs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.claim import Claim
from tests.warehouse.nights import make_article, make_claim
from warehouse import ids

SAME_ADDRESS = [
    ("tracking", "https://a.org/x?utm_source=f&id=1", "https://a.org/x?id=1"),
    ("fragment", "https://a.org/x#top", "https://a.org/x"),
    ("host-in-capitals", "https://A.org/x", "https://a.org/x"),
    ("default-port", "https://a.org:443/x", "https://a.org/x"),
    ("plain-http", "http://a.org/x", "https://a.org/x"),
    ("slash-at-the-end", "https://a.org/x/", "https://a.org/x"),
    ("order-of-parameters", "https://a.org/x?b=2&a=1", "https://a.org/x?a=1&b=2"),
]
OTHER_ADDRESS = [
    ("path-in-capitals", "https://a.org/X", "https://a.org/x"),
    ("another-id", "https://a.org/x?id=1", "https://a.org/x?id=2"),
    ("another-port", "https://a.org:8080/x", "https://a.org/x"),
    ("another-host", "https://b.org/x", "https://a.org/x"),
]


@pytest.mark.parametrize(
    ("left", "right"), [row[1:] for row in SAME_ADDRESS], ids=[row[0] for row in SAME_ADDRESS]
)
def test_one_article_under_two_spellings_of_its_address(left: str, right: str) -> None:
    assert ids.article_id(left, "s") == ids.article_id(right, "other source")


@pytest.mark.parametrize(
    ("left", "right"), [row[1:] for row in OTHER_ADDRESS], ids=[row[0] for row in OTHER_ADDRESS]
)
def test_two_articles(left: str, right: str) -> None:
    assert ids.article_id(left, "s") != ids.article_id(right, "s")


def test_without_an_address_source_and_path_make_the_id() -> None:
    one = ids.article_id(None, "s", "a.txt")
    assert one != ids.article_id(None, "t", "a.txt") != ids.article_id(None, "s", "b.txt")
    assert len(one) == 16
    with pytest.raises(ValueError, match="neither url nor path"):
        ids.article_id(None, "s", None)


@given(st.text(), st.text(), st.text(), st.text())
def test_parts_do_not_run_into_one_another(a: str, b: str, c: str, d: str) -> None:
    def clean(text: str) -> str:
        return text.replace("\0", "\ufffd")

    same = [clean(one) for one in (a, b)] == [clean(one) for one in (c, d)]
    assert (ids.joined((a, b)) == ids.joined((c, d))) is same


@given(st.text())
@example("\x85?")
@example(" ?")
@example("a /")
def test_a_canonical_address_is_canonical(path: str) -> None:
    try:
        once = ids.canonical_url(f"https://a.org/{path}")
    except ValueError:
        return
    assert ids.canonical_url(once) == once


CHANGES: list[tuple[str, Any]] = [
    ("low", 95), ("high", 96), ("outcome", "wounded"), ("group", "children"), ("qualifier", "exact"),
    ("closed", True), ("place_text", "Aleppo"), ("window_start", dt.date(2016, 9, 23)), ("apart_from", (2,)),
    ("rule_id", "en.other"), ("part_of", 3), ("actor_text", "x"), ("value", None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), CHANGES, ids=[field for field, _ in CHANGES])
def test_what_is_read_differently_has_another_id(field: str, value: Any) -> None:
    claim = make_claim(make_article("At least 96 people were killed."), "96")
    assert ids.claim_id("v", "r", claim) != ids.claim_id("v", "r", claim | {field: value})


def test_the_id_of_a_claim_is_the_same_from_objects_and_from_json() -> None:
    claim = make_claim(
        make_article("At least 96 died."), "96", said_on=dt.date(2016, 9, 29), apart_from=(2, 3)
    )
    through = json.loads(json.dumps(claim, default=str))
    assert ids.claim_id("v", "r", claim) == ids.claim_id("v", "r", through)


@pytest.mark.parametrize("field", ["n", "apart_from", "rule_id"])
def test_a_claim_lacks_no_field(field: str) -> None:
    claim = make_claim(make_article("At least 96 died."), "96")
    del claim[field]
    with pytest.raises(KeyError):
        ids.literal(claim)


def test_a_claim_has_no_field_more() -> None:
    with pytest.raises(ValueError, match="colour"):
        ids.literal(make_claim(make_article("At least 96 died."), "96") | {"colour": "red"})


def test_the_fields_are_those_of_the_claim() -> None:
    of_the_claim = [field.name for field in dataclasses.fields(Claim)]
    assert list(ids.CLAIM_FIELDS) == of_the_claim


KEYS = [
    ("a-moved-comma", "At least 96 people, were killed", True),
    ("capitals", "AT LEAST 96 PEOPLE WERE KILLED", True),
    ("another-word", "At least 96 people were wounded", False),
]


@pytest.mark.parametrize(("sentence", "same"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS])
def test_the_key_survives_a_moved_comma(sentence: str, same: bool) -> None:
    first = ids.claim_key("a", "At least 96 people were killed", "96", "killed", "people")
    assert (ids.claim_key("a", sentence, "96", "killed", "people") == first) is same


def test_two_equal_claims_of_one_sentence_have_two_keys() -> None:
    article = make_article("Two died in the north and Two died in the south.")
    claims = [make_claim(article, "Two", 1), make_claim(article, "Two", 2)]
    keys = [row["claim_key"] for row in ids.claim_rows(article, claims, "r")]
    assert len(set(keys)) == 2
    assert keys[0] == ids.claim_key(
        article["article_id"], article["text"].split("\n")[2], "Two", "killed", "people"
    )


@given(st.permutations(range(1, 5)))
def test_rows_of_claims_do_not_depend_on_their_order(order: list[int]) -> None:
    article = make_article("11 died, 12 died, 13 died and 14 died.")
    claims = [make_claim(article, str(10 + n), n) for n in order]
    rows = ids.claim_rows(article, claims, "r")
    assert [row["number_text"] for row in rows] == ["11", "12", "13", "14"]
    assert rows == ids.claim_rows(article, claims[::-1], "r")
    assert all(row["quote"] == "11 died, 12 died, 13 died and 14 died." for row in rows)

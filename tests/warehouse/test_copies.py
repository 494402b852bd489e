"""Copies of one origin: found whatever arrives first, and not where numbers differ."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.nights import DAY, load_night, make_article
from warehouse import copies, load, origins, store

WIRE = (
    "At least 17 people were killed when shells fell on a crowded market in the old quarter of the town on "
    "Tuesday morning, the civil defence said. Rescuers pulled 4 children alive from the rubble of a bakery. "
    "Witnesses described two explosions, minutes apart, and a column of smoke that rose over the river."
)
CUT = WIRE.rsplit(". ", 1)[0] + "."
MORE = (
    WIRE
    + " Our correspondent adds that shops in the quarter stayed closed and that schools sent pupils home."
)
EDITED = WIRE.replace("crowded market", "busy market").replace("described", "spoke of")
UPDATED = WIRE.replace("17", "21")
OTHER = (
    "The ministry of finance presented a budget that foresees higher spending on roads and hospitals, while "
    "members of the opposition asked why the costs of the new bridge over the river had doubled since spring."
)
PAIRS = [
    ("the-same", WIRE, WIRE, True),
    ("cut-at-the-end", WIRE, CUT, True),
    ("a-sentence-added", WIRE, MORE, True),
    ("a-few-words-edited", WIRE, EDITED, True),
    ("other-whitespace-and-case", WIRE, WIRE.upper().replace(" ", "\n"), True),
    ("another-toll", WIRE, UPDATED, False),
    ("another-story", WIRE, OTHER, False),
    ("one-sentence-quoted", OTHER + " " + WIRE.split(". ")[0], WIRE, False),
    ("short-and-different", "More to follow soon.", "More to come soon.", False),
    ("short-and-equal", "More to follow soon.", "More to follow, soon!", True),
    ("nothing", "", "", False),
]


@pytest.mark.parametrize(("left", "right", "copy"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_two_bodies(left: str, right: str, copy: bool) -> None:
    one, other = copies.read_body(f"A\n\n{left}", "A"), copies.read_body(f"B\n\n{right}", "B")
    assert copies.are_copies(one, other) is copy
    assert copies.are_copies(other, one) is copy


STORY = [
    make_article(WIRE, url="https://a.org/1", published_at="2016-09-29T09:00:00+00:00", publisher="A"),
    make_article(
        CUT,
        url="https://b.org/1",
        published_at="2016-09-29T07:00:00+00:00",
        publisher="B",
        title="Market hit",
    ),
    make_article(MORE, url="https://c.org/1", published_at=None, publisher="C"),
    make_article(UPDATED, url="https://d.org/1", publisher="D"),
    make_article(OTHER, url="https://e.org/1", publisher="E"),
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::7], ids=str)
def test_origins_do_not_depend_on_what_arrives_first(tmp_path: Path, order: tuple[int, ...]) -> None:
    with store.open_work(tmp_path) as con:
        for night, index in enumerate(order):
            load_night(con, [STORY[index]], run_id=f"run-{night}")
        found = dict(con.execute("select publisher, origin_id from articles").fetchall())
    first = STORY[1]["article_id"]  # B had it two hours before A
    assert found == {
        "A": first,
        "B": first,
        "C": first,
        "D": STORY[3]["article_id"],
        "E": STORY[4]["article_id"],
    }


def test_a_copy_that_is_rewritten_leaves_its_origin(tmp_path: Path) -> None:
    rewritten = make_article(
        OTHER, url="https://b.org/1", published_at="2016-09-29T07:00:00+00:00", publisher="B"
    )
    with store.open_work(tmp_path) as con:
        load_night(con, STORY[:2], run_id="run-1")
        load_night(con, [rewritten], run_id="run-2")
        found = dict(con.execute("select publisher, origin_id from articles").fetchall())
    assert found == {"A": STORY[0]["article_id"], "B": STORY[1]["article_id"]}


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8))
def test_groups_are_the_same_in_any_order(edges: list[tuple[str, str]]) -> None:
    groups = origins.components("abcdef", edges)
    assert sorted(itertools.chain(*groups)) == list("abcdef")
    assert groups == origins.components("fedcba", [(right, left) for left, right in reversed(edges)])
    assert all(any(left in group and right in group for group in groups) for left, right in edges)


@pytest.mark.parametrize(
    "batch",
    [pytest.param(1, marks=pytest.mark.slow), 45, 90],
    ids=["one-by-one", "two-nights", "one-night"],
)
def test_a_story_that_everybody_carries_is_one_origin(tmp_path: Path, batch: int) -> None:
    carried = [
        make_article(f"{WIRE} Outlet{n}.", url=f"https://{n}.org/", publisher=f"{n}") for n in range(90)
    ]
    with store.open_work(tmp_path) as con:
        load.begin_run(con, {"run_id": "run", "kind": "nightly", "as_of": DAY})
        for first in range(0, 90, batch):
            load.record_pull(con, "run", [], carried[first : first + batch])
        assert con.execute("select count(distinct origin_id) from articles").fetchall() == [(1,)]


def test_words_under_every_article_make_no_copies(tmp_path: Path) -> None:
    below = (
        " Subscribe to our newsletter, follow our correspondents and tell us what you think of it all." * 2
    )
    bodies = [" ".join(f"word{n}x{place}" for place in range(80)) for n in range(90)]
    articles = [make_article(f"{body}.{below}", url=f"https://a.org/{n}") for n, body in enumerate(bodies)]
    with store.open_work(tmp_path) as con:
        load_night(con, articles)
        assert con.execute("select count(distinct origin_id) from articles").fetchall() == [(90,)]

"""Reach in time and place: every phrase class, every relation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.totals.frames import claim, frame
from warehouse import Mistake
from warehouse.gazetteer import Places, load_places
from warehouse.gazetteer.spelling import spell
from warehouse.totals.case import day_number, day_text
from warehouse.totals.evidence import read_claims
from warehouse.totals.reach import FUTURE, PAST, reach_rules, rule_of


@pytest.fixture(scope="module")
def places() -> Places:
    """The bundled table of places."""
    return load_places()


# D is 2016-09-29, a Thursday; phrase, window as resolved, outer reach, inner reach
PHRASES = [
    ("14 September", "2016-09-14", "2016-09-14..2016-09-14", "2016-09-14..2016-09-14"),
    ("today", "2016-09-29", "2016-09-29..2016-09-29", None),
    ("yesterday", "2016-09-28", "2016-09-28..2016-09-28", "2016-09-28..2016-09-28"),
    ("last Tuesday", "2016-09-27", "2016-09-20..2016-09-27", None),
    ("Monday night", "2016-09-26", "2016-09-26..2016-09-27", None),
    ("last night", "2016-09-28", "2016-09-28..2016-09-29", None),
    ("overnight", "2016-09-28..2016-09-29", "2016-09-28..2016-09-29", None),
    ("early today", "2016-09-28..2016-09-29", "2016-09-28..2016-09-29", None),
    ("this morning", "2016-09-29", "2016-09-28..2016-09-29", None),
    ("the other day", "2016-09-28", "2016-09-13..2016-09-28", None),
    ("recently", "2016-09-26..2016-09-28", "2016-09-09..2016-09-28", None),
    ("around 2 July", "2016-07-01..2016-07-03", "2016-06-29..2016-07-05", None),
    ("over the weekend", "2016-09-24..2016-09-25", "2016-09-24..2016-09-25", "2016-09-24..2016-09-25"),
    ("this week", "2016-09-26..2016-09-29", "2016-09-26..2016-09-29", "2016-09-26..2016-09-28"),
    ("past 24 hours", "2016-09-28..2016-09-29", "2016-09-28..2016-09-29", None),
    ("past 2 days", "2016-09-27..2016-09-28", "2016-09-27..2016-09-29", None),
    ("since Friday", "2016-09-23..2016-09-29", "2016-09-23..2016-09-29", "2016-09-23..2016-09-28"),
    ("five-day offensive", "2016-09-25..2016-09-29", "2016-09-23..2016-09-29", None),
    ("late last week", "2016-09-23..2016-09-25", "2016-09-17..2016-09-29", None),
    ("last week", "2016-09-19..2016-09-25", "2016-09-19..2016-09-25", "2016-09-19..2016-09-25"),
    ("in August", "2016-08-01..2016-08-31", "2016-08-01..2016-08-31", "2016-08-01..2016-08-31"),
    ("early August", "2016-08-01..2016-08-10", "2016-07-24..2016-08-18", None),
    ("past year", "2016-01-01..2016-09-29", "2014-12-31..2016-09-29", None),
    (None, None, "..2016-09-29", None),
]


@pytest.mark.parametrize(
    ("phrase", "window", "outer", "inner"), PHRASES, ids=lambda one: str(one).replace(" ", "_")
)
def test_reach_of_a_phrase(
    phrase: str | None, window: str | None, outer: str, inner: str | None, places: Places
) -> None:
    evidence, _ = read_claims(frame([claim(1, 5, window_text=phrase, on=window)]), places)
    assert f"{day_text(int(evidence.start[0])) or ''}..{day_text(int(evidence.end[0]))}" == outer
    if inner is None:
        assert evidence.inner_start[0] > evidence.inner_end[0]
    else:
        assert f"{day_text(int(evidence.inner_start[0]))}..{day_text(int(evidence.inner_end[0]))}" == inner


def test_bodies_found_have_no_first_day_and_cover_none(places: Places) -> None:
    evidence, _ = read_claims(frame([claim(1, 5, on="2016-09-20", found=True)]), places)
    assert (evidence.start[0], evidence.end[0]) == (PAST, day_number("2016-09-20"))
    assert evidence.inner_start[0] > evidence.inner_end[0]


def test_a_claim_without_any_date_may_be_of_any_day(places: Places) -> None:
    evidence, _ = read_claims(frame([claim(1, 5, published_on=None)]), places)
    assert (evidence.start[0], evidence.end[0]) == (PAST, FUTURE)


def test_every_rule_has_its_examples() -> None:
    for rule in reach_rules():
        assert {rule_of(phrase).id for phrase in rule.examples} == {rule.id}
        assert rule.id not in {rule_of(phrase).id for phrase in rule.rejects}


RELATIONS = [
    ("Aleppo", "Aleppo", "equal"),
    ("Aleppo province", "Halab governorate", "equal"),
    ("Manbij", "Aleppo province", "inside"),
    ("Idlib", "Syria", "inside"),
    ("Syria", "Idlib", "contains"),
    ("eastern Aleppo", "Syria", "inside"),
    ("eastern Aleppo", "Aleppo city", "unknown"),
    ("eastern Aleppo", "western Aleppo", "unknown"),
    ("eastern Aleppo", "Idlib", "apart"),
    ("Mosul", "Idlib", "apart"),
    ("Syria", "Iraq", "apart"),
    ("Manbij", "Aleppo city", "apart"),
    ("Damascus", "Douma", "unknown"),
    ("Sukkari", "Aleppo", "unknown"),
    ("Tripoli", "Libya", "unknown"),
    ("Tripoli, Libya", "Libya", "inside"),
    ("Tripoli, Lebanon", "Libya", "apart"),
    ("the fish market in Tripoli, Libya", "Libya", "inside"),
    ("the fish market in Tripoli, Libya", "Lebanon", "apart"),
    ("a school in Manbij", "Aleppo city", "apart"),
    ("a school in Manbij", "Manbij", "inside"),
    ("Manbij in Aleppo", "Manbij", "equal"),
    ("the road from Aleppo to Damascus", "Homs", "unknown"),
    ("the road from Aleppo to Damascus", "Mosul", "apart"),
    ("rural Homs", "Homs city", "unknown"),
    ("rural Homs", "Homs province", "inside"),
    ("the east of Aleppo", "Aleppo province", "inside"),
    ("east of Aleppo", "Aleppo province", "unknown"),
    ("east of Aleppo", "Raqqa", "unknown"),
    ("a village near Mosul", "Mosul", "unknown"),
    ("a village near Mosul", "Iraq", "inside"),
    ("suburbs of Damascus", "Douma", "unknown"),
    ("northern Syria", "Syria", "inside"),
    ("Borno", "Maiduguri", "contains"),
    ("Borno", "Borno State", "equal"),
    ("Borno", "Germany", "apart"),
    ("Kachin", "Myanmar", "inside"),
    ("Hamilton", "Ohio", "unknown"),
    ("Kurdistan", "Iran", "unknown"),
    ("Sahel", "Mali", "unknown"),
    ("the Sukkari district of Aleppo", "Aleppo province", "inside"),
    ("Aleppo's Sukkari neighbourhood", "Aleppo province", "inside"),
    ("the Waer district of Homs", "Idlib", "apart"),
    ("the Waer district of Homs", "Homs city", "unknown"),
    ("Yemen's Bayda province", "Libya", "apart"),
    ("Yemen's Bayda province", "Yemen", "inside"),
    ("Iraq's Kurdistan", "Iraq", "inside"),
    ("Syria's Aleppo", "Aleppo province", "equal"),
    ("the border with Syria", "Rukban", "unknown"),
    ("the border with Syria", "Syria", "unknown"),
    ("the Minister of Homs", "Homs province", "unknown"),
]


@pytest.mark.parametrize(("one", "other", "relation"), RELATIONS)
def test_relation_of_two_places(one: str, other: str, relation: str, places: Places) -> None:
    found, reason = places.relation(places.resolve(one), places.resolve(other))
    assert found == relation
    assert reason


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (["Al-Bāb", "el bab", "Bab"], "bab"),
        (["إدلب", "ادلب"], "ادلب"),
        (["Şanlıurfa", "sanliurfa"], "sanliurfa"),
        (["Ka’ba", "Kaba"], "kaba"),
        (["—", "…"], ""),
    ],
)
def test_spellings_of_one_name(names: list[str], key: str) -> None:
    assert {spell(name) for name in names} == {key}


@pytest.mark.parametrize("name", ["Aleppo", "Halab", "حلب", "Алеппо", "Alep"])
def test_a_city_is_known_by_all_its_names(name: str, places: Places) -> None:
    assert places.resolve(name).outer == ("SY", "SY.09")
    assert places.resolve(name).inner == ("SY", "SY.09", "170063")


def test_places_csv_adds_and_corrects(tmp_path: Path) -> None:
    extra = tmp_path / "places.csv"
    lines = ("name,parent,p-code,exhaustive", "Sukkari,Aleppo city,SY0200,", "Masaken,Aleppo city,,")
    extra.write_text("\n".join(lines), encoding="utf-8")
    places = load_places(extra)
    assert places.relation(places.resolve("Sukkari"), places.resolve("Aleppo city"))[0] == "inside"
    assert places.relation(places.resolve("Sukkari"), places.resolve("Masaken"))[0] == "apart"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,colour\nA,red\n", "unknown column 'colour'"),
        ("parent\nSyria\n", "column 'name' is missing"),
        ("name,parent\n,Syria\n", "needs a name"),
        ("name,parent\nA,Syria\na,Syria\n", "already on line 2"),
        ("name,parent\nA,Tripoli\n", "could be any of"),
        ("name,parent,p_code,exhaustive\nA,Syria,,perhaps\n", "write yes or no"),
    ],
)
def test_a_wrong_places_csv_is_named(text: str, said: str, tmp_path: Path) -> None:
    extra = tmp_path / "places.csv"
    extra.write_text(text, encoding="utf-8")
    with pytest.raises(Mistake, match=said):
        load_places(extra)


def test_reaches_are_ordered(places: Places) -> None:
    rows = [claim(at, 5, window_text=phrase, on=window) for at, (phrase, window, *_) in enumerate(PHRASES, 1)]
    evidence, _ = read_claims(frame(rows), places)
    assert (evidence.start <= evidence.end).all()
    covered = evidence.inner_start <= evidence.inner_end
    assert (evidence.inner_start[covered] >= evidence.start[covered]).all()
    assert (evidence.inner_end[covered] <= evidence.end[covered]).all()
    assert np.count_nonzero(covered)

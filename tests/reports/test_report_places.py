"""Places on the page: in order, folded where they repeat one another, and never too many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reports
from reports.places import in_order, most_told
from reports.tables import read_csv
from tests.reports.small_snapshot import PLACES, Make, Rows, figure, page


def test_places_stand_below_the_places_around_them() -> None:
    places: Rows = [
        {"place_id": "sy", "name": "Syria", "parent_id": None},
        {"place_id": "gov", "name": "Aleppo Governorate", "parent_id": "sy"},
        {"place_id": "al", "name": "Aleppo", "parent_id": "gov"},
        {"place_id": "iq", "name": "Iraq", "parent_id": None},
    ]
    figures: Rows = [{"place_id": one} for one in ("al", "sy", "iq", None)]
    shown = [(one.name, one.around) for one in in_order(figures, places)]
    assert shown == [("All places", ()), ("Iraq", ()), ("Syria", ()), ("Aleppo", ("Syria",))]


def at(place_id: str, low: int, **other: object) -> dict[str, object]:
    name = next(place["name"] for place in PLACES if place["place_id"] == place_id)
    return figure(f"f-{place_id}-{low}", low, None, place=name, place_id=place_id, **other)


@pytest.mark.parametrize(
    ("figures", "headings"),
    [
        ([at("sy", 4), at("gov", 4), at("al", 4)], ["Syria", "Aleppo"]),
        ([at("sy", 4), at("gov", 5), at("al", 4)], ["Syria", "Aleppo Governorate", "Aleppo"]),
        ([at("sy", 4), at("gov", 4), at("al", 4), at("ma", 4)], ["Syria", "Aleppo", "Manbij"]),
        ([at("sy", 4), at("gov", 4, disputed=True), at("al", 4)], ["Syria", "Aleppo Governorate", "Aleppo"]),
        ([at("sy", 4)], ["Syria"]),
    ],
    ids=[
        "repeated",
        "more than its town",
        "two towns of one figure",
        "disputed above only",
        "a country alone",
    ],
)
def test_a_unit_that_repeats_its_town_is_folded(
    snapshot: Make, tmp_path: Path, figures: Rows, headings: list[str]
) -> None:
    reports.build(snapshot(figures=figures, places=PLACES), "situation", tmp_path / "out")
    shown = re.findall(r'<h3 id="place-[^"]*">([^<]*?)\s*<', page(tmp_path / "out"))
    assert shown == headings
    assert len(read_csv((tmp_path / "out" / "figures.csv").read_bytes())) == len(figures)


def test_too_many_places_keep_countries_and_the_largest() -> None:
    figures = [at("sy", 1), at("gov", 2), at("al", 3), at("ma", 9)]
    places = in_order(figures, PLACES)
    assert [place.name for place in most_told(places, figures, 2)] == ["Syria", "Manbij"]
    assert most_told(places, figures, 9) == places

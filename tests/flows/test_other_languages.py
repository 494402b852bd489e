"""A night of French and of Spanish articles: claims, validation and totals as from English ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.flows.sites import folder_source, run_night, settings_of
from warehouse import store

HEAD = "---\ntitle: {title}\npublished: 2024-03-11\n---\n"
FRENCH = HEAD.format(title="Embuscade au Mali") + (
    "Au moins douze soldats, dont deux officiers, ont été tués dimanche dans une embuscade à Kidal, selon "
    "l'hôpital. Une vingtaine de civils ont été blessés.\n"
)
SPANISH = HEAD.format(title="Emboscada en Colombia") + (
    "Al menos doce soldados, entre ellos dos mujeres, fueron asesinados el domingo en Cali, según la "
    "policía. Unos veinte civiles resultaron heridos.\n"
)
SUNDAY = dt.date(2024, 3, 10)


@pytest.mark.parametrize(
    ("language", "text", "place", "source", "part"),
    [("fr", FRENCH, "Kidal", "l'hôpital", "soldiers"), ("es", SPANISH, "Cali", "la policía", "women")],
    ids=["french", "spanish"],
)
def test_a_night_ends_in_claims_and_totals(
    tmp_path: Path, language: str, text: str, place: str, source: str, part: str
) -> None:
    settings = settings_of(
        tmp_path / "data", folder_source(tmp_path / "sources", {"a.md": text}, language=language)
    )
    run_night(settings)
    with store.open_snapshot(settings.data) as con:
        claims = con.execute(
            'select outcome, value, low, qualifier, "group", window_start::date, place_text, source_text '
            "from main.claims order by start"
        ).fetchall()
        killed = con.execute(
            "select distinct place, low from main.figures where outcome = 'killed' "
            "and \"group\" = 'soldiers' and place is not null order by place"
        ).fetchall()
        set_aside = con.execute("select count(*) from main.quarantine").fetchone()
    assert claims == [
        ("killed", 12, 12, "at_least", "soldiers", SUNDAY, place, source),
        ("killed", 2, 2, "exact", part, SUNDAY, place, source),
        ("wounded", 20, None, "about", "civilians", SUNDAY, place, source),
    ]
    assert (place, 12) in killed
    assert set_aside == (0,)

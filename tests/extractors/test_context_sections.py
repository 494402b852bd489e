"""Reports in sections: an item's day and place are its own, a report's month is that of all."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors import extract

DATE = dt.date(2021, 5, 20)
REPORTS = [
    pytest.param(
        "Weekly note\n\n- On 12 May gunmen shot four men in Soru.\n- A mine killed two women near Velle.\n",
        [("2021-05-12", "Soru"), (None, "Velle")],
        id="an item's day is not the next one's",
    ),
    pytest.param(
        "Weekly note\n\nMali. Gunmen shot four men on 12 May.\n\nNiger. A mine killed two women.\n",
        [("2021-05-12", "Mali"), (None, "Niger")],
        id="a label names the place, and its section keeps its day",
    ),
    pytest.param(
        "Weekly note\n\nRoads. A bus burnt at Soru on 12 May. Nine died.\n\nFire. Two men died in Velle.\n",
        [("2021-05-12", "Soru"), (None, "Velle")],
        id="a topic is no place",
    ),
    pytest.param(
        "A bomb exploded in Soru on 12 May.\n- Four people were killed.\n- Six people were wounded.\n",
        [("2021-05-12", "Soru"), ("2021-05-12", "Soru")],
        id="the line above a list dates its items",
    ),
    pytest.param(
        "Bomb in Soru\n\nA bomb exploded in Soru on 12 May.\n\nFour people were killed.\n\nSix were wounded.",
        [("2021-05-12", "Soru"), ("2021-05-12", "Soru")],
        id="plain paragraphs are no sections",
    ),
    pytest.param(
        "Violence in Velle fell in April 2021. Ninety people were killed.\n\nThe worst day was 16 April, when"
        " nine people died in an attack.\n\nSecurity forces killed three rebels.",
        [("2021-04-01", "Velle"), ("2021-04-16", "Velle"), ("2021-04-01", "Velle")],
        id="a report on a month",
    ),
]


@pytest.mark.parametrize(("text", "want"), REPORTS)
def test_sections(text: str, want: list[tuple[str | None, str | None]]) -> None:
    found = extract(text, DATE).claims
    assert [(c.window_start and c.window_start.isoformat(), c.place_text) for c in found] == want

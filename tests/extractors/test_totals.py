"""The article's own total: what is added to the lead's figure, what replaces it, and what stays out."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.reading import read

DAY = dt.date(2021, 6, 18)

ADDED = {
    "also-one-more": ("Gunmen killed a miller. They also killed the miller's wife.", 2),
    "also-passive": ("A cameraman was shot dead. A sound engineer was also killed.", 2),
    "another": ("Two rangers were killed at the gate. Another ranger was killed in the forest.", 3),
    "others": ("Six miners were killed in the shaft. Three others died on the ridge.", 9),
    "later": ("Five guests were killed outright. One later died in hospital.", 6),
    "also-far-from-verb": (
        "At least 13 people were killed. The party's head, Omar Said, has also been killed in the blast.", 13
    ),
    "the-others": ("Seven villagers were killed. Four of them were shot, the three others burned.", 7),
    "told-again": ("A volunteer was shot dead on Monday. A volunteer was also killed, the charity said.", 1),
    "others-than-beside": ("17 people were killed. The bombers killed themselves and 11 others.", 17),
    "other-says": ("Many were killed. One witness saw 40 bodies; another said that 100 died.", 40),
    "part-and-part": (
        "Raids killed six villagers. At least four died in Hama. Another villager died in Homs, "
        "while a sixth was killed by a mine.", 6
    ),
}  # fmt: skip

REPLACED = {
    "however": ("Six people were killed by a rocket. However, a councillor said that nine people died.", 9),
    "other-reports": ("The raid killed 32 herders. Other reports said that 50 people were killed.", 50),
    "toll-beside": ("A bomb killed 10 people. The toll now stands at 17 dead and 60 wounded.", 17),
    "in-all": ("Ana: 5 dead. Bor: 4 dead. In all 9 dead.", 9),
    "log": ("13:20 Two dead at the museum.\n14:05 Eight people killed, police say.\n18:10 19 dead.", 19),
    "lower-voice": ("The raid killed 32 herders. However, the army said that 20 people died.", 32),
    "toll-since": (
        "At least 23 people were killed on Sunday, bringing the death toll since May to more than 135.", 23
    ),
    "earlier-reports": ("19 people were killed. Earlier reports of 30 dead were not confirmed.", 19),
    "another-quake": ("The quake killed 159 people. In Izmit in 1999 more than 17,000 died.", 159),
}  # fmt: skip


@pytest.mark.parametrize(("text", "best"), ADDED.values(), ids=ADDED.keys())
def test_what_is_added(text: str, best: int) -> None:
    assert read(text, DAY).totals["killed"].best == best


@pytest.mark.parametrize(("text", "best"), REPLACED.values(), ids=REPLACED.keys())
def test_what_replaces(text: str, best: int) -> None:
    assert read(text, DAY).totals["killed"].best == best

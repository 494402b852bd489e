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
    "same-day": ("Four porters were killed. Later on the same day, three sailors were killed.", 7),
    "next-day": ("Five marchers were killed on Friday. The following day, four more people died.", 9),
    "elsewhere": ("Raiders killed six herders. Elsewhere in the district, two nurses were shot dead.", 8),
    "also-hedged": ("A clerk was killed at the gate. Guards also killed at least one student.", 2),
    "of-the-wounded": ("Three people died and 20 were hurt. Two of the wounded died on Sunday.", 5),
    "taken-along": ("A bomber killed himself and four recruits. Two others died later.", 6),
    "also-apposed": ("President Omar Adan was killed. Adan's adviser, Ezra Wasu, was also killed.", 2),
    "a-couple": ("A couple was killed in the hut. Their son was also killed.", 3),
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
    "name-again": ("The murder of Okello shocked many. Okello and two guards were shot dead on Monday.", 3),
    "number-again": ("He condemned the killing of six monks. The six monks and a cook died on Sunday.", 7),
    "other-name": ("The murder of Okello shocked the town. Mwangi and two guards were shot dead in 1998.", 1),
    "feared": ("Many people died in the flood. At least 12 people were feared dead.", 12),
    "feared-less": ("Six people died in the flood. At least 12 people were feared dead.", 6),
    "put-earlier": ("Seven inmates were killed. Earlier in the day a spokesman had put the dead at four.", 7),
    "exact": ("Gunmen have killed more than 40 herders. The mayor said 43 herders died.", 43),
    "exact-of-others": ("Gunmen have killed more than 40 herders. Ninety herders died in the drought.", 40),
    "by-monday": ("Twenty persons had died by Monday. In March four people were killed in a fire.", 20),
    "office-again": (
        "Gunmen killed the vice mayor. Vice Mayor Ali Okot and his driver were shot dead in a van.", 2
    ),
    "nobody-this-time": ("No one was killed in the blast. Last year such blasts killed nine workers.", 0),
    "last-year": ("Judge Ana Ruiz was murdered on Sunday. Last year two other judges were assassinated.", 1),
    "elsewhere-in-an-article": (
        "Raiders killed six herders. " + "It was dark. " * 99 + "Elsewhere, two nurses were shot dead.", 6
    ),
    "earlier-statement": ("Two guests died. An earlier statement by the ministry had put the dead at 10.", 2),
    "earlier-reports": ("19 people were killed. Earlier reports of 30 dead were not confirmed.", 19),
    "another-quake": ("The quake killed 159 people. In Izmit in 1999 more than 17,000 died.", 159),
}  # fmt: skip


@pytest.mark.parametrize(("text", "best"), ADDED.values(), ids=ADDED.keys())
def test_what_is_added(text: str, best: int) -> None:
    assert read(text, DAY).totals["killed"].best == best


@pytest.mark.parametrize(("text", "best"), REPLACED.values(), ids=REPLACED.keys())
def test_what_replaces(text: str, best: int) -> None:
    assert read(text, DAY).totals["killed"].best == best


SHOT = {
    "same-person": ("A priest was killed on Sunday. Gunmen shot the priest at the altar.", False),
    "his-name": ("A priest was killed on Sunday. Two men shot the Rev. Juma Okoth with pistols.", False),
    "somebody-new": ("A priest was killed on Sunday. A woman was shot at the altar.", True),
    "wounded": ("A priest was killed on Sunday. The driver was wounded.", True),
    "same-sentence": ("A priest was killed and his driver was shot.", True),
}


@pytest.mark.parametrize(("text", "is_told"), SHOT.values(), ids=SHOT.keys())
def test_who_is_shot_after_a_killing(text: str, is_told: bool) -> None:
    assert ("wounded" in read(text, DAY).totals) is is_told

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
    "where-one-died": ("Four guests were killed. 20 were taken to hospital, where one died.", 5),
    "later-found": ("Two nuns were killed. Three nuns taken that night were later found dead.", 5),
    "in-addition": ("Shells killed nine villagers. In addition, two nurses were killed by a mine.", 11),
    "in-addition-to": ("Nine died. Two were hurt, in addition to the nine killed on the road.", 9),
    "other-ranks": ("Two soldiers died in the ambush. Four rebels were killed in the firefight.", 6),
    "disputed": ("The raid killed ten civilians. The army says it killed four rebels.", 10),
    "next-deed": ("Raiders killed four herders at Bol and moved to Fili, where they killed two nurses.", 6),
    "a-third": ("Two soldiers were killed in the ambush. A third died in hospital.", 3),
    "bodies-found": ("Two teachers were abducted on Monday. Their bodies were found on Tuesday.", 2),
    "on-other-days": ("Guards killed four men on Friday. One man died on Monday and three on Sunday.", 4),
}  # fmt: skip

REPLACED = {
    "however": ("Six people were killed by a rocket. However, a councillor said that nine people died.", 9),
    "other-reports": ("The raid killed 32 herders. Other reports said that 50 people were killed.", 50),
    "toll-beside": ("A bomb killed 10 people. The toll now stands at 17 dead and 60 wounded.", 17),
    "in-all": ("Ana: 5 dead. Bor: 4 dead. In all 9 dead.", 9),
    "the-double-murder": ("Leo Bruun was shot dead. After the double murder the mayor set a curfew.", 2),
    "another-double-murder": ("Nine guests were killed. A double murder in Sadra was never solved.", 9),
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
    "then-and-then": ("The ministry first said 11 dead, then 37, then 58.", 58),
    "up-from": ("The attack has now claimed 31 lives, up from the 17 reported on the day.", 31),
    "what-is-left": ("A quake killed 63, 28 of them in Bol and 33 in Cot, with two deaths in Dor.", 63),
    "no-life": ("No life was lost in the collapse. Seven persons died in another in August.", 0),
    "secretary-general": ("Raiders killed nine civilians, including Ana Ruiz, secretary general of SDF.", 9),
    "separate-report": ("Raiders killed eight villagers. A separate report said that 17 people died.", 17),
    "by-the-enemy": ("Eight soldiers were killed, officials said. The rebels put the dead at 22.", 8),
    "headline-again": ("Three dead in bus crash\n\nThree other passengers died on the way to work.", 3),
    "many-again": ("A fire killed 17. The mayor said 17 others died.", 17),
    "gunman-too": ("Three clerks were shot dead in the hall. Hours later the gunman shot himself.", 3),
    "a-gunman": ("Soldiers shot dead a gunman at the gate.", 1),
    "long-before": ("No one was killed in the blast on Monday. In 1977 such a blast killed 59.", 0),
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


WOUNDED = {
    "died-later": ("Ana Ruiz was injured in the attack and later succumbed to her wounds.", None),
    "of-whom-one": ("Two guards were injured, one of whom later died in the clinic.", 1),
    "of-the-wounded": ("Six were killed and 20 wounded. Two of the wounded died on Sunday.", 18),
    "where-one-died": ("Four guests died. 20 were taken to hospital, where one died.", 19),
    "one-of-the-dead": ("Five were killed and 12 hurt. One of the dead was a nurse.", 12),
    "others-later": ("Five people were wounded. Two soldiers were later killed in an ambush.", 5),
    "shot-and-dead": ("Gunmen killed the dean and two sons. They shot Ana and her two sons.", None),
    "shot-alone": ("Gunmen killed the dean. Another professor was badly beaten.", 1),
    "years-before": ("A porter was killed on Monday. In 2016 a blast at the yard hurt nine.", None),
    "days-before": ("Two guides were found dead on Tuesday, 15 June. On 9 June a skier was injured.", None),
    "the-day-before": ("Two guides died on Tuesday, 15 June. A guide was injured on 14 June.", 1),
    "nobody-now": ("No one was injured on Monday. In May a guard was injured in such an attack.", 0),
}  # fmt: skip


@pytest.mark.parametrize(("text", "best"), WOUNDED.values(), ids=WOUNDED.keys())
def test_the_wounded_are_those_who_live(text: str, best: int | None) -> None:
    total = read(text, DAY).totals.get("wounded")
    assert (total.best if total else None) == best

"""What a figure counts, where the words around it decide: one blow, a stretch of time, the total so far."""

from __future__ import annotations

import pytest

from tests.extractors.reading_of import read

KINDS = {
    "one blow within a month": (
        "In March, fifteen traders died in Garu when a bomb exploded in a market.",
        "incident",
    ),
    "a month, and what happened then": (
        "In March, fifteen traders died when a ferry sank off Garu.",
        "incident",
    ),
    "a year, and one night": ("In 2016, 49 inmates were killed in Garu in one night.", "incident"),
    "a month, in one place": ("Last month 21 workers suffocated in a mill at Garu.", "incident"),
    "a month, at the same place": ("In July 15 guests had drowned at the same bridge.", "incident"),
    "a month, after which": ("In July, after 32 herders were killed, the army came to Garu.", "incident"),
    "a month, and how it was done": ("In March 2014, 31 traders were massacred in Garu.", "incident"),
    "a month, and a spot": ("It was at Garu that 180 traders were killed in December 1981.", "incident"),
    "a month, and where people die": ("In June 12 infants died at Garu hospital.", "period"),
    "a month, in another market": ("In August, 19 traders were killed at another market.", "incident"),
    "a year, and a storm with its name": ("Cyclone Hela killed 340 people in Garu in 2011.", "incident"),
    "a year, and storms": ("Storms killed 340 people in Garu in 2011.", "period"),
    "a month before a number": ("In July 17 traders were killed in Garu.", "period"),
    "a month, in a series": ("Last month 21 workers died in a series of raids on Garu.", "period"),
    "a month that is counted": (
        "In March, 48 deaths were recorded in Garu, most of them in a mill.",
        "period",
    ),
    "two days that are named": ("Raids on villages on 11 and 12 October left 13 dead.", "incident"),
    "from one day to another": ("Raids on villages from 11 to 12 October left 13 dead.", "period"),
    "since a month of this year": (
        "Since February, 23 people have been killed in ranch raids in Garu.",
        "period",
    ),
    "since a month, by a disease": ("Cholera has killed 23 people in Garu since February.", "cumulative"),
    "since a wave began": (
        "Some 77 people have died in Garu since 1 February, when protests began, and 1,400 been hurt.",
        "cumulative",
    ),
    "a war in its year": (
        "Two men died.\n\nThe war entered its second year this May. The army says 134,000 people are dead.",
        "cumulative",
    ),
    "a few in a war's paragraph": (
        "Two men died.\n\nThe war entered its second year this month. The mayor says 14 people are dead.",
        "incident",
    ),
    "a month of blows": ("In March, fifteen traders died in Garu.", "period"),
    "as another blow was": ("In March, fifteen traders died in Garu on a similar ferry.", "incident"),
    "as many as before": ("In March, fifteen traders died in Garu, a similar number to February.", "period"),
    "put at a number": ("The army raided Garu. A rebel spokesman put the number of dead at 21.", "incident"),
    "put at a number since a day": (
        "The league put the number of people killed at 21 since Thursday.",
        "period",
    ),
    "a toll that is put": ("Officials put the death toll at 21.", "cumulative"),
    "why, in quotation marks": ('Nobody was killed since "no aircraft flew".', "incident"),
    "key figures": ("Floods in Garu\n\nKey figures\n• 482 people killed\n• 2,100 injured", "cumulative"),
    "key figures with a day": (
        "Floods in Garu\n\nKey figures\n• 482 people killed\n• Two aid workers abducted on 2 May",
        "incident",
    ),
    "other headings": ("Floods in Garu\n\nSecurity\n• 482 people killed\n• 2,100 injured", "incident"),
    "one target in a month": (
        "In January, rebels overran a police post in Garu and executed nine officers.",
        "incident",
    ),
    "one who struck in a year": ("Last year, a suicide bomber killed 19 people at a market.", "incident"),
    "a year of raids": ("Last year, bombers killed 19 people at markets.", "period"),
    "counted up to a day": ("As of 2 May, 482 people had been killed.", "cumulative"),
    "a month, when so many": (
        "Garu last had an epidemic in 2005, when 61 traders died and 203 were infected.",
        "period",
    ),
    "a month, by the officials there": (
        "According to the officials there, 19 traders were killed in March by shells.",
        "period",
    ),
    "two days of fighting": ("Troops took Garu after two days of fighting that left 40 dead.", "incident"),
    "gone since a day": ("Two kayakers have been missing in Garu since Saturday.", "incident"),
    "many gone since a day": ("Some 140 kayakers have been abducted in Garu since Saturday.", "period"),
    "so long after a blow": ("The raid comes two weeks after four traders were killed in Garu.", "incident"),
    "the end of a month": ("Nine traders were still held in Garu at the end of March.", "incident"),
    "a part of a count": (
        "In March, raids in Garu killed 90 people. Twelve of the dead were traders.",
        "period",
    ),
    "figures of a month's report": (
        "Monthly report\nHeadline figures\nIn March, raids killed 90 people. A further 100 were hurt.",
        "period",
    ),
    "counted from a day not told": ("Since the takeover 482 people have been killed.", "cumulative"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_of_the_last_figure(text: str, kind: str) -> None:
    assert read(text)[-1].kind == kind

"""What a figure counts, where the words around it decide: one blow, a stretch of time, the total so far."""

from __future__ import annotations

import pytest

from tests.extractors.reading_of import read

KINDS = {
    "one blow within a month": (
        "In March, fifteen traders died in Garu when a bomb exploded in a market.",
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
    "counted from a day not told": ("Since the takeover 482 people have been killed.", "cumulative"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_of_the_last_figure(text: str, kind: str) -> None:
    assert read(text)[-1].kind == kind

"""What wires say every day: offices that speak, tolls that rise, figures that are taken back."""

from __future__ import annotations

import pytest

from tests.extractors.reading_of import differences, read

SENTENCES = {
    "the office of a mayor": (
        "Shells fell on a queue, killing 14 people, the mayor's office said.",
        "killed 14",
    ),
    "the office of a prosecutor": ("Four men died, the prosecutor's office said.", "killed 4"),
    "the office of a name": ("A raid killed nine, President Assad's office said.", "killed 9"),
    "a mayor's murder is the mayor's": ("The mayor's murder shocked the town.", "killed 1"),
    "a mayor's son is somebody": ("The mayor's son was killed.", "killed 1 men"),
    "a mayor's guards, counted": ("A bomb killed the mayor's two bodyguards.", "killed 2"),
    "what an explosion was": (
        "The explosion in Jalalabad was a gas cylinder, and nobody was killed.",
        "killed 0",
    ),
    "a list is no breakdown of its first": (
        "Three women, two children and a man were killed when gunmen attacked a house, police said.",
        "killed 3 women stated part:None, killed 2 children part:None, killed 1 men part:None apart:1+2",
    ),
    "a breakdown is one": (
        "Three people, two children and a man, were killed.",
        "killed 3, killed 2 part:1, killed 1 part:1",
    ),
    "the enemy's dead are alleged": ("The army said 30 militants were killed.", "killed 30 alleged"),
    "some of the dead": (
        "Six people died. Three of the dead were children.",
        "killed 6, killed 3 children part:1",
    ),
    "some of the wounded": ("Two of the wounded were policemen.", "wounded 2 police"),
    "no calling said": ("Three of the dead were found on Monday.", "killed 3 people"),
    "a name and a calling": ("[name], a 29-year-old policeman, was shot dead.", "killed 1 police"),
    "a name and a father's calling": ("[name], a son of a policeman, was shot dead.", "killed 1 men"),
    "a toll that has risen": (
        "The death toll of a bombing that hit a market has risen from 13 to 17.",
        "killed 13 cumulative revises:None, killed 17 cumulative revises:1",
    ),
    "a toll that rose, turned round": (
        "The death toll rose to 45 from at least 30.",
        "killed 45 revises:2, killed 30 at_least revises:None",
    ),
    "a toll that has gone up": ("The death toll has gone up from 13 to 17.", "killed 13, killed 17"),
    "a number that has reached": (
        "The number of people killed when a bomb exploded in a market on Monday has reached 21.",
        "killed 21 cumulative",
    ),
    "of them, after a date": (
        "At least 180 civilians have been killed since 1 March, 52 of them children.",
        "killed 180 at_least civilians, killed 52 children part:1",
    ),
    "driven out": (
        "The war has driven more than 4.8 million people out of Syria.",
        "displaced 4800000 more_than",
    ),
    "driven to work": ("Five men were driven to work.", "-"),
    "driven apart": ("A quarrel has driven two brothers apart.", "-"),
    "in need": ("Hundreds of people need to be evacuated for treatment.", "in_need null"),
    "displaced": ("Hundreds of people were evacuated from the town.", "displaced null"),
    "since a month of this year": ("Since January 640 people have been killed.", "killed 640 period"),
    "since years ago": ("Since 2015 some 640 people have been killed.", "killed 640 cumulative"),
    "withdrew in one sentence": (
        "Officials first put the death toll at 50 and later withdrew that figure.",
        "killed 50 denied",
    ),
    "withdrawn in the next": (
        "An earlier report said that 14 people had been killed. The office has since withdrawn that figure.",
        "killed 14 denied",
    ),
    "retracted": (
        "The ministry said 40 people had died. It later retracted that number.",
        "killed 40 denied",
    ),
    "withdrawn, two sentences on": (
        "Nine people were killed. The talks went on. The bank has withdrawn that figure.",
        "killed 9 stated",
    ),
    "troops withdraw": ("Soldiers withdrew and 30 people were killed.", "killed 30 stated"),
}


@pytest.mark.parametrize(("text", "want"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_of_the_wires(text: str, want: str) -> None:
    text = text.replace("[name]", "Orin Vastel")
    assert differences(read(text), want) == []


SOURCES = {
    "a union of workers": (
        "Several engineers were abducted on Friday, an oil workers' union said.",
        "an oil workers' union",
    ),
    "officials who put a toll": ("Officials first put the death toll at 50.", "Officials"),
    "a town in a headline": ("Death toll of Kunduz market blast rises to 17", None),
    "a clinic that treats": ("The clinic in Bama treated 15 wounded children last month.", None),
}


@pytest.mark.parametrize(("text", "source"), SOURCES.values(), ids=SOURCES)
def test_who_says_it(text: str, source: str | None) -> None:
    assert [claim.source_text for claim in read(text)] == [source]


WINDOWS = {
    "what has been": "A bomb killed nine on Friday.\n\nSome 3,500 families have been displaced from Shirqat.",
    "what could be": "A bomb killed nine on Friday.\n\nAs many as 75,000 children could die without food.",
    "a live page": "Tuesday, live\n\n15:05 The death toll of the bomb is up to 17.\n12:10 Two hurt today.",
}


@pytest.mark.parametrize("text", WINDOWS.values(), ids=WINDOWS)
def test_a_figure_without_a_day_of_its_own(text: str) -> None:
    claim = next(c for c in read(text) if c.value in (3500, 75000, 17))
    assert claim.window_start is None


def test_those_displaced_from_a_place_are_counted_there() -> None:
    text = "Since 1 May 12 were killed in Diyala. Some 3,500 families have been displaced from Shirqat."
    assert [claim.place_text for claim in read(text)] == ["Diyala", "Shirqat"]

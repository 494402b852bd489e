"""Who states a figure: the figure stands in square brackets."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from extractors.context import Anchor, Context, attach_context

SPEAKERS = [
    ("Police said [nine] people were killed.", "Police"),
    ("[Nine] people were killed, police said.", "police"),
    ("[Nine] people were killed, police said on Tuesday.", "police"),
    ("[Nine] died, police and medical sources told the agency.", "police and medical sources"),
    ("[Nine] people were killed, according to the provincial health office.", "the provincial health office"),
    ("According to local activists, [nine] people were killed.", "local activists"),
    ("[Nine] deaths were reported by the civil defence.", "the civil defence"),
    ("“The blast killed [nine] people,” said Maria Lopez, director of the clinic.", "Maria Lopez"),
    ("Hassan Amin, head of the hospital, said [nine] people had died.", "Hassan Amin"),
    ("State television quoted a military source as saying that [nine] people died.", "a military source"),
    ("The paper reported [nine] deaths, citing the interior ministry.", "the interior ministry"),
    ("The UN children's agency UNICEF said [nine] children died.", "The UN children's agency UNICEF"),
    ("UNICEF said six children died while the Observatory said that [nine] people died.", "the Observatory"),
    ("UNICEF said [six] children died while the Observatory said that nine people had died.", "UNICEF"),
    ("Police said the market was hit. Hospital staff counted the bodies. [Nine] people died.", None),
    ("[Nine] people were killed on Tuesday.", None),
    ("The group claimed responsibility for a bombing that killed [nine] people.", None),
    ("Witnesses saw the market burn. The blaze killed [nine] people.", None),
    ("In southern Kuria, [nine] people died, a Reuters correspondent said.", None),
    ("The Kuria Aid Group said six died. The group said [two] fled.", "The Kuria Aid Group"),
    ("Dr Salma Idris said six had died. She said [nine] were hurt.", "Dr Salma Idris"),
    ('"A massacre. [Nine] people died. We bury," said village elder Omar.', "village elder Omar"),
    ("Explosion kills [nine] in market: police", "police"),
    ("A lawmaker says union forces killed [five] members of one family.", "A lawmaker"),
    ("The authorities have put the death toll at [nine].", "The authorities"),
]  # fmt: skip


def attach(text: str, date: dt.date | None = dt.date(2016, 9, 29)) -> Context:
    """The context of the figure in square brackets; sentences end at a full stop and a space."""
    opened, closed = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    bounds, start = [], 0
    for match in re.finditer(r"(?<=[.!?])\s+(?=[A-Z“\"])", plain):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(plain)))
    index = max(i for i, (first, _) in enumerate(bounds) if first <= opened)
    first, last = bounds[index]
    return attach_context(
        plain, bounds, date, [Anchor(opened, closed, "killed", index, first, last, None, None, False)]
    )[0]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[s[0][:80] for s in SPEAKERS])
def test_speakers(text: str, speaker: str | None) -> None:
    assert attach(text).source_text == speaker


@pytest.mark.parametrize(
    ("text", "is_party"),
    [
        ("The army said [nine] militants were killed.", True),
        ("The army said [nine] soldiers were killed.", False),
        ("The army said [nine] civilians were killed.", False),
        ("The rebels said they killed [nine] soldiers.", True),
        ("The Taliban said [nine] policemen were killed.", True),
        ("The human rights group said [nine] militants were killed.", False),
        ("Residents said [nine] militants were killed.", False),
        ("[Nine] militants were killed.", False),
    ],
)
def test_belligerents_speaking_of_the_other_side(text: str, is_party: bool) -> None:
    assert attach(text).source_is_party is is_party


@pytest.mark.parametrize(
    ("text", "reportedly"),
    [
        ("[Nine] people were reportedly killed.", True),
        ("[Nine] people were killed in shelling reportedly using napalm.", False),
        ("[Nine] people were killed.", False),
    ],
)
def test_reportedly_bears_on_the_harm(text: str, reportedly: bool) -> None:
    assert attach(text).reportedly is reportedly


@pytest.mark.parametrize(
    ("text", "cause", "actor"),
    [
        ("[Nine] people were killed in Russian air strikes on the town.", "air strikes", "Russian"),
        ("[Nine] people were killed by government warplanes.", None, "government warplanes"),
        ("[Nine] farmers were shot dead by suspected bandits.", None, "suspected bandits"),
        ("Rebel shelling killed [nine] people.", "shelling", "Rebel"),
        ("A suicide car bomb killed [nine] people.", "suicide car bomb", None),
        ("A landmine killed [nine] children.", "landmine", None),
        ("Israeli fire killed [nine] people.", "Israeli fire", "Israeli"),
        ("[Nine] people drowned.", None, None),
    ],
)
def test_cause_and_actor_as_written(text: str, cause: str | None, actor: str | None) -> None:
    context = attach(text)
    assert (context.cause_text, context.actor_text) == (cause, actor)

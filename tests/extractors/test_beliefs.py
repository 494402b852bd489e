"""Who is believed or reported to have come to harm counts, and is as sure as the word says; a surname
that is a word of another sense is a name.
"""

from __future__ import annotations

import pytest

from tests.extractors.reading_of import read

SURE = {
    "known": "stated",
    "confirmed": "stated",
    "understood": "stated",
    "estimated": "stated",
    "presumed": "feared",
    "assumed": "feared",
    "feared": "feared",
    "believed": "feared",
    "thought": "feared",
    "suspected": "feared",
    "reported": "alleged",
    "said": "alleged",
    "alleged": "alleged",
    "claimed": "alleged",
    "rumoured": "alleged",
}
HARMS = {
    "to have died": "killed",
    "to be dead": "killed",
    "to have been killed": "killed",
    "to have drowned": "killed",
    "to be among the dead": "killed",
    "to have been injured": "wounded",
    "to be injured": "wounded",
    "to be missing": "missing",
    "to have been detained": "detained",
    "to have been displaced": "displaced",
}
FRAMES = (
    "Nine cooks were {}.",
    "Nine cooks are {} after the storm.",
    "Police told reporters that nine cooks were {}.",
)
HEADLINES = {
    "reported injured": "wounded",
    "confirmed hurt": "wounded",
    "feared drowned": "killed",
    "presumed missing": "missing",
    "believed kidnapped": "abducted",
    "reported displaced": "displaced",
    "listed as lightly injured": "wounded",
}
SURNAMES = (
    "Black",
    "White",
    "Young",
    "Price",
    "Stone",
    "Rice",
    "Banks",
    "Rivers",
    "Graves",
    "Long",
    "Best",
    "Ruiz",
)
NAMED = (
    "Mr {} was shot dead by gunmen.",
    "Ellen {} was shot dead by gunmen.",
    "The crash killed Ellen {}, 34, of Dover.",
)
NAMES_NOBODY = ("The Black Sea was killed off.", "The second of the talks died.")


@pytest.mark.parametrize("belief", SURE)
@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("frame", FRAMES)
def test_belief(belief: str, harm: str, frame: str) -> None:
    (claim,) = read(frame.format(f"{belief} {harm}"))
    assert (claim.outcome, claim.value) == (HARMS[harm], 9)
    assert claim.modality == SURE[belief]


@pytest.mark.parametrize("harm", HEADLINES)
def test_headline(harm: str) -> None:
    (claim,) = read(f"Nine cooks {harm} in storm")
    assert (claim.outcome, claim.value) == (HEADLINES[harm], 9)


@pytest.mark.parametrize("belief", ["reported", "known", "said"])
def test_nothing_else_is_counted(belief: str) -> None:
    assert read(f"Nine cooks were {belief} to be in the hall.") == ()


@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("frame", NAMED)
def test_surname(surname: str, frame: str) -> None:
    (claim,) = read(frame.format(surname))
    assert (claim.outcome, claim.value) == ("killed", 1)
    assert surname in claim.number_text


@pytest.mark.parametrize("text", NAMES_NOBODY)
def test_names_nobody(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text", ["Three cooks in the second van were hurt.", "The cook of the second ship was hurt."]
)
def test_the_second_is_no_time(text: str) -> None:
    assert [claim.outcome for claim in read(text)] == ["wounded"]

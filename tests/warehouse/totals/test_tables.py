"""Groups, outcomes, codebooks and voices as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.claim import GROUPS, OUTCOMES
from warehouse import Mistake
from warehouse.codebooks import load_codebook
from warehouse.totals import Question
from warehouse.totals.question import CODEBOOKS
from warehouse.totals.tables import group_names, is_apart, is_inside, outcomes, status, who
from warehouse.voices import is_one_speaker, load_voices, resolve
from warehouse.words import any_of, hold_any


def test_tables_know_every_group_and_outcome() -> None:
    assert group_names() == GROUPS
    assert tuple(outcomes()) == OUTCOMES


@pytest.mark.parametrize(
    ("one", "other", "inside", "apart"),
    [
        ("children", "people", True, False),
        ("girls", "children", True, False),
        ("infants", "children", True, False),
        ("elderly", "people", True, False),
        ("elderly", "women", False, False),
        ("aid_workers", "civilians", True, False),
        ("health_workers", "civilians", True, False),
        ("soldiers", "combatants", True, False),
        ("children", "civilians", False, False),
        ("police", "civilians", False, False),
        ("women", "men", False, True),
        ("women", "children", False, True),
        ("girls", "boys", False, True),
        ("civilians", "combatants", False, True),
        ("police", "combatants", False, False),
        ("children", "combatants", False, False),
        ("aid_workers", "health_workers", False, False),
    ],
)
def test_groups_lie_to_each_other(one: str, other: str, inside: bool, apart: bool) -> None:
    assert is_inside(who(one), who(other)) is inside
    assert is_apart(who(one), who(other)) is apart
    assert is_apart(who(other), who(one)) is apart


def test_a_union_of_groups_is_read_by_its_words() -> None:
    union = who("other", "women and children")
    assert is_inside(who("girls"), union)
    assert not is_inside(union, who("women"))
    assert is_apart(union, who("men"))
    assert not is_apart(who("other", "Yazidi pilgrims"), who("men"))
    assert status(union) == "not_said"
    assert status(who("journalists")) == "civilians"


@pytest.mark.parametrize(
    ("codebook", "qualifier", "text", "value", "value_to", "coded"),
    [
        # any number, as written
        ("strict", "exact", "12", 12, None, (12, 12, 12)),
        ("strict", "vague", "dozens", None, None, (2, None, None)),
        ("strict", "at_least", "96", 96, None, (96, 96, None)),
        ("strict", "about", "300,000", 300000, None, (None, 300000, None)),
        ("strict", "range", "20", 20, 30, (20, None, 30)),
        # several, a few, many, a bare plural
        ("acled", "vague", "several", None, None, (3, 10, None)),
        ("acled", "vague", "a few", None, None, (3, 10, None)),
        ("acled", "vague", "many", None, None, (3, 10, None)),
        ("acled", "vague", "soldiers", None, None, (3, 10, None)),
        # tens, dozens, hundreds, thousands
        ("acled", "vague", "tens", None, None, (None, 10, None)),
        ("acled", "vague", "Dozens", None, None, (None, 12, None)),
        ("acled", "vague", "hundreds", None, None, (None, 100, None)),
        ("acled", "vague", "thousands", None, None, (None, 1000, None)),
        ("acled", "vague", "tens of thousands", None, None, (None, 10000, None)),
        ("acled", "vague", "hundreds of thousands", None, None, (None, 100000, None)),
        # a massacre without a number
        ("acled", "vague", "a massacre", None, None, (None, 100, None)),
        # at least, more than, about: the lowest number
        ("acled", "at_least", "20", 20, None, (20, 20, None)),
        ("acled", "more_than", "20", 20, None, (20, 20, None)),
        ("acled", "about", "20", 20, None, (20, 20, None)),
        # up to N has no lower figure, N to M has one
        ("acled", "at_most", "20", 20, None, (None, None, None)),
        ("acled", "range", "20", 20, 30, (None, 20, None)),
        ("acled", "exact", "20", 20, None, (20, 20, 20)),
        # too vague to be of use
        ("gtd", "vague", "several", None, None, (None, None, None)),
        ("gtd", "vague", "dozens", None, None, (None, None, None)),
        ("gtd", "vague", "scores", None, None, (None, None, None)),
        ("gtd", "vague", "hundreds", None, None, (None, None, None)),
        ("gtd", "vague", "many", None, None, (None, None, None)),
        # at least N is N, N to M the lowest, none reported 0
        ("gtd", "at_least", "11", 11, None, (None, 11, None)),
        ("gtd", "range", "20", 20, 30, (None, 20, None)),
        ("gtd", "exact", "no", 0, None, (None, 0, None)),
        # a few, several, a group, a number of, numerous
        ("wikimpacts", "vague", "tens of thousands", None, None, (20000, None, 90000)),
        ("wikimpacts", "vague", "a few", None, None, (2, None, 6)),
        ("wikimpacts", "vague", "several", None, None, (2, None, 6)),
        ("wikimpacts", "vague", "a group", None, None, (2, None, 6)),
        ("wikimpacts", "vague", "a number of", None, None, (2, None, 6)),
        ("wikimpacts", "vague", "numerous", None, None, (2, None, 6)),
        # many, a couple, a couple of hundred
        ("wikimpacts", "vague", "many", None, None, (20, None, 60)),
        ("wikimpacts", "vague", "a couple", None, None, (2, 2, 3)),
        ("wikimpacts", "vague", "a couple of hundred", None, None, (200, None, 300)),
        # tens, dozens, a few dozen, hundreds, a few hundred, thousands
        ("wikimpacts", "vague", "tens", None, None, (20, None, 90)),
        ("wikimpacts", "vague", "dozens", None, None, (24, None, 108)),
        ("wikimpacts", "vague", "a few dozen", None, None, (24, None, 72)),
        ("wikimpacts", "vague", "hundreds", None, None, (200, None, 900)),
        ("wikimpacts", "vague", "a few hundred", None, None, (200, None, 600)),
        ("wikimpacts", "vague", "thousands", None, None, (2000, None, 9000)),
        # the step of a number is by its trailing zeros
        ("wikimpacts", "at_least", "500", 500, None, (500, 500, 600)),
        ("wikimpacts", "at_least", "560", 560, None, (560, 560, 570)),
        ("wikimpacts", "at_least", "543", 543, None, (543, 543, 544)),
        ("wikimpacts", "more_than", "500", 500, None, (501, 500, 601)),
        ("wikimpacts", "at_most", "500", 500, None, (400, 500, 500)),
        ("wikimpacts", "less_than", "500", 500, None, (399, 500, 499)),
        ("wikimpacts", "less_than", "1", 1, None, (1, 1, 1)),
        ("wikimpacts", "about", "500", 500, None, (400, 500, 600)),
        # missing is null, "none" is 0
        ("wikimpacts", "vague", "minor", None, None, (None, None, None)),
        ("wikimpacts", "exact", "0", 0, None, (0, 0, 0)),
        # no table of words
        ("ucdp", "vague", "dozens", None, None, (None, None, None)),
    ],
)
def test_codebooks_make_numbers_of_words(
    codebook: str,
    qualifier: str,
    text: str,
    value: int | None,
    value_to: int | None,
    coded: tuple[int | None, ...],
) -> None:
    assert load_codebook(codebook).code(qualifier, text, value, value_to) == coded


@pytest.mark.parametrize(
    ("codebook", "outcome", "coded"),
    [
        ("acled", "casualties", (0, 0, None)),  # no fatalities
        ("wikimpacts", "casualties", (None, None, None)),  # not split: missing
        ("acled", "killed", (12, 12, 12)),
        ("gtd", "casualties", (12, 12, 12)),
    ],
)
def test_an_outcome_may_have_numbers_of_its_own(
    codebook: str, outcome: str, coded: tuple[int | None, ...]
) -> None:
    assert load_codebook(codebook).code("exact", "12", 12, None, outcome) == coded


def test_every_codebook_loads() -> None:
    assert [load_codebook(name).name for name in CODEBOOKS] == list(CODEBOOKS)
    with pytest.raises(Mistake, match="there is none"):
        load_codebook("guesswork")


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("Nine were hurt, of whom two died", True),
        ("12 blessés, dont deux ont succombé", True),
        ("Nueve heridos, dos de ellos murieron", True),
        ("Five people were shot, two fatally", True),
        ("Twelve were injured, and one has since died", True),
        ("Nine were hurt; two did not survive", True),
        ("Nine have died and two were hurt", False),
        ("Nine died and two were hurt", False),
        ("Neuf morts et deux blessés", False),
        ("dontel", False),
    ],
)
def test_the_wounded_may_be_among_the_dead(words: str, is_said: bool) -> None:
    assert bool(any_of("died_of_it").search(words)) is is_said
    assert hold_any("died_of_it", ["", words]).tolist() == [False, is_said]


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("OCHA has documented the killing of 310 people", True),
        ("Les Nations unies ont recensé 310 morts", True),
        ("La ONU verificó la muerte de 310 civiles", True),
        ("310 people were killed", False),
        ("the ministry reported 310 deaths", False),
        ("310 morts depuis janvier", False),
    ],
)
def test_what_somebody_could_document_closes_nothing(words: str, is_said: bool) -> None:
    assert bool(any_of("documented").search(words)) is is_said
    assert hold_any("documented", ["", words]).tolist() == [False, is_said]


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("people", True),
        ("women and children", True),
        ("personnes", True),
        ("civiles", True),
        ("Palestinians", False),
        ("Iraqi civilians", False),
        ("passengers", False),
        ("soldats maliens", False),
    ],
)
def test_some_words_for_persons_narrow_no_group(text: str, is_plain: bool) -> None:
    assert all(any_of("whoever").fullmatch(word) for word in text.split()) is is_plain


@pytest.mark.parametrize(
    ("speaker", "is_army"),
    [
        ("the army", True),
        ("the defence ministry", True),
        ("l'armée", True),
        ("el Ejército", True),
        ("rebels", False),
        ("the health ministry", False),
        ("Salvation volunteers", False),
    ],
)
def test_an_army_is_known_by_its_words(speaker: str, is_army: bool) -> None:
    assert bool(any_of("armies").search(load_voices().describe(resolve(speaker, "Wire")).name)) is is_army


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("A man died in a Falluja hospital on Friday", True),
        ("Two of them succumbed to burns", True),
        ("A woman hurt in Monday's blast has died", True),
        ("Three people died of their wounds", True),
        ("Deux blessés ont succombé", True),
        ("Tres personas murieron por las heridas", True),
        ("TROIS PERSONNES DÉCÉDÉES À L’HÔPITAL", True),
        ("Two died of sévères wounds", True),
        ("Three died of woundssomeness", False),
        ("A man died in Falluja on Friday", False),
        ("A shell killed three people in a hospital", False),
        ("Three died and six were wounded", False),
        ("Trois morts et deux blessés", False),
    ],
)
def test_who_died_of_wounds_was_harmed_before(words: str, is_said: bool) -> None:
    assert bool(any_of("died_of_wounds").search(words)) is is_said
    assert hold_any("died_of_wounds", ["", words]).tolist() == [False, is_said]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("UNICEF", "unicef"),
        ("The UN children's agency UNICEF", "unicef"),
        ("the Observatory", "syrian_observatory_for_human_rights"),
        ("Baghdad police", "said:baghdad police"),
        ("police", "said:police"),
        (None, "outlet:example wire"),
        ("  ", "outlet:example wire"),
    ],
)
def test_speakers_are_resolved(text: str | None, voice: str) -> None:
    assert resolve(text, "Example Wire") == voice


def test_parties_are_known_by_table_and_by_words() -> None:
    voices = load_voices()
    assert voices.describe("syrian_army").party_to == "Syria"
    assert voices.describe("said:rebel commander").is_party
    assert voices.describe(resolve("l'armée", "Wire")).is_party
    assert voices.describe(resolve("des combattants", "Wire")).is_party
    assert voices.describe(resolve("El Ejército", "Wire")).is_party
    assert not voices.describe("said:hospital officials").is_party
    assert not voices.describe(resolve("la police", "Wire")).is_party
    assert not voices.describe("unicef").is_party
    assert is_one_speaker("unicef")
    assert not is_one_speaker("said:police")


def test_voices_csv_adds_and_replaces(tmp_path: Path) -> None:
    extra = tmp_path / "voices.csv"
    extra.write_text(
        "name,aliases,kind,party_to\nTown Clinic,the clinic|Clinic of Town,hospital,\n", encoding="utf-8"
    )
    voices = load_voices(extra)
    assert voices.resolve("the clinic", "Wire") == "town_clinic"
    assert voices.resolve("UNICEF", "Wire") == "unicef"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,kind\nA,ngo\n", "the columns must be"),
        ("name,aliases,kind,party_to\nA,,wizard,\n", "kind 'wizard'"),
        ("name,aliases,kind,party_to\nA,x,ngo,\nB,x,ngo,\n", "'x' is an alias of a already"),
        ("name,aliases,kind,party_to\n,,ngo,\n", "and a name"),
    ],
)
def test_a_wrong_voices_csv_is_named(text: str, said: str, tmp_path: Path) -> None:
    extra = tmp_path / "voices.csv"
    extra.write_text(text, encoding="utf-8")
    with pytest.raises(Mistake, match=said):
        load_voices(extra)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"codebook": "guess"}, "codebook 'guess'"),
        ({"include": frozenset({"feared"})}, "include 'feared'"),
    ],
)
def test_a_wrong_question_is_named(fields: dict[str, object], said: str) -> None:
    with pytest.raises(Mistake, match=said):
        Question("killed", **fields)  # type: ignore[arg-type]


def test_a_question_survives_json() -> None:
    question = Question("killed", "children", "Aleppo", include=frozenset({"party"}), voices=("unicef",))
    assert Question.from_json(question.to_json()) == question

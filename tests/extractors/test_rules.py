"""Rule files are strict: each mistake is one line that names the file and the entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors import Mistake, ruleset
from extractors.context_lexicon import FILES, lexicon
from extractors.letters import AFTER, HARM, HEDGES, LATE, NOUNS, OTHER_KEYS, PLAIN
from extractors.lexicon import load_lexicon
from extractors.loader import RULES, check_keys, languages, parted, read_rules, words
from extractors.numbers import compose, digits_value, load_numbers
from extractors.patterns import load_patterns


@pytest.mark.parametrize(
    ("value", "error"),
    [("killed", "a list"), ([True], "not a string"), (["a", "a"], "twice"), ([3], "not a string")],
)
def test_words_are_strings_once(value: object, error: str) -> None:
    with pytest.raises(Mistake, match=error):
        words("rules/en/words.yml: past", value)


def test_unknown_and_missing_keys_are_named() -> None:
    with pytest.raises(Mistake, match="unknown key 'colour'"):
        check_keys("file", {"colour": 1}, ())
    with pytest.raises(Mistake, match="'past' is missing"):
        check_keys("file", {}, ("past",))


def test_an_absent_language_is_one_line() -> None:
    with pytest.raises(Mistake, match="no rules for language 'xx'"):
        read_rules("xx", "words")


@pytest.mark.parametrize("language", languages())
def test_every_language_loads(language: str) -> None:
    assert load_lexicon(language).triggers
    assert load_numbers(language).cardinals
    assert all(p.compiled for p in load_patterns(language))
    assert all(rule.pattern for _, rule in lexicon(language).listed)


@pytest.mark.parametrize("language", languages())
def test_every_pattern_says_why(language: str) -> None:
    assert all(p.why and len(p.examples) >= 2 and p.rejects for p in load_patterns(language))


def test_the_template_has_every_list_of_words() -> None:
    known = {*HARM, *PLAIN, *NOUNS, *LATE, *HEDGES, *AFTER, *OTHER_KEYS}
    assert read_rules("_template", "words").keys() == known


def test_the_template_has_every_class_that_the_program_asks_for() -> None:
    asked = {
        name
        for path in RULES.parent.glob("*.py")
        for name in re.findall(r'"([A-Z][A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    known = {name for kind in FILES for name in read_rules("en", kind)["classes"]}
    listed = {name for kind in FILES for name in read_rules("_template", kind)["classes"]}
    assert asked & known <= listed


@pytest.mark.parametrize("language", languages())
def test_no_list_of_words_is_unknown_to_the_template(language: str) -> None:
    for name in ("words", "numbers"):
        assert read_rules(language, name).keys() <= read_rules("_template", name).keys()


def test_a_word_cut_short_stands_alone() -> None:
    cut = parted({"elided": ["l'", "d'"], "be": ["s'est d'abord"], "the": ["l'autre", "aujourd'hui"]})
    assert cut["the"] == ["l' autre", "aujourd'hui"]
    assert cut["be"] == ["s'est d' abord"]


def test_no_word_of_a_language_in_the_program() -> None:
    """What is said of English stands in rules/en: a verb of harm in a .py file would be a rule nobody can
    find.
    """
    listed = ("killed", "wounded", "injured", "soldiers", "children", "yesterday", "including")
    for path in RULES.parent.glob("*.py"):
        code = [line for line in path.read_text(encoding="utf-8").splitlines() if "re.compile" in line]
        assert not [line for line in code for word in listed if word in line], path


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,200", 1200),
        ("1 200", 1200),
        ("1.200", 1200),
        ("1'200", 1200),
        ("1.2", None),
        ("007", 7),
        ("12", 12),
        ("1" * 40, None),
    ],
)
def test_digits(written: str, value: int | None) -> None:
    assert digits_value(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("twenty three", 23),
        ("twenty-three", 23),
        ("one hundred and five", 105),
        ("two thousand three hundred", 2300),
        ("1.2 million", 1200000),
        ("two dozen", 24),
        ("three four", 3),
        ("half", None),
        ("twelve hundred", 1200),
        ("5 million", 5000000),
    ],
)
def test_number_words(written: str, value: int | None) -> None:
    found = compose(written.split(), 0, load_numbers("en"))
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("soixante-dix-sept", 77),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-neuf", 99),
        ("vingt-et-un", 21),
        ("cent vingt", 120),
        ("deux cent quatre-vingt-douze", 292),
        ("mille deux cents", 1200),
        ("trois mille", 3000),
        ("deux millions", 2000000),
        ("trois quatre", 3),
    ],
)
def test_number_words_of_french(written: str, value: int) -> None:
    found = compose(written.split(), 0, load_numbers("fr"))
    assert found is not None
    assert found[0] == value


def test_the_ruleset_has_a_stable_name() -> None:
    assert ruleset() == ruleset()
    assert ruleset().startswith("r-")
    assert Path(RULES).is_dir()


def test_no_set_of_words_is_named_twice() -> None:
    assert len(set(OTHER_KEYS)) == len(OTHER_KEYS)

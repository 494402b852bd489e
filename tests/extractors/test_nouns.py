"""The table of common nouns is strict, and what words.yml says of a word goes before it."""

from __future__ import annotations

import pytest

from extractors import Mistake
from extractors.lexicon import load_lexicon
from extractors.nouns import HEADER, read_nouns

ROWS = f"# a remark\n{HEADER}\nanimal\tyak\tyaks\nanimal\tdeer\tdeer\nthing\t\troofs\nother\tbosun\tbosuns\n"


def test_a_noun_has_a_letter_and_a_group() -> None:
    nouns = read_nouns(ROWS, "xx")
    assert nouns.entries["yak"] == ("y", None)
    assert nouns.entries["deer"] == ("Y", None)
    assert nouns.entries["bosuns"] == ("H", "other")
    assert nouns.animals == {"yaks", "deer"}


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        (ROWS.replace(HEADER, "kind\tword"), "the first line must be"),
        (ROWS + "animal\tyak\t\n", "'yak' stands twice"),
        (ROWS + "plant\tfern\tferns\n", "'plant' is neither animal, thing nor a group"),
        (ROWS + "thing\tfern\n", "a kind, one of them, more of them"),
        (ROWS + "thing\t\t\n", "a kind, one of them, more of them"),
    ],
)
def test_a_mistake_is_one_line_that_names_file_and_entry(rows: str, error: str) -> None:
    with pytest.raises(Mistake, match=f"rules/xx/nouns.tsv: .*{error}"):
        read_nouns(rows, "xx")


def test_words_yml_goes_before_nouns_tsv() -> None:
    lexicon = load_lexicon("en")
    assert lexicon.words["pilot"].value == "soldiers"
    assert lexicon.words["rhinos"].letter == "Y"
    assert "rhinos" in lexicon.common
    assert "pilot" not in lexicon.common

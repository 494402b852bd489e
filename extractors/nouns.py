"""Common nouns of a language and what they stand for: rules/<language>/nouns.tsv, where there is one.

Columns: kind (animal, thing, or a group of persons), one, many. A form that is left out reads otherwise.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from extractors import RuleMistake
from extractors.claim import GROUPS
from extractors.loader import RULES

HEADER = "kind\tone\tmany"
THINGS = ("animal", "thing")


@dataclass(frozen=True)
class Nouns:
    """Of every noun its letter (see lexicon.py) and its group; the words for more than one animal."""

    entries: dict[str, tuple[str, str | None]]
    animals: frozenset[str]


@functools.cache
def load_nouns(language: str) -> Nouns:
    """The nouns of a language. Raises `RuleMistake`: unknown kind, a word that stands twice, a bad line."""
    path = RULES / language / "nouns.tsv"
    return read_nouns(path.read_text(encoding="utf-8"), language) if path.exists() else Nouns({}, frozenset())


def read_nouns(text: str, language: str) -> Nouns:
    """The nouns of one table; `language` is for its mistakes."""
    where = f"rules/{language}/nouns.tsv"
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    if lines[:1] != [HEADER]:
        raise RuleMistake(f"{where}: the first line must be {HEADER!r}")
    found: dict[str, tuple[str, str | None]] = {}
    animals = set()
    for line in lines[1:]:
        forms = _forms(line, where)
        for word, letter, kind in forms:
            if word in found:
                raise RuleMistake(f"{where}: {word!r} stands twice")
            found[word] = (letter, None if kind in THINGS else kind)
        if forms[0][2] == "animal":
            animals.add(forms[0][0])
    return Nouns(found, frozenset(animals))


def _forms(line: str, where: str) -> list[tuple[str, str, str]]:
    kind, *forms = line.split("\t")
    if len(forms) != 2 or not any(forms):
        raise RuleMistake(f"{where}: {line!r}: a kind, one of them, more of them")
    if kind not in THINGS and kind not in GROUPS:
        raise RuleMistake(f"{where}: {kind!r} is neither animal, thing nor a group")
    one, many = forms
    letters = "yY" if kind in THINGS else "hH"
    forms_of = {many: letters[1], one: letters[0]} if one != many else {many: letters[1]}
    return [(word, letter, kind) for word, letter in forms_of.items() if word]

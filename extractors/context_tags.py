"""Words to letters: each token of a sentence becomes one character, and patterns are read over those
characters.

A word has features: the classes of the rule files it stands in (`WEEKDAY`, `SAY`), itself where a pattern
names it, and its shape (`CAP`, `LOW`, `DAY`, `YEAR`). Each set of features is one character, so that a
pattern over features is a plain regular expression over a string as long as the sentence has tokens.
Patterns are written with spaces between atoms:

    since last? wd:WEEKDAY           `wd:` names what is captured, lower case is the word itself
    !SAY{0,4}  CAP&!MONTH  DAY/ORD  <DATE>    not, and, or, a named part; ( | ) ? * + {m,n} as usual

No language lives here: what splits off a word (`'s`, `l'`) and what it means comes from the rule files.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors import RuleMistake
from extractors.context_letters import FIRST_LETTER, Asked, Pieces, letters_of, ranges_of
from extractors.context_tokens import number_shapes, token_pattern

LONG_UNITS = {"week", "month", "year", "decade"}
SHAPES = ("CAP", "LOW", "DAY", "YEAR", "INT", "DATE", "DAYS", "YEARS", "ORD", "NUMERIC", "MARK", "DURATION")
NUMBERS = ("INT", "NUM", "NUMERIC", "VAGUE")  # features of a number
ATOM = re.compile(
    r"(?P<name>[a-z]\w*:)|(?P<op>[()|?*+$^]|\{\d*,?\d*\})|<(?P<part>[A-Z_]+)>|(?P<atom>\"[^\"]+\"|[^\s()|?*+{}<>$^]+)"
)
NAMED_MONTH = re.compile(r"(\d{1,2})(?:\d{4}[^\W\d_])?(-?)([^\W\d_]{3,})\2(\d{4}|\d\d)")
CENTURY = "20"  # of a year of two digits


@dataclass(frozen=True, slots=True)
class WordClass:
    """A class of words; `values` maps each to what it stands for. Words in `cased` count only with a
    capital.
    """

    name: str
    values: Mapping[str, object]
    cased: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    names: bool = False  # of names: in a text of capitals its words keep their capital


class Tagger:
    """The letters of one language's rule files, and the compiler of patterns over them."""

    def __init__(
        self, classes: Iterable[WordClass], terms: Iterable[str], clitics: Mapping[str, tuple[str, ...]]
    ) -> None:
        """`terms` are those that the patterns name, each as often as it is named."""
        self.classes = {c.name: c for c in classes}
        self.token = token_pattern(*(clitics.get(k, ()) for k in ("before", "after", "hyphen")))
        self._lexical: dict[str, set[str]] = {}
        self._cased: dict[str, set[str]] = {}
        for c in self.classes.values():
            for word in c.values:
                held = self._cased if word in c.cased else self._lexical
                held.setdefault(word, set()).add(c.name)
        named = Counter(terms)
        for word in (term for term in named if not is_feature(term)):
            self._lexical.setdefault(word, set()).add(f"={word}")
        self._affixed = [c for c in self.classes.values() if c.endings or c.beginnings]
        self._alphabet: dict[frozenset[str], str] = {}
        self._list_letters()
        in_order = sorted(self._alphabet, key=functools.partial(_place, _ranked(named)))
        self._alphabet = {f: chr(FIRST_LETTER + n) for n, f in enumerate(in_order)}
        self._atoms: dict[str, str] = {}
        self._parts: dict[str, str] = {}  # a part's pattern → its expression
        self._held: dict[str, int] = {}  # feature → the letters that have it, as bits
        for number, features in enumerate(self._alphabet):
            for feature in features:
                self._held[feature] = self._held.get(feature, 0) | 1 << number
        # the letters of each feature; none if the language has no such class
        self.sets: Asked[str, frozenset[str]] = Asked(lambda name: frozenset(letters_of(self.bits[name])))
        self.bits: Asked[str, int] = Asked(lambda name: self.bits_with(name) if name in self._held else 0)
        self.numbers = frozenset[str]().union(*map(self.sets.__getitem__, NUMBERS))
        self.pieces = Pieces(self.token, self.letter_of)
        self.pieces_of_capitals = Pieces(self.token, self.letter_of_capitals)

    def _list_letters(self) -> None:
        words = {*self._lexical, *self._cased}
        for word in words:
            for written in (word, word.capitalize(), word.upper()):
                self._add(self.features_of(written))
            self._add(self.features_of(word) | self._cased.get(word, set()))
        affixes = [
            frozenset(c.name for c in few)
            for n in range(3)
            for few in itertools.combinations(self._affixed, n)
        ]
        for shape in ("CAP", "LOW", "DURATION"):
            for extra in affixes:
                self._add(extra | {shape})
                self._add(extra | {shape, "DURATION"})
        for shapes in (
            {"DATE"},
            {"DAYS"},
            {"YEARS"},
            {"ORD"},
            {"NUMERIC"},
            {"YEAR", "INT"},
            {"DAY", "INT"},
            {"INT"},
            {"INT", "DURATION"},
            {"MARK"},
        ):
            self._add(frozenset(shapes))

    def _add(self, features: frozenset[str]) -> None:
        self._alphabet.setdefault(features, chr(FIRST_LETTER + len(self._alphabet)))

    def features_of(self, word: str) -> frozenset[str]:
        """Classes, the word itself where patterns name it, and the shape."""
        low = word.lower()
        found = set(self._lexical.get(low, ()))
        first = word[0]
        if first.isdigit():
            if self.in_numbers(word) != word:
                return frozenset({"DATE"})
            return frozenset(found | (number_shapes(word) if not self.duration(low) else {"DURATION"}))
        if not first.isalpha():
            return frozenset(found | {"MARK"})
        capital = first.isupper() or (any(map(str.isupper, word)) and "-" in word)
        if first.isupper():
            found |= self._cased.get(low, set())
        for c in self._affixed:
            if low.endswith(c.endings) or low.startswith(c.beginnings):
                found.add(c.name)
        if self.duration(low):
            found.add("DURATION")
        found.add("CAP" if capital else "LOW")
        return frozenset(found)

    def letter_of(self, word: str) -> str:
        """The word's letter; a mix of affixes that no letter stands for falls back to its shape."""
        features = self.features_of(word)
        letter = self._alphabet.get(features)
        if letter is None:
            letter = self._alphabet.get(features & frozenset(SHAPES)) or self._alphabet[frozenset({"LOW"})]
        return letter

    def letter_of_capitals(self, word: str) -> str:
        """The letter in a text of capitals: a word that a rule file knows is no name for being written
        large.
        """
        low = word.lower()
        known = self._lexical.get(low, set()) | self._cased.get(low, set())
        if all(name in self.classes and self.classes[name].names for name in known):
            return self.letter_of(word)
        features = self.features_of(low) | self._cased.get(low, set())
        return self._alphabet.get(features) or self.letter_of(word)

    def value(self, name: str, word: str) -> object | None:
        """What a word of a class stands for; `None` if the language has no such class."""
        return self.classes[name].values.get(word.lower()) if name in self.classes else None

    def in_numbers(self, word: str) -> str:
        """19-Aug-2016, 19AUG16, 191430ZAUG16 as 2016-8-19; any other word as it is."""
        parts = NAMED_MONTH.fullmatch(word)
        month = self.value("MONTH", parts[3]) if parts else None
        return f"{CENTURY[: 4 - len(parts[4])]}{parts[4]}-{month}-{parts[1]}" if parts and month else word

    def words(self, name: str) -> AbstractSet[str]:
        """The words of a class; none if the language has no such class."""
        return self.classes[name].values.keys() if name in self.classes else frozenset()

    def duration(self, low: str) -> tuple[int, str] | None:
        """(5, "year") of "five-year", "5-year-old": a number and a unit joined by a hyphen; (1, "decade") of
        "decade-old".
        """
        parts = low.split("-")
        if len(parts) < 2 or len(parts) > 3 or "UNIT" not in self.classes:
            return None
        alone = self.classes["UNIT"].values.get(parts[0])
        if alone in LONG_UNITS and len(parts) == 2 and parts[0] == alone and parts[1] in self.words("AGED"):
            return 1, str(alone)
        unit = self.classes["UNIT"].values.get(parts[1])
        number = (
            int(parts[0])
            if parts[0].isdecimal() and len(parts[0]) < 5
            else self.classes["NUM"].values.get(parts[0])
        )
        return (number, unit) if isinstance(unit, str) and isinstance(number, int) else None

    def is_age(self, word: str) -> bool:
        """Whether a duration is an age: "two-week-old", "decade-long"."""
        return word.lower().rpartition("-")[2] in self.words("AGED")

    def expression(self, pattern: str, parts: Mapping[str, str]) -> str:
        """A pattern over features as a regular expression over letters."""
        return self._translate(pattern, parts, 0)

    def _translate(self, pattern: str, parts: Mapping[str, str], depth: int) -> str:
        out: list[str] = []
        name = ""
        for m in ATOM.finditer(pattern):
            if m["name"]:
                name = m["name"][:-1]
                continue
            if m["op"]:
                piece = "(?:" if m["op"] == "(" else m["op"]
                piece = f"(?P<{name}>" if name and m["op"] == "(" else piece
            elif m["part"]:
                if m["part"] not in parts or depth > 8:
                    raise RuleMistake(f"pattern {pattern!r}: no part <{m['part']}>")
                inner = self._part(parts[m["part"]], parts, depth + 1)
                piece = f"(?P<{name}>{inner})" if name else f"(?:{inner})"
            else:
                held = self.letters_with(m["atom"])
                piece = f"(?P<{name}>{held})" if name else held
            out.append(piece)
            name = ""
        return "".join(out)

    def _part(self, pattern: str, parts: Mapping[str, str], depth: int) -> str:
        if (known := self._parts.get(pattern)) is None:
            known = self._parts[pattern] = self._translate(pattern, parts, depth)
        return known

    def letters_with(self, atom: str) -> str:
        """The character class of an atom: every letter whose features satisfy it. `ANY` is any token."""
        if atom not in self._atoms:
            self._atoms[atom] = self._class_of(atom)
        return self._atoms[atom]

    def _class_of(self, atom: str) -> str:
        """The shorter way to write the class: what is in it, or what is not."""
        held = 0 if atom == "ANY" else self.bits_with(atom)
        if not held:
            return "." if atom == "ANY" else "(?!)"
        if 2 * held.bit_count() <= len(self._alphabet):
            return f"[{ranges_of(held)}]"
        others = ranges_of(((1 << len(self._alphabet)) - 1) & ~held)
        return f"[^{others}]" if others else "."

    def bits_with(self, atom: str) -> int:
        """The letters whose features satisfy an atom, as bits."""
        found = 0
        for way in alternatives(atom):
            held = (1 << len(self._alphabet)) - 1
            for term in way.split("&") if len(way) > 1 else [way]:
                feature, is_wanted = self._wanted(term)
                having = self._held.get(feature, 0)
                held &= having if is_wanted else ~having
            found |= held
        return found

    def _wanted(self, term: str) -> tuple[str, bool]:
        negative = term.startswith("!") and len(term) > 1
        return self._feature(term[1:] if negative else term), not negative

    def _feature(self, term: str) -> str:
        if is_feature(term):
            if term not in self.classes and term not in SHAPES:
                raise RuleMistake(f"no class {term}")
            return term
        return "=" + term.strip('"')


def alternatives(atom: str) -> list[str]:
    """`DAY/ORD` is either; a mark stands for itself."""
    return atom.split("/") if len(atom) > 1 and not atom.startswith('"') else [atom]


def terms_of(pattern: str) -> Iterator[str]:
    """The features, words and marks that a pattern names, each as often as it does."""
    for m in ATOM.finditer(pattern):
        for way in alternatives(m["atom"] or ""):
            for term in way.split("&") if len(way) > 1 else [way]:
                if term := term.lstrip("!").strip('"') if len(term) > 1 else term:
                    yield term


def is_feature(term: str) -> bool:
    """Whether a term names a class or a shape; any other is the word or the mark itself."""
    return term.isupper() and term.replace("_", "").isalpha() and len(term) > 1


def _ranked(named: Counter[str]) -> dict[str, int]:
    """Feature → a bit, the highest for the one named most often."""
    by_use = [term if is_feature(term) else f"={term}" for term, _ in reversed(named.most_common())]
    return {feature: 1 << n for n, feature in enumerate(by_use)}


def _place(rank: Mapping[str, int], features: frozenset[str]) -> tuple[int, list[str]]:
    """Where a letter stands in the alphabet. Those that share what patterns often ask for stand together, so
    that a class of letters is a few ranges, short to compile and to search.
    """
    return -sum(rank.get(feature, 0) for feature in features), sorted(features)

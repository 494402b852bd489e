"""The words of one language, each with the one letter that the grammar reads.

A word may be listed in several categories ("death" is a noun of harm and counts the dead); the category that
stands first in extractors/letters.py gives its letter. The words are in rules/<language>/.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from extractors import RuleMistake
from extractors.claim import GROUPS, OUTCOMES
from extractors.letters import AFTER, FUNCTION, HARM, HEDGES, LATE, NOUNS, OTHER_KEYS, PLAIN, SUFFIX_LETTERS
from extractors.loader import check_keys, parted, read_rules, words
from extractors.nouns import load_nouns
from extractors.numbers import Numbers, load_numbers
from extractors.triggers import Needs, triggers_of

FORCES = ("combatants", "soldiers", "police")  # groups of the armed by calling
ARMED = (*FORCES, "perpetrators")


def may_hold(whole: str, part: str) -> bool:
    """Whether people of one group may be told again as another: no man is one of three women, no fighter one
    of twelve civilians.
    """
    return (
        part in ("people", "other", whole)
        or whole in ("people", "other")
        or (whole == "civilians" and part not in FORCES)
        or (whole == "children" and part in ("girls", "boys", "infants"))
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one word: its letter, the outcome or group it names, the hedge that it can be."""

    letter: str
    value: str | None = None
    hedge: str | None = None
    after: str | None = None  # a hedge after its number: "20 or more"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What begins with two words: they alone, and by the third word (all behind the first, entry), longest
    first.
    """

    pair: Entry | None
    longer: dict[str, list[tuple[tuple[str, ...], Entry]]]

    def at(self, words: list[str], i: int) -> tuple[int, Entry | None]:
        """How many words from the i-th on are the longest phrase, and its entry; None where none is."""
        if i + 2 < len(words) and (longer := self.longer.get(words[i + 2])):
            for rest, entry in longer:
                if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                    return 1 + len(rest), entry
        return 2, self.pair


@dataclass(frozen=True)
class Lexicon:
    """The words of a language. `phrases` maps a first and a second word to what may follow."""

    language: str
    words: dict[str, Entry]
    phrases: dict[str, dict[str, Phrases]]
    suffixes: tuple[tuple[str, str], ...]
    age_suffixes: tuple[str, ...]
    short: frozenset[str]  # what may be glued to digits for a multiplier: "1.2m"
    cased: dict[str, Entry]
    abbreviations: frozenset[str]
    sets: dict[str, frozenset[str]]
    group_hints: dict[str, str]  # word → group of the members, leaders and officers beside it
    triggers: dict[str, Needs]  # a word of every expression of harm → what it needs: see triggers.py
    common: frozenset[str]  # nouns of nouns.tsv: a capital inside a sentence makes a name of them
    animals: frozenset[str]

    def is_function(self, word: str) -> bool:
        """Whether it is a word that any text is full of."""
        entry = self.words.get(word)
        return entry is not None and entry.letter in FUNCTION

    def is_counted(self, word: str) -> bool:
        """Whether a word may stand behind a number of those harmed: persons, or what was done to them."""
        entry = self.words.get(word)
        return entry is not None and entry.letter in "HVJ"


def _entries(data: dict[str, object], where: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}

    def add(word: str, letter: str, value: str | None) -> None:
        found.setdefault(word, Entry(letter, value))

    for category, letter in {**HARM, **NOUNS}.items():
        table = data[category]
        if not isinstance(table, dict):
            table = {"any": table}
        allowed = GROUPS if category.startswith("persons") else (*OUTCOMES, "any")
        if category in HARM or category.startswith("persons"):
            for value, listed in table.items():
                if value not in allowed:
                    raise RuleMistake(f"{where}: {category}: {value!r} is unknown")
                if category in HARM:
                    for word in words(f"{where}: {category}.{value}", listed):
                        add(word, letter, None if value == "any" else value)
    for category, letter in PLAIN.items():
        for word in words(f"{where}: {category}", data[category]):
            add(word, letter, None)
    for category in ("persons", "persons_many"):
        table = data[category]
        assert isinstance(table, dict)
        for value, listed in table.items():
            for word in words(f"{where}: {category}.{value}", listed):
                add(word, NOUNS[category], value)
    for category, letter in (("one_thing", "y"), ("many_things", "Y"), *LATE.items()):
        for word in words(f"{where}: {category}", data[category]):
            add(word, letter, None)
    return found


def _hedged(found: dict[str, Entry], data: dict[str, object], where: str) -> None:
    for table, field in ((HEDGES, "hedge"), (AFTER, "after")):
        for category, qualifier in table.items():
            for word in words(f"{where}: {category}", data[category]):
                old = found.get(word, Entry("q"))
                hedge = qualifier if field == "hedge" and old.hedge is None else old.hedge
                after = qualifier if field == "after" and old.after is None else old.after
                found[word] = Entry(old.letter, old.value, hedge, after)


def _numbered(found: dict[str, Entry], numbers: Numbers) -> None:
    """Number words go before every other reading of a word: 0 a cardinal, 1 a multiplier, 9 a vague word."""
    tables = (
        (numbers.cardinals, "0"),
        (numbers.multipliers, "1"),
        (numbers.fractions, "1"),
        (numbers.vague, "9"),
        (numbers.fixed, "9"),
    )
    for table, letter in tables:
        for word in table:
            old = found.get(word, Entry(letter))
            found[word] = Entry(letter, None, old.hedge, old.after)


def _by_second(options: list[tuple[tuple[str, ...], Entry]]) -> dict[str, Phrases]:
    found = {rest[0]: Phrases(None, {}) for rest, _ in options}
    for rest, entry in sorted(options, key=lambda o: -len(o[0])):
        if len(rest) == 1:
            found[rest[0]] = Phrases(entry, found[rest[0]].longer)
        else:
            found[rest[0]].longer.setdefault(rest[1], []).append((rest, entry))
    return found


@functools.cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of rules/<language>/words.yml, checked. Cached: reading it takes a few milliseconds."""
    data, where = parted(read_rules(language, "words")), f"rules/{language}/words.yml"
    check_keys(where, data, [*HARM, *PLAIN, *NOUNS, *LATE, *HEDGES, *AFTER], OTHER_KEYS)
    found = _entries(data, where)
    nouns = load_nouns(language)
    common = nouns.entries.keys() - found.keys()  # what words.yml says of a word goes before
    found.update({word: Entry(*nouns.entries[word]) for word in sorted(common)})
    _hedged(found, data, where)
    _numbered(found, load_numbers(language))
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for expression, entry in found.items():
        first, *rest = expression.split()
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), entry))
    sets = _sets(data, where)
    letter_of = {word: entry.letter for word, entry in found.items()}
    armed = frozenset(word for word, entry in found.items() if entry.value in FORCES)
    strong = frozenset(HARM.values()) - frozenset("ySCDMKl") | {"E"}
    return Lexicon(
        language=language,
        words={w: e for w, e in found.items() if " " not in w},
        phrases={first: _by_second(options) for first, options in phrases.items()},
        suffixes=_suffixes(data, where),
        age_suffixes=words(f"{where}: age_suffixes", data.get("age_suffixes", [])),
        short=frozenset(load_numbers(language).short),
        cased=_cased(data, where),
        abbreviations=frozenset(words(f"{where}: abbreviations", data.get("abbreviations", []))),
        sets=sets,
        group_hints=_hints(data, where),
        triggers=triggers_of(letter_of, strong | {"D", "M", "l"}, sets, armed),
        common=frozenset(common),
        animals=nouns.animals,
    )


def _suffixes(data: dict[str, object], where: str) -> tuple[tuple[str, str], ...]:
    table = data.get("suffixes", {})
    if not isinstance(table, dict):
        raise RuleMistake(f"{where}: suffixes: a mapping is expected")
    check_keys(f"{where}: suffixes", table, (), SUFFIX_LETTERS)
    pairs = [
        (s, SUFFIX_LETTERS[kind])
        for kind, listed in table.items()
        for s in words(f"{where}: suffixes.{kind}", listed)
    ]
    return tuple(sorted(pairs, key=lambda p: -len(p[0])))


def _cased(data: dict[str, object], where: str) -> dict[str, Entry]:
    table = data.get("cased", {})
    letters = {**PLAIN, **LATE, **NOUNS, "names": "N"}
    result: dict[str, Entry] = {}
    if not isinstance(table, dict):
        raise RuleMistake(f"{where}: cased: a mapping is expected")
    for word, category in table.items():
        if category not in letters:
            raise RuleMistake(f"{where}: cased.{word}: {category!r} is not a category")
        result[word] = Entry(letters[category], "police" if category == "persons_many" else None)
    return result


def _sets(data: dict[str, object], where: str) -> dict[str, frozenset[str]]:
    """Small sets of words with a meaning of their own, for the steps after the patterns."""
    others = ("age_suffixes", "suffixes", "cased", "abbreviations", "group_hints")
    return {k: frozenset(words(f"{where}: {k}", data.get(k, []))) for k in OTHER_KEYS if k not in others}


def _hints(data: dict[str, object], where: str) -> dict[str, str]:
    table = data.get("group_hints", {})
    if not isinstance(table, dict):
        raise RuleMistake(f"{where}: group_hints: a mapping is expected")
    check_keys(f"{where}: group_hints", table, (), GROUPS)
    return {
        word: group
        for group, listed in table.items()
        for word in words(f"{where}: group_hints.{group}", listed)
    }


def holds_phrase(said: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands among words parted by one space each. Asked by the longest word of
    each: a set of hundreds costs no more than the words said.
    """
    by_word, words = _by_longest(phrases), said.split(" ")
    if by_word.keys().isdisjoint(words):
        return False
    padded = f" {said} "
    return any(phrase in padded for word in by_word.keys() & words for phrase in by_word[word])


@functools.lru_cache(maxsize=64)
def _by_longest(phrases: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        found.setdefault(max(phrase.split(" "), key=len), []).append(f" {phrase} ")
    return {word: tuple(some) for word, some in found.items()}

"""Patterns over mention strings: which quantity gets which outcome. Loaded from
rules/<language>/patterns.yml.

A pattern is a regular expression over the names of `NAMES` and the file's own macros; white space means
nothing. Its groups: `(?P<who>…)` the persons harmed, `(?P<verb>…)` the words that harm them (their outcome is
the lexicon's, unless the pattern has an `outcome`), `(?P<part>…)` persons who are part of `(?P<whole>…)`.
"""

from __future__ import annotations

import functools
import re as plain
from dataclasses import dataclass
from typing import Any

import regex

from extractors import RuleMistake
from extractors.claim import GROUPS, OUTCOMES
from extractors.loader import check_keys, read_rules
from extractors.pattern_needs import Screen, needs_of
from extractors.pattern_probes import probe_of

# the names that patterns use → letters of the mention string
NAMES = {
    "QUANTITY": "Q", "OF_THEM": "Y", "ONE": "A", "DEFINITE": "h", "NAME": "N", "MANY": "P", "THING": "T",
    "ODD": "U", "AT": "X",
    "COUNT": "0", "NONE": "9", "LIVES": "1", "NOBODY": "Z", "PRONOUN": "W", "THE_HARMED": "d",
    "HARMED": "V", "HARMING": "G", "HARM": "B", "DIE": "I", "DEAD": "J", "HARMS": "F", "ACT": "O", "TOLL":
    "L",
    "LIFE": "E", "LOSE": "M", "TAKE": "K", "CLAIM": "l", "LEAVE": "C", "SUFFER": "S", "DAMAGE": "D",
    "BE": "b", "HAVE": "v", "MAY": "x", "NOT": "!", "AND": "c", "INCLUDING": "i", "OF": "o", "WHO": "w",
    "WHEN": "u",
    "IN": "p", "SAY": "s", "RISE": "R", "DO": "f", "OTHER": "e", "OWN": "'", "COMMA": ",", "SEMICOLON": ";",
    "COLON": ":", "DASH": "-", "OPEN": r"\(", "CLOSE": r"\)", "STOP": r"\.", "HEDGE": "q",
    "WITHAL": r"\+", "AMONG": "<", "NAMED": "=", "NUMBER_OF": "3", "COMPARED": "2",
}  # fmt: skip
_KEYS = ("id", "pattern", "why", "examples", "rejects")
_OPTIONAL = ("outcome", "outcomes", "groups", "heads", "words", "part")
_WORD = plain.compile(r"\[[^\]]*\]|\b[A-Z][A-Z_]+\b")
_MARKS = ("who", "verb", "part", "whole")
_TIMEOUT = 2.0  # seconds; no sentence of 400 tokens comes near it
_SHORT = 50  # letters: no pattern takes long over so few


@dataclass(frozen=True)
class Pattern:
    """One rule. `outcomes` and `groups`, where given, are the only ones it may read."""

    id: str
    text: str
    needs: tuple[int, ...]  # sets of letters of which every match holds one: see pattern_needs.py
    why: str
    examples: dict[str, str]
    rejects: tuple[str, ...]
    outcome: str | None
    outcomes: frozenset[str]
    groups: frozenset[str]
    heads: str | None = None  # the set of words.yml that the noun of the harmed must be in
    words: str | None = None  # the set that the words of harm must be in

    @functools.cached_property
    def compiled(self) -> Any:
        """The pattern, compiled where it first may match."""
        try:
            return regex.compile(self.text)
        except regex.error as error:
            raise RuleMistake(f"pattern {self.id}: {error}") from None

    @functools.cached_property
    def probe(self) -> plain.Pattern[str]:
        """Matches wherever the pattern does: see pattern_probes.py."""
        try:
            return probe_of(self.text)
        except plain.error as error:
            raise RuleMistake(f"pattern {self.id}: {error}") from None

    @functools.cached_property
    def marks(self) -> tuple[int, ...]:
        """Its groups who, verb, part and whole by number, 0 where it has none."""
        return tuple(self.compiled.groupindex.get(name, 0) for name in _MARKS)


@dataclass(frozen=True, slots=True)
class Hit:
    """One match: positions in the mention string of the harmed and of the words of harm."""

    pattern: Pattern
    order: int
    who: tuple[int, ...]
    verbs: tuple[int, ...]
    parts: tuple[int, ...]
    wholes: tuple[int, ...]
    start: int
    end: int


def _expand(text: str, macros: dict[str, str], where: str) -> str:
    def name(match: plain.Match[str]) -> str:
        word = match[0]
        if word[0] == "[":
            return word
        if word in macros:
            return f"(?:{macros[word]})"
        if word not in NAMES:
            raise RuleMistake(f"{where}: {word!r} is neither a name nor a macro")
        return NAMES[word]

    return _WORD.sub(name, text)


@functools.cache
def load_patterns(language: str) -> tuple[Pattern, ...]:
    """The patterns of a language, in their order of precedence."""
    where = f"rules/{language}/patterns.yml"
    data = read_rules(language, "patterns")
    check_keys(where, data, ("macros", "patterns"))
    macros: dict[str, str] = {}
    for name, text in data["macros"].items():
        if name in NAMES:
            raise RuleMistake(f"{where}: macro {name!r} hides a name")
        macros[name] = _expand(text, macros, f"{where}: macro {name}").replace(" ", "").replace("\n", "")
    patterns = tuple(_pattern(entry, macros, where) for entry in data["patterns"])
    ids = [p.id for p in patterns]
    if len(set(ids)) != len(ids):
        raise RuleMistake(f"{where}: {next(i for i in ids if ids.count(i) > 1)!r} stands twice")
    return patterns


def _pattern(entry: dict[str, Any], macros: dict[str, str], where: str) -> Pattern:
    check_keys(f"{where}: {entry.get('id')}", entry, _KEYS, _OPTIONAL)
    where = f"{where}: {entry['id']}"
    if not isinstance(entry["examples"], dict) or len(entry["examples"]) < 2 or not entry["rejects"]:
        raise RuleMistake(f"{where}: at least two examples and one reject are needed")
    text = _expand(entry["pattern"], macros, where).replace(" ", "").replace("\n", "")
    outcomes = frozenset(entry.get("outcomes", ()))
    groups = frozenset(entry.get("groups", ()))
    if unknown := (outcomes - set(OUTCOMES)) | (groups - set(GROUPS)):
        raise RuleMistake(f"{where}: {sorted(unknown)[0]!r} is unknown")
    return Pattern(
        entry["id"], text, needs_of(text), entry["why"], entry["examples"], tuple(entry["rejects"]),
        entry.get("outcome"), outcomes, groups, entry.get("heads"),
        entry.get("words"),
    )  # fmt: skip


@functools.cache
def load_screen(language: str) -> Screen:
    """Tells which patterns of a language may match a mention string."""
    return Screen([p.needs for p in load_patterns(language)])


def run_patterns(letters: str, patterns: tuple[Pattern, ...], screen: Screen) -> list[Hit]:
    """Every match of every pattern in one mention string, by precedence."""
    is_short = len(letters) <= _SHORT
    limit = None if is_short else _TIMEOUT  # to watch the time costs as much as to search
    return [
        _hit(patterns[order], order, match)
        for order in screen.fitting(set(letters))
        if not is_short or patterns[order].probe.search(letters)
        for match in patterns[order].compiled.finditer(letters, timeout=limit)
    ]


def _hit(pattern: Pattern, order: int, match: Any) -> Hit:
    who, verb, part, whole = [
        tuple(dict.fromkeys(match.starts(number))) if number else () for number in pattern.marks
    ]
    return Hit(pattern, order, who, verb, part, whole, match.start(), match.end())

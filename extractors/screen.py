"""The screen: one pass over the text for any word that harms. What holds none costs almost nothing.

The words are derived from the lexicon, never listed here, so that the screen can not hide a claim. A word
that harms only with others (triggers.py) is looked at only where they stand.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick_rs

from extractors.lexicon import Lexicon, load_lexicon
from extractors.numbers import load_numbers
from extractors.triggers import ALONE, BEFORE, BEHIND, Far, Needs

REACH = 100  # characters before and behind: no expression of harm is as long
FEW = 4  # words that are faster looked for one by one
# a byte a character; what is no letter of a word parts words, and so does what Latin-1 has not
_LETTERS = bytes(c if chr(c).isalpha() else 32 for c in range(256))
_MARKS = bytes(32 if chr(c).isalnum() or chr(c).isspace() or chr(c) in "_'-" else 46 for c in range(256))
_ODD_MARKS = _MARKS[: ord("?")] + b" " + _MARKS[ord("?") + 1 :]  # "?" may be any character
_DIGIT = re.compile(r"\d")
Atoms = frozenset[bytes]
Others = dict[bytes, tuple[Atoms, ...]]  # the rarest of an expression's other words → all of them


def _spaced(low: str) -> bytes:
    """A text in lower case as words between spaces, the character at n as byte n + 1."""
    return b" " + low.encode("latin-1", "replace").translate(_LETTERS) + b" "


@dataclass(frozen=True, slots=True)
class _Way:
    """`Far` with its words by number."""

    words: frozenset[int]
    before: int
    behind: int
    counted: bool


@dataclass(frozen=True)
class _Condition:
    """What a word of harm needs. `first` are the words of which one stands in the text if any expression
    does, None where they tell nothing; `rare` the same, None where they are many.
    """

    needs: Needs
    first: frozenset[int] | None
    rare: tuple[bytes, ...] | None
    far: tuple[_Way, ...]

    @functools.cached_property
    def beside(self) -> Others:
        """The other words of its expressions, told apart where first asked for."""
        return _others(self.needs.beside)

    @functools.cached_property
    def moving(self) -> Others:
        """Those of moves."""
        return _others(self.needs.moving)


@dataclass(frozen=True, slots=True)
class _Words:
    """What is looked for, and of each word of harm what it needs; None for one that needs nothing."""

    automaton: ahocorasick_rs.BytesAhoCorasick
    words: tuple[str, ...]
    conditions: dict[int, _Condition | None]
    flight: tuple[_Way, ...]
    numbers: Atoms


@functools.cache
def load_words(language: str) -> _Words:
    """The words of harm of a language and those that they need."""
    lexicon, numbers = load_lexicon(language), load_numbers(language)
    flight = Far(lexicon.sets["flight"], BEFORE, BEHIND)
    far = [far for needs in lexicon.triggers.values() for far in needs.far]
    rare = {w for needs in lexicon.triggers.values() for w in _firsts(needs, lexicon) or ()}
    words = sorted({*lexicon.triggers, *rare, *(w for some in (flight, *far) for w in some.words)})
    number = {word: k for k, word in enumerate(words)}

    def way(far: Far) -> _Way:
        return _Way(frozenset(number[w] for w in far.words), far.before, far.behind, far.counted)

    def condition(needs: Needs) -> _Condition:
        first, expressions = _firsts(needs, lexicon), needs.beside + needs.moving
        asked = {words[0] for words in expressions}
        return _Condition(
            needs,
            None if first is None else frozenset(number[w] for w in first),
            tuple(map(_spaced, sorted(asked))) if len(asked) <= FEW else None,
            tuple(map(way, needs.far)),
        )

    tables = (numbers.cardinals, numbers.multipliers, numbers.fractions, numbers.vague, numbers.fixed)
    counted = {max(_spaced(w).split(), key=len) for words in (*tables, numbers.twofold) for w in words}
    return _Words(
        ahocorasick_rs.BytesAhoCorasick(
            [_spaced(word) for word in words], implementation=ahocorasick_rs.Implementation.DFA
        ),
        tuple(words),
        {number[w]: None if n == ALONE else condition(n) for w, n in lexicon.triggers.items()},
        (way(flight),),
        frozenset(counted),
    )


def _firsts(needs: Needs, lexicon: Lexicon) -> set[str] | None:
    """The rarest of each expression's other words; None where any text is full of one of them."""
    found = {words[0] for words in needs.beside + needs.moving}
    return None if any(map(lexicon.is_function, found)) else found


def _others(expressions: Iterable[tuple[str, ...]]) -> Others:
    found: dict[bytes, dict[Atoms, None]] = {}
    for words in expressions:
        atoms = [atom for word in words for atom in _spaced(word).split()]
        found.setdefault(atoms[0], {})[frozenset(atoms)] = None
    return {first: tuple(some) for first, some in found.items()}


class Harm:
    """Where a text may tell of harm: `places`, sorted offsets of its words of harm."""

    def __init__(
        self,
        low: str,
        known: _Words,
        found: list[tuple[int, int, int]],
        harmful: list[tuple[int, tuple[_Way, ...]]],
    ) -> None:
        """`found` are all words; `harmful` those of harm, with what they still need."""
        harmful.sort(key=lambda place: place[0])
        self.places = [at for at, _ in harmful]
        self._needed = [ways for _, ways in harmful]
        self._low, self._known, self.found = low, known, found
        self._stand: list[tuple[int, int]] | None = None

    def holds(self, start: int, end: int) -> bool:
        """May the sentence start..end tell of harm."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        needed = self._needed[first:last]
        return not all(needed) or any(self._is_there(way, start, end) for ways in needed for way in ways)

    def _is_there(self, way: _Way, start: int, end: int) -> bool:
        if way.words and not self._stands(way.words, start - way.before, end + way.behind):
            return False
        return not way.counted or self._is_counted(start, end)

    def _stands(self, words: frozenset[int], start: int, end: int) -> bool:
        if self._stand is None:
            self._stand = sorted([(at, number) for number, at, _ in self.found])
        first, last = bisect_left(self._stand, (start,)), bisect_left(self._stand, (end,))
        return any(word in words for _, word in self._stand[first:last])

    def _is_counted(self, start: int, end: int) -> bool:
        """Does a number stand there."""
        if _DIGIT.search(self._low, start, end):
            return True
        return not self._known.numbers.isdisjoint(_spaced(self._low[start:end]).split())


def look(low: str, language: str) -> Harm:
    """Where a text in lower case may tell of harm. A number may be glued to a word ("4KIA")."""
    known = load_words(language)
    spaced = _spaced(low)
    found = known.automaton.find_matches_as_indexes(spaced, overlapping=True)
    there = {number for number, _, _ in found}
    far: dict[int, tuple[_Way, ...]] = {}
    beside: dict[int, _Condition] = {}
    for number in known.conditions.keys() & there:
        needs = known.conditions[number]
        if needs is None:
            far[number] = ()
            continue
        if ways := tuple(w for w in needs.far if not (w.words and there.isdisjoint(w.words))):
            far[number] = ways
        if needs.first is None or not there.isdisjoint(needs.first):
            beside[number] = needs
    harmful = [(at, far[number]) for number, at, _ in found if number in far] if far else []
    if beside:
        is_told = not there.isdisjoint(known.flight[0].words)
        runs = _Runs(low, spaced)
        for number, at, _ in found:
            asked = beside.get(number)
            if asked is None or not runs.may_hold(asked.rare, at):
                continue
            words = runs.around(at)
            if _stand_beside(asked.beside, words):
                harmful.append((at, ()))
            elif is_told and _stand_beside(asked.moving, words):
                harmful.append((at, known.flight))
    return Harm(low, known, found, harmful)


class _Runs:
    """The words around a place with nothing but words between."""

    def __init__(self, low: str, spaced: bytes) -> None:
        self._low, self._spaced = low, spaced
        self._marks: bytes | None = None  # as many as the text has characters, "." for what parts words

    def may_hold(self, words: tuple[bytes, ...] | None, at: int) -> bool:
        """Does one of these stand near; None for words too many to ask for one by one."""
        first, last = max(0, at - REACH), at + REACH
        return words is None or any(self._spaced.find(word, first, last) >= 0 for word in words)

    def around(self, at: int) -> Atoms:
        """Those around a place."""
        if self._marks is None:
            table = _MARKS if self._low.isascii() else _ODD_MARKS
            self._marks = self._low.encode("latin-1", "replace").translate(table)
        first = max(at - REACH, self._marks.rfind(b".", max(at - REACH, 0), at) + 1, 0)
        last = self._marks.find(b".", at, at + REACH)
        return frozenset(self._spaced[first + 1 : (last if last >= 0 else at + REACH) + 1].split())


def _stand_beside(others: Others, words: Atoms) -> bool:
    """Do all the other words of an expression stand among these."""
    return any(some <= words for first in others.keys() & words for some in others[first])

"""A text as context reads it: its sentences, each turned into letters the first time it is asked for."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator, Sequence

from extractors.clean import begins_of
from extractors.context_letters import Asked
from extractors.context_lexicon import Lexicon, Rule

PIECE = 3000  # characters: a table flattened to one line may have many times as many
LONGEST = 3000  # tokens of such a piece
_BREAK = re.compile(r"\n(?=\n)")
SAMPLE, FEW = 2000, 20  # characters looked at, and capitals at least, to call a text one of capitals


class Sentence:
    """The tokens of one sentence: `letters` for patterns, `words`, and where each starts and ends in the
    text.
    """

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon, capitals: bool = False) -> None:
        self.text, self.start, self.end = text, start, end
        self.lexicon, self._sets = lexicon, lexicon.tagger.sets
        pieces = lexicon.tagger.pieces_of_capitals if capitals else lexicon.tagger.pieces
        self._written = text[start:end].split()
        if start and text[start - 1].isalnum():  # cut within a word
            self._begins, self._pieces = [0], [pieces.read(text, start, end)]
        else:
            self._begins, self._pieces = [], [pieces[w] for w in self._written]
        self.letters = "".join([piece[1] for piece in self._pieces])
        self._held = frozenset(self.letters)
        self._words: list[str] | None = None
        self._spans: list[tuple[int, int]] | None = None
        self._ends: list[int] | None = None
        self._rules: dict[str, list[Rule]] | None = None

    @property
    def words(self) -> list[str]:
        """The tokens as written."""
        if self._words is None:
            self._words = [word for piece in self._pieces for word in piece[0]]
        return self._words

    @property
    def spans(self) -> list[tuple[int, int]]:
        """(start, end) in the text of each token; found only when something matched."""
        if self._spans is None:
            begins = self._begins or begins_of(self._written, self.text, self.start, self.end)
            self._spans = [
                (at + start, at + end)
                for at, piece in zip(begins, self._pieces, strict=True)
                for start, end in piece[2]
            ]
        return self._spans

    def written(self, first: int, last: int) -> str:
        """The text of tokens first … last-1."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if last > first else ""

    def token_at(self, offset: int) -> int:
        """The token that holds or follows an offset of the text."""
        if self._ends is None:
            self._ends = [end for _, end in self.spans]
        return bisect.bisect_right(self._ends, offset)

    def has(self, token: int, name: str) -> bool:
        """Whether a token has a feature."""
        return 0 <= token < len(self.letters) and self.letters[token] in self._sets[name]

    def is_number(self, token: int) -> bool:
        """Whether a token is a number, in digits or words, exact or vague."""
        return 0 <= token < len(self.letters) and self.letters[token] in self.lexicon.tagger.numbers

    def any_of(self, name: str, first: int = 0, last: int = LONGEST) -> bool:
        """Whether one of the tokens first … last-1 has a feature."""
        held = self._sets[name]
        return not self._held.isdisjoint(held) and not held.isdisjoint(
            self.letters[max(first, 0) : max(last, 0)]
        )

    def holds(self, name: str) -> bool:
        """Whether any token has a feature."""
        return not self._held.isdisjoint(self._sets[name])

    def where(self, name: str, first: int = 0, last: int = LONGEST) -> list[int]:
        """Those of the tokens first … last-1 that have a feature."""
        held = self._sets[name]
        if self._held.isdisjoint(held):
            return []
        letters = self.letters
        return [i for i in range(max(first, 0), min(last, len(letters))) if letters[i] in held]

    def rules(self, kind: str) -> list[Rule]:
        """The rules of a file that may find something in these tokens."""
        if self._rules is None:
            self._rules = self.lexicon.rules_for(self._held)
        return self._rules[kind]


class Page:
    """The whole text with its date; sentences are read lazily and once. A very long one is read in pieces."""

    def __init__(
        self, text: str, bounds: Sequence[tuple[int, int]], date: dt.date | None, lexicon: Lexicon
    ) -> None:
        self.text, self.date, self.lexicon = text, date, lexicon
        self.bounds = [piece for start, end in bounds for piece in pieces(text, start, end)]
        self._starts = [start for start, _ in self.bounds]
        read = functools.partial(_read, text, self.bounds, lexicon, is_capitals(text))
        self.sentence: Callable[[int], Sentence] = Asked(read).__getitem__  # that of a number

    @functools.cached_property
    def breaks(self) -> list[int]:
        """Where each two line ends stand together."""
        return [m.start() for m in _BREAK.finditer(self.text)]

    def __len__(self) -> int:
        return len(self.bounds)

    def index_at(self, offset: int) -> int:
        """The sentence that holds an offset."""
        return max(bisect.bisect_right(self._starts, offset) - 1, 0)


def _read(
    text: str, bounds: Sequence[tuple[int, int]], lexicon: Lexicon, capitals: bool, index: int
) -> Sentence:
    start, end = bounds[index]
    return Sentence(text, start, end, lexicon, capitals)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself, or its pieces, cut at spaces, if it is longer than a sentence can be."""
    while end - start > PIECE:
        cut = text.rfind(" ", start + 1, start + PIECE)
        cut = cut if cut > start else start + PIECE
        yield start, cut
        start = cut
    yield start, end


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals only, numbers and a stray letter apart."""
    sample = text[:SAMPLE]
    if 9 * sum(map(sample.count, "aeiou")) >= len(sample):
        return False  # too many are small, whatever the others are
    upper = sum(map(str.isupper, sample))
    return upper > FEW and upper > 9 * sum(map(str.islower, sample))

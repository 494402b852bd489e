"""A text as context reads it: its sentences, each turned into letters the first time it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractors.context_lexicon import Lexicon, Rule

LONGEST = 400  # tokens of a sentence that are read; a table flattened to one line may have thousands


class Sentence:
    """The tokens of one sentence: `letters` for patterns, `words`, and where each starts and ends in the text."""

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        self.text, self.start, self.end = text, start, end
        self.lexicon = lexicon
        self.words: list[str] = lexicon.tagger.token.findall(text, start, end)[:LONGEST]
        letters = lexicon.tagger.letters
        self.letters = "".join([letters[w] for w in self.words])
        self.alphabet = frozenset(self.letters)
        self._spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """(start, end) in the text of each token; found only when something matched."""
        if self._spans is None:
            found = self.lexicon.tagger.token.finditer(self.text, self.start, self.end)
            self._spans = [m.span() for m, _ in zip(found, self.words, strict=False)]
        return self._spans

    def written(self, first: int, last: int) -> str:
        """The text of tokens first … last-1."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if last > first else ""

    def token_at(self, offset: int) -> int:
        """The token that holds or follows an offset of the text."""
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][1] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def has(self, token: int, name: str) -> bool:
        """Whether a token has a feature."""
        return 0 <= token < len(self.letters) and self.letters[token] in self.lexicon.tagger.letter_set(name)

    def any_of(self, name: str, first: int = 0, last: int = LONGEST) -> bool:
        """Whether one of the tokens first … last-1 has a feature."""
        letters = self.lexicon.tagger.letter_set(name)
        return not self.alphabet.isdisjoint(letters) and not letters.isdisjoint(
            self.letters[max(first, 0) : max(last, 0)]
        )

    def count(self, name: str, first: int, last: int) -> int:
        """How many of the tokens first … last-1 have a feature."""
        letters = self.lexicon.tagger.letter_set(name)
        if self.alphabet.isdisjoint(letters):
            return 0
        return sum(letter in letters for letter in self.letters[max(first, 0) : max(last, 0)])

    def can_match(self, rule: Rule) -> bool:
        """Whether one of the rule's cues occurs."""
        return not self.alphabet.isdisjoint(rule.cue)


class Page:
    """The whole text with its date; sentences are read lazily and once."""

    def __init__(
        self, text: str, bounds: Sequence[tuple[int, int]], date: dt.date | None, lexicon: Lexicon
    ) -> None:
        self.text, self.bounds, self.date, self.lexicon = text, bounds, date, lexicon
        self._sentences: dict[int, Sentence] = {}

    def __len__(self) -> int:
        return len(self.bounds)

    def sentence(self, index: int) -> Sentence:
        """The sentence of that number."""
        if index not in self._sentences:
            start, end = self.bounds[index]
            self._sentences[index] = Sentence(self.text, start, end, self.lexicon)
        return self._sentences[index]

"""One text being read for context: its times, speeches and places by sentence, each found once and only
when asked.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from extractors.attribution import Speech, find_speeches
from extractors.attribution_harm import Harm, find_harms
from extractors.context_lexicon import Lexicon
from extractors.context_page import Page, Sentence
from extractors.places import NAME_LEVEL, PlaceMention, find_places
from extractors.places_names import before_speakers
from extractors.windows import find_times
from extractors.windows_entry import HEAD, is_dateline
from extractors.windows_mention import TimeMention
from extractors.windows_titled import TITLES, as_told, full_dates, is_date, of_year, titled_year

P = ParamSpec("P")
T = TypeVar("T")
OF_PERSONS = {"killed", "wounded", "casualties", "detained", "abducted", "missing"}  # never told of a place
REMEMBERED: list[functools._lru_cache_wrapper[object]] = []  # what `once` made


class Anchored(Protocol):
    """What is asked of an anchor here."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def outcome(self) -> str: ...
    @property
    def trigger_start(self) -> int | None: ...


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Where an anchor stands: its sentence, its tokens, and those of its trigger. Each is its own."""

    sentence: int
    first: int
    last: int
    trigger: int  # the trigger's first token, else the anchor's
    key: tuple[str, str]  # outcome and number as written, for restatements


def once(find: Callable[Concatenate[Reading, P], T]) -> Callable[Concatenate[Reading, P], T]:
    """Remember what a function of a reading found, until `forget`; its arguments must be hashable, none by
    name.
    """
    remembered = functools.cache(find)
    REMEMBERED.append(cast("functools._lru_cache_wrapper[object]", remembered))
    return cast("Callable[Concatenate[Reading, P], T]", remembered)


def forget() -> None:
    """Let go of all that `once` remembers: a text has been read. (Another being read asks again.)"""
    for remembered in REMEMBERED:
        remembered.cache_clear()


class Reading:
    """A page, the anchors on it, and what has been found so far."""

    def __init__(
        self,
        text: str,
        bounds: Sequence[tuple[int, int]],
        date: dt.date | None,
        lexicon: Lexicon,
        hint: str | None,
    ) -> None:
        self.page = Page(text, bounds, date, lexicon)
        self.sentence = self.page.sentence
        self.date, self.lexicon, self.hint = date, lexicon, hint
        self.stood: list[Spot | None] = []  # one an anchor, in the anchors' order
        self.spots: list[Spot] = []
        self.by_key: dict[tuple[str, str], list[Spot]] = {}
        self.carrying: dict[tuple[int, int, bool], bool] = {}
        self.anchored: dict[int, list[Spot]] = {}
        self._years: list[TimeMention | None] | None = None

    def stand(self, anchors: Sequence[Anchored]) -> None:
        """Give each anchor its place among the tokens."""
        for anchor in anchors:
            spot = self._spot(anchor)
            self.stood.append(spot)
            if spot is not None:
                self.spots.append(spot)
                self.anchored.setdefault(spot.sentence, []).append(spot)
                self.by_key.setdefault(spot.key, []).append(spot)

    def _spot(self, anchor: Anchored) -> Spot | None:
        """The anchor's tokens; `None` where the text has none there."""
        if not len(self.page):
            return None
        index = self.page.index_at(anchor.start)
        sentence = self.sentence(index)
        count = len(sentence.letters)
        if not count:
            return None
        first = min(sentence.token_at(anchor.start), count - 1)
        last = min(max(first + 1, sentence.token_at(anchor.end - 1) + 1), count)
        at = anchor.start if anchor.trigger_start is None else anchor.trigger_start
        trigger = min(sentence.token_at(at), count - 1)
        key = (anchor.outcome, self.page.text[anchor.start : anchor.end].lower())
        return Spot(index, first, last, trigger, key)

    def __len__(self) -> int:
        return len(self.page)

    def segment(self, spot: Spot) -> tuple[int, int]:
        """The tokens of the figure's part of its sentence: a dateline parts a headline without a full stop
        from its text.
        """
        sentence = self.sentence(spot.sentence)
        if spot.sentence > HEAD:
            return 0, len(sentence.letters)
        cuts = [m.last for m in self.times(spot.sentence) if is_dateline(sentence, spot.sentence, m)]
        low = max((c for c in cuts if c <= spot.first), default=0)
        high = min((c for c in cuts if c > spot.first), default=len(sentence.letters))
        return low, high

    @once
    def times(self, index: int) -> tuple[TimeMention, ...]:
        """The time words of a sentence."""
        found = self._found_times(index)
        if found and (year := self.titled_year(index)) and not self.turns_to_now(index):
            return of_year(self.sentence(index), found, year)
        if index and any(is_date(self.sentence(index), m) for m in found):
            found = as_told(self.sentence(index), index, found, self._full_dates)
        if not found and index < TITLES and (titled := titled_year(self.sentence(index), self.date)):
            return (titled,)
        return found

    @once
    def _found_times(self, index: int) -> tuple[TimeMention, ...]:
        """The time words of a sentence by themselves."""
        return find_times(self.sentence(index), self.date)

    @functools.cached_property
    def _full_dates(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The days that the text names with their year."""
        dated = (i for i in range(len(self)) if self.sentence(i).holds("YEAR"))
        return full_dates((i, self.sentence(i), self._found_times(i)) for i in dated)

    def titled_year(self, index: int) -> TimeMention | None:
        """The past year that the text is about, by a title before a sentence."""
        if self._years is None:
            titles = range(min(TITLES, len(self)))
            self._years = [titled_year(self.sentence(i), self.date) for i in titles]
        return next(filter(None, self._years[:index]), None)

    def turns_to_now(self, index: int) -> bool:
        """Whether the paragraph of a sentence has named the year of the report itself."""
        end = self.page.bounds[index][1]
        start = self.page.text.rfind("\n\n", 0, end - 1) + 1
        return self.date is not None and f" {self.date.year}" in self.page.text[start:end]

    @once
    def speeches(self, index: int) -> tuple[Speech, ...]:
        """Who speaks in a sentence."""
        return find_speeches(self.sentence(index))

    @once
    def harms(self, index: int) -> tuple[Harm, ...]:
        """The causes and actors of a sentence."""
        return find_harms(self.sentence(index))

    @once
    def places(self, index: int) -> tuple[PlaceMention, ...]:
        """The places of a sentence."""
        sentence = self.sentence(index)
        found = find_places(sentence)
        found = tuple(p for p in found if not self._is_person(index, sentence, p))
        return before_speakers(sentence, found, self.speeches(index)) if found else found

    def _is_person(self, index: int, sentence: Sentence, p: PlaceMention) -> bool:
        """Whether a name is that of somebody harmed ("the murder of Dara Iftin"), or has "Ms" before it."""
        if not p.named or (p.level != NAME_LEVEL and p.last - p.first > 1):
            return False
        if any(sentence.has(i, "HONORIFIC") for i in (p.first - 1, p.first)):
            return True
        words = {sentence.words[i] for i in range(p.first, p.last) if sentence.has(i, "CAP")}
        if not words or not words <= self.harmed:
            return False
        if len(words) == 1 and p.role == "at" and sentence.has(p.first - 1, "LOC"):
            return sentence.has(p.last, "EVENT")  # "in Orte", whoever is called so
        around = (s for s in self.anchored.get(index, ()) if s.first <= p.first and p.last <= s.last)
        inside = any(s.last - s.first > p.last - p.first for s in around)  # "the murder of Chad Orlo"
        return inside or (p.level == NAME_LEVEL and not sentence.has(p.last - 1, "COUNTRY"))

    @functools.cached_property
    def harmed(self) -> frozenset[str]:
        """The words of the names of those harmed: figures that are names, an age before them or not."""
        words: set[str] = set()
        for spot in self.spots:
            if spot.key[0] not in OF_PERSONS:
                continue  # "Orte was the worst affected district"
            sentence = self.sentence(spot.sentence)
            first = spot.first + (not sentence.has(spot.first, "CAP"))
            is_count = sentence.is_number(first) or sentence.has(first, "ONE")
            if spot.last - first < 2 and (first > spot.first or is_count):
                continue  # "One" and "the Soru" are nobody's name
            name = range(first, spot.last)
            if all(sentence.has(i, "CAP") and not sentence.has(i, "FUNCTION") for i in name):
                words.update(sentence.words[i] for i in name)
        return frozenset(words)

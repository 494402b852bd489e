"""From a sentence to tokens with one letter each (see lexicon.py); phrases and numerals are already joined.

Letters made here: 0 a number, 9 a vague number word, 8 a number that may be a year, N a name, _ a word
unknown,
T a time, A an age; punctuation stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extractors.lexicon import Entry, Lexicon
from extractors.name_deaths import own_deaths
from extractors.number_labels import name_labels
from extractors.numbers import Numbers, Numeral, atom
from extractors.numerals import numeral_at
from extractors.spelling import NAME, NUMBER, PLAIN_ADJECTIVE, read_pieces

MAX_TOKENS = 400  # a longer "sentence" (a table, a list with no full stop) is read in pieces
_NUMBERS = {"0": NUMBER, "8": Entry("8")}
_ASIDE = Entry("~")
_SURNAMES = "jyYOTr~Uf"  # letters of words that are surnames as well
_NUMERALS = re.compile(r"a(?=1)|[019]")


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence, as parallel lists; `numerals` by index of their token. `settled` are their
    letters once no entry will change any more, for they are asked for very often.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    numerals: dict[int, Numeral] = field(default_factory=dict)
    settled: str | None = None

    @property
    def letters(self) -> str:
        """The sentence as its grammar sees it."""
        return self.settled or "".join([e.letter for e in self.entries])

    def join(self, first: int, last: int, entry: Entry) -> None:
        """Make one word of first..last; numbers among them are gone, those behind keep their words."""
        self.words[first] = " ".join(self.words[first : last + 1])
        self.ends[first], self.entries[first], self.settled = self.ends[last], entry, None
        for column in (self.words, self.starts, self.ends, self.entries):
            del column[first + 1 : last + 1]
        gone = last - first
        kept = {i - gone if i > last else i: n for i, n in self.numerals.items() if not first <= i <= last}
        self.numerals = {i: replace(n, first=i, last=i) for i, n in kept.items()}


def tokenise(text: str, low: str, start: int, end: int, lexicon: Lexicon, numbers: Numbers) -> Tokens:
    """The tokens of text[start:end]; `low` is the text in lower case, of the same length."""
    raw = Tokens(*read_pieces(text, low, start, end, lexicon))
    if not lexicon.sets["particles"].isdisjoint(raw.words):
        _name_particles(raw, lexicon.sets["particles"])
    _name_surnames(raw, text, lexicon)
    if not lexicon.sets["deeds_done_to"].isdisjoint(raw.words):
        own_deaths(raw, text, lexicon, numbers.manyfold)
    if "#" in text[start:end]:
        _quiet_tags(raw, text)
    if not lexicon.sets["nths"].isdisjoint(raw.words):
        _count_in_order(raw, lexicon.sets["nths"])
    if not lexicon.sets["fillers"].isdisjoint(raw.words):
        _drop_fillers(raw, lexicon)
    if not lexicon.sets["goes_by"].isdisjoint(raw.words):
        _go_by(raw, lexicon.sets["goes_by"])
    tokens = _merge_numerals(_join_phrases(raw, lexicon, numbers), numbers)
    if tokens.numerals:
        name_labels(tokens, text, lexicon)
    return tokens


def _name_particles(raw: Tokens, particles: frozenset[str]) -> None:
    """ "Ahmed bin Saleh", "Maria de los Santos": a particle between two names is one of them."""
    words, entries = raw.words, raw.entries
    for i in range(1, len(words) - 1):
        if words[i] in particles and entries[i].letter in "_jy" and entries[i - 1].letter == "N":
            last = i + 1
            while last + 1 < len(words) and words[last] in particles:
                last += 1
            if entries[last].letter == "N":
                entries[i:last] = [NAME] * (last - i)


def _name_surnames(raw: Tokens, text: str, lexicon: Lexicon) -> None:
    """ "Mr Price", "Ellen Black": a word of another sense, with a capital, is the name behind a name."""
    courtesies, surnames = lexicon.sets["courtesies"], lexicon.sets["surnames"]
    if courtesies.isdisjoint(raw.words) and surnames.isdisjoint(raw.words):
        return
    words, entries, starts = raw.words, raw.entries, raw.starts
    for i in range(1, len(words)):
        before = entries[i - 1].letter
        may_be = (words[i] in surnames and before in "Nm") or words[i - 1] in courtesies
        if may_be and entries[i].letter in _SURNAMES and text[starts[i] : starts[i] + 2].istitle():
            entries[i] = NAME


def _quiet_tags(raw: Tokens, text: str) -> None:
    """ "Dozens injured #Syria": a tag behind a number and its harm is nobody's name."""
    for i in range(2, len(raw.words)):
        is_told = raw.entries[i - 1].letter in "VJ" and raw.entries[i - 2].letter in "09Hq"
        if is_told and text[raw.starts[i] - 1] == "#":
            raw.entries[i] = _ASIDE


def _count_in_order(raw: Tokens, nths: frozenset[str]) -> None:
    """ "The second car": no unit of time."""
    for i in range(1, len(raw.words) - 1):
        is_unit = raw.entries[i].letter == "U" and raw.words[i] in nths
        if is_unit and raw.entries[i - 1].letter == "t" and raw.entries[i + 1].letter not in ".,;:":
            raw.entries[i] = PLAIN_ADJECTIVE


def _go_by(raw: Tokens, goes_by: frozenset[str]) -> None:
    """ "A passing schoolboy": no number that passes another."""
    for i in range(1, len(raw.words) - 1):
        if (
            raw.words[i] in goes_by
            and raw.entries[i - 1].letter in "at019"
            and raw.entries[i + 1].letter in "hH"
        ):
            raw.entries[i] = PLAIN_ADJECTIVE


def _drop_fillers(raw: Tokens, lexicon: Lexicon) -> None:
    """ "Are still being treated", "have since died": an adverb inside what is one phrase, or one verb."""
    words, entries = raw.words, raw.entries
    for i in range(len(words) - 2, 0, -1):
        if words[i] not in lexicon.sets["fillers"] or entries[i - 1].letter not in "bv":
            continue
        is_phrase = words[i + 1] in lexicon.phrases.get(words[i - 1], ())
        if is_phrase or (entries[i].letter != "~" and entries[i + 1].letter in "VIb"):
            for column in (words, raw.starts, raw.ends, entries):
                del column[i]


def _join_phrases(raw: Tokens, lexicon: Lexicon, numbers: Numbers) -> Tokens:
    words, entries, phrases = raw.words, raw.entries, lexicon.phrases
    openers = [i for i, word in enumerate(words) if word in phrases or "-" in word]
    out = Tokens()
    done = 0
    for i in openers:
        if i < done:
            continue
        options = phrases[words[i]].get(words[i + 1]) if words[i] in phrases and i + 1 < len(words) else None
        if options is None:
            if "-" in words[i] and entries[i].letter in "jN_" and atom(words[i], numbers):
                entries[i] = NUMBER
            continue
        length, found = options.at(words, i)
        if found is not None:
            _copy_tokens(raw, done, i, out)
            _add(out, " ".join(words[i : i + length]), raw.starts[i], raw.ends[i + length - 1], found)
            done = i + length
    if done == 0:
        return raw
    _copy_tokens(raw, done, len(words), out)
    return out


def _add(out: Tokens, word: str, start: int, end: int, entry: Entry) -> None:
    out.words.append(word)
    out.starts.append(start)
    out.ends.append(end)
    out.entries.append(entry)


def _copy_tokens(raw: Tokens, start: int, end: int, out: Tokens) -> None:
    out.words += raw.words[start:end]
    out.starts += raw.starts[start:end]
    out.ends += raw.ends[start:end]
    out.entries += raw.entries[start:end]


def _merge_numerals(raw: Tokens, numbers: Numbers) -> Tokens:
    """Runs of number words become one token with its `Numeral`; "a" joins "a hundred"."""
    letters = raw.letters
    out, done = Tokens(), 0
    for found in _NUMERALS.finditer(letters):
        i = found.start()
        if i < done:
            continue
        entry, numeral = raw.entries[i], numeral_at(raw, letters, i, numbers)
        if numeral is None and entry.letter not in "019":
            continue
        _copy_tokens(raw, done, i, out)
        last = numeral.last if numeral else i
        if numeral:
            letter = "9" if numeral.value is None else "8" if numeral.year else "0"
            out.numerals[len(out.words)] = _moved(numeral, len(out.words))
            entry = Entry("9", None, entry.hedge) if letter == "9" else _NUMBERS[letter]
        else:
            entry = Entry("q" if entry.hedge else "j", None, entry.hedge)
        _add(out, " ".join(raw.words[i : last + 1]), raw.starts[i], raw.ends[last], entry)
        done = last + 1 + _said_again(raw, letters, numeral, numbers)
    if done == 0:
        return raw
    _copy_tokens(raw, done, len(letters), out)
    return out


def _said_again(raw: Tokens, letters: str, numeral: Numeral | None, numbers: Numbers) -> int:
    """ "three (3) nurses", "12 (twelve)": the tokens of the same number in brackets, which says no more."""
    if numeral is None or numeral.value is None or letters[numeral.last + 1 : numeral.last + 2] != "(":
        return 0
    again = numeral_at(raw, letters, numeral.last + 2, numbers) if numeral.last + 2 < len(letters) else None
    if again is None or (again.value, again.value_to) != (numeral.value, numeral.value_to):
        return 0
    is_closed = letters[again.last + 1 : again.last + 2] == ")"
    return again.last + 1 - numeral.last if is_closed else 0


def _moved(n: Numeral, at: int) -> Numeral:
    """The numeral as token `at`."""
    if n.first == n.last == at:
        return n
    return Numeral(at, at, n.value, n.value_to, n.scale, n.least, n.closed, n.weak, n.year, n.loose)

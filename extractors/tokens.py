"""From a sentence to tokens with one letter each (see lexicon.py); numerals are already joined.

Letters made here: 0 a number, 9 a vague number word, 8 a number that may be a year, N a name, _ a word
unknown,
T a time, A an age; punctuation stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.lexicon import Entry, Lexicon
from extractors.numbers import Numbers, Numeral, atom
from extractors.numerals import is_count, numeral_at, takes_a_number, unglued

TOKEN = re.compile(
    r"""
      (?P<stamp>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?![\w])|\d{1,2}:\d{2}(?::\d{2})?(?!\d)
        |0\d{3}(?!\w)|\d{4}(?=\s(?i:gmt|hours|hrs|local\stime)\b))
    | (?P<mixed>\d[\d,.]{0,15}(?:-?[^\W\d_][^\W_]*)+(?:-\w+)*)
    | (?P<number>\d{1,3}(?:[,.'\ ]\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)
        |\d{1,3}(?:,\d{3})*,\d\d(?![\d,])|\d+(?:\.\d+)?)
    | (?P<word>(?:[^\W\d_]\.){2,}
        |[^\W_](?:\w|-(?=[^\W_])|'(?!s\b|S\b)(?=\w)|&(?=\w)|/(?=[A-Z])|\.(?=[^\W\d_]\.?\b(?<=\.\w)))*)
    | (?P<own>'[sS]\b|(?<=[sSzZ])'(?=\s))
    | (?P<dots>\.{2,}|…)
    | (?P<mark>-+|[^\s\w])
    """,
    re.VERBOSE,
)
_MARKS = {c: c for c in ',;:-()%$"'} | {
    "€": "$",
    "£": "$",
    "¥": "$",
    "—": "-",
    "[": "(",
    "]": ")",
    "/": ",",
    "&": "c",
    "…": ",",
    "•": ";",
    "|": ";",
    "!": ".",
    "?": ".",
}
_UNKNOWN = Entry("_")
_NAME = Entry("N")
_TIME = Entry("T")
_AGE = Entry("A")
_PLAIN_ADJECTIVE = Entry("j")
_NUMBER = Entry("0")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я]")
_SMALL = re.compile(r"[a-zß-öø-ÿа-я]")
MAX_TOKENS = 400  # a longer "sentence" (a table, a list with no full stop) is read in pieces
_NAMEABLE = frozenset("fRKMCSsjyYU~pu_Jc")


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence, as parallel lists; `numerals` by index of their token."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    numerals: dict[int, Numeral] = field(default_factory=dict)

    @property
    def letters(self) -> str:
        """The sentence as its grammar sees it."""
        return "".join(e.letter for e in self.entries)


def tokenise(text: str, low: str, start: int, end: int, lexicon: Lexicon, numbers: Numbers) -> Tokens:
    """The tokens of text[start:end]; `low` is the text in lower case, of the same length."""
    raw = _split(text, low, start, end, lexicon)
    return _merge_numerals(_join_phrases(raw, lexicon, numbers), numbers)


def _split(text: str, low: str, start: int, end: int, lexicon: Lexicon) -> Tokens:
    out = Tokens()
    words, starts, ends, entries = out.words, out.starts, out.ends, out.entries
    capitals = text[start:end].isupper() or _shouting(text[start:end])
    known, cased = lexicon.words, lexicon.cased
    for match in TOKEN.finditer(text, start, end):
        kind, s, e = match.lastgroup, match.start(), match.end()
        word = low[s:e]
        if kind == "word":
            if "-" in word and (cut := unglued(word, lexicon)):
                _add(out, word[:cut], s, s + cut, _NUMBER)
                s, word = s + cut + 1, word[cut + 1 :]
            entry = (None if capitals else cased.get(text[s:e])) or known.get(word)
            if entry is None:
                entry = (
                    _guess_in_capitals(word, lexicon)
                    if capitals
                    else _guess(word, text[s].isupper(), lexicon)
                )
            elif (
                not capitals
                and text[s].isupper()
                and entry.letter in "fRKMCSsU"
                and entries
                and entries[-1].letter == "N"
            ):
                entry = _NAME
        elif kind == "number":
            entry = _NUMBER if is_count(text, s, e, start) else _PLAIN_ADJECTIVE
            if " " in word and entries and takes_a_number(words[-1], entries[-1], lexicon):
                cut = word.index(" ")  # "Route 5 200 people", "on May 5 200 people"
                _add(out, word[:cut], s, s + cut, entry)
                s, word = s + cut + 1, word[cut + 1 :]
        elif kind == "mixed":
            cut = unglued(word, lexicon)
            if cut:
                _add(out, word[:cut], s, s + cut, _NUMBER)
                s, word = s + cut + (word[cut] == "-"), word[cut:].lstrip("-")
            other = _NUMBER if word.lstrip("0123456789.,") in lexicon.short else _PLAIN_ADJECTIVE
            entry = _AGE if word.endswith(lexicon.age_suffixes) else known.get(word, other)
        elif kind == "stamp":
            entry = _TIME
        elif kind == "own":
            entry = Entry("'")
        elif kind == "dots":
            entry = Entry(",")
        else:
            mark = _MARKS.get(word[0])
            if mark is None:
                entry = known.get(word)
                if entry is None and (word != "." or e < end):
                    continue
                if word in "<>" and not text[e : e + 1].isdecimal():
                    continue  # "Home > Three killed": a hedge only where it touches its digits
                entry = entry or Entry(".")
            else:
                entry = known.get(word) or Entry(mark)
        words.append(word)
        starts.append(s)
        ends.append(e)
        entries.append(entry)
    return out


def _add(out: Tokens, word: str, start: int, end: int, entry: Entry) -> None:
    out.words.append(word)
    out.starts.append(start)
    out.ends.append(end)
    out.entries.append(entry)


def _shouting(piece: str) -> bool:
    """Mostly capitals: their use says nothing about names."""
    capitals, small = len(_CAPITAL.findall(piece)), len(_SMALL.findall(piece))
    return capitals + small > 12 and capitals > 0.7 * (capitals + small)


def _guess(word: str, is_capital: bool, lexicon: Lexicon) -> Entry:
    """The letter of a word that no list has: a compound by its last part, a name by its capital, else by
    its end.
    """
    if word.endswith(lexicon.age_suffixes):
        return _AGE
    if "-" in word:
        last = lexicon.words.get(word.rsplit("-", 1)[1])
        if last is not None and last.letter in "hHyYI" and not is_capital:
            return last if last.letter != "I" else _PLAIN_ADJECTIVE
        if not is_capital:
            return _PLAIN_ADJECTIVE
    if is_capital:
        return _NAME
    for suffix, letter in lexicon.suffixes:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return Entry(letter, "other" if letter in "hH" else None)
    return _UNKNOWN


def _guess_in_capitals(word: str, lexicon: Lexicon) -> Entry:
    """In capitals, a word that no list has and that ends like no common word is taken for a name."""
    entry = _guess(word, False, lexicon)
    is_plural = any(word.endswith(s) for s, letter in lexicon.suffixes if letter in "hH" and len(s) > 3)
    if entry.letter in "_hH" and not is_plural and len(word) > 1 and word[0].isalpha() and "-" not in word:
        return _NAME
    return entry


def _join_phrases(raw: Tokens, lexicon: Lexicon, numbers: Numbers) -> Tokens:
    out = Tokens()
    words, starts, ends, entries = raw.words, raw.starts, raw.ends, raw.entries
    phrases, n = lexicon.phrases, len(words)
    done = 0
    for i in range(n):
        if i < done:
            continue
        word = words[i]
        seconds = phrases.get(word)
        options = seconds.get(words[i + 1]) if seconds is not None and i + 1 < n else None
        if options is None:
            if "-" in word and entries[i].letter in "jN_" and atom(word, numbers):
                entries[i] = _NUMBER
            continue
        for rest, found in options:
            length = 1 + len(rest)
            if length == 2 or tuple(words[i + 1 : i + length]) == rest:
                _copy_tokens(raw, done, i, out)
                out.words.append(" ".join(words[i : i + length]))
                out.starts.append(starts[i])
                out.ends.append(ends[i + length - 1])
                out.entries.append(found)
                done = i + length
                break
    if done == 0:
        return raw
    _copy_tokens(raw, done, n, out)
    return out


def _copy_tokens(raw: Tokens, start: int, end: int, out: Tokens) -> None:
    out.words += raw.words[start:end]
    out.starts += raw.starts[start:end]
    out.ends += raw.ends[start:end]
    out.entries += raw.entries[start:end]


def _merge_numerals(raw: Tokens, numbers: Numbers) -> Tokens:
    """Runs of number words become one token with its `Numeral`; "a" joins "a hundred"."""
    letters = raw.letters
    if not ("0" in letters or "1" in letters or "9" in letters):
        return raw
    out = Tokens()
    i, n = 0, len(raw.words)
    while i < n:
        numeral = numeral_at(raw, letters, i, numbers)
        last = numeral.last if numeral else i
        if numeral:
            at = len(out.words)
            letter = "9" if numeral.value is None else "8" if numeral.year else "0"
            out.entries.append(Entry(letter, None, raw.entries[i].hedge if letter == "9" else None))
            out.numerals[at] = Numeral(
                at,
                at,
                numeral.value,
                numeral.value_to,
                numeral.scale,
                numeral.least,
                numeral.closed,
                numeral.weak,
                numeral.year,
            )
        else:
            entry = raw.entries[i]
            out.entries.append(
                entry if entry.letter not in "019" else Entry("q" if entry.hedge else "j", None, entry.hedge)
            )
        out.words.append(" ".join(raw.words[i : last + 1]))
        out.starts.append(raw.starts[i])
        out.ends.append(raw.ends[last])
        i = last + 1
    return out

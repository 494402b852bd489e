"""Texts read badly from paper: "ki11ed", "S0LDIERS", "2O", "12,0O0", "sol- diers".

A word is mended only where what comes out is a word of the language; a number only in a text that has a word
mended, for alone it proves nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from extractors.oddities import COUNT, CUT, WORD

SHORTEST = 4  # letters of a word that is mended
LONGEST = 24
MOST_DIGITS = 4  # in one word: each may be two letters
Piece = tuple[int, int, str]
_MAY_BE = re.compile(  # what bears out that a place is one
    r"[\dI-](?:(?<=[^\W\d_][01])|(?<=[01])(?=[^\W\d_])|(?<=\d)(?=[oO]|[lI]\b)"
    r"|(?<=[a-z]I)|(?<=[a-z]-)(?= [a-z])|(?<=\b[lI]\d))"
)
_WORD = re.compile(r"(?<![\w/.#@-])(?=[^\W\d_]*[01I])(?=[01]*[^\W\d_][01]*[^\W\d_])[^\W2-9_]{4,24}(?![\w/@])")
_NUMBER = re.compile(r"(?<![\w.#@])(?=[\d,]*O)\d(?:[\dO]|,(?=[\dO]{3}))*(?!\w)")
_COUNT = re.compile(
    r"(?<![\w.,#@/-])(?P<number>(?=[\d,]*[OlI])(?=[OlI,]*\d)(?:\d|[lI](?=\d))(?:[\dOlI]|,(?=[\dOlI]{3})){1,8})"
    r" (?P<behind>[^\W\d_]+)"
)
_WHOLE, _FIRST = re.compile(r"[^\W2-9_]+\Z"), re.compile(r"[^\W\d_]+-\Z")
_INSIDE = re.compile(r"(?<=[a-z])I(?=[a-z])")
_CUT = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,14})(?P<cut>- )(?P<second>[a-z]{2,14})(?![\w-])")
_ONES = ("l", "i")  # letters that a one stands for


def mended(
    text: str,
    odd: Mapping[str, Sequence[int]],
    known: Callable[[str], bool],
    counted: Callable[[str], bool] = lambda _: False,
) -> list[Piece]:
    """(start, end, as it should read) of what was read badly, in order; most texts hold nothing of it. `odd`
    are the places where it may be (oddities.py); `counted` tells the words that stand behind a number of
    persons harmed.
    """
    places = {name: odd.get(name, ()) for name in (WORD, CUT, COUNT)}
    if not any(_MAY_BE.match(text, at) for some in places.values() for at in some):
        return []
    found = [*_words(text, places[WORD], known), *_rejoined(text, places[CUT], known)]
    counts = _counts(text, counted) if places[COUNT] else ()
    found += _numbers(text) if found else counts
    return sorted({*found, *counts} if found else found)


def _words(text: str, places: Sequence[int], known: Callable[[str], bool]) -> Iterator[Piece]:
    for start in sorted({_start(_WHOLE, text, at) for at in places}):
        if (match := _WORD.match(text, start)) and (written := _word(match[0], known)):
            yield match.start(), match.end(), written


def _start(whole: re.Pattern[str], text: str, at: int) -> int:
    """Where the word begins in which a place lies."""
    found = whole.search(text, max(0, at - LONGEST), at + 1)
    return found.start() if found else at


def _word(word: str, known: Callable[[str], bool]) -> str | None:
    """ "ki11ed" is "killed", "K1LLED" is "KILLED"; None where no word of the language comes of it."""
    digits = sum(c in "01" for c in word)
    if digits > MOST_DIGITS or known(word.lower()):
        return None
    is_capital = word.upper() == word
    plain = _INSIDE.sub("l", word).replace("0", "O" if is_capital else "o")
    for letters in itertools.product(_ONES, repeat=plain.count("1")):
        each = iter(letters)
        written = re.sub("1", lambda _, each=each: next(each), plain)  # type: ignore[misc]
        if written != word and known(written.lower()):
            return written.upper() if is_capital else written
    return None


def _numbers(text: str) -> Iterator[Piece]:
    """ "2O", "12,0O0"."""
    for match in _NUMBER.finditer(text):
        yield match.start(), match.end(), match[0].replace("O", "0")


def _counts(text: str, counted: Callable[[str], bool]) -> Iterator[Piece]:
    """ "3O wounded", "I7 persons": a letter in a number, with those whom it counts behind it."""
    for match in _COUNT.finditer(text):
        if counted(match["behind"].lower()):
            written = match["number"].replace("O", "0").replace("l", "1").replace("I", "1")
            yield (*match.span("number"), written)


def _rejoined(text: str, places: Sequence[int], known: Callable[[str], bool]) -> Iterator[Piece]:
    """ "sol- diers": a word cut where a line once ended."""
    for at in places:
        match = _CUT.match(text, _start(_FIRST, text, at))
        if match is None:
            continue
        if known((match["first"] + match["second"]).lower()) and not known(match["second"]):
            yield match.start("cut"), match.end("cut"), ""

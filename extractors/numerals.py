"""What digits and number words in a run of tokens count: their value, or that they count nobody."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

from extractors.lexicon import Entry, Lexicon
from extractors.numbers import Numbers, Numeral, compose, scale_of

if TYPE_CHECKING:
    from extractors.tokens import Tokens

_COUNTED = re.compile(r"[jN]{0,2}[HFeVJ]")
_PAIRED = re.compile(r"t?[jy]{0,2}[HF](?!,?c(?![a019]))|o[td]|#|[bvxIJ]|V(?!c)")
GROUP = 3  # digits between the commas of a number
SHORTEST = 3  # letters of a noun that a number is not glued to
_BOTH_THINGS = re.compile(r"[jyN_]{0,2}Y")  # "the drivers of both cars"
_DECIMAL = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?|\d+")
_DASHED_LINE = re.compile(r"^ *-", re.MULTILINE)
_GLUED = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|[^\W\d_]+(?:-[^\W\d_]+)*(?=-))(?P<dash>-?)(?P<word>[^\W\d_]+)"
)


def is_count(text: str, start: int, end: int, begin: int) -> bool:
    """Not a number below zero ("-5"), which counts nobody, nor a digit in a box, which is a picture.

    A dash right before a number is a bullet where the sentence begins with it and another line does too.
    Digits behind a comma that stands in a number ("than-25,000") are a part of it.
    """
    if text[start - 1 : start] == "," and text[start - 2 : start - 1].isdecimal() and end - start == GROUP:
        return False
    if text.startswith(("\u20e3", "\ufe0f\u20e3"), end):
        return False
    before = text[start - 1 : start] == "/" and text[start - 2 : start - 1].isdecimal()
    if before or (text[end : end + 1] == "/" and text[end + 1 : end + 2].isdecimal()):
        return ":" in text[max(begin, start - 8) : start]  # "the 2/28 murder", "20/20"; "dead/hurt: 2/28"
    if not start or text[start - 1] != "-" or (start > 1 and text[start - 2] not in " \n(:"):
        return True
    return start - 1 == begin and _lists_by_dashes(text)


@functools.lru_cache(maxsize=1)
def _lists_by_dashes(text: str) -> bool:
    """Do two lines of a text begin with a dash. Remembered: a text of such lines asks once a line."""
    return next(itertools.islice(_DASHED_LINE.finditer(text), 1, None), None) is not None


def takes_a_number(word: str, entry: Entry, lexicon: Lexicon) -> bool:
    """Does a word take the number after it for its name: "Route 5", "May 5"."""
    return entry.letter == "r" or word in lexicon.sets["numbered"]


def unglued(word: str, lexicon: Lexicon) -> int:
    """How many characters of a number stand before a word glued to it: "12people", "20-plus", "forty-odd"."""
    found = _GLUED.fullmatch(word)
    entry = lexicon.words.get(found["word"]) if found else None
    if found is None or entry is None:
        return 0
    number = found["number"]
    if found["dash"]:
        is_number = number[0].isdecimal() or _is_cardinal(number, lexicon)
        return len(number) if entry.after is not None and is_number else 0
    is_person = entry.letter in "hHF" and len(found["word"]) > SHORTEST
    is_told = is_person or entry.letter in "VJ" or entry.after is not None  # "4KIA", "30ish"
    return len(number) if is_told and number[0].isdecimal() else 0


def _is_cardinal(word: str, lexicon: Lexicon) -> bool:
    entry = lexicon.words.get(word.rpartition("-")[2])
    return entry is not None and entry.letter == "0"


def numeral_at(raw: Tokens, letters: str, i: int, numbers: Numbers) -> Numeral | None:
    """The number expression that begins at token `i`, or None."""
    letter = letters[i]
    if letter == "a" and letters[i + 1 : i + 2] == "1" and raw.words[i + 1] in numbers.multipliers:
        end = compose(raw.words, i + 1, numbers)
        return _exact(raw, i, end[0], end[1] - 1, numbers) if end else None
    if letter == "9":
        return _vague(raw, letters, i, numbers)
    if letter not in "01":
        return None
    end = _comma_decimal(raw, letters, i, numbers) or compose(raw.words, i, numbers)
    end = end or _low_of_range(raw, letters, i, numbers)
    if end is None:
        return _short(raw, letters, i, numbers)
    if end is None:
        return None
    return _exact(raw, i, end[0], end[1] - 1, numbers)


def _comma_decimal(raw: Tokens, letters: str, i: int, numbers: Numbers) -> tuple[int, int] | None:
    """ "1,2 million": a comma right between two numbers is a point before a large multiplier."""
    if letters[i : i + 4] != "0,01" or raw.starts[i + 2] != raw.ends[i] + 1:
        return None
    written = f"{raw.words[i]}.{raw.words[i + 2]}"
    by = numbers.multipliers.get(raw.words[i + 3], 1)
    found = compose([written, raw.words[i + 3]], 0, numbers) if by >= 1000 else None
    return (found[0], i + 4) if found else None


def _low_of_range(raw: Tokens, letters: str, i: int, numbers: Numbers) -> tuple[int, int] | None:
    """ "1.5 to 2 million": a fraction takes the multiplier that the upper number ends in."""
    if letters[i : i + 1] != "0" or letters[i + 2 : i + 3] not in ("0", "1"):
        return None
    if letters[i + 1] != "-" and raw.words[i + 1] not in numbers.range_words:
        return None
    high = compose(raw.words, i + 2, numbers)
    by = scale_of(raw.words[high[1] - 1], numbers) if high else 1
    low = compose([raw.words[i], raw.words[high[1] - 1]], 0, numbers) if high and by >= 1000 else None
    return (low[0], i + 1) if low else None


def _short(raw: Tokens, letters: str, i: int, numbers: Numbers) -> Numeral | None:
    """ "1.2m people", "300k displaced"; before anything else it measures ("5m deep")."""
    digits = raw.words[i].rstrip("abcdefghijklmnopqrstuvwxyz")
    by = numbers.short.get(raw.words[i][len(digits) :])
    if by is None or not _COUNTED.match(letters, i + 1):
        return None
    value = float(digits.replace(",", "")) * by if _DECIMAL.fullmatch(digits) else 0.5
    return Numeral(i, i, int(value), scale=by) if value == int(value) else None


def _exact(raw: Tokens, first: int, value: int, last: int, numbers: Numbers) -> Numeral:
    word = raw.words[first]
    year = first == last and len(word) == 4 and word.isdecimal() and 1900 <= value <= 2100
    return Numeral(first, last, value, scale=scale_of(raw.words[last], numbers), year=year)


def _vague(raw: Tokens, letters: str, i: int, numbers: Numbers) -> Numeral | None:
    word = raw.words[i]
    is_of_both = letters[i - 1 : i] == "o" and _BOTH_THINGS.match(letters, i + 1)
    if word in numbers.twofold and not (is_of_both or _PAIRED.match(letters, i + 1)):
        return None
    if word in numbers.manyfold and letters[i + 1 : i + 2] != "F":
        return None
    if word in numbers.fixed:
        return Numeral(i, i, numbers.fixed[word], loose=word in numbers.loose)
    if raw.entries[i].hedge and letters[i + 1 : i + 2] in ("0", "1"):
        return None  # "some 300" hedges, it does not count
    last = i
    while last + 1 < len(letters):
        if letters[last + 1] == "1" or (letters[last + 1] == "9" and raw.words[last + 1] in numbers.composed):
            last += 1
        elif (
            letters[last + 1] == "o"
            and letters[last + 2 : last + 3] == "9"
            and raw.words[last + 2] in numbers.composed
        ):
            last += 2
        elif letters[last + 1 : last + 2] in ("c", "p") and raw.words[last + 2 : last + 3] == [word]:
            last += 2  # "dozens and dozens", "hundreds upon hundreds"
        else:
            break
    return Numeral(
        i,
        last,
        None,
        None,
        1,
        numbers.vague.get(word, 2),
        word in numbers.closed,
        word in numbers.weak and last == i,
    )

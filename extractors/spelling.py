"""From written text to tokens and what is known of each: its entry in the lexicon, else a guess.

News repeats its words: a piece between two spaces ("killed,", "(Reuters)", "U.S.") is split the first time
it is met, and looked up whole after that. The tables are bounded, for texts can hold any number of pieces.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extractors.clean import begins_of, lower
from extractors.lexicon import Entry, Lexicon, load_lexicon
from extractors.numerals import is_count, takes_a_number, unglued

# a stamp is a date, an hour, or digits with separators that no form of number has ("5000,000", "1.234.56")
_TOKEN = r"""
      (?P<address>https?://\S+|www\.\S+|(?:[a-zA-Z][\w-]{{0,40}}\.){{1,5}}[a-zA-Z]{{2,6}}/\S+)
    | (?P<stamp>[1-9]/[2-9](?![\d/])
        |\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}(?![\w])|\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)
        |(?!(?:\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,2}}(?:,\d\d)+,\d{{3}}|\d{{1,3}}(?:,\d{{3}})*,\d\d
            |\d{{1,3}}(?:,\d{{3}})*\.\d+|\d+\.\d+|\d{{1,3}},\d)(?![.,]?\d))\d+(?:[.,]\d+)+(?!\w)
        |0\d{{3}}(?!\w)|[a-zA-Z]\d{{1,2}}\.\d{{1,2}}(?![\w.])|\d{{4}}(?=\s(?i:{clock})\b))
    | (?P<mixed>\d[\d,.]{{0,15}}(?:-?[^\W\d_][^\W_]*)+(?:-\w+)*)
    | (?P<number>\d{{1,3}}(?:[,.'\ ]\d{{3}})+(?:(?<=,\d{{3}})\.\d{{1,2}})?(?!\d)
        |(?<!\d,)\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)|\d{{1,3}}(?:,\d{{3}})*,\d\d(?![\d,])|\d+(?:\.\d+)?)
    | (?P<word>(?i:{elided})(?=[^\W_])|(?i:{slashed})(?=\s|[^\W\d_])|(?:[^\W\d_]\.){{2,}}
        |[^\W_](?:\w|-(?=[^\W_])|'(?!s\b|S\b)(?=\w)|&(?=\w)|/(?=[A-Z])|\.(?=[^\W\d_]\.?\b(?<=\.\w)))*)
    | (?P<own>'[sS]\b|(?<=[sSzZ])'(?=\s))
    | (?P<dots>\.{{2,}}|…)
    | (?P<mark>-+|[^\s\w])
    """
# what a piece alone can not tell: a number or an hour over two of them, a dash before one, "3x KIA"
_BEYOND = (
    r"[\d-](?:(?<=\d)\s+\d{{3}}(?!\d)|(?<=\d)\s(?i:{clock})|(?<=-)(?<!\S-)-*\d"
    r"|(?<=\d)x\s[A-Z]{{2}}|(?<=\d)/\d)"
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
_MARKED = {letter: Entry(letter) for letter in {*_MARKS.values(), "'"}}
STOP = Entry(".")
NUMBER = Entry("0")
NAME = Entry("N")
_UNKNOWN = Entry("_")
_TIME = Entry("T")
_PLAIN_MARKS = {"stamp": _TIME, "address": STOP}  # "http://bit.ly/x" says nothing, whatever words are in it
_AGE = Entry("A")
PLAIN_ADJECTIVE = Entry("j")
_SUFFIXED = {letter: Entry(letter, "other" if letter in "hH" else None) for letter in "jhH~fyY"}
_AFTER_A_NAME = "fRKMCSsU"  # a capital word of these letters that follows a name goes on with it
_CAPITALS = dict.fromkeys([*range(65, 91), *range(0xC0, 0xD7), *range(0xD8, 0xDF), *range(0x410, 0x430)])
_SMALL = dict.fromkeys([*range(97, 123), *range(0xDF, 0xF7), *range(0xF8, 0x100), *range(0x430, 0x450)])
LEADER = 4  # dots that lead from a label to its number
SHORTEST_END = 5  # letters of a noun that may end a compound
LONG_ADVERB = 9  # letters from which on a word that ends like an adverb is nobody's name
_FEWEST = 12  # letters of a sentence whose capitals say that it is written in capitals
MOST_PIECES = 20_000  # remembered; a piece is about half a kilobyte
LONGEST_PIECE = 60  # characters: longer ones are seldom met again

# words, starts, ends, entries
Split = tuple[list[str], list[int], list[int], list[Entry]]


@dataclass(frozen=True, slots=True)
class Piece:
    """The tokens of a piece, with offsets into it; `named` are its entries where a name stands before it,
    `opening` those where it opens its sentence.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    entries: tuple[Entry, ...]
    named: tuple[Entry, ...]
    opening: tuple[Entry, ...]


class Pieces(dict[str, Piece]):
    """Piece as written → its tokens. `capitals`: the sentence is written in capitals, which then name
    nobody; `last`: the piece ends its sentence, where a full stop and an apostrophe mean something else.
    """

    def __init__(self, lexicon: Lexicon, capitals: bool, last: bool) -> None:
        super().__init__()
        self._lexicon, self._capitals = lexicon, capitals
        self._behind = "" if last else " "

    def __missing__(self, written: str) -> Piece:
        text, low = written + self._behind, lower(written + self._behind)
        end = len(text)
        words, starts, ends, entries = split(text, low, 0, end, self._lexicon, self._capitals, "_")
        named = opening = entries
        if entries and entries[0].letter in _AFTER_A_NAME:
            named = split(text, low, 0, end, self._lexicon, self._capitals, "N")[3]
        if words and words[0] in self._lexicon.common:
            opening = split(text, low, 0, end, self._lexicon, self._capitals)[3]
        piece = Piece(tuple(words), tuple(starts), tuple(ends), tuple(entries), tuple(named), tuple(opening))
        if len(self) >= MOST_PIECES:
            self.clear()
        if len(written) <= LONGEST_PIECE:
            self[written] = piece
        return piece


@functools.cache
def _searches(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The tokens of a language, and `_BEYOND`: its words for the hour, and those cut short (`l'`)."""
    sets = load_lexicon(language).sets
    found = {
        k: "|".join(_spaced(w) for w in sorted(sets[k])) or "(?!)" for k in ("clock", "elided", "slashed")
    }
    return re.compile(_TOKEN.format(**found), re.VERBOSE), re.compile(_BEYOND.format(**found))


def _spaced(phrase: str) -> str:
    return r"\s".join(map(re.escape, phrase.split()))


@functools.cache
def _pieces(language: str, capitals: bool, last: bool) -> Pieces:
    """The pieces that this process has met in a language."""
    return Pieces(load_lexicon(language), capitals, last)


def read_pieces(text: str, low: str, start: int, end: int, lexicon: Lexicon) -> Split:
    """The tokens of text[start:end], one sentence; `low` is the text in lower case, of the same length."""
    written = text[start:end]
    capitals = written.isupper() or _is_shouting(written)
    spans = written.split()
    if not spans or _searches(lexicon.language)[1].search(written):
        return split(text, low, start, end, lexicon, capitals)
    begins = begins_of(spans, text, start, end)
    inner = _pieces(lexicon.language, capitals, False)
    found = [inner[s] for s in spans[:-1]]
    found.append(_pieces(lexicon.language, capitals, True)[spans[-1]])
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    entries: list[Entry] = []
    for at, piece in zip(begins, found, strict=True):
        words += piece.words
        for start in piece.starts:
            starts.append(at + start)
        for end in piece.ends:
            ends.append(at + end)
        if entries:
            entries += piece.named if entries[-1].letter == "N" else piece.entries
        else:
            entries += piece.opening
    return words, starts, ends, entries


def _is_shouting(piece: str) -> bool:
    """Mostly capitals: their use says nothing about names."""
    small = len(piece) - len(piece.translate(_SMALL))
    if small * 7 >= (len(piece) - small) * 3:
        return False
    capitals = len(piece) - len(piece.translate(_CAPITALS))
    return capitals + small > _FEWEST and capitals > 0.7 * (capitals + small)


def split(
    text: str, low: str, start: int, end: int, lexicon: Lexicon, capitals: bool, before: str = ""
) -> Split:
    """The tokens of text[start:end] one by one; `before` is the letter before them in their sentence."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    entries: list[Entry] = []
    out = words, starts, ends, entries
    known, cased, common = lexicon.words, lexicon.cased, lexicon.common
    for match in _searches(lexicon.language)[0].finditer(text, start, end):
        kind, s, e = match.lastgroup, match.start(), match.end()
        word = low[s:e]
        if kind == "word":
            if "-" in word and (cut := unglued(word, lexicon)):
                _add(out, word[:cut], s, s + cut, NUMBER)
                s, word = s + cut + 1, word[cut + 1 :]
            entry = (None if capitals else cased.get(text[s:e])) or known.get(word)
            if entry is None:
                entry = _guessed(word, _judged(text, word, s, lexicon), lexicon, capitals)
            elif not capitals and text[s].isupper():
                last = entries[-1].letter if entries else before
                if (word in common and last) or (entry.letter in _AFTER_A_NAME and last == "N"):
                    entry = NAME
        elif kind == "number":
            entry = NUMBER if is_count(text, s, e, start) else PLAIN_ADJECTIVE
            if " " in word and entries and takes_a_number(words[-1], entries[-1], lexicon):
                cut = word.index(" ")  # "Route 5 200 people", "on May 5 200 people"
                _add(out, word[:cut], s, s + cut, entry)
                s, word = s + cut + 1, word[cut + 1 :]
        elif kind == "mixed":
            cut = unglued(word, lexicon)
            if not cut and word[-1] == "x" and word[:-1].isdecimal() and text[e + 1 : e + 3].isupper():
                _add(out, word[:-1], s, e - 1, NUMBER)  # "3x KIA"
                continue
            if cut:
                _add(out, word[:cut], s, s + cut, NUMBER)
                s, word = s + cut + (word[cut] == "-"), word[cut:].lstrip("-")
            other = NUMBER if word.lstrip("0123456789.,") in lexicon.short else PLAIN_ADJECTIVE
            entry = _AGE if word.endswith(lexicon.age_suffixes) else known.get(word, other)
        else:
            mark = _PLAIN_MARKS.get(kind or "") or _mark(text, word, e, kind, e == end, lexicon)
            if mark is None:
                continue
            entry = mark
        _add(out, word, s, e, entry)
    return out


def _mark(
    text: str, word: str, after: int, kind: str | None, is_last: bool, lexicon: Lexicon
) -> Entry | None:
    """The entry of punctuation, None where it means nothing."""
    if kind == "dots" and len(word) >= LEADER:
        return _MARKED[":"]  # "Dead ........ 3"
    if kind != "mark":
        return _MARKED["'" if kind == "own" else ","]
    mark, known = _MARKS.get(word[0]), lexicon.words.get(word)
    if mark is not None:
        return known or _MARKED[mark]
    if known is None and (word != "." or not is_last):
        return None
    if word in "<>" and not text[after : after + 1].isdecimal():
        return None  # "Home > Three killed": a hedge only where it touches its digits
    return known or STOP


def _add(out: Split, word: str, start: int, end: int, entry: Entry) -> None:
    words, starts, ends, entries = out
    words.append(word)
    starts.append(start)
    ends.append(end)
    entries.append(entry)


def _judged(text: str, word: str, start: int, lexicon: Lexicon) -> str:
    """The letter whose size tells a name: of "al-Jubouri" the one after the particle."""
    particle, dash, rest = word.partition("-")
    is_inside = bool(dash and rest) and particle in lexicon.sets["particles"]
    return text[start + len(particle) + 1] if is_inside else text[start]


def _guessed(word: str, first: str, lexicon: Lexicon, capitals: bool) -> Entry:
    return _guess_in_capitals(word, lexicon) if capitals else _guess(word, first.isupper(), lexicon)


def _guess(word: str, is_capital: bool, lexicon: Lexicon) -> Entry:
    """The letter of a word that no list has: a compound by its last part, a name by its capital, else by
    its end.
    """
    if word.endswith(lexicon.age_suffixes):
        return _AGE
    if "-" in word:
        last = lexicon.words.get(word.rsplit("-", 1)[1])
        if last is not None and last.letter in "hHyYI" and not is_capital:
            return last if last.letter != "I" else PLAIN_ADJECTIVE
        if not is_capital or word.rsplit("-", 1)[1] in lexicon.sets["joined_to_names"]:
            return PLAIN_ADJECTIVE
    if is_capital and not (len(word) >= LONG_ADVERB and word.endswith(_adverbial(lexicon))):
        return NAME
    for suffix, letter in lexicon.suffixes:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return (letter in "hH" and _thing_at_end(word, lexicon)) or _SUFFIXED[letter]
    return _UNKNOWN


def _adverbial(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(suffix for suffix, letter in lexicon.suffixes if letter == "~")


def _thing_at_end(word: str, lexicon: Lexicon) -> Entry | None:
    """ "rainwater" is a water and nobody's calling."""
    ends = (lexicon.words.get(word[at:]) for at in range(2, len(word) - SHORTEST_END + 1))
    return next((e for e in ends if e is not None and e.letter in "yY"), None)


def _guess_in_capitals(word: str, lexicon: Lexicon) -> Entry:
    """In capitals, a word that no list has and that ends like no common word is taken for a name."""
    entry = _guess(word, False, lexicon)
    if word in lexicon.sets["no_names"]:
        return entry
    is_plural = any(word.endswith(s) for s, letter in lexicon.suffixes if letter in "hH" and len(s) > 3)
    if entry.letter in "_hH" and not is_plural and len(word) > 1 and word[0].isalpha() and "-" not in word:
        return NAME
    return entry

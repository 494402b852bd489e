"""Texts whose characters do not stand one for one: ligatures, soft hyphens, words broken over a line's end,
HTML left over, fractions of one character, marks of notes, letters that a scan took for digits.

Such a text is written out first and read as the plain one; everything found is then said again in the words
and offsets of the text as archived. A text that holds nothing of the kind is read as it is.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from extractors.claim import Claim, Reading
from extractors.oddities import BREAK, oddities
from extractors.scans import Piece, mended
from extractors.shorthand import written_out

_RARE = "ﬀﬁﬂﬃﬄﬅﬆ\u00ad\u200b\u200c\u200d\u2060¼½¾"
_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FRACTIONS = {"¼": ".25", "½": ".5", "¾": ".75"}
_FOLDED = re.compile(
    r"""
      (?P<ligature>[ﬀ-ﬆ])
    | (?<=[^\W\d_])(?P<soft>\u00ad(?:[ ]*\r?\n[ ]*)?|[\u200b-\u200d\u2060]+)(?=[^\W\d_])
    | (?<=[^\W_])-(?P<broken>\r?\n[ ]*)(?=[^\W_])
    | (?<=\d)(?P<fraction>[¼½¾])
    | &(?P<entity>\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});
    | (?<=[\w.,;)"”])(?P<mark>\[(?:\d{1,3}|[a-z]|citation[ ]needed)\])
    | <sup>(?P<note>[^<>\n]{1,6})</sup>
    | </?(?P<tag>b|i|u|em|strong|span|a|font|small|sup|sub|mark)(?:[ ][^<>\n]{0,300})?/?>
    """,
    re.VERBOSE,
)
_OPENS = re.compile(r"[ﬀ-ﬆ\u00ad\u200b-\u200d\u2060¼½¾&\[<]|-(?=\r?\n)")  # what any of them begins with
_BEFORE = re.compile(r"[^\W\d_]+$")
_AFTER = re.compile(r"[^\W\d_]+")
_LONG_WORD = 4  # letters: a known second half as long as this is a word of its own ("anti-government")


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A text written out. Piece k of it begins at `at[k]` and stands for the archived text from `since[k]` to
    `until[k]`, letter by letter where `plain[k]`.
    """

    text: str
    at: tuple[int, ...]
    since: tuple[int, ...]
    until: tuple[int, ...]
    plain: tuple[bool, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The archived span that `text[start:end]`, not empty, stands for."""
        first, last = bisect_right(self.at, start) - 1, bisect_right(self.at, end - 1) - 1
        return (
            self.since[first] + (start - self.at[first] if self.plain[first] else 0),
            self.since[last] + end - self.at[last] if self.plain[last] else self.until[last],
        )


def unfold(
    text: str,
    known: Callable[[str], bool],
    counted: Callable[[str], bool] = lambda _: False,
    is_of_harm: Callable[[str], bool] = lambda _: False,
) -> Unfolded | None:
    """`text` written out, or None where it is plain. `known` tells the words of the language: a word broken
    at a line's end loses its hyphen unless its second half is a word alone. `counted` tells the words that
    stand behind a number of persons harmed, `is_of_harm` the texts that name what harms.
    """
    odd = oddities(text)
    scanned = [*mended(text, odd, known, counted), *written_out(text, odd, is_of_harm)] if odd else []
    if (
        not scanned
        and BREAK not in odd
        and not any(c in text for c in "&<[")
        and (text.isascii() or not any(c in text for c in _RARE))
    ):
        return None
    pieces: list[Piece] = []
    for opened in _OPENS.finditer(text):
        match = _FOLDED.match(text, opened.start())
        if match is None or (pieces and match.start() < pieces[-1][1]):
            continue
        written = _written(match, known)
        if written != match[0]:
            pieces.append((match.start(), match.end(), written))
    if scanned:
        pieces = _side_by_side(sorted([*pieces, *scanned]))
    return _assemble(text, pieces) if pieces else None


def _side_by_side(pieces: list[Piece]) -> list[Piece]:
    """Those that begin where none before them goes on."""
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or piece[0] >= kept[-1][1]:
            kept.append(piece)
    return kept


def _written(match: re.Match[str], known: Callable[[str], bool]) -> str:
    kind = match.lastgroup
    if kind == "ligature":
        return _LETTERS[match[0]]
    if kind == "fraction":
        return _FRACTIONS[match[0]]
    if kind == "entity":
        shown = html.unescape(match[0])
        return shown if len(shown) == 1 else match[0]
    if kind == "broken":
        return _unbroken(match, known)
    return ""


def _unbroken(match: re.Match[str], known: Callable[[str], bool]) -> str:
    """ "kil-" and "led" are one word; "anti-" and "government", "thirty-" and "one", "20-" and "30" keep the
    hyphen.
    """
    before = _BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    after = _AFTER.match(match.string, match.end())
    if before is None or after is None:
        return "-"
    first, second = before[0].lower(), after[0].lower()
    if known(first + second):
        return ""
    is_word = known(second) and (len(second) >= _LONG_WORD or known(first))
    return "-" if is_word or (after[0][0].isupper() and not before[0].isupper()) else ""


def _assemble(text: str, pieces: list[Piece]) -> Unfolded:
    parts: list[tuple[int, int, str, bool]] = []
    done = 0
    for start, end, written in [*pieces, (len(text), len(text), "")]:
        if start > done:
            parts.append((done, start, text[done:start], True))
        if written:
            parts.append((start, end, written, False))
        done = end
    at = accumulate((len(p[2]) for p in parts[:-1]), initial=0)
    return Unfolded(
        "".join(p[2] for p in parts),
        tuple(at),
        tuple(p[0] for p in parts),
        tuple(p[1] for p in parts),
        tuple(p[3] for p in parts),
    )


def refold(text: str, unfolded: Unfolded, reading: Reading) -> Reading:
    """`reading` of the written-out text, in the words and offsets of `text` as archived."""
    return replace(reading, claims=tuple(_claim(text, unfolded, c) for c in reading.claims))


def _claim(text: str, unfolded: Unfolded, claim: Claim) -> Claim:
    def again(words: str | None) -> str | None:
        at = -1 if not words else unfolded.text.find(words, claim.quote_start)
        at = unfolded.text.find(words) if words and at < 0 else at
        return words if not words or at < 0 else text[slice(*unfolded.span(at, at + len(words)))]

    start, end = unfolded.span(claim.start, claim.end)
    quote_start, quote_end = unfolded.span(claim.quote_start, claim.quote_end)
    return replace(
        claim,
        start=start,
        end=end,
        number_text=text[start:end],
        quote_start=quote_start,
        quote_end=quote_end,
        group_text=again(claim.group_text),
        window_text=again(claim.window_text),
        place_text=again(claim.place_text),
        source_text=again(claim.source_text),
        cause_text=again(claim.cause_text),
        actor_text=again(claim.actor_text),
    )

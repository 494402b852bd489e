"""Texts written in short: "10 k / 25 w", telegrams that part their sentences by STOP, dots that lead from a
label to its number. They are written out and read as any other (unfold.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from extractors.oddities import LEADER, LETTER, STOP
from extractors.scans import Piece

FEWEST_STOPS = 2
_STOPS = re.compile(r" STOP(?= [A-Z0-9]|\s*$)")
_LEADERS = re.compile(r"(?<=[^\W\d_]) ?(?:\.{4,}|(?: \.){4,}|_{4,}) ?(?=\d)")
# killed and wounded, side by side: one letter each, of one case
_LETTERS = re.compile(
    r"(?<![\w.,$£€#@-])\d[\d,]{0,5}(?P<killed>(?P<gap> ?)(?P<k>[kK]))\b(?P<between> ?[/,;&+] ?| )"
    r"\d[\d,]{0,5}(?P<wounded>(?P=gap)(?P<w>[wW]))\b(?![-/]\d)"
)
_MAY_BE = re.compile(r"[kK](?:(?<=\d[kK])|(?<=\d [kK]))\b")
_WRITTEN = {"k": " killed", "w": " wounded"}


def written_out(
    text: str, odd: Mapping[str, Sequence[int]], is_of_harm: Callable[[str], bool]
) -> list[Piece]:
    """(start, end, as it should read) of what is written in short. `odd` are the places where it may be
    (oddities.py); `is_of_harm` tells whether a text, in lower case, names what harms people.
    """
    found: list[Piece] = []
    if STOP in odd and len(stops := list(_STOPS.finditer(text))) >= FEWEST_STOPS:
        found += [(m.start(), m.end(), ".") for m in stops]
    if LEADER in odd:
        found += [(m.start(), m.end(), ": ") for m in _LEADERS.finditer(text)]
    is_short = any(_MAY_BE.match(text, at) for at in odd.get(LETTER, ()))
    letters = list(_letters(text)) if is_short else []
    if letters and is_of_harm(text.lower()):
        found += letters
    return found


def _letters(text: str) -> Iterator[Piece]:
    for match in _LETTERS.finditer(text):
        if match["k"].islower() == match["w"].islower():
            yield (*match.span("killed"), _WRITTEN["k"])
            yield (*match.span("wounded"), _WRITTEN["w"])

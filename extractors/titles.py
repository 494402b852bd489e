"""Tables without a line of headings: a title that names the harm, and lines of a name and a number below it,
perhaps with the number of the period before in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids import HARMS, WIDEST, Column
from extractors.lexicon import Lexicon
from extractors.mentions import Mention, Sentence

FEWEST_ROWS = 2
YEARS = range(1800, 2100)
LONGEST_TITLE = 22  # words and marks
EARLIER = frozenset(("previous", "earlier", "prior", "before", "last", "preceding"))
_ROW = re.compile(r"(?P<name>[^\W\d_][^\d\n:;!?]{0,40}?)(?: ?[:.-] ?| )\d[\d,.]*(?P<before> ?\(\d[\d,.]*\))?")
_SAYS = re.compile(r"[bxv!]|s(?![jhHFOL])")  # but "reported deaths"
_ASIDE = re.compile(r"\([^()]*\)")


def _is_year(sentence: Sentence, mention: Mention) -> bool:
    """ "Arrests in 1987": a bare number that is a year."""
    value = sentence.tokens.numerals[mention.number].value if mention.number is not None else None
    return mention.last == mention.number and value is not None and value in YEARS


def titled_columns(
    sentence: Sentence, line: str, below: Sequence[str], lexicon: Lexicon
) -> tuple[Column | None, ...]:
    """ "Reported deaths, 5-11 March (previous week in brackets)" over "Orte 94 (41)", "Amra 187 (73)": what
    the cells below a title hold; empty where it is none.
    """
    rows = [m for text in below[:FEWEST_ROWS] if (m := _ROW.fullmatch(text.strip()))]
    if len(rows) < FEWEST_ROWS or len(line) > WIDEST or line.endswith((".", "!", "?", ":")):
        return ()
    tokens = sentence.tokens
    words = " ".join(tokens.words).split()
    if len(words) > LONGEST_TITLE or not lexicon.sets["not_counted"].isdisjoint(words) or "%" in line:
        return ()
    if _SAYS.search(tokens.letters) or any(c in sentence.letters for c in "0Z$"):
        return ()  # a sentence
    if any(m.kind == "Q" and not _is_year(sentence, m) for m in sentence.mentions.values()):
        return ()
    tells = any(e.letter in "hHr8" for e in tokens.entries) or any(c.isdigit() for c in line)
    if not (tells or lexicon.sets["distributed"] & set(words)):
        return ()  # "Deaths of the week", over names and ages
    harms = {e.value for e in tokens.entries if e.letter in HARMS and e.value}
    if len(harms) != 1:
        return ()
    groups = [e.value for e in tokens.entries if e.letter in "hH" and e.value]
    column = Column(harms.pop(), groups[-1] if groups else "people")
    if not all(m["before"] for m in rows):
        return (None, column) if not any(m["before"] for m in rows) else ()
    asides = " ".join(_ASIDE.findall(line.lower()))
    return (None, column, column) if EARLIER & set(re.findall(r"[a-z]+", asides)) else ()

"""Hyphens that a lost space left behind: "who-died in the crash", "said.-He", "in-March", "of-the coast".

Pages put a space that must not break between words, and what copies them may make a hyphen of it. No word
is made with some small words ("the", "who", "were"); with others ("in", "on") some are, and a hyphen beside
them is a space only before an article, a name or a number.
"""

from __future__ import annotations

import re

from extractors.lexicon import Lexicon

LONGEST = 24  # characters of a word beside a hyphen
LEAST = 3  # characters before a hyphen behind a mark: two letters and the mark
_HYPHEN = re.compile("-")
_BEFORE = re.compile(r"(?<![\w'-])[^\W\d_]+$")
_BEHIND = re.compile(r"([^\W_]+)(?![\w'-])(?: ([^\W_]+))?")
_MARKED = re.compile(r"[^\W\d_]{2}(?:[.?!]-[^\W\d_a-z]|,-[^\W\d_])")


def open_hyphens(plain: str, lexicon: Lexicon) -> str:
    """The text with a space for each of them; every character keeps its place."""
    found = [match.start() for match in _HYPHEN.finditer(plain)]
    found = [at for at in found if _is_a_space(plain, at, lexicon)]
    if not found:
        return plain
    letters = list(plain)
    for at in found:
        letters[at] = " "
    return "".join(letters)


def _is_a_space(plain: str, at: int, lexicon: Lexicon) -> bool:
    if plain[at - 1 : at] in (".", ",", "?", "!"):
        return at > LEAST and _MARKED.match(plain, at - LEAST) is not None
    behind = _BEHIND.match(plain, at + 1)
    if behind is None:
        return False
    sets, second = lexicon.sets, behind[1].lower()
    if plain[at - 1 : at] == '"':
        return second in sets["never_hyphened"]
    before = _BEFORE.search(plain[max(0, at - LONGEST) : at])
    if before is None or before[0].isupper():
        return False
    first = before[0].lower()
    if first in sets["never_hyphened"] or second in sets["never_hyphened"]:
        word = f"{first}-{second}"
        return word not in sets["hyphened"] and word not in lexicon.words
    if first in sets["seldom_hyphened"]:
        return _is_opening(behind[1], lexicon, is_particle=first in sets["particles"])
    if second not in sets["seldom_hyphened"] or first in sets["takes_particles"] or behind[2] is None:
        return False
    return second in sets["articles"] or _is_opening(behind[2], lexicon)


def _is_opening(word: str, lexicon: Lexicon, *, is_particle: bool = False) -> bool:
    """An article, a name or a number; a capital behind a particle is one name with it: "at-Tanf"."""
    if word in lexicon.sets["articles"] or word in lexicon.sets["his_own"]:
        return True
    return not word[0].islower() and not is_particle

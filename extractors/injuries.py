"""What a body suffers, told part by part: "a crushed pelvis", "leg and pelvic injuries", "40% burns", "a
bullet in the thigh", "both legs gone", "struck in the cheek", "broke a rib", "tore off the arm of".

Each becomes one word of harm, as "injuries", "wounded" and "wounding" are; who suffers it the patterns tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.lexicon import Entry, Lexicon
from extractors.tokens import Tokens

FAR = 4  # words between a part of the body and what befell it
JOINS = frozenset("c,")
PLAIN = frozenset("tajy_'Y0~")  # the letters of a word that may stand before a part of the body
NAMES = ("body_parts", "missiles", "burns", "stitches")
COUNTED = Entry("F", "wounded")
SUFFERED, HURT, WAS_HURT = Entry("D", "wounded"), Entry("V", "wounded"), Entry("I", "wounded")


def join_injuries(tokens: Tokens, lexicon: Lexicon) -> None:
    """Join the words of each such injury into one; where somebody is treated for it, that too."""
    sets = lexicon.sets
    if not all(sets[name].isdisjoint(tokens.words) for name in NAMES):
        for first, last, entry in reversed(list(_injuries(tokens, lexicon))):
            tokens.join(first, last, entry)
            verb = first - 1 - (first > 1 and tokens.entries[first - 1].letter in "ta")
            if entry is SUFFERED and verb >= 0 and tokens.words[verb] in sets["gets_hurt"]:
                tokens.entries[verb] = Entry("S")
    for at in [i for i, word in enumerate(tokens.words) if word in sets["is_admitted"]]:
        tokens.entries[at] = WAS_HURT if _is_to_hospital(tokens, at, lexicon) else Entry("f")
    if not sets["treated"].isdisjoint(tokens.words):
        _join_treated(tokens, lexicon)
    for at in range(1, len(tokens.words)):
        before = at - 1 - (at > 1 and tokens.entries[at - 1].letter == "e")  # "five other gunshot injuries"
        if tokens.entries[at].letter == "D" and before in tokens.numerals and _counts(tokens, at, lexicon):
            tokens.entries[at] = COUNTED


def _counts(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "Two fatal and five serious injuries": so many, where "one of two serious injuries" is none."""
    is_of = at > 1 and tokens.entries[at - 2].letter == "o"
    return not is_of and tokens.words[at].split()[-1] in lexicon.sets["injuries"]


def _injuries(tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[int, int, Entry]]:
    """The first and the last word of each, and what they are as one."""
    at = 0
    while at < len(tokens.words):
        found = _suffered_at(tokens, at, lexicon) or _done_at(tokens, at, lexicon)
        if found:
            yield found
        at = found[1] + 1 if found else at + 1


def _suffered_at(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, int, Entry] | None:
    words, sets = tokens.words, lexicon.sets
    word, follows = words[at], words[at + 1 : at + 2]
    first = last = at
    if word in sets["breakings"]:
        is_verb = at + 1 < len(words) and tokens.entries[at + 1].letter in "ta0"
        is_verb |= at > 0 and tokens.entries[at - 1].letter in "hH" and word in sets["loses_parts"]
        last = at if is_verb else _part_at(tokens, at + 1, lexicon)
        first = _start(tokens, at)
    elif word in sets["missiles"]:
        if not sets["lodged_in"].isdisjoint(follows):
            last = _part_at(tokens, at + 2, lexicon)
        elif not sets["wound_nouns"].isdisjoint(follows):
            last = at + 1
    elif word in sets["body_parts"]:
        last = _behind(tokens, at, lexicon)
        first = _start(tokens, at) if words[last] in sets["gone_parts"] else at
    elif word in sets["stitches"]:
        first = _start(tokens, at)
        return (first, at, SUFFERED) if any(i in tokens.numerals for i in range(first, at)) else None
    elif at in tokens.numerals and follows:
        last = at + 1 + (tokens.entries[at + 1].letter in "%U")
        last = last if last < len(words) and words[last] in sets["burns"] else at
    return (first, last, SUFFERED) if last > at else None


def _done_at(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, int, Entry] | None:
    """ "Struck in the thigh", "lost an eye", "tore off the arm of"."""
    words, sets = tokens.words, lexicon.sets
    word, follows = words[at], words[at + 1 : at + 2]
    if word in sets["cuts"] and not sets["onto_parts"].isdisjoint(follows) and _is_noun(tokens, at):
        last = _part_at(tokens, at + 2, lexicon, of=True)
        if _is_of(tokens, last + 1):
            last = _part_at(tokens, last + 2, lexicon)
        return (at, last, SUFFERED) if last else None
    if word in sets["strikes_parts"] and not sets["into_parts"].isdisjoint(follows):
        last = _part_at(tokens, at + 2, lexicon)
        is_own = last > at + 2 and tokens.entries[at + 2].letter in "ta~"
        return (at, last, HURT) if is_own else None
    is_split = " ".join((word, *follows)) in sets["breaks_parts"]  # "tore off the arm of"
    if is_split or word in sets["breaks_parts"]:
        last = _part_at(tokens, at + 1 + is_split, lexicon, of=True)
        if not last or not sets["idle_parts"].isdisjoint(words[at + 1 : last + 1]):
            return None
        if _is_of(tokens, last + 1):
            return at, last + 1, HURT
        return (at, last, WAS_HURT) if word in sets["loses_parts"] else None
    return None


def _is_noun(tokens: Tokens, at: int) -> bool:
    """ "A cut", "deep gashes", "with burns": no verb."""
    return at > 0 and tokens.entries[at - 1].letter in "aj0+cSv"


def _part_at(tokens: Tokens, at: int, lexicon: Lexicon, *, of: bool = False) -> int:
    """The last word of a part of the body that begins at a word, its article before it; 0 for none. "In the
    face of", "the hand's" are none.
    """
    for k in range(at, min(at + FAR, len(tokens.words))):
        if tokens.words[k] in lexicon.sets["body_parts"]:
            behind = tokens.words[k + 1 : k + 2]
            return 0 if (_is_of(tokens, k + 1) and not of) or "'" in "".join(behind)[:1] else k
        if tokens.entries[k].letter not in PLAIN:
            return 0
    return 0


def _is_of(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.entries) and tokens.entries[at].letter == "o"


def _behind(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """ "leg and pelvic injuries", "rib fractures", "both legs gone"."""
    words = tokens.words
    for k in range(at + 1, min(at + FAR + 3, len(words))):
        if words[k] in lexicon.sets["wound_nouns"]:
            return k
        if words[k] in lexicon.sets["gone_parts"]:
            before = tokens.entries[max(0, at - 3) : at]
            return k if k == at + 1 and any(e.letter == "+" for e in before) else at
        if words[k] not in lexicon.sets["body_parts"] and tokens.entries[k].letter not in JOINS:
            return at
    return at


def _start(tokens: Tokens, at: int) -> int:
    """Where "two badly broken ribs", "both his legs gone" begin."""
    while at and tokens.entries[at - 1].letter in "jt0~":
        at -= 1
    return at


def _is_to_hospital(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "Were admitted to Saint Ana Hospital", "had been admitted with burns": to no school."""
    for k in range(at + 1, min(at + 2 * FAR, len(tokens.words))):
        letter = tokens.entries[k].letter
        if letter in "DF" or tokens.words[k] in lexicon.sets["hospitals"]:
            return True
        if letter in ",.;:cuwbV":
            return k == at + 1
    return False


def _join_treated(tokens: Tokens, lexicon: Lexicon) -> None:
    """ "Treated for a split lip", "being treated for leg injuries": as one word of harm."""
    words, entries = tokens.words, tokens.entries
    for at in range(len(words) - 2, -1, -1):
        if words[at] in lexicon.sets["treated"] and words[at + 1] in lexicon.sets["treated_for"]:
            last = at + 2
            while last < len(words) - 1 and entries[last].letter in "taj_0%":
                last += 1
            if last < len(words) and entries[last].letter in "DFO" and entries[last].value == "wounded":
                tokens.join(at, last, HURT)

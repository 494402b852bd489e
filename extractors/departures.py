"""Those who flee, told with words of any journey: "left the town", "crossed the bridge", "are in 60 camps",
"were moved to a school". Such a verb becomes one that displaces where its goal stands beside it; whether the
text tells of flight is asked in flights.py.
"""

from __future__ import annotations

import itertools
import re

from extractors.lexicon import Entry, Lexicon
from extractors.tokens import Tokens

SETS = ("goes_off", "goes_over", "gets_to", "stays", "brings_off", "goes_to")  # how each way of it begins
_OFF, _OVER, _GETS, _STAYS, _BRINGS, _GOES = SETS
FLED, SENT = Entry("I", "displaced"), Entry("G", "displaced")
IN_NEED = Entry("I", "in_need")
NEAR = 4  # tokens from a verb of need to what is needed
FAR = 8  # tokens from a verb to the noun of its goal
OBJECT = 11  # the same, with who is brought there between
_LEFT = re.compile(r"(?:k|t?N+)(?=[.,;:)pTuc~-]|$)")
_GONE = re.compile(r"[.,;:)Tu-]|$")
_MODIFIERS = frozenset("tjaN_'yYhHQ098q~U-")
_SPAN = re.compile(r"[T~098aU]*")
_BETWEEN = frozenset("bvxsVIGBw.;:")


def join_departures(tokens: Tokens, lexicon: Lexicon) -> None:
    """Mark the verbs of a sentence that take their goal."""
    words, sets = tokens.words, lexicon.sets
    if not tokens.numerals:
        return
    if not sets["requires"].isdisjoint(words):
        for at, word in enumerate(words):
            if word in sets["requires"] and _goal(tokens, at + 1, sets["goods"], NEAR):
                tokens.entries[at] = IN_NEED  # "900 households require tents", "without clean water"
    if all(sets[name].isdisjoint(words) for name in (*SETS, "clears")):
        return
    for at, word in enumerate(words):
        letter = tokens.entries[at].letter
        if word in sets["clears"] and _letters(tokens, at + 1, at + 2) in ("0", "9"):
            tokens.entries[at] = SENT  # "have evacuated 3,400 people"
        if letter in "IGBJ":
            continue
        if (
            (word in sets[_OFF] and _is_off(tokens, at, lexicon))
            or (word in sets[_OVER] and _goal(tokens, at + 1, sets["crossings"]))
            or (word in sets[_GETS] and _is_there(tokens, at, lexicon))
        ):
            tokens.entries[at] = FLED
        elif word in sets[_STAYS] and (place := _stay(tokens, at, lexicon)) is not None:
            tokens.entries[at if letter != "b" else place] = FLED
        elif word in sets["is_lodged"] and _is_where(tokens, at, lexicon):
            tokens.entries[at] = FLED
        elif word in sets[_BRINGS] or word in sets[_GOES]:
            _bring(tokens, at, lexicon)


def is_departure(entry: Entry) -> bool:
    """Is it the entry of a verb that only its goal makes one that displaces."""
    return entry is FLED or entry is SENT


def _letters(tokens: Tokens, first: int, last: int | None = None) -> str:
    return "".join([e.letter for e in tokens.entries[first:last]])


def _goal(tokens: Tokens, first: int, goals: frozenset[str], far: int = FAR) -> bool:
    """Does a noun phrase from a token on end in one of some nouns: "Rusumo bridge", "five schools"."""
    words = tokens.words
    for k in range(first, min(first + far, len(words))):
        if words[k] in goals or (k > first and f"{words[k - 1]} {words[k]}" in goals):
            return True
        letter = tokens.entries[k].letter
        if (
            letter not in _MODIFIERS
            and not (letter == "V" and k > first)
            and not (k == first and letter == "p")
        ):
            return False
    return False


def _is_off(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "Left the town", "have left in carts", "left Orte"; not "left 12 dead", "were left", "left work"."""
    if not at or tokens.entries[at - 1].letter in "bpta":
        return False
    behind = tokens.words[at + 1 : at + 1 + FAR]
    if not lexicon.sets["left_for"].isdisjoint(behind):
        return False
    if _goal(tokens, at + 1, lexicon.sets["left_places"], 5):
        return True
    if not lexicon.sets["leaves_for"].isdisjoint(behind[:1]):  # "left for the hills"
        return _goal(tokens, at + 2, lexicon.sets["sleeps_at"] | lexicon.sets["brought_to"], 5)
    if not lexicon.sets["by_means"].isdisjoint(behind[:1]) and _goal(
        tokens, at + 2, lexicon.sets["convoys"], 5
    ):
        return True
    letters = _letters(tokens, at + 1)
    if any(" ".join(behind[:n]) in lexicon.sets["by_what"] for n in (2, 3)) or _LEFT.match(letters):
        return True
    return "v" in _letters(tokens, max(0, at - 2), at) and _GONE.match(letters) is not None


def _is_there(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "Reached the coast", "reached Tamil Nadu by boat"."""
    words, sets = tokens.words, lexicon.sets
    near = range(at + 2, min(at + FAR, len(words)))
    is_by = any(" ".join(words[k : k + n]) in sets["by_what"] for k in near for n in (2, 3))
    return is_by or _goal(tokens, at + 1, sets["shores"], 5)


def _stay(tokens: Tokens, at: int, lexicon: Lexicon) -> int | None:
    """The preposition behind a verb that leads to a refuge: "live in tents", "spent a night in a school"."""
    words = tokens.words
    span = _SPAN.match(_letters(tokens, at + 1, at + 6))
    place = at + 1 + (span.end() if span else 0)
    if not lexicon.sets["stays_up"].isdisjoint(words[place : place + 1]):  # "put up in a hotel"
        place += 1
    if place >= len(words) or words[place] not in lexicon.sets["stays_in"]:
        return None
    sets = lexicon.sets
    goals = sets["refuges"]
    if words[at] in sets["sleeps"]:
        goals = goals | sets["sleeps_at"]
    elif tokens.entries[at].letter != "b":
        goals = goals | sets["many_there"]
    return place if _goal(tokens, place + 1, goals) else None


def _is_where(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """ "Relief camps in which 900 people are lodged": the refuge stands before."""
    words = tokens.words[:at]
    opened = next((k for k, word in enumerate(words) if word in lexicon.sets["in_where"]), None)
    if opened is None or "b" not in _letters(tokens, max(0, at - 2), at):
        return False
    goals = lexicon.sets["refuges"] | lexicon.sets["many_there"]
    pairs = {f"{one} {two}" for one, two in itertools.pairwise(words[:opened])}
    return not goals.isdisjoint({*words[:opened], *pairs})


def leads_to_refuge(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether "in churches", "with host families" begins at a token."""
    sets = lexicon.sets
    goals = sets["refuges"] | sets["sleeps_at"] | sets["many_there"]
    is_in = at < len(tokens.words) and tokens.words[at] in sets["stays_in"]
    return is_in and _goal(tokens, at + 1, goals)


def _bring(tokens: Tokens, at: int, lexicon: Lexicon) -> None:
    """ "Were moved to a school", "moved 400 families to higher ground"."""
    words, sets = tokens.words, lexicon.sets
    if at + 1 < len(words) and words[at + 1] in sets["brings_to"]:
        is_moved = words[at] in sets["goes_to"] or "b" in _letters(tokens, max(0, at - 2), at)
        if is_moved and _goal(tokens, at + 2, sets["brought_to"]):
            tokens.entries[at] = FLED
        return
    for k in range(at + 2, min(at + OBJECT, len(words) - 1)):
        if words[k] in sets["brings_to"]:
            is_open = words[at] not in sets["points"] or words[k] in sets["points_to"]
            if (
                is_open
                and _goal(tokens, k + 1, sets["brought_to"])
                and any(at < i < k for i in tokens.numerals)
            ):
                tokens.entries[at] = SENT
            return
        if tokens.entries[k].letter in _BETWEEN:
            return

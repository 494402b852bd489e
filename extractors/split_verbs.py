"""Verbs that harm only with the words after their object: "sent four other people to the hospital", "drove
sixty families from their homes", "left, taking six policemen with them".
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.departures import join_departures
from extractors.lexicon import Entry, Lexicon
from extractors.tokens import Tokens

FAR = 11  # tokens from the verb to the place that says what it does
_EITHER = re.compile(r"(?P<first>[VJF]),(?P<second>[VJF])(?=:q?[098](?!,))")
FATES = (("killed", "missing"), ("killed", "wounded"))
_FATES = re.compile(r"(?<=[098HhFb_Y])(?P<first>J)c[JV](?=[.,;:)pub~]|$)")
# verbs, the nouns of where to or where from, the words before those; the outcome
KINDS = (
    ("sends", "hospitals", "sends_into", "wounded"),
    ("expels", "homes", "from_home", "displaced"),
    ("locks_up", "cells", "into_cells", "detained"),
    ("strikes_at", "its_death", "unto", "killed"),
    ("carries_along", "takers", "with_takers", "abducted"),
)
RAIDERS = frozenset(("combatants", "perpetrators"))


def join_split(tokens: Tokens, lexicon: Lexicon) -> None:
    """The verb of each becomes one of harm, where nothing but its object stands before the place."""
    for at in [i for i, word in enumerate(tokens.words) if word in lexicon.sets["alone"]]:
        if _is_alone(tokens, at):
            tokens.entries[at] = Entry("I", tokens.entries[at].value)
    _join_fates(tokens, lexicon)
    join_departures(tokens, lexicon)
    for verbs, goals, before, outcome in KINDS:
        if lexicon.sets[verbs].isdisjoint(tokens.words):
            continue
        if verbs == "carries_along" and not any(e.value in RAIDERS for e in tokens.entries):
            continue  # who is no raider takes children along
        for at in [i for i, word in enumerate(tokens.words) if word in lexicon.sets[verbs]]:
            if _leads(tokens, at, lexicon.sets[goals], lexicon.sets[before]):
                tokens.entries[at] = Entry("G", outcome)


def _join_fates(tokens: Tokens, lexicon: Lexicon) -> None:
    """ "Three hundred dead and missing", "Dead/missing: 300": one number over two fates, where the second has
    none of its own.
    """
    if "/" in tokens.words:
        for found in reversed(list(_EITHER.finditer(tokens.letters))):
            at, last = found.start("first"), found.start("second")
            if tokens.words[at + 1] == "/" and _values(tokens, at, last) in FATES:
                _join(tokens, at, last, "V")
    if lexicon.sets["dead_and"].isdisjoint(tokens.words):
        return
    for found in reversed(list(_FATES.finditer(tokens.letters))):
        at, last = found.start("first"), found.end() - 1
        if tokens.words[at] in lexicon.sets["dead_and"] and _values(tokens, at, last) in FATES:
            _join(tokens, at, last, "J")


def _values(tokens: Tokens, first: int, last: int) -> tuple[str | None, str | None]:
    return tokens.entries[first].value, tokens.entries[last].value


def _join(tokens: Tokens, at: int, last: int, letter: str) -> None:
    """Tokens at..last as one word that tells of casualties; the numbers behind keep their places."""
    tokens.words[at] = " ".join(tokens.words[at : last + 1])
    tokens.ends[at], tokens.entries[at] = tokens.ends[last], Entry(letter, "casualties")
    for column in (tokens.words, tokens.starts, tokens.ends, tokens.entries):
        del column[at + 1 : last + 1]
    gone = last - at
    moved = {i - gone if i > at else i: n for i, n in tokens.numerals.items()}
    tokens.numerals = {i: replace(n, first=i, last=i) for i, n in moved.items()}


def _is_alone(tokens: Tokens, at: int) -> bool:
    """ "Two boys swimming in a quarry drowned": nobody drowned them, and they drowned nobody."""
    before = [e.letter for e in tokens.entries[max(0, at - 3) : at] if e.letter != "~"]
    after = tokens.entries[at + 1].letter if at + 1 < len(tokens.entries) else "."
    is_aged = before[-3:] == [",", "0", ","] and "," not in after  # "Ana Ruiz, 33, drowned on Saturday"
    is_said = bool(before) and (before[-1] not in "btaxc,<d" or is_aged)
    return is_said and after not in "ta098NhHk_jyY"


def _leads(tokens: Tokens, at: int, goals: frozenset[str], openers: frozenset[str]) -> bool:
    words, near = tokens.words, range(at + 1, min(at + FAR, len(tokens.words)))
    goal = next((k for k in near if words[k] in goals), None)
    if goal is None or goal < at + 3 or openers.isdisjoint(words[goal - 2 : goal]):
        return False
    between = (k for k in range(at + 1, goal) if words[k] not in openers)
    return all(tokens.entries[k].letter not in "bvxsVIGBw.;:" for k in between)

"""Verbs that harm only with the words after their object: "sent four other people to the hospital", "drove
sixty families from their homes", "left, taking six policemen with them".
"""

from __future__ import annotations

import re

from extractors.departures import join_departures
from extractors.injuries import join_injuries
from extractors.lexicon import ARMED, Entry, Lexicon, holds_phrase
from extractors.tokens import Tokens

_SUBJECT = re.compile(
    r"[q09aeto~hHjN_JV](?:(?:,?c|,)?[q09aeto~hHjN_JV])*v?~?$"
)  # "four conscripts and a captain had"
_DEED = re.compile(r"[ta]B")
FAR = 11  # tokens from the verb to the place that says what it does
_EITHER = re.compile(r"(?P<first>[VJF]),(?P<second>[VJF])(?=:q?[098](?!,))")
FATES = (("killed", "missing"), ("killed", "wounded"))
_FATES = re.compile(r"(?<=[098HhFb_Y])(?P<first>J)c[JV](?=[.,;:)pub~]|$)")
_TOLL_OF = re.compile(r"(?<=Lo)(?P<first>F)cF(?=[.,;:)pvxb<R]|$)")  # "a toll of deaths and injuries"
_COUNTED_FATES = re.compile(r"(?<=[098])[jhH]?(?P<first>F)cF(?=[.,;:)p<ub]|$)")
# verbs, the nouns of where to or where from, the words before those; the outcome
KINDS = (
    ("sends", "hospitals", "sends_into", "wounded"),
    ("expels", "homes", "from_home", "displaced"),
    ("locks_up", "cells", "into_cells", "detained"),
    ("sends_off", "graves", "to_graves", "killed"),
    ("lays", "rest", "sends_into", "killed"),
    ("strikes_at", "its_death", "unto", "killed"),
    ("forces_in", "vans", "into_cells", "abducted"),
    ("drags_off", "buses", "off_it", "abducted"),
    ("carries_along", "takers", "with_takers", "abducted"),
    ("pushes_into", "hardships", "into_cells", "in_need"),
)

RAIDERS = frozenset(("combatants", "perpetrators"))
OF_RAIDERS = ("carries_along", "drags_off")  # said of those who rescue as well
OF_SOMEBODY = ("forces_in", "drags_off")


def join_split(tokens: Tokens, lexicon: Lexicon) -> None:
    """The verb of each becomes one of harm, where nothing but its object stands before the place."""
    for at in [i for i, word in enumerate(tokens.words) if word in lexicon.sets["alone"]]:
        if _is_alone(tokens, at):
            tokens.entries[at] = Entry("I", tokens.entries[at].value)
    _name_deeds(tokens)
    _join_fates(tokens, lexicon)
    join_departures(tokens, lexicon)
    _execute(tokens, lexicon)
    _fall(tokens, lexicon)
    _bury(tokens, lexicon)
    join_injuries(tokens, lexicon)
    for verbs, goals, before, outcome in KINDS:
        if lexicon.sets[verbs].isdisjoint(tokens.words):
            continue
        if verbs in OF_RAIDERS and not any(e.value in RAIDERS for e in tokens.entries):
            continue  # who is no raider takes children along
        for at in [i for i, word in enumerate(tokens.words) if word in lexicon.sets[verbs]]:
            if verbs in OF_SOMEBODY and [e.letter for e in tokens.entries[at + 1 : at + 2]] == ["k"]:
                continue  # "bundled him into a car": who was told of before
            is_passive = verbs == "sends" and not lexicon.sets["unto"].isdisjoint(
                tokens.words[at + 1 : at + 2]
            )
            if not is_passive and _leads(tokens, at, lexicon.sets[goals], lexicon.sets[before]):
                tokens.entries[at] = Entry("G", outcome)


def _name_deeds(tokens: Tokens) -> None:
    """ "The massacre", "a jail official": behind an article no verb stands."""
    for match in _DEED.finditer(tokens.letters):
        at = match.end() - 1
        tokens.entries[at] = Entry("O", tokens.entries[at].value)


def _execute(tokens: Tokens, lexicon: Lexicon) -> None:
    """ "Were lined up and shot", "tied their hands and shot them": who is shot so is dead."""
    for at in [i for i, word in enumerate(tokens.words) if word in lexicon.sets["shoots"]]:
        said = " ".join(tokens.words[max(0, at - FAR) : at])
        if tokens.entries[at].letter in "VB" and holds_phrase(said, lexicon.sets["executes_by"]):
            tokens.entries[at] = Entry(tokens.entries[at].letter, "killed")


def _fall(tokens: Tokens, lexicon: Lexicon) -> None:
    """ "Nine soldiers fell at the bridge": the armed who fall somewhere, and off nothing, are dead."""
    letters, words, sets = tokens.letters, tokens.words, lexicon.sets
    for at in [i for i, word in enumerate(words) if word in sets["falls"]]:
        behind = words[at + 1 : at + 2]
        is_end = letters[at + 1 : at + 2] in ("", ".", ",", ";", ")")
        if not is_end and sets["falls_where"].isdisjoint(behind):
            continue
        is_on = not sets["falls_on"].isdisjoint(behind)
        if (is_on and letters[at + 2 : at + 3] not in "taT") or letters[at + 2 : at + 3] == "k":
            continue  # "fell on the crowd", "fell on them"
        if not sets["falls_not"].isdisjoint(words[at + 1 : at + 5]):
            continue
        is_side = is_on and not sets["war_sides"].isdisjoint(words[at + 3 : at + 6])
        subject = _SUBJECT.search(letters, 0, at)
        if subject is None:
            continue
        armed = any(e.value in ARMED for e in tokens.entries[subject.start() : at])
        men = not sets["whose"].isdisjoint(words[subject.start() : at])
        if armed or is_side or (men and any(e.value == "men" for e in tokens.entries[subject.start() : at])):
            tokens.entries[at] = Entry("I", "killed")


def _bury(tokens: Tokens, lexicon: Lexicon) -> None:
    """ "A cave-in buried 30 miners", "an avalanche engulfed a hut and nine skiers": who lies under it is
    dead, where nobody is said to live.
    """
    words, sets = tokens.words, lexicon.sets
    if sets["covers"].isdisjoint(words) or sets["slides"].isdisjoint(words):
        return
    if not sets["alive"].isdisjoint(words):
        return
    for at in [i for i, word in enumerate(words) if word in sets["covers"]]:
        before = words[max(0, at - 2 * FAR) : at]
        is_done = at > 0 and tokens.entries[at - 1].letter not in "bac;:." and at + 1 < len(words)
        is_slide = is_done and tokens.entries[at].letter == "f" and not sets["slides"].isdisjoint(before)
        if is_slide and tokens.entries[at + 1].letter not in "pu.,;:":
            tokens.entries[at] = Entry("V", "killed")


def _join_fates(tokens: Tokens, lexicon: Lexicon) -> None:
    """ "Three hundred dead and missing", "Dead/missing: 300": one number over two fates, where the second has
    none of its own.
    """
    if "/" in tokens.words:
        for found in reversed(list(_EITHER.finditer(tokens.letters))):
            at, last = found.start("first"), found.start("second")
            if tokens.words[at + 1] == "/" and _values(tokens, at, last) in FATES:
                tokens.join(at, last, Entry("V", "casualties"))
    for found in reversed(list(_COUNTED_FATES.finditer(tokens.letters))):
        at, last = found.start("first"), found.end() - 1
        if _values(tokens, at, last) in (FATES[1], FATES[1][::-1]):
            tokens.join(at, last, Entry("F", "casualties"))  # "512 civilian deaths and injuries"
    toll = _TOLL_OF.search(tokens.letters)
    if toll and _values(tokens, toll.start(), toll.end() - 1) == FATES[1]:
        tokens.join(toll.start() - 2, toll.end() - 1, Entry("L", "casualties"))
    if lexicon.sets["dead_and"].isdisjoint(tokens.words):
        return
    for found in reversed(list(_FATES.finditer(tokens.letters))):
        at, last = found.start("first"), found.end() - 1
        if tokens.words[at] in lexicon.sets["dead_and"] and _values(tokens, at, last) in FATES:
            tokens.join(at, last, Entry("J", "casualties"))


def _values(tokens: Tokens, first: int, last: int) -> tuple[str | None, str | None]:
    return tokens.entries[first].value, tokens.entries[last].value


def _is_alone(tokens: Tokens, at: int) -> bool:
    """ "Two boys swimming in a quarry drowned": nobody drowned them, and they drowned nobody."""
    before = [e.letter for e in tokens.entries[max(0, at - 3) : at] if e.letter != "~"]
    after = tokens.entries[at + 1].letter if at + 1 < len(tokens.entries) else "."
    is_aged = before[-3:] == [",", "0", ","] and "," not in after  # "Ana Ruiz, 33, drowned on Saturday"
    is_aged = is_aged or _is_behind_aside(tokens, at, after)
    is_next = before[-1:] == ["c"] and after in ".;pu" and _is_after_act(tokens, at)
    is_said = bool(before) and (before[-1] not in "btaxc,<d" or is_aged or is_next)
    return is_said and after not in "ta098NhHk_jyY"


def _is_after_act(tokens: Tokens, at: int) -> bool:
    """ "Two boys fell through the ice and drowned": what they did before, and nothing was done to them."""
    said = re.split(r"[;:.u]", tokens.letters[:at])[-1]
    return not any(c in said for c in "bvVGIBJ") and any(c in said for c in "fR")


def _is_behind_aside(tokens: Tokens, at: int, after: str) -> bool:
    """ "Three pupils, on a trip to the coast, drowned": a phrase of place between commas, no verb."""
    said = tokens.letters[:at]
    opened = said[:-1].rfind(",")
    is_aside = opened > 0 and said.endswith(",") and said[opened + 1 : opened + 2] == "p"
    return is_aside and after in ".;pu~T" and not any(c in "bvVGIBfRs" for c in said)


def _leads(tokens: Tokens, at: int, goals: frozenset[str], openers: frozenset[str]) -> bool:
    words, near = tokens.words, range(at + 1, min(at + FAR, len(tokens.words)))
    goal = next((k for k in near if words[k] in goals), None)
    if goal is None or goal < at + 3 or openers.isdisjoint(words[goal - 3 : goal]):
        return False
    between = (k for k in range(at + 1, goal) if words[k] not in openers)
    return all(tokens.entries[k].letter not in "bvxsVIGBw.;:" for k in between)

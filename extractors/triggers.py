"""The words that the screen looks for: of every expression of harm its rarest word, with what that needs.

"Met" harms nobody unless "death" stands beside it, and "state" only where a word like "critical" stands in
the same sentence. How far off a word may stand is said with each: too near hides claims, too far lets
through articles in which nobody is harmed.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.letters import FUNCTION

NOTHING: frozenset[str] = frozenset()


ANYWHERE = 10**9  # characters


@dataclass(frozen=True, slots=True)
class Far:
    """One of some words so far off the sentence at most, before it and behind; no words: nothing is needed.
    `counted`: the sentence holds a number as well.
    """

    words: frozenset[str]
    before: int = 0
    behind: int = 0
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """What a word of harm needs: one of all these, or nothing where all are empty. `beside` are the other
    words of its expressions, `moving` those of moves, which need a word of flight near as well.
    """

    beside: tuple[tuple[str, ...], ...] = ()
    moving: tuple[tuple[str, ...], ...] = ()
    far: tuple[Far, ...] = ()


ALONE = Needs()
_KEY = {"releases": 0, "refuges": -1, "sleeps_at": -1}  # of its expressions the word that is looked for
BEFORE, BEHIND = 700, 500  # around a sentence: see flights.py, seizures.py, admissions.py


def triggers_of(
    letter_of: Mapping[str, str],
    letters: frozenset[str],
    sets: Mapping[str, frozenset[str]],
    armed: frozenset[str],
) -> dict[str, Needs]:
    """One word of every expression whose letter is one of `letters`, one that is looked for anyway, else its
    rarest. `armed` are the words for fighters, soldiers and police.
    """

    @functools.cache
    def rarity(word: str) -> tuple[bool, bool, bool, int]:
        letter = letter_of.get(word, "")
        return letter not in FUNCTION, not letter, letter in "jhHyYDE", len(word)

    harmful = [w for w, letter in letter_of.items() if letter in letters]
    alone = {w for w in harmful if " " not in w}
    beside: dict[str, list[tuple[str, ...]]] = {}
    moving: dict[str, list[tuple[str, ...]]] = {}
    for expression in harmful:
        parts = expression.split()
        if not alone.isdisjoint(parts):
            continue
        first, *others = sorted(dict.fromkeys(parts), key=rarity, reverse=True)
        if not others:
            alone.add(first)
            continue
        is_move = expression in sets["moves"]  # and told as a flight: see flights.py
        (moving if is_move else beside).setdefault(first, []).append(tuple(others))
    far = _far(letter_of, sets, armed)
    found = dict.fromkeys(sorted(alone), ALONE)
    for word in sorted({*beside, *moving, *far} - alone):
        found[word] = Needs(
            tuple(beside.get(word, ())), tuple(moving.get(word, ())), tuple(far.get(word, ()))
        )
    return found


def _far(
    letter_of: Mapping[str, str], sets: Mapping[str, frozenset[str]], armed: frozenset[str]
) -> dict[str, list[Far]]:
    """Words that harm only with one of others. The rules that read them (split_verbs.py, those of
    patterns.yml with `words`) say how far off that may stand, and whether they read numbers only.
    """
    none = frozenset(w.split()[0] for w, letter in letter_of.items() if letter in "zn!")
    takes = frozenset(w.split()[0] for w, letter in letter_of.items() if letter == "K")
    told = sets["harmful_events"] | sets["takings"] | sets["flight"]
    fleeing = Far(sets["flight"] | sets["drives_out"], BEFORE, BEHIND, counted=True)
    pairs = (
        *(
            (name, fleeing)
            for name in ("goes_off", "goes_over", "gets_to", "refuges", "sleeps_at", "brings_off", "goes_to")
        ),
        *((name, fleeing) for name in ("gives_refuge", "moving_of", "counts_in", "requires")),
        ("vans", Far(sets["forces_in"])),
        ("buses", Far(sets["drags_off"] - {"took", "taken"})),
        ("catches", Far(sets["in_law"] | armed | sets["wrongdoers"])),
        ("keeps", Far(sets["captors"], BEFORE, counted=True)),
        ("search", Far(sets["seekers"], BEFORE, BEHIND)),
        ("recruiting", Far(NOTHING, counted=True)),
        ("expels", Far(sets["homes"])),
        ("hospitals", Far(sets["sends"])),
        ("cells", Far(sets["locks_up"])),
        ("its_death", Far(sets["strikes_at"])),
        ("carries_along", Far(sets["takers"])),
        ("leads_off", Far(sets["captors"], BEFORE)),
        ("leads_off", Far(sets["in_law"] | armed)),
        ("admits", Far(sets["hospitals"], BEFORE, BEHIND, counted=True)),
        ("reaches", Far(sets["flight"], BEFORE, BEHIND, counted=True)),
        ("states_of", Far(sets["gravely"], counted=True)),
        ("survival", Far(none, counted=True)),
        ("prisoners", Far(takes | sets["keeps_prisoners"], counted=True)),
        ("fled_ones", Far(NOTHING, counted=True)),
        ("fates", Far(sets["fate_unknown"], counted=True)),
        ("intercepts", Far(sets["fled_ones"], counted=True)),
        ("holds", Far(NOTHING, counted=True)),
        ("holds", Far(sets["harmful_events"])),
        ("in_care", Far(sets["harmful_events"], ANYWHERE, ANYWHERE, counted=True)),
        ("graves", Far(sets["sends_off"])),
        ("lays", Far(sets["rest"], counted=True)),
        ("falls", Far(armed | sets["war_sides"] | sets["wrongdoers"], counted=True)),
        ("destroys", Far(armed, counted=True)),
        ("buries", Far(sets["kin"])),
        ("covers", Far(sets["slides"])),
        ("release_of", Far(sets["ransoms"], counted=True)),
        ("hardships", Far(sets["pushes_into"], counted=True)),
        ("stitches", Far(NOTHING, counted=True)),
        ("breakings", Far(sets["body_parts"])),
        ("missiles", Far(sets["body_parts"])),
        ("strikes_parts", Far(sets["body_parts"])),
        ("breaks_parts", Far(sets["body_parts"])),
        ("releases", Far(sets["takings"], ANYWHERE, ANYWHERE, counted=True)),
        ("own_losses", Far(armed | sets["armed_bodies"])),
        ("lets_go", Far(sets["captors"])),
        ("cases", Far(sets["diseases"], BEFORE, BEHIND, counted=True)),
        ("costs", Far(told, ANYWHERE, ANYWHERE, counted=True)),
    )
    found: dict[str, list[Far]] = {}
    for name, far in pairs:
        if not far.words and name not in ("holds", "fled_ones", "recruiting", "stitches"):
            continue
        for word in sorted({w.split()[_KEY[name]] if name in _KEY else w for w in sets[name]}):
            if " " not in word:
                found.setdefault(word, []).append(replace(far, words=_one_of_each(far.words)))
    return found


def _one_of_each(expressions: frozenset[str]) -> frozenset[str]:
    """The longest word of each: what parts its words may be more than a space."""
    return frozenset(max(expression.split(), key=len) for expression in expressions)

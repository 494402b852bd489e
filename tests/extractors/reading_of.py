"""How the tables of this folder write a reading: "killed 12 at_least civilians, wounded 3"."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable

from extractors import extract
from extractors.claim import GROUPS, KINDS, MODALITIES, QUALIFIERS, Claim

DAY = dt.date(2021, 5, 10)  # a Monday


def read(text: str, language: str = "en") -> tuple[Claim, ...]:
    """The claims of a text that appeared on `DAY`."""
    return extract(text, DAY, language=language).claims


def short(claim: Claim) -> str:
    """ "killed 12", "killed 20-30", "killed null"."""
    value = "null" if claim.value is None else str(claim.value)
    return f"{claim.outcome} {value}" + (f"-{claim.value_to}" if claim.value_to is not None else "")


def differences(claims: tuple[Claim, ...], expected: str) -> list[str]:
    """What differs from a table's "killed 12 at_least, wounded 3 part:1"; empty where all is as written."""
    wanted = [w.strip() for w in expected.split(",")] if expected.strip() not in ("", "-") else []
    got = [short(c) for c in claims]
    if [" ".join(w.split()[:2]) for w in wanted] != got:
        return [f"wanted {wanted}, got {got}"]
    found: list[str] = []
    for claim, want in zip(claims, wanted, strict=True):
        for word in want.split()[2:]:
            found += (
                [f"{short(claim)}: {word}, not {_attribute(claim, word)}"] if not _holds(claim, word) else []
            )
    return found


def _holds(claim: Claim, word: str) -> bool:
    return _attribute(claim, word) in (word, word.partition(":")[2])


def _attribute(claim: Claim, word: str) -> str:
    name, _, _ = word.partition(":")
    if word in QUALIFIERS:
        return claim.qualifier
    if word in GROUPS:
        return claim.group
    if word in MODALITIES:
        return claim.modality
    if word in KINDS:
        return claim.kind
    table = {
        "part": str(claim.part_of),
        "text": claim.number_text.replace(" ", "_"),
        "unit": claim.unit,
        "low": str(claim.low),
        "high": str(claim.high),
        "found": str(claim.found),
        "closed": str(claim.closed),
        "named": str(claim.names_person),
        "implicit": str(claim.implicit),
        "restates": str(claim.restates),
        "revises": str(claim.revises),
        "apart": "+".join(map(str, claim.apart_from)),
        "event": str(claim.event),
    }
    return table[name]


def steps_of(run: Callable[[], object]) -> int:
    """How many functions are called: what a text may cost by its length, whatever the machine."""
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return steps

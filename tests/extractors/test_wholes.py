"""Wholes and parts in every way of telling them (wholes.tsv), for each harm that may be told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.claim import Claim
from tests.extractors.reading_of import read

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("wholes.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# outcome → the words for it in {v}, {a} and {d}; None where the language has no noun for those harmed so
HARMS = {
    "killed": ("killed", "killed", "dead"),
    "wounded": ("wounded", "wounded", "injured"),
    "abducted": ("abducted", "abducted", None),
    "detained": ("arrested", "arrested", None),
}
CASES = [
    (text.format(v=v, a=a, d=d), want, outcome)
    for text, want in ROWS
    for outcome, (v, a, d) in HARMS.items()
    if d or "{d}" not in text
]


def _told(claim: Claim) -> str:
    return ("null" if claim.value is None else str(claim.value)) + ("<" if claim.part_of else "")


@pytest.mark.parametrize(("text", "want", "outcome"), CASES, ids=[text for text, _, _ in CASES])
def test_parts_hang_on_their_whole(text: str, want: str, outcome: str) -> None:
    claims = read(text)
    wanted = [] if want == "-" else want.split()
    if "*" in wanted:
        wanted = wanted[: wanted.index("*")]
        claims = claims[: len(wanted)]
    assert [_told(c) for c in claims] == wanted
    assert claims == () or claims[0].outcome == outcome

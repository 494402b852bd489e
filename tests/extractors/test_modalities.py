"""How sure a plain sentence is (modalities.tsv): what nobody states as a fact is not stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.claim import Claim
from tests.extractors.reading_of import read

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("modalities.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _told(claims: tuple[Claim, ...]) -> set[str]:
    """The modalities told, "zero" for a number of nobody, "none" where nothing is told."""
    return {"zero" if claim.value == 0 else claim.modality for claim in claims} or {"none"}


@pytest.mark.parametrize(("text", "want"), ROWS, ids=[text for text, _ in ROWS])
def test_modality(text: str, want: str) -> None:
    claims = read(text)
    if want == "zero first":
        assert [claim.value == 0 for claim in claims] == [True, False]
    else:
        assert _told(claims) <= set(want.split(" or "))

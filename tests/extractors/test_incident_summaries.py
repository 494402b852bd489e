"""The dead and wounded of notes in the styles in which incidents are kept: a military log, a list, a police
desk, the row of a database, a radio service in capitals.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractors.reading import read

DAY = dt.date(2021, 6, 18)
LINES = Path(__file__).with_name("incident_summaries.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("killed", "wounded", "text"), ROWS, ids=[f"{n}" for n in range(1, len(ROWS) + 1)])
def test_the_totals_of_a_note(killed: str, wounded: str, text: str) -> None:
    totals = read(text, DAY).totals
    best = {outcome: total.best for outcome, total in totals.items()}
    assert (best.get("killed", 0), best.get("wounded", 0)) == (int(killed), int(wounded))

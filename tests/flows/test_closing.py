"""What a night prints at its end, and what `figures total` answers: numbers as people said them."""

from __future__ import annotations

import re

import pytest

from flows.cli import main
from flows.closing import closing_table
from flows.settings import Settings
from tests.flows.sites import folder_source, run_night, settings_of

TEXTS = {
    "fled.txt": "---\npublished: 2024-03-11\n---\n"
    "More than 2.3 million people have been displaced in Syria since January, the United Nations said.\n",
    "dead.txt": "---\npublished: 2024-03-11\n---\nA mine killed at least 5 people in Taiz on Sunday.\n",
    "hurt.txt": "---\npublished: 2024-03-11\n---\nMore than 20 people were wounded in Aden on Sunday.\n",
    "more.txt": "---\npublished: 2024-03-11\n---\nShells wounded seven people in Mosul on Sunday.\n",
}
ROWS = [
    ("displaced", "anywhere", "more than 2,300,000", "more than 2,300,000"),
    ("killed", "anywhere", "5 or more", "5"),
    ("wounded", "Yemen", "more than 20", "more than 20"),
    ("wounded", "anywhere", "28 or more", "28"),  # 21 and 7: a sum is nobody's words
]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("closing")
    settings = settings_of(folder / "data", folder_source(folder / "sources", TEXTS))
    run_night(settings)
    return settings


@pytest.mark.parametrize(("outcome", "place", "said", "reported"), ROWS, ids=lambda cell: str(cell))
def test_a_range_is_printed_as_it_was_said(
    night: Settings,
    capsys: pytest.CaptureFixture[str],
    outcome: str,
    place: str,
    said: str,
    reported: str,
) -> None:
    line = re.compile(rf"{outcome} +people +{place} +{said} +{reported} +\d ")
    assert [one for one in closing_table(night.data) if line.match(one)]
    asked = [] if place == "anywhere" else ["--place", place]
    capsys.readouterr()
    assert main(["total", "--outcome", outcome, *asked, "--data", str(night.data)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:4:2] == [f"  range     {said}", f"  reported  {reported}"]

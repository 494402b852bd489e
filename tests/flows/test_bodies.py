"""One body under two names: the earlier published stands, then the earlier fetched, also across nights."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.flows.sites import DAY, folder_source, run_night, settings_of
from warehouse import store

BODY = "Shells killed five people in Taiz and wounded seven others there, the hospital of the town said."


def copy(published: str | None, title: str = "Five killed") -> str:
    date = f"published: {published}\n" if published else ""
    return f"---\ntitle: {title}\n{date}---\n{BODY}\n"


def flagged(tmp_path: Path, *nights: dict[str, str]) -> set[str]:
    """The files whose article is flagged after some nights, each with new files."""
    sources = tmp_path / "sources"
    for number, texts in enumerate(nights):
        for name, text in texts.items():
            folder_source(sources, {"a.txt": text}, name=name)
        run_night(settings_of(tmp_path / "data", sources), DAY + dt.timedelta(days=number))
    with store.open_snapshot(tmp_path / "data") as con:
        rows = con.execute("select source_id, flags from articles").fetchall()
    return {source for source, flags in rows if "body_once" in flags}


EARLY, LATE = "2024-03-10T08:00:00Z", "2024-03-10T09:30:00Z"


@pytest.mark.parametrize(
    ("nights", "later"),
    [
        ([{"ant": copy(EARLY), "bee": copy(LATE)}], {"bee"}),
        ([{"ant": copy(LATE), "bee": copy(EARLY)}], {"ant"}),
        ([{"ant": copy("2024-03-10T09:00:00+02:00"), "bee": copy(EARLY)}], {"bee"}),
        ([{"ant": copy("2024-03-11"), "bee": copy("2024-03-10"), "cow": copy("2024-03-09")}], {"ant", "bee"}),
        ([{"ant": copy(None), "bee": copy(EARLY)}], {"ant"}),
        ([{"ant": copy(EARLY, "Five dead in Taiz"), "bee": copy(EARLY)}], {"bee"}),
        ([{"ant": copy(EARLY)}, {"bee": copy(LATE)}], {"bee"}),
        ([{"bee": copy(EARLY)}, {"ant": copy(EARLY)}], {"ant"}),
        ([{"ant": copy(EARLY)}, {"bee": copy(None)}, {"cow": copy(LATE)}], {"bee", "cow"}),
        ([{"ant": copy(LATE)}, {"bee": copy(EARLY)}], set()),  # the reading kept stays as it was judged
        ([{"ant": copy(EARLY)}, {"bee": copy(LATE).replace("five", "six")}], set()),
    ],
    ids=[
        *("in order", "against order", "by the zone", "three", "undated", "one minute, one night"),
        *("a night later", "one minute, two nights", "three nights", "earlier, but later", "another number"),
    ],
)
@pytest.mark.slow
def test_the_later_of_two_bodies_is_flagged(
    tmp_path: Path, nights: list[dict[str, str]], later: set[str]
) -> None:
    assert flagged(tmp_path, *nights) == later

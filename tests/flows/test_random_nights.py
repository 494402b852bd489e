"""Random small articles through the night: what is published verifies, and any one change in it does not."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from random import Random

import duckdb
import pytest

from flows.cli import main
from tests.flows.sites import folder_source, run_night, settings_of
from tests.flows.test_tampered import CHANGED, TABLES
from warehouse import store

FIRST = dt.date(2016, 9, 5)
NIGHT = dt.date(2016, 9, 30)
OUTLETS = ("courier", "gazette", "herald")
PLACES = (
    "Aleppo",
    "eastern Aleppo",
    "Idlib province",
    "Khan Sheikhoun",
    "Mosul",
    "Basra",
    "Taiz",
    "Beit Sarah",
)
VOICES = (
    "police",
    "the hospital",
    "UNICEF",
    "residents",
    "the army",
    "the Syrian Observatory for Human Rights",
)
GROUPS = ("people", "civilians", "children", "women", "soldiers", "women and children")
HEDGES = ("", "at least ", "more than ", "up to ", "about ", "exactly ")
DAYS = (
    "on Sunday",
    "on Monday",
    "last night",
    "early today",
    "since Friday",
    "between 1 September and 4 September",
    "",
)
LATER = (
    "Police had said {more} were dead.",
    "The toll was revised from {more} to {number}.",
    "{few} of the dead were children.",
    "Another {few} people were wounded.",
    "A party to the conflict denied that anybody was killed.",
    "One of the wounded died later.",
    "Medics fear that {more} may have died.",
)
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 10))]
CHANGES = 3


def sentence(random: Random) -> str:
    """One statement of people harmed, by a voice, of a place and a day."""
    number = random.choice((1, 2, 3, 4, 7, 12, 20, 41, 60, 100))
    harm = random.choice(
        ("killed", "killed", "killed", "wounded", "displaced", "detained", "killed or wounded")
    )
    who = f"{random.choice(HEDGES)}{number} {random.choice(GROUPS)}"
    return (
        f"{who} were {harm} in {random.choice(PLACES)} {random.choice(DAYS)}, {random.choice(VOICES)} said."
    )


def article(random: Random) -> str:
    """A few statements under a date, and what is told later of them."""
    published = FIRST + dt.timedelta(days=random.randrange(20))
    lines = [sentence(random) for _ in range(random.randint(1, 3))]
    if random.random() < 0.5:
        few, number = random.randint(1, 4), random.randint(5, 30)
        words = {"few": few, "number": number, "more": number + random.randint(1, 9)}
        lines.append(random.choice(LATER).format(**words))
    body = " ".join(line[0].upper() + line[1:] for line in lines)
    return f"---\npublished: {published}\n---\nNews of the {published.day}th\n\n{body}\n"


def write_sources(random: Random, folder: Path) -> Path:
    """Outlets with articles of their own and copies of one another's, some of them days later."""
    texts: dict[str, dict[str, str]] = {outlet: {} for outlet in OUTLETS}
    for number in range(random.randint(5, 9)):
        text = article(random)
        texts[random.choice(OUTLETS)][f"{number}.txt"] = text
        if random.random() < 0.3:
            late = FIRST + dt.timedelta(days=20 + random.randrange(5))
            copy = text if random.random() < 0.5 else f"---\npublished: {late}\n---" + text.split("---", 2)[2]
            texts[random.choice(OUTLETS)][f"copy-{number}.txt"] = copy
    for outlet, written in texts.items():
        folder_source(folder, written or {"none.txt": "---\npublished: 2016-09-05\n---\nRain.\n"}, outlet)
    return folder


def change_one(random: Random, path: Path) -> str:
    """Change one cell anywhere in a snapshot; gives its place."""
    path.chmod(0o644)
    with duckdb.connect(str(path)) as con:
        filled = [table for table in TABLES if con.execute(f"from {table} limit 1").fetchall()]
        table = random.choice(filled)
        column, kind = random.choice(con.execute(f"describe {table}").fetchall())[:2]
        rows = [row for (row,) in con.execute(f"select rowid from {table} order by 1").fetchall()]
        changed = CHANGED[kind].format(column=f'"{column}"')
        con.execute(f'update {table} set "{column}" = {changed} where rowid = {random.choice(rows)}')
    return f"{table}.{column}"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_night_verifies_and_no_change_of_it_does(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    random = Random(seed)
    settings = settings_of(tmp_path / "data", write_sources(random, tmp_path / "sources"))
    run_night(settings, NIGHT)
    verify = ["verify", "--data", str(settings.data)]
    capsys.readouterr()
    assert main(verify) == 0, capsys.readouterr().out
    path = store.snapshot_path(settings.data)
    kept = shutil.copy(path, tmp_path / "kept.duckdb")
    for _ in range(CHANGES):
        where = change_one(random, path)
        capsys.readouterr()
        assert main(verify) == 1, where
        assert where.partition(".")[2] in capsys.readouterr().out
        shutil.copy(kept, path)

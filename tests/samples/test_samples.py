"""The sample night is whole: what it must hold is there, and what must not be there is not."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ARTICLES = SAMPLES / "articles"
NOTE = "Written for this project; the events are invented."
FILES = sorted(path for path in ARTICLES.rglob("*") if path.is_file())
LONG = {"lake-chad-count", "aden-notebook", "iraq-week", "idlib-road", "afghanistan-live"}
SHARED = Path(os.environ.get("FIGURES_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def name_of(path: Path) -> str:
    return path.relative_to(ARTICLES).as_posix()


def shingles(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_article_says_that_its_events_are_invented(path: Path) -> None:
    assert NOTE in path.read_text(encoding="utf-8")


def test_a_night_of_short_articles_and_five_long_ones() -> None:
    assert {path.stem for path in FILES} >= LONG
    articles = {path.stem.removesuffix("-first").removesuffix("-corrected") for path in FILES} - LONG
    assert 15 <= len(articles) <= 20


def test_each_folder_of_articles_is_a_source() -> None:
    sources = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in SAMPLES.glob("sources/*.yml")}
    folders = {name: (SAMPLES / "sources" / source["path"]).resolve() for name, source in sources.items()}
    assert folders == {path.name: path for path in ARTICLES.iterdir()}


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="no shared articles beside this clone")
def test_no_eight_words_in_a_row_come_from_elsewhere() -> None:
    theirs = set().union(*(shingles(p.read_text("utf-8")) for p in (SHARED / "articles").glob("*.txt")))
    assert {name_of(path): shingles(path.read_text("utf-8")) & theirs for path in FILES} == {
        name_of(path): set() for path in FILES
    }

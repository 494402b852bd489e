"""Source files: one wrong thing in one of them is one line that names file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import Mistake
from flows.sources.configured import kind_names, load_source, load_sources

RIGHT = "kind: feed\npublisher: Gazette\nlanguage: en\nurl: https://gazette.example/feed\n"


def test_kinds_are_found_by_their_place() -> None:
    assert kind_names() == ["feed", "folder"]


def test_a_source_has_its_files_name_and_its_keys(tmp_path: Path) -> None:
    (tmp_path / "gazette.yml").write_text(RIGHT + "expected_articles: [2, 9]\nplace: Syria\n")
    source = load_source(tmp_path / "gazette.yml")
    assert (source.id, source.kind, source.publisher, source.language) == ("gazette", "feed", "Gazette", "en")
    assert source.expected_articles == (2, 9)
    assert source.options == {"url": "https://gazette.example/feed", "place": "Syria"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "kind: feed\nlanguage: en\nurl: https://a.example/\n",
            "needs the key publisher",
            id="no publisher",
        ),
        pytest.param(
            RIGHT.replace("feed\n", "gopher\n", 1), "kind 'gopher' is not one of feed, folder", id="kind"
        ),
        pytest.param(RIGHT + "langauge: en\n", "unknown key langauge", id="misspelt key"),
        pytest.param(RIGHT + "path: articles\n", "unknown key path", id="another kind's key"),
        pytest.param(RIGHT.replace("url", "adress"), "a feed needs the key url", id="no url"),
        pytest.param(
            RIGHT.replace("language: en", "language: no"), "language is False", id="no is a boolean in YAML"
        ),
        pytest.param(RIGHT.replace("https", "ftp"), "not an http or https address", id="scheme"),
        pytest.param(RIGHT + "expected_articles: 5\n", "must be [least, most]", id="volume a number"),
        pytest.param(RIGHT + "expected_articles: [9, 2]\n", "must be [least, most]", id="volume upside down"),
        pytest.param(RIGHT + "expected_articles: [yes, 2]\n", "must be [least, most]", id="volume a boolean"),
        pytest.param("kind: [feed\n", "not readable YAML", id="not YAML"),
        pytest.param("- feed\n", "must be keys and values", id="a list"),
        pytest.param("", "must be keys and values", id="empty"),
        pytest.param(
            "kind: folder\npublisher: A\nlanguage: en\npath: nowhere\n", "is no folder", id="no folder"
        ),
    ],
)
def test_a_wrong_source_file_is_one_line_that_names_it(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "gazette.yml").write_text(text)
    with pytest.raises(Mistake) as error:
        load_source(tmp_path / "gazette.yml")
    line = str(error.value)
    assert told in line
    assert "gazette" in line
    assert "\n" not in line


def test_sources_come_in_order_of_id(tmp_path: Path) -> None:
    for name in ("b", "c", "a"):
        (tmp_path / f"{name}.yml").write_text(RIGHT)
    (tmp_path / "README.md").write_text("not a source")
    assert [source.id for source in load_sources(tmp_path)] == ["a", "b", "c"]


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_a_folder_without_sources_is_a_mistake(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Mistake, match=r"one \.yml per source|write one per source"):
        load_sources(tmp_path / folder)


def test_two_files_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(RIGHT)
    (tmp_path / "a.yaml").write_text(RIGHT)
    with pytest.raises(Mistake, match="two files are named a"):
        load_sources(tmp_path)

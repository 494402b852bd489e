"""A folder as a source: every file is an article, a sidecar, or an error that names it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.sources import archive, folder
from flows.sources.configured import Source
from flows.sources.document import Fetch, Unreadable
from tests.flows.sites import settings_of


def pulled(tmp_path: Path, **more: str) -> dict[str, Fetch]:
    source = Source("courier", "folder", "Courier", "en", tmp_path, options={"path": "articles"})
    fetches = list(folder.pull(source, {}, settings_of(tmp_path / "data", tmp_path, **more)))
    assert [fetch.locator for fetch in fetches] == sorted(fetch.locator for fetch in fetches)
    return {fetch.locator: fetch for fetch in fetches}


def write(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_everything_below_is_read_and_hidden_files_are_nobodys(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": b"x", "deep/er/a.md": b"x", "c.HTML": b"x", ".d.txt": b"x", ".git/e.txt": b"x"})
    found = pulled(tmp_path)
    assert sorted(found) == ["b.txt", "c.HTML", "deep/er/a.md"]
    assert [found[name].media_type for name in sorted(found)] == ["text/plain", "text/html", "text/markdown"]
    assert all(fetch.document and fetch.document.data == b"x" for fetch in found.values())


def test_a_name_that_is_no_utf8_is_an_article_like_others(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"x"})
    (tmp_path / "articles" / os.fsdecode(b"\xff.txt")).write_bytes(b"y")
    source = Source("courier", "folder", "Courier", "en", tmp_path, options={"path": "articles"})
    fetches = folder.pull(source, {}, settings_of(tmp_path / "data", tmp_path))
    assert {fetch.locator: fetch.data for fetch in fetches} == {"\\xff.txt": b"y", "a.txt": b"x"}


def test_a_file_that_vanishes_while_its_folder_is_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"x", "b.txt": b"y", "c.txt": b"z"})
    source = Source("courier", "folder", "Courier", "en", tmp_path, options={"path": "articles"})
    fetches = folder.pull(source, {}, settings_of(tmp_path / "data", tmp_path))
    found = [next(fetches)]
    (tmp_path / "articles" / "b.txt").unlink()
    found += fetches
    assert [(one.locator, one.data) for one in found] == [("a.txt", b"x"), ("b.txt", None), ("c.txt", b"z")]
    assert found[1].error == "not readable: No such file or directory"


def test_a_link_out_of_the_folder_is_refused_by_name(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"x"})
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "articles" / "b.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "articles" / "c.txt").symlink_to(tmp_path / "articles" / "a.txt")
    found = pulled(tmp_path)
    assert found["b.txt"].data is None
    assert "leads out" in str(found["b.txt"].error)
    assert found["c.txt"].data == b"x"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.json", '{"title": "Five", "url": "https://a.example/1", "n": null}', id="json"),
        pytest.param("a.yml", "title: Five\nurl: https://a.example/1\nn:\n", id="yml"),
    ],
)
def test_a_sidecar_is_metadata_and_no_article(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {"a.txt": b"x", name: text.encode()})
    (fetch,) = pulled(tmp_path).values()
    assert fetch.document is not None
    assert fetch.document.metadata == {"title": "Five", "url": "https://a.example/1"}
    assert fetch.document.url == "https://a.example/1"


@pytest.mark.parametrize(
    ("files", "locator", "told"),
    [
        pytest.param({"a.pdf": b"%PDF"}, "a.pdf", "file type .pdf: no reader", id="another form"),
        pytest.param({"README": b"x"}, "README", "without suffix", id="no suffix"),
        pytest.param({"a.json": b"{}"}, "a.json", "file type .json", id="a sidecar of nothing"),
        pytest.param({"a.txt": b"x" * 101}, "a.txt", "101 bytes, over the cap of 100", id="too large"),
        pytest.param({"a.txt": b"x", "a.json": b"{"}, "a.txt", "sidecar a.json", id="broken sidecar"),
        pytest.param({"a.txt": b"x", "a.yml": b"- x"}, "a.txt", "must be keys and values", id="a list"),
    ],
)
def test_what_is_no_article_is_an_error_that_names_it(
    tmp_path: Path, files: dict[str, bytes], locator: str, told: str
) -> None:
    write(tmp_path, {**files, "good.txt": b"good"})
    found = pulled(tmp_path, FIGURES_MAX_BYTES="100")
    assert told in str(found[locator].error)
    assert found[locator].document is None
    assert found["good.txt"].document is not None


def test_a_link_to_nowhere_harms_one_article_only(tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": b"good"})
    (tmp_path / "articles" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    found = pulled(tmp_path)
    assert "not readable" in str(found["gone.txt"].error)
    assert found["good.txt"].document is not None


ANOTHER_EACH_TIME = Path("/proc/sys/kernel/random/uuid")  # Linux's own


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param(
            ANOTHER_EACH_TIME,
            "changed while it was read",
            marks=pytest.mark.skipif(not ANOTHER_EACH_TIME.exists(), reason="no such file on this system"),
            id="another each time",
        ),
        pytest.param(Path("/"), "not readable: Is a directory", id="a folder"),
        pytest.param(Path("/nowhere"), "not readable: No such file or directory", id="gone"),
    ],
)
def test_large_bytes_are_archived_under_their_own_name_or_not_at_all(
    tmp_path: Path, path: Path, told: str
) -> None:
    with pytest.raises(Unreadable, match=told):
        archive.keep_file(tmp_path, path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_large_bytes_are_archived_by_the_piece(tmp_path: Path) -> None:
    data = b"killed " * (archive.PIECE // 5)
    (tmp_path / "large.txt").write_bytes(data)
    sha256, count = archive.keep_file(tmp_path / "archive", tmp_path / "large.txt")
    assert count == len(data) > archive.PIECE
    assert archive.load(tmp_path / "archive", sha256) == data

"""Verify finds what was changed, and names it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.nights import make_article, make_claim, publish_night
from warehouse import publish, store
from warehouse.archive import bytes_path
from warehouse.verify import Finding, verify_snapshot

BODY = "At least 96 children were killed in eastern Aleppo since Friday, John Carter too, and 223 wounded."
ARTICLE = make_article(BODY)
WINDOW: dict[str, Any] = {
    "group": "children",
    "place_text": "eastern Aleppo",
    "source_text": "UNICEF",
    "window_text": "since Friday",
    "window_start": dt.date(2016, 9, 23),
    "window_end": dt.date(2016, 9, 29),
    "window_precision": 2,
}
CLAIMS = [
    make_claim(ARTICLE, "96", 1, **WINDOW),
    make_claim(
        ARTICLE,
        "John Carter",
        2,
        names_person=True,
        implicit=True,
        low=1,
        high=1,
        value=1,
        part_of=1,
        **WINDOW,
    ),
    make_claim(ARTICLE, "223", 3, outcome="wounded", **WINDOW),
]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after one night."""
    folder = tmp_path_factory.mktemp("night") / "data"
    publish_night(folder, [ARTICLE], claims={ARTICLE["version_id"]: CLAIMS})
    return folder


@pytest.fixture
def data(night: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    shutil.copytree(night, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def change(path: Path, *statements: str) -> None:
    """Change a database by hand, a snapshot too."""
    path.chmod(0o644)
    with duckdb.connect(str(path)) as con:
        for statement in statements:
            con.execute(statement)


def in_snapshot(*statements: str) -> Callable[[Path], None]:
    return lambda data: change(store.snapshot_path(data), *statements)


def in_work(*statements: str) -> Callable[[Path], None]:
    return lambda data: change(store.work_path(data), *statements)


def change_bytes(data: Path) -> None:
    path = bytes_path(data, ARTICLE["bytes_sha256"])
    path.write_text(path.read_text(encoding="utf-8").replace("96", "97"), encoding="utf-8")


def remove_bytes(data: Path) -> None:
    bytes_path(data, ARTICLE["bytes_sha256"]).unlink()


LOW = """update figures set answer = replace(answer, '"counted":96', '"counted":95'),
         certificate = replace(certificate, '"counted":96', '"counted":95')
         where outcome = 'killed' and "group" = 'children' and place = 'Aleppo' and period = 'whole'"""
CHANGES: list[tuple[str, Callable[[Path], None], str, str]] = [
    (
        "one-character-of-the-bytes",
        change_bytes,
        "bytes",
        r"archive/\w\w/\w{64} \(https://example.org/one\): its SHA-256",
    ),
    ("the-bytes-are-gone", remove_bytes, "bytes", r"the file is not there"),
    (
        "one-character-of-the-text",
        in_work("update core.texts set text = replace(text, '96', '97')"),
        "claim",
        r"\w{20}: text\[\d+:\d+\] is '97' and not '96'",
    ),
    (
        "the-text",
        in_work("update core.texts set text = text || ' '"),
        "text",
        r"its SHA-256 is \w{64}, and \w{64} is published",
    ),
    ("a-number-of-a-certificate", in_snapshot(LOW), "figure", r"\w{20} \(killed, children, Aleppo\): "),
    (
        "a-bound",
        in_snapshot("update figures set low = 97 where low = 96"),
        "figure",
        r"\w{20} \(killed, children, .*\): low is 97; the claims give 96",
    ),
    (
        "the-table-of-certificates",
        in_snapshot("update certificates set counted = 1"),
        "certificates",
        r"\w{20}, low: counted is 1 and was kept as 96",
    ),
    (
        "a-cell-of-a-claim",
        in_snapshot("update claims set low = 95 where low = 96"),
        "claims",
        r"\w{20}, \w{20}: low is 95 and was kept as 96",
    ),
    (
        "a-number-as-written",
        in_snapshot("update claims set number_text = '69' where n = 1"),
        "claim",
        r"is '96' and not '69'",
    ),
    (
        "a-quote",
        in_snapshot("update claims set quote = replace(quote, 'Friday', 'Monday')"),
        "claim",
        r"its quote is not in the text",
    ),
    (
        "a-hash-of-a-quote",
        in_snapshot("update claims set quote_sha256 = md5('x')"),
        "claim",
        r"quote_sha256 is '\w{32}', and that of the text is '\w{64}'",
    ),
    (
        "a-name-unmasked",
        in_snapshot("update claims set number_text = 'John Carter' where names_person"),
        "claim",
        r"'John Carter'",
    ),
    (
        "a-reading",
        in_work("update core.claims set closed = true where n = 1"),
        "claim",
        r"its id is not that of its fields",
    ),
    (
        "a-parent-that-is-gone",
        in_snapshot("delete from claims where n = 1"),
        "link",
        r"part_of_id points to \w{20}, which is not there",
    ),
    ("an-article-that-is-gone", in_snapshot("delete from articles"), "link", r"version_id points to"),
    (
        "a-headline",
        in_snapshot("update articles set title = 'x'"),
        "snapshot",
        r"its content is not what was published",
    ),
    (
        "a-comment",
        in_snapshot("comment on column claims.low is 'x'"),
        "snapshot",
        r"its content is not what was published",
    ),
]


def test_what_nobody_changed_passes(data: Path) -> None:
    assert verify_snapshot(data) == []


@pytest.mark.parametrize(
    ("alter", "kind", "line"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES]
)
def test_what_was_changed_is_named(data: Path, alter: Callable[[Path], None], kind: str, line: str) -> None:
    alter(data)
    found = [str(one) for one in verify_snapshot(data) if one.kind == kind]
    assert found
    assert [one for one in found if re.search(line, one)]


def test_a_snapshot_under_another_name_is_not_that_snapshot(data: Path) -> None:
    path = store.snapshot_path(data)
    path.rename(path.with_name("2016-09-29-000000000000.duckdb"))
    publish.point(store.published(data), path.with_name("2016-09-29-000000000000.duckdb"))
    assert [one.kind for one in verify_snapshot(data)] == ["snapshot"] * 2


def test_an_earlier_snapshot_holds_after_a_later_night(data: Path) -> None:
    first = store.snapshot_path(data).stem
    later = make_article("At least 97 children were killed in eastern Aleppo.")
    publish_night(data, [later], run_id="run-2", as_of=dt.date(2016, 9, 30))
    assert verify_snapshot(data, first) == verify_snapshot(data) == []


REREADS: list[tuple[str, Callable[[dict[str, Any], bytes], str | None], list[str]]] = [
    ("the-same-text", lambda _, raw: raw.decode(), []),
    ("another-text", lambda _, raw: raw.decode() + " ", ["the bytes give another text now"]),
    ("another-reader", lambda *_: None, ["not repeatable here: it was made by plain 1"]),
]


@pytest.mark.parametrize(("reread", "lines"), [row[1:] for row in REREADS], ids=[row[0] for row in REREADS])
def test_texts_are_made_again(
    data: Path, reread: Callable[[dict[str, Any], bytes], str | None], lines: list[str]
) -> None:
    assert [one.what for one in verify_snapshot(data, reread=reread)] == lines


def test_a_finding_is_one_line() -> None:
    assert (
        str(Finding("claim", "abc", "its quote is not in the text"))
        == "claim abc: its quote is not in the text"
    )

"""Texts of installed packages are found and read, and verdicts outlive a change of rules."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from benchmarks.extract_packages import VERDICTS, judged, key_of, read_folder, read_verdicts
from benchmarks.packages.texts import texts_of

LONG = "Five clerks were killed when the roof of a mill fell in during the storm of last Monday, police said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    (tmp_path / "b.cor").write_text(f"{LONG}\nshort\n{LONG}\n", encoding="utf-8")
    (tmp_path / "code.py").write_text(LONG, encoding="utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe" * 100)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("c.csv", f'title,publish_date,text\nA fall,2017/3/1,"{LONG}"\n')
    return tmp_path


def test_texts_are_found_by_their_kind(folder: Path) -> None:
    found = {one.name: one for one in texts_of(folder)}
    assert list(found) == ["a.txt:0", "b.cor:0", "b.cor:2", "c.zip/c.csv:0"]
    assert found["c.zip/c.csv:0"].date == dt.date(2017, 3, 1)
    assert found["c.zip/c.csv:0"].text.startswith("A fall\n\nFive")


def test_a_sentence_told_twice_is_judged_once(folder: Path) -> None:
    counts, claims = read_folder(folder, "")
    assert {name: read.documents for name, read in counts.items()} == {
        "a.txt": 1,
        "b.cor": 2,
        "c.zip/c.csv": 1,
    }
    assert [c.key for c in claims] == [key_of(LONG, "Five", "killed")]
    assert judged(claims, {}, 100) == "none judged"
    assert judged(claims, {claims[0].key: ("wrong", "a test")}, 1000).startswith("1 of 1 judged are false")


def test_the_verdicts_are_well_formed() -> None:
    verdicts = read_verdicts(VERDICTS)
    assert len(verdicts) > 400
    assert {verdict for verdict, _ in verdicts.values()} == {"right", "wrong"}
    assert all(bool(why) == (verdict == "wrong") for verdict, why in verdicts.values())
    assert all(len(key) == 16 for key in verdicts)

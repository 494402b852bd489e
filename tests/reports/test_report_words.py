"""Ranges, days and cells: what a reader and a spreadsheet are shown."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import wording
from reports.tables import STARTS_A_FORMULA, cell, csv_bytes, read_csv

DAY = dt.date


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (96, None, "96 or more"),
        (0, None, "0 or more"),
        (4, 12, "4 to 12"),
        (17, 17, "17"),
        (0, 0, "0"),
        (0, 20, "up to 20"),
        (None, 20, "up to 20"),
        (None, None, "not known"),
        (300000, None, "300,000 or more"),
    ],
    ids=["open", "nothing proved", "both ends", "exact", "zero", "at most", "no low", "nothing", "thousands"],
)
def test_an_open_end_is_said_in_words(low: int | None, high: int | None, words: str) -> None:
    assert wording.range_words(low, high) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "the whole record"),
        (DAY(2016, 9, 1), DAY(2016, 9, 30), "September 2016"),
        (DAY(2016, 2, 1), DAY(2016, 2, 29), "February 2016"),
        (DAY(2016, 12, 1), DAY(2016, 12, 31), "December 2016"),
        (DAY(2016, 9, 1), DAY(2016, 9, 29), "1 September 2016 to 29 September 2016"),
        (DAY(2015, 9, 1), DAY(2016, 9, 30), "1 September 2015 to 30 September 2016"),
        (DAY(2016, 9, 29), DAY(2016, 9, 29), "29 September 2016"),
        (None, DAY(2016, 9, 29), "up to 29 September 2016"),
        (DAY(2016, 9, 29), None, "from 29 September 2016"),
    ],
    ids=[
        "whole",
        "month",
        "leap",
        "december",
        "short of a month",
        "a year and more",
        "a day",
        "until",
        "from",
    ],
)
def test_spans_in_words(start: dt.date | None, end: dt.date | None, words: str) -> None:
    assert wording.span(start, end) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+41", "'+41"),
        ("-5 dead", "'-5 dead"),
        ("@here", "'@here"),
        ("\tx", "'\tx"),
        ("\rx", "'\nx"),
        ("a=b", "a=b"),
        ("", ""),
        (None, ""),
        (False, "no"),
        (0, "0"),
        (-3, "-3"),
        (["=a", "b"], "'=a b"),
        (DAY(2016, 9, 29), "2016-09-29"),
    ],
    ids=str,
)
def test_a_cell_never_runs(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_a_cell_refuses_what_it_does_not_know() -> None:
    with pytest.raises(TypeError, match="no cell for float"):
        cell(4.0)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=5))
def test_any_text_comes_back_and_is_inert(texts: list[str]) -> None:
    data = csv_bytes(("text",), [{"text": text} for text in texts])
    shown = [row["text"] for row in read_csv(data)]
    assert shown == [cell(text) for text in texts]
    assert not any(text.startswith(STARTS_A_FORMULA) for text in shown)


def test_a_table_is_utf8_with_plain_line_ends() -> None:
    data = csv_bytes(("a", "b"), [{"a": "حلب\nb", "b": 1}])
    assert data == 'a,b\n"حلب\nb",1\n'.encode()
    assert next(csv.reader(io.StringIO(data.decode(), newline=""))) == ["a", "b"]


def test_every_word_of_the_extractor_has_a_word_of_the_page() -> None:
    from extractors.claim import GROUPS, MODALITIES, OUTCOMES

    words = wording.words()
    assert (set(words["outcomes"]), set(words["groups"]), set(words["one"]), set(words["modalities"])) == (
        set(OUTCOMES),
        set(GROUPS),
        set(GROUPS),
        set(MODALITIES),
    )

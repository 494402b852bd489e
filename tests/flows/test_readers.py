"""Readers: bytes to text, title first; what cannot be read says why."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.readers.article import all_readers, moment, read_article, reader_name
from flows.readers.decoding import decode
from flows.readers.front_matter import split_front_matter
from flows.sources.configured import Source
from flows.sources.document import Document, Unreadable
from tests.flows.sites import article

SOURCE = Source("gazette", "feed", "Gazette", "en", Path())
PAGE = article("Five killed in Taiz", "Shells killed five people in Taiz on Sunday, medics said.")


def document(
    data: bytes, media_type: str = "text/plain", charset: str | None = None, **said: str
) -> Document:
    return Document("gazette", "Gazette", None, "a.txt", data, media_type, charset, said)


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        pytest.param("café".encode("utf-16-le"), "utf-16-le", "café", id="UTF-16 declared"),
        pytest.param("café 5".encode(), None, "café 5", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + "café".encode(), "latin-1", "café", id="mark before declaration"),
        pytest.param("café".encode("utf-16"), None, "café", id="UTF-16 with its mark"),
        pytest.param(b"\xff\xfe\x00\x00" + "café".encode("utf-32-le"), None, "café", id="UTF-32"),
        pytest.param("café".encode("cp1252"), "iso-8859-1", "café", id="declared"),
        pytest.param("“café”".encode("cp1252"), "latin-1", "“café”", id="Latin-1 means Windows-1252"),
        pytest.param("café".encode(), "no-such-charset", "café", id="unknown declaration"),
        pytest.param("café".encode(), "rot13", "café", id="a codec that makes no text"),
        pytest.param("قتل خمسة".encode("cp1256"), "windows-1256", "قتل خمسة", id="Arabic, declared"),
        pytest.param(b"a\r\nb\rc\nd", None, "a\nb\nc\nd", id="newlines"),
        pytest.param("😀 \U0010fffd".encode(), None, "😀 \U0010fffd", id="every plane"),
        pytest.param("Мэр города сообщил, что погибли пять человек.".encode("cp1251") * 4, None,
                     "Мэр города сообщил, что погибли пять человек." * 4, id="guessed"),
    ],
)  # fmt: skip
def test_bytes_become_characters(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, declared) == text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t", "empty", id="white space"),
        pytest.param(b"five\0killed", "NUL byte at 4", id="NUL"),
        pytest.param(b"\x7fELF\x02\x01\x01\0\0\0", "binary", id="a program"),
        pytest.param(b"\xff\xfe\x00\xd8", "begins as utf-16-le", id="broken UTF-16"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        decode(data, None)


@pytest.mark.parametrize(("declared", "data"), [("utf-7", b"ab+2AA-c"), ("unicode_escape", rb"ab\ud800c")])
def test_half_a_character_is_no_text(declared: str, data: bytes) -> None:
    with pytest.raises(Unreadable, match="half a character at 2"):
        decode(data, declared)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1256", "utf-16", "idna", "\0"]))
def test_any_bytes_give_text_or_a_reason(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(Unreadable):
        assert not {"\r", "\0"} & set(decode(data, declared))


@pytest.mark.parametrize(
    ("text", "metadata", "body"),
    [
        pytest.param("---\ntitle: A\n---\nfive", {"title": "A"}, "five", id="plain"),
        pytest.param("---\ntitle: Iraq: seven days\nat: 10:15\n---\nfive",
                     {"title": "Iraq: seven days", "at": "10:15"}, "five", id="a colon in the headline"),
        pytest.param("---\nlanguage: no\ncount: 012\n---\nx", {"language": "no", "count": "012"}, "x",
                     id="words stay words"),
        pytest.param("---\ntags: [a, b]\nnone: ~\nempty:\n---\nx", {"tags": "a, b"}, "x", id="lists"),
        pytest.param('---\ntitle: "a\\ud83d\\ude00 b\\ud800"\n---\nx', {"title": "a\U0001f600 b\ufffd"}, "x",
                     id="half characters"),
        pytest.param("five killed", {}, "five killed", id="none"),
        pytest.param("---\nfive killed", {}, "---\nfive killed", id="one rule"),
        pytest.param("---\nfive killed\n---\nx", {}, "---\nfive killed\n---\nx", id="words between rules"),
    ],
)  # fmt: skip
def test_front_matter_is_words(text: str, metadata: dict[str, str], body: str) -> None:
    found, rest = split_front_matter(text)
    assert found == metadata
    assert rest.strip() == body


def test_front_matter_that_nobody_can_read_says_so() -> None:
    with pytest.raises(Unreadable, match="front matter: not readable YAML"):
        split_front_matter("---\n[a: {\n---\nfive")


@pytest.mark.parametrize(
    ("data", "media_type", "said", "text"),
    [
        pytest.param(b"Five died.", "text/plain", {}, "Five died.", id="no title"),
        pytest.param(
            b"---\ntitle: A\n---\nFive died.\n", "text/plain", {}, "A\n\nFive died.", id="front matter"
        ),
        pytest.param(
            b"A\n\nFive died.", "text/plain", {"title": "A"}, "A\n\nFive died.", id="title said twice"
        ),
        pytest.param(
            b"---\ntitle: A\n---\nx", "text/plain", {"title": "B\n b"}, "B b\n\nx", id="sidecar first"
        ),
        pytest.param(b"# A #\n\nFive *died*.", "text/markdown", {}, "A\n\nFive *died*.", id="heading"),
        pytest.param(b"Five died.\nTwo fled.", "text/markdown", {}, "Five died.\nTwo fled.", id="no heading"),
        pytest.param(
            b"---\ntitle: A\nFive died.", "text/markdown", {}, "---\ntitle: A\nFive died.", id="never closed"
        ),
        pytest.param(b"Five died.", "text/plain", {"feed_title": "F"}, "F\n\nFive died.", id="feed fills in"),
        pytest.param(b"---\ntitle: A\n---\nx", "text/plain", {"feed_title": "F"}, "A\n\nx", id="feed last"),
    ],
)
def test_the_title_comes_first_and_once(
    data: bytes, media_type: str, said: dict[str, str], text: str
) -> None:
    assert read_article(document(data, media_type, **said), SOURCE)["text"] == text


def test_a_page_gives_its_article_and_nothing_around_it() -> None:
    row = read_article(document(PAGE, "text/html"), SOURCE)
    assert row["text"].startswith("Five killed in Taiz\n\nShells killed five people in Taiz")
    assert row["text"].count("Five killed in Taiz") == 1
    assert "ferry" not in row["text"]
    assert "founded" not in row["text"]
    assert (row["published_at"], str(row["published_on"])) == ("2024-03-11T08:00:00+00:00", "2024-03-11")
    assert (row["reader_name"], row["language"]) == ("html", "en")
    assert "trafilatura" in row["reader_options"]


@pytest.mark.parametrize(
    ("data", "media_type", "told"),
    [
        pytest.param(b"%PDF-1.4", "application/pdf", "no reader", id="another form"),
        pytest.param(b"<html><body></body></html>", "text/html", "no article text", id="an empty page"),
        pytest.param(b"---\nnote: x\n---\n\n", "text/plain", "empty", id="front matter only"),
        pytest.param(b"<html>\0</html>", "text/html", "NUL byte", id="binary in a page"),
    ],
)
def test_what_holds_no_article_says_so(data: bytes, media_type: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read_article(document(data, media_type), SOURCE)


@pytest.mark.parametrize("declared", ['<meta charset="windows-1251">',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'])  # fmt: skip
def test_the_charset_that_a_page_declares_is_used(declared: str) -> None:
    data = (
        PAGE.decode().replace('<meta charset="utf-8">', declared).replace("medics", "медики").encode("cp1251")
    )
    assert "медики" in read_article(document(data, "text/html"), SOURCE)["text"]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024-03-11", "2024-03-11"),
        ("2024-03-11T08:00:00Z", "2024-03-11T08:00:00+00:00"),
        ("2024-03-11 08:00", "2024-03-11T08:00:00"),
        ("2024-03-11T23:30:00-05:00", "2024-03-11T23:30:00-05:00"),
        ("Mon, 11 Mar 2024 08:00:00 GMT", "2024-03-11T08:00:00+00:00"),
        ("11/03/2024", None),
        ("yesterday", None),
        ("2024-02-30", None),
        ("", None),
    ],
)
def test_dates_are_iso_or_nothing(words: str, iso: str | None) -> None:
    assert moment(words) == iso


def test_an_article_keeps_its_id_and_a_correction_is_a_new_version() -> None:
    first = read_article(document(b"Five died.", url="https://a.example/x"), SOURCE)
    again = read_article(document(b"Five died.", url="https://a.example/x?utm_source=mail"), SOURCE)
    corrected = read_article(document(b"Six died.", url="https://a.example/x"), SOURCE)
    elsewhere = read_article(document(b"Five died."), SOURCE)
    assert (first["article_id"], first["version_id"]) == (again["article_id"], again["version_id"])
    assert first["article_id"] == corrected["article_id"]
    assert first["version_id"] != corrected["version_id"]
    assert first["article_id"] != elsewhere["article_id"]


def test_every_reader_says_what_its_text_depends_on() -> None:
    assert [reader_name(reader) for reader in all_readers()] == ["html", "md", "txt"]
    for reader in all_readers():
        assert reader.VERSION
        assert isinstance(reader.OPTIONS, dict)
        assert reader.__doc__

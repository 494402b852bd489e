"""Plain text, with front matter or without."""

from __future__ import annotations

from flows.readers.decoding import decode
from flows.readers.front_matter import split_front_matter
from flows.readers.page import Page, one_line, without_title

VERSION = "1"
OPTIONS: dict[str, object] = {}
LIBRARIES: tuple[str, ...] = ()
MEDIA_TYPES = ("text/plain",)  # the first is what a suffix stands for
SUFFIXES = frozenset({".txt", ".text"})


def read(data: bytes, charset: str | None) -> Page:
    metadata, body = split_front_matter(decode(data, charset))
    title = one_line(metadata.get("title"))
    return Page(title, without_title(body, title), metadata)

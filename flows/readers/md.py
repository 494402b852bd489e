"""Markdown, with front matter or without; its first heading is the title where front matter names none.

Marks inside the body (emphasis, links) stay as they are: offsets refer to what was written.
"""

from __future__ import annotations

from flows.readers.decoding import decode
from flows.readers.front_matter import split_front_matter
from flows.readers.page import Page, one_line

VERSION = "2"
OPTIONS: dict[str, object] = {}
LIBRARIES: tuple[str, ...] = ()
MEDIA_TYPES = ("text/markdown", "text/x-markdown")  # the first is what a suffix stands for
SUFFIXES = frozenset({".md", ".markdown"})


def read(data: bytes, charset: str | None) -> Page:
    metadata, body = split_front_matter(decode(data, charset))
    heading, rest = _split_heading(body.strip("\n"))
    title = one_line(metadata.get("title")) or heading
    return Page(title, rest if heading and heading == title else body.strip("\n"), metadata)


def _split_heading(body: str) -> tuple[str | None, str]:
    first, _, rest = body.partition("\n")
    heading = one_line(first[2:].rstrip("# ")) if first.startswith("# ") else None
    return heading, rest.strip("\n")

"""Bytes to characters: byte order mark, declared charset, UTF-8, then a guess; never a silent replacement."""

from __future__ import annotations

import codecs
import re

from flows.sources.document import Unreadable

# Longer marks first: UTF-32's little-endian mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HALF = re.compile("[\ud800-\udfff]")
# What says Latin-1 or ASCII on the web is Windows-1252, by the WHATWG encoding standard.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decode(data: bytes, declared: str | None) -> str:
    """The characters, newlines as \\n; `Unreadable` for nothing, for binary, and for what nothing decodes."""
    if not data.strip():
        raise Unreadable("empty: no text in it")
    text = _marked(data) or _decoded(data, declared)
    if "\0" in text:
        raise Unreadable(f"binary: a NUL byte at {text.index(chr(0))}")
    if half := HALF.search(text):  # UTF-7 and escapes can spell one
        raise Unreadable(f"encoding: half a character at {half.start()}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole_characters(text: str) -> str:
    """The text with its half characters joined, and where one is alone, the sign for what cannot be read: an
    escape in JSON or YAML can spell one, and nothing can keep it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _marked(data: bytes) -> str | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"encoding: begins as {encoding} but is not ({error.reason})") from error
    return None


def _decoded(data: bytes, declared: str | None) -> str:
    codec = _codec(declared)
    if b"\0" in data and not (codec or "").startswith(("utf-16", "utf-32")):
        raise Unreadable(f"binary: a NUL byte at {data.index(0)}")
    for encoding in (codec, "utf-8"):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeError, LookupError):  # a codec may be one of bytes to bytes
            continue
    return _guessed(data)


def _codec(declared: str | None) -> str | None:
    """The codec that a label means; None for no label, an unknown one, or one that makes no text of bytes."""
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
        b"".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return MEANT.get(name, name)


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise Unreadable("encoding: neither declared nor UTF-8 nor any that could be recognised")
    return str(best)

"""A document becomes an article row: its bytes read by the reader of its form, its dates and ids settled.

What a sidecar says goes before what the document says of itself; a feed's entry, and last the source's file,
fill in what is missing.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import pkgutil
from email.utils import parsedate_to_datetime
from functools import cache
from types import ModuleType
from typing import Any

from flows import readers
from flows.readers.page import Page, one_line, without_title
from flows.sources.archive import sha256_of
from flows.sources.configured import Source
from flows.sources.document import Document, Unreadable

# What a feed says of a page only fills in what the page leaves out.
TITLE_KEYS = ("title", "feed_title")
PUBLISHED_KEYS = ("published", "published_at", "date", "feed_published")
UPDATED_KEYS = ("updated", "updated_at", "modified", "feed_updated")


def read_article(document: Document, source: Source) -> dict[str, Any]:
    """One article row (its keys are the columns of core.articles and the text), or `Unreadable`."""
    from warehouse import ids

    reader = reader_for(document.media_type)
    page: Page = reader.read(document.data, document.charset)
    said = {"title": page.title or "", **page.metadata, **document.metadata}
    title = next((line for key in TITLE_KEYS if (line := one_line(said.get(key)))), None)
    text = make_text(title, page)
    if not text.strip():
        raise Unreadable("empty: no text in it")
    published_at, updated_at = _moment(said, PUBLISHED_KEYS), _moment(said, UPDATED_KEYS)
    url = document.url or said.get("url")
    article_id = ids.article_id(url, document.source_id, document.path)
    text_sha256 = ids.sha256(text)
    return {
        "version_id": ids.version_id(article_id, text_sha256, published_at, updated_at),
        "article_id": article_id,
        "source_id": document.source_id,
        "publisher": document.metadata.get("publisher") or document.publisher,
        "url": url,
        "title": title,
        "language": _language(said.get("language"), source.language),
        "published_at": published_at,
        "published_on": _day(published_at),
        "updated_at": updated_at,
        "media_type": document.media_type,
        "bytes_sha256": sha256_of(document.data),
        "text_sha256": text_sha256,
        "text": text,
        "reader_name": reader_name(reader),
        "reader_version": reader.VERSION,
        "reader_options": json.dumps(options_of(reader, document.charset), sort_keys=True),
        "place": said.get("place") or source.options.get("place"),
        "agency": said.get("agency"),
    }


def make_text(title: str | None, page: Page) -> str:
    """Title first, then the body, which does not say the title again."""
    body = without_title(page.body, title)
    return f"{title}\n\n{body}" if title and body else title or body


@cache
def all_readers() -> tuple[ModuleType, ...]:
    """Every module of the package that can read, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(readers.__path__))
    modules = [importlib.import_module(f"{readers.__name__}.{name}") for name in names]
    return tuple(module for module in modules if hasattr(module, "MEDIA_TYPES"))


def reader_for(media_type: str) -> ModuleType:
    for reader in all_readers():
        if media_type in reader.MEDIA_TYPES:
            return reader
    raise Unreadable(f"media type {media_type or 'unknown'}: no reader for it")


def media_type_of(suffix: str) -> str | None:
    """The media type that a file's suffix stands for, or None if no reader takes it."""
    for reader in all_readers():
        if suffix.lower() in reader.SUFFIXES:
            return str(reader.MEDIA_TYPES[0])
    return None


def moment(words: str) -> str | None:
    """An ISO date or date-time from ISO 8601 or from a feed's RFC 822 date; None where it is neither."""
    try:
        if len(words) == len("2016-09-29"):
            return dt.date.fromisoformat(words).isoformat()
        return dt.datetime.fromisoformat(words).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _moment(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    """The first of the keys that is a date; where none is, the words of the first, to be named."""
    given = [words for key in keys if (words := one_line(said.get(key)))]
    return next((one for words in given if (one := moment(words))), next(iter(given), None))


def _day(published_at: str | None) -> dt.date | None:
    """The day of a date or date-time; None where the words are neither."""
    return dt.date.fromisoformat(published_at[:10]) if published_at and moment(published_at) else None


def _language(said: str | None, configured: str) -> str:
    """The primary language, such as en for en-GB."""
    return (said or configured).replace("_", "-").partition("-")[0].strip().lower() or configured


def reader_name(reader: ModuleType) -> str:
    return reader.__name__.rpartition(".")[2]


def options_of(reader: ModuleType, charset: str | None) -> dict[str, object]:
    """All that the text depends on beside the bytes: the reader's options, the versions of the libraries it
    reads with, and the charset that the server declared."""
    from importlib.metadata import version

    libraries = {library: version(library) for library in reader.LIBRARIES}
    return {**reader.OPTIONS, **libraries, **({"declared_charset": charset} if charset else {})}

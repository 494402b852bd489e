"""An RSS or Atom feed and the pages it links, over HTTP.

Both are asked for only if they changed since the last time (ETag, Last-Modified). An unchanged feed is read
again from the archive, so that its pages are asked for too: a page can be corrected under a feed that stays
the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from flows import Mistake
from flows.settings import Settings
from flows.sources import archive
from flows.sources.configured import Known, Source
from flows.sources.document import Document, Fetch, SourceFailure
from flows.sources.web import Answer, Web, open_web

NEEDS = frozenset({"url"})
TAKES: frozenset[str] = frozenset()
ENTRY_WORDS = {"published": "feed_published", "updated": "feed_updated", "author": "byline"}
CARRIED = ("media_type", "charset", "etag", "last_modified")  # what an answer 304 need not repeat


def check(source: Source) -> None:
    parts = urlsplit(source.options["url"])
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Mistake(f"source {source.id}: url {source.options['url']!r} is not an http or https address")


def pull(source: Source, known: Known, settings: Settings) -> Iterator[Fetch]:
    """The feed, then a `Fetch` per page it links; `SourceFailure` when there is no feed to read."""
    with open_web(settings) as web:
        answer = _ask(web, source.options["url"], known, settings)
        yield _fetch(source, answer)
        if answer.data is None:
            raise SourceFailure(f"{answer.url}: {answer.error}")
        for link, said in _entries(answer.data, answer.url):
            page = _ask(web, link, known, settings)
            yield _fetch(source, page, _document(source, page, said))


def _ask(web: Web, url: str, known: Known, settings: Settings) -> Answer:
    """What the address holds now. Where nothing changed, the bytes come from the archive, and what the short
    answer leaves out from the last whole one. Without archived bytes we ask in full."""
    before = known.get(url, {})
    kept = archive.load(settings.archive, before["bytes_sha256"]) if before.get("bytes_sha256") else None
    if kept is None:
        return web.get(url)
    answer = web.get(url, before.get("etag"), before.get("last_modified"))
    if answer.status != 304:
        return answer
    said: dict[str, Any] = {name: getattr(answer, name) or before.get(name) for name in CARRIED}
    return replace(answer, data=kept, **said)


def _fetch(source: Source, answer: Answer, document: Document | None = None) -> Fetch:
    return Fetch(
        source_id=source.id,
        locator=answer.url,
        status=answer.status,
        data=answer.data,
        media_type=answer.media_type,
        charset=answer.charset,
        etag=answer.etag,
        last_modified=answer.last_modified,
        error=answer.error,
        document=document,
    )


def _document(source: Source, page: Answer, said: dict[str, str]) -> Document | None:
    if page.data is None:
        return None
    return Document(
        source_id=source.id,
        publisher=source.publisher,
        url=page.url,
        path=None,
        data=page.data,
        media_type=page.media_type or "text/html",
        charset=page.charset,
        metadata=said,
        etag=page.etag,
        last_modified=page.last_modified,
    )


def _entries(data: bytes, url: str) -> list[tuple[str, dict[str, str]]]:
    """Each linked page once, in the feed's order, with what its entry says of it."""
    import feedparser

    if b"<!ENTITY" in data.upper():
        raise SourceFailure(f"{url}: the feed declares entities of its own; refused")
    try:
        parsed = feedparser.parse(io.BytesIO(data))  # as a file: bytes it would try as a file's name
    except (ValueError, RecursionError) as error:  # half a character, or elements in elements without end
        raise SourceFailure(f"{url}: not an RSS or Atom feed: {' '.join(str(error).split())}") from error
    if not parsed.get("version") and not parsed.entries:
        reason = parsed.get("bozo_exception", "no feed in it")
        raise SourceFailure(f"{url}: not an RSS or Atom feed: {' '.join(str(reason).split())}")
    pages: dict[str, dict[str, str]] = {}
    for entry in parsed.entries:
        if entry.get("link"):
            pages.setdefault(_address(url, str(entry["link"])), _said(entry))
    return list(pages.items())


def _address(feed: str, link: str) -> str:
    """The link as seen from the feed; one that is no address stays as it is, and its fetch says so."""
    try:
        return urljoin(feed, link)
    except ValueError:
        return link


def _said(entry: Any) -> dict[str, str]:
    """What the entry itself says; feedparser's own `get` would take one date for another."""
    written = {ours: dict.get(entry, theirs) for theirs, ours in ENTRY_WORDS.items()}
    said = {ours: str(words) for ours, words in written.items() if words}
    if entry.get("title"):
        said["feed_title"] = _plain(entry)
    return said


def _plain(entry: Any) -> str:
    """The entry's title as words: RSS titles may hold markup."""
    import lxml.html

    title = str(entry["title"])
    if entry.get("title_detail", {}).get("type") not in ("text/html", "application/xhtml+xml"):
        return title
    try:
        return str(lxml.html.fragment_fromstring(title, create_parent="span").text_content())
    except (ValueError, lxml.etree.LxmlError):
        return title

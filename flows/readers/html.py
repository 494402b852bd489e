"""HTML: the article's own words by trafilatura, without navigation, asides and footers.

Dates come only from where a page declares them (meta elements, JSON-LD, a dated time element of the article):
a date guessed from the words would make windows out of nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from flows.readers.decoding import decode
from flows.readers.page import Page, one_line, without_title
from flows.sources.document import Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VERSION = "1"
OPTIONS: dict[str, bool] = {"include_comments": False, "include_tables": True, "deduplicate": False}
LIBRARIES = ("trafilatura",)
MEDIA_TYPES = ("text/html", "application/xhtml+xml")
SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

# Where each thing is declared, most telling first; og:title carries no "| Name of the paper".
TITLES = ("//meta[@property='og:title']/@content", "string((//article//h1 | //h1)[1])", "string(//title)")
PUBLISHED = (
    "//meta[@property='article:published_time' or @property='og:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content | //time[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='dc.date' or @name='DC.date.issued' or @name='pubdate']/@content",
    "//article//header//time/@datetime | //article//time[@pubdate]/@datetime",
)
UPDATED = (
    "//meta[@property='article:modified_time' or @property='og:updated_time']/@content",
    "//meta[@itemprop='dateModified']/@content | //time[@itemprop='dateModified']/@datetime",
)
OTHERS = {
    "url": ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"),
    "byline": ("//meta[@name='author']/@content", "//meta[@property='article:author']/@content"),
    "language": ("string(/html/@lang)",),
}


def read(data: bytes, charset: str | None) -> Page:
    text = decode(data, charset or _declared(data))
    tree = _parsed(text)
    metadata = _metadata(tree)
    title = one_line(metadata.pop("title", None))
    body = _body(text)
    if not body:
        raise Unreadable("html: no article text found in the page")
    return Page(title, without_title(body, title), metadata)


def _body(text: str) -> str:
    import trafilatura

    read_body: Callable[..., str | None] = trafilatura.extract
    return read_body(text, output_format="txt", **OPTIONS) or ""


def _declared(data: bytes) -> str | None:
    """The charset that the page itself declares, in a meta element near its top."""
    import lxml.html

    try:
        head = lxml.html.document_fromstring(data[:4096])
    except (ValueError, lxml.etree.LxmlError):
        return None
    labels = head.xpath("//meta/@charset") or [
        content.lower().partition("charset=")[2]
        for content in head.xpath("//meta[@http-equiv]/@content")
        if "charset=" in content.lower()
    ]
    return str(labels[0]) if labels else None


def _parsed(text: str) -> HtmlElement:
    import lxml.html

    try:
        # As bytes: lxml refuses characters that carry an encoding declaration.
        parser = lxml.html.HTMLParser(encoding="utf-8")
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ValueError, lxml.etree.LxmlError) as error:
        raise Unreadable(f"html: not a page: {' '.join(str(error).split())}") from error


def _metadata(tree: HtmlElement) -> dict[str, str]:
    linked = dict(_linked_data(tree))
    found = {name: _first(tree, paths) for name, paths in OTHERS.items()}
    found["title"] = _first(tree, TITLES)
    found["published"] = _first(tree, PUBLISHED) or linked.get("datePublished")
    found["updated"] = _first(tree, UPDATED) or linked.get("dateModified")
    return {name: value for name, value in found.items() if value}


def _first(tree: HtmlElement, paths: tuple[str, ...]) -> str | None:
    for path in paths:
        found = tree.xpath(path)
        for value in [found] if isinstance(found, str) else found:
            if str(value).strip():
                return str(value).strip()
    return None


def _linked_data(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The dates of JSON-LD; a block that is not JSON says nothing."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _dates(json.loads(block))
        except (ValueError, RecursionError):
            continue


def _dates(thing: Any) -> Iterator[tuple[str, str]]:
    things = thing.get("@graph", [thing]) if isinstance(thing, dict) else thing
    for one in things if isinstance(things, list) else []:
        for name in ("datePublished", "dateModified"):
            if isinstance(one, dict) and isinstance(one.get(name), str):
                yield name, one[name]

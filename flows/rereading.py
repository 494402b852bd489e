"""The text of an article made again from its archived bytes, by the reader that made it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flows.readers.article import all_readers, make_text, options_of, reader_name
from flows.sources.document import Unreadable


def rereader(data: Path) -> Callable[[Mapping[str, Any], bytes], str | None]:
    """A function of an article's row and bytes: its text, or None where that cannot be repeated here.

    Headlines come from the working file, where they are not masked: a feed or a sidecar may have given them.
    """
    from warehouse import store

    with store.read_work(data) as con:
        articles = con.table("core.articles").df()
    titles = dict(zip(articles["version_id"], articles["title"], strict=True))
    return lambda article, raw: _reread(article, raw, titles.get(article["version_id"]))


def _reread(article: Mapping[str, Any], raw: bytes, title: Any) -> str | None:
    readers = {reader_name(reader): reader for reader in all_readers()}
    reader = readers.get(article["reader_name"])
    options = json.loads(article["reader_options"] or "{}")
    charset = options.pop("declared_charset", None)
    if reader is None or article["reader_version"] != reader.VERSION or options_of(reader, None) != options:
        return None
    try:
        return make_text(title if isinstance(title, str) else None, reader.read(raw, charset))
    except Unreadable:
        return ""

"""What a source gives: documents, and the fetches that brought them or failed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Document:
    """One article as bytes, exactly as it was fetched or lay in the folder, and what was said about it."""

    source_id: str
    publisher: str
    url: str | None
    path: str | None  # relative to the source's folder, with / between its parts
    data: bytes
    media_type: str
    charset: str | None  # as declared by the server, if at all
    metadata: Mapping[str, str] = field(default_factory=dict)  # front matter, sidecar, or the feed's entry
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """One attempt to get something: what was asked, what came, or why nothing did.

    `status` is the HTTP status, or None where there was no answer or nothing was asked over HTTP. `document`
    is None for the feed itself and for errors; a page that has not changed (304) brings its archived bytes
    again, so that a night killed half-way loses nothing.
    """

    source_id: str
    locator: str  # the URL, or the path within the source's folder
    status: int | None = None
    data: bytes | None = None
    file: Path | None = None  # where bytes lie that are too many to be held; archived, and never a document
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None
    document: Document | None = None


class SourceFailure(Exception):
    """A whole source could not be read tonight (feed down, not XML); the other sources go on."""


class Unreadable(Exception):
    """One article's bytes cannot be made into text; the reason in one line."""

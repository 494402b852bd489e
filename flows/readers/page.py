"""What a reader gives of one document, before it becomes an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """Title (one line), body, and what the document says about itself (front matter, meta elements)."""

    title: str | None
    body: str
    metadata: Mapping[str, str] = field(default_factory=dict)


def one_line(text: str | None) -> str | None:
    """A title as one line, spaces collapsed; None where nothing is left."""
    return " ".join((text or "").split()) or None


def without_title(body: str, title: str | None) -> str:
    """The body, its own first line left out where that is the title again."""
    body = body.strip("\n")
    first, _, rest = body.partition("\n")
    return rest.strip("\n") if title and one_line(first) == title else body

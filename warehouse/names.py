"""Victims' names are kept in core and shown as `[name]` everywhere else.

A name that one claim of a reading is about is masked in all that is shown of that reading: quotes, headline,
group, cause, actor. A name of several words is masked in any case of letters, and its last word alone where
it begins with a capital ("John Carter" … "Mr Carter") and has three letters or more. A name of one word is
masked as it is written and in capitals: Hope is a name, hope is not. Addresses are masked in any case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

NAME = "[name]"
SHORTEST_LAST_WORD = 3
SHOWN = ("quote", "number_text", "group_text", "source_text", "cause_text", "actor_text")


def mask(text: str | None, names: Iterable[str]) -> str | None:
    """The text with `[name]` for every occurrence of the names; longer names go first."""
    import regex

    if not text:
        return text
    for name in sorted(set(names), key=lambda one: (-len(one), one)):
        words = name.split()
        if not words:
            continue
        whole = r"\s+".join(regex.escape(word) for word in words)
        if len(words) == 1:
            text = regex.sub(rf"(?<!\w)(?:{whole}|{regex.escape(name.upper())})(?!\w)", NAME, text)
            continue
        text = regex.sub(rf"(?<!\w){whole}(?!\w)", NAME, text, flags=regex.IGNORECASE)
        last = words[-1]
        if len(last) >= SHORTEST_LAST_WORD and last[0].isupper():
            text = regex.sub(rf"(?<![\w\[]){regex.escape(last)}(?!\w)", NAME, text)
    return text


def address_pattern(names: Iterable[str]) -> str | None:
    """A pattern, for the views, of the names as an address spells them: without accents, joined by any sign.

    The last word of a name stands alone in addresses, too. No case: an address has none.
    """
    found = set()
    for name in names:
        words = re.findall(r"[^\W_]+", name)
        for spelling in (words, [_plain(word) for word in words], [quote(word) for word in words]):
            found.add(r"(?:[^[:alnum:]]|%20)+".join(re.escape(word) for word in spelling))
            if words and len(words[-1]) >= SHORTEST_LAST_WORD:
                found.add(re.escape(spelling[-1]))
    found.discard("")
    if not found:
        return None
    return rf"(?:\b|_)(?:{'|'.join(sorted(found, key=lambda one: (-len(one), one)))})(?:\b|_)"


def _plain(word: str) -> str:
    """The word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def victims(claims: Iterable[Mapping[str, Any]]) -> list[str]:
    """The names that the claims of one reading are about."""
    return sorted({claim["number_text"] for claim in claims if claim["names_person"]})


def shown(claim: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    """The columns shown_* of a claim: what `main` may show of it."""
    row = {f"shown_{field}": mask(claim[field], names) for field in SHOWN}
    if claim["names_person"]:
        row["shown_number_text"] = NAME
    return row

"""One spelling for a part of a place: "east Aleppo", "eastern Aleppo", "the east of Aleppo", "Aleppo's east".

"East of Aleppo" is none: it lies beside the city. "Besieged eastern Aleppo" lies in the east of Aleppo.
"""

from __future__ import annotations

import re

WAY = r"(?P<way>(?:north|south)[- ]?(?:east|west)|north|south|east|west|central)(?:ern)?"
PIECE = r"(?:parts?|side|half|sector|districts?|neighbou?rhoods?|quarters?)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^(?:the )?{WAY} {PIECE} of (?P<name>.+)$",
        rf"^the {WAY} of (?P<name>.+)$",
        rf"^(?P<name>.+)['’]s {WAY}(?: {PIECE})?$",
        rf"^(?:the )?{WAY} (?P<name>(?!of\b).+)$",
    )
)
HELD = re.compile(r"^(?:the )?(?:(?:rebel|government|opposition)-held|besieged) (?=\S)", re.IGNORECASE)


def one_spelling(text: str) -> str:
    """The words of a part of a place in one order and form; other words as they are."""
    words = " ".join(text.split())
    for form in FORMS:
        if found := form.match(words):
            way = re.sub(r"[- ]", "", found["way"].lower())
            return f"{way} {found['name']}"
    return words


def wider_part(text: str) -> str | None:
    """What surely contains a part that the words narrow further, if they do: "besieged eastern Aleppo"."""
    rest = HELD.sub("", " ".join(text.split()))
    if rest == " ".join(text.split()) or one_spelling(rest) == rest:
        return None
    return rest

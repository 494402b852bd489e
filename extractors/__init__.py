"""Claims read from text: `extract` and `ruleset`. No network, no clock, no database below here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.claim import Reading


class Mistake(Exception):
    """An error that a user or a writer of rules can mend: one line, what, where, what would be right."""


class RuleMistake(Mistake):
    """A rule file that cannot be used, file and entry named: no article is at fault, and nothing is read."""


def extract(
    text: str,
    date: dt.date | None,
    *,
    title: str | None = None,
    language: str = "en",
    place: str | None = None,
) -> Reading:
    """The claims of one text, published on `date` (None: relative windows stay null), and its totals.

    `title` may be given by callers that have one and is not read; offsets always refer to `text`.
    `place` is where the outlet says the text is about. Deterministic; the same call gives the same answer
    anywhere.
    """
    from extractors.reading import read

    del title  # the text itself is read; a caller that has a title need not drop it
    return read(text, date, language=language, place=place)


def ruleset() -> str:
    """The name of the rules and the code that read with them: it changes when any of them changes."""
    from extractors.identity import ruleset_name

    return ruleset_name()

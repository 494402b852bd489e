"""Questions from the command line: a value that nothing can match is told, with the nearest one that does."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows import Mistake

if TYPE_CHECKING:
    import pandas as pd

    from warehouse.gazetteer import Places


def one_of(value: str | None, known: Sequence[str], option: str) -> None:
    """`Mistake` for a value that is none of those known; the nearest one is named first."""
    if value is None or value in known:
        return
    near = difflib.get_close_matches(value, known, 1)
    hint = f"did you mean {near[0]}? It is one" if near else "it is one"
    raise Mistake(f"{option} {value!r} is unknown; {hint} of: {', '.join(known)}")


def check_words(outcome: str | None, group: str | None) -> None:
    """`Mistake` for an outcome or a group that no claim can have."""
    from extractors.claim import GROUPS, OUTCOMES

    one_of(outcome, OUTCOMES, "--outcome")
    one_of(group, GROUPS, "--group")


def check_rule(rule: str) -> None:
    """`Mistake` for what no rule's name begins with; the nearest one is named."""
    from extractors.loader import languages
    from extractors.patterns import load_patterns

    known = [pattern.id for language in languages() for pattern in load_patterns(language)]
    if any(name.startswith(rule) for name in known):
        return
    near = difflib.get_close_matches(rule, known, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise Mistake(f"--rule {rule!r}: no such rule; {hint}`figures rules` lists them")


def check_place(places: Places, place: str | None, claims: pd.DataFrame) -> None:
    """`Mistake` for a place that neither the table nor any claim knows: its total would be 0 for the wrong
    reason."""
    if place is None:
        return
    asked = places.resolve(place)
    written = {text for text in claims["place_text"] if isinstance(text, str)}
    if asked.outer[:1] == (f"?{asked.key}",) and asked.key not in {
        places.resolve(text).key for text in written
    }:
        raise Mistake(f"--place {place!r} is unknown; use a name such as Aleppo, or add it to places.csv")


def voice_ids(voices: pd.DataFrame, names: Sequence[str]) -> tuple[str, ...]:
    """Ids of the voices meant: by id or by name, in any case."""
    rows = voices[["voice_id", "name"]].itertuples(index=False)
    known = {str(name).casefold(): str(row.voice_id) for row in rows for name in (row.voice_id, row.name)}
    for name in names:
        one_of(name.casefold(), sorted(known), "--voice")
    return tuple(sorted({known[name.casefold()] for name in names}))

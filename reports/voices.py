"""What voices are called on a page: a known one by its name, an outlet by its own, others as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reports.snapshot import Row

OUTLET, SAID = "outlet:", "said:"


def display_names(claims: Iterable[Row], names: Mapping[str, str]) -> dict[str, str]:
    """voice_id → the name to show. Ids are worn down to compare; what people wrote is nicer to read."""
    shown = dict(names)
    written: dict[str, set[str]] = {}
    for claim in claims:
        voice = claim["voice_id"] or ""
        if voice.startswith(OUTLET) and claim["article_id"] == claim["origin_id"]:
            written.setdefault(voice, set()).add(claim["publisher"])
        elif voice.startswith(SAID) and claim["source_text"]:
            written.setdefault(voice, set()).add(_as_written(claim["source_text"]))
    return shown | {voice: min(spellings, key=_calmest) for voice, spellings in written.items()}


def _as_written(words: str) -> str:
    """Without a leading article and line breaks: "the governor's office" is "governor's office"."""
    first, _, rest = " ".join(words.split()).partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else " ".join((first, rest)).strip()


def _calmest(words: str) -> tuple[int, str]:
    """Of several spellings the one with the fewest capitals, then the first by alphabet."""
    return sum(letter.isupper() for letter in words), words

"""Articles: is the text in the language that it is said to be in."""

from __future__ import annotations

import re

from expectations.rows import Findings, Rows

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 2000  # characters: what an article is written in shows at its beginning


def not_as_said(rows: Rows, *, words: dict[str, list[str]], less_than: float, from_words: int) -> Findings:
    """Texts with few of the words that no page of their language does without. `words`: those, by language;
    of a language that is not there nothing is said, nor of a text with fewer than `from_words` words."""
    common = {language: frozenset(some) for language, some in words.items()}
    found: Findings = {}
    for at, text in enumerate(rows["text"]):
        language = (rows["language"][at] or "").partition("-")[0]
        if text is None or language not in common:
            continue
        read = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
        here = sum(word in common[language] for word in read)
        if len(read) >= from_words and here < less_than * len(read):
            found[at] = f"said to be {language!r}, but {here} of its {len(read)} words are common ones of it"
    return found

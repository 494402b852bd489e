"""Articles: is the text in the language that it is said to be in."""

from __future__ import annotations

import re

from expectations.rows import Findings, Rows

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 2000  # characters: what an article is written in shows at its beginning


def not_as_said(
    rows: Rows,
    *,
    words: dict[str, list[str]],
    others: dict[str, list[str]],
    less_than: float,
    from_words: int,
) -> Findings:
    """Texts with few of the words that no page of their language does without, or with more of another's.

    `words`: the common ones of each language that has rules; `others`: of languages that have none.
    Nothing is said of a language that is not in `words`, nor of a text with fewer than `from_words` words.
    """
    common = {language: frozenset(some) for language, some in (others | words).items()}
    found: Findings = {}
    for at, text in enumerate(rows["text"]):
        language = (rows["language"][at] or "").partition("-")[0]
        if text is None or language not in words:
            continue
        read = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
        if len(read) < from_words:
            continue
        here = {name: sum(word in some for word in read) for name, some in common.items()}
        most = max(here, key=lambda name: (here[name], name == language))
        if most != language or here[language] < less_than * len(read):
            found[at] = _told(language, most, here, len(read))
    return found


def _told(language: str, most: str, here: dict[str, int], words: int) -> str:
    said = f"said to be {language!r}, but {here[language]} of its {words} words are common ones of it"
    return said + (f", {here[most]} of {most!r}" if most != language else "")

"""Claims: what is said to be written as it stands in the text."""

from __future__ import annotations

from expectations.rows import Findings, Rows


def not_in_text(rows: Rows, *, column: str) -> Findings:
    """Words that the article does not have (spaces, line ends and case apart)."""
    found: Findings = {}
    texts = rows["article_text"]
    plain: dict[str, str] = rows.shared("plain texts", lambda _: {})
    for at, (words, text) in enumerate(zip(rows[column].tolist(), texts.tolist(), strict=True)):
        if words is None or text is None or words in text:
            continue
        if text not in plain:  # a text is made plain once, however many claims it has
            plain[text] = _plain(text)
        if _plain(words) not in plain[text]:
            found[at] = f"{column} {words[:60]!r} is not in the text"
    return found


def blank(rows: Rows, *, columns: list[str]) -> Findings:
    """An empty text where nothing (null) is meant."""
    found: dict[int, list[str]] = {}
    for column in columns:
        values = rows[column].tolist()
        for at in [at for at, words in enumerate(values) if words is not None and not words.strip()]:
            found.setdefault(at, []).append(column)
    return {at: f"{', '.join(names)}: blank instead of null" for at, names in found.items()}


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()

"""Articles: is the text what it is said to be, and can it be read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable

import numpy as np

from expectations.rows import Findings, Rows

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_TWICE_DECODED = re.compile("[ÂÃÄÅÐÑØÙ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
_MARKUP = re.compile(
    r"</?(?:p|div|span|a|br|script|style|li|ul|td|tr|table|img|h[1-6])\b[^<>]{0,300}>|&(?:nbsp|amp|quot|lt|gt);",
    re.IGNORECASE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def hash_differs(rows: Rows) -> Findings:
    """text_sha256 is not the hash of the text."""

    def judge(at: int, text: str) -> str | None:
        said = rows["text_sha256"][at]
        if said is None or not re.fullmatch("[0-9a-f]{64}", said) or _SURROGATE.search(text):
            return None
        real = hashlib.sha256(text.encode()).hexdigest()
        return None if real == said else f"the text's hash is {real[:12]}…, said is {said[:12]}…"

    return _each(rows, judge)


def not_unicode(rows: Rows) -> Findings:
    """Half a character (a lone surrogate): such a text cannot be stored as UTF-8."""
    return _each(rows, lambda _, text: "it holds half characters" if _SURROGATE.search(text) else None)


def binary(rows: Rows) -> Findings:
    """Zero bytes: this is no text."""
    return _each(rows, lambda _, text: "it holds zero bytes" if "\x00" in text else None)


def unreadable(rows: Rows, *, more_than: float, at_most: float) -> Findings:
    """A share of control, replacement and private characters between the two; zero bytes are apart."""

    def judge(_: int, text: str) -> str | None:
        count = len(_CONTROL.findall(text)) + len(_PRIVATE.findall(text))
        share = count / len(text) if text and "\x00" not in text else 0.0
        return f"{count} of {len(text)} characters cannot be read" if more_than < share <= at_most else None

    return _each(rows, judge)


def twice_decoded(rows: Rows, *, per_thousand: float) -> Findings:
    """Traces of UTF-8 read as Latin-1 ("Ã©", "â€™")."""

    def judge(_: int, text: str) -> str | None:
        traces = _TWICE_DECODED.findall(text)
        share = 1000 * len(traces) / len(text) if text else 0.0
        return (
            f"{len(traces)} traces of a wrong encoding, such as {traces[0]!r}"
            if share > per_thousand
            else None
        )

    return _each(rows, judge)


def hidden(rows: Rows, *, per_thousand: float) -> Findings:
    """Zero-width and direction characters, more than writing needs."""

    def judge(_: int, text: str) -> str | None:
        count = len(_HIDDEN.findall(text))
        return (
            f"{count} characters that do not show"
            if text and 1000 * count / len(text) > per_thousand
            else None
        )

    return _each(rows, judge)


def markup(rows: Rows, *, more_than: int) -> Findings:
    """Tags and entities of HTML that the reader left in."""

    def judge(_: int, text: str) -> str | None:
        left = _MARKUP.findall(text)
        return f"{len(left)} tags left in the text" if len(left) > more_than else None

    return _each(rows, judge)


def front_matter_left(rows: Rows, *, keys: list[str]) -> Findings:
    """The text begins (after its title, if it has one) as front matter does, with a line of dashes and one of
    these keys: it was never closed, so nothing of it was read."""
    unclosed = re.compile(rf"-{{3,}}[ \t]*\n\s*({'|'.join(keys)})[ \t]*:\s", re.IGNORECASE)

    def judge(at: int, text: str) -> str | None:
        key = unclosed.match(text.removeprefix(rows["title"][at] or "").lstrip())
        return (
            f"its front matter is not closed: {key[1]!r} and what follows stand in the text" if key else None
        )

    return _each(rows, judge)


def returns(rows: Rows) -> Findings:
    """Carriage returns: the reader did not normalise the line ends."""
    return _each(rows, lambda _, text: "line ends are not normalised" if "\r" in text else None)


def few_letters(rows: Rows, *, share: float, from_length: int) -> Findings:
    """A text of some length that is mostly digits and signs: a table, a code, a broken font."""

    def judge(_: int, text: str) -> str | None:
        if len(text) < from_length or _CONTROL.search(text) or _PRIVATE.search(text):
            return None
        letters = sum(map(str.isalpha, text)) + sum(map(str.isspace, text))
        letters += sum(unicodedata.category(c)[0] == "M" for c in text if ord(c) > 0x2FF)
        found = letters / len(text)
        return f"only {found:.0%} of it are letters" if found < share else None

    return _each(rows, judge)


def repeats_itself(rows: Rows, *, share: float, from_lines: int) -> Findings:
    """One line over and over: a reader that took the page's frame for its text."""

    def judge(_: int, text: str) -> str | None:
        lines = [line for line in map(str.strip, text.split("\n")) if line]
        if len(lines) < from_lines:
            return None
        most = max(Counter(lines).values())
        return f"{most} of {len(lines)} lines are the same" if most / len(lines) > share else None

    return _each(rows, judge)


def of_length(rows: Rows, *, at_least: int = 0, at_most: int = 10**12) -> Findings:
    """Texts shorter or longer than wanted; a text without a letter or digit is another fault."""

    def judge(_: int, text: str) -> str | None:
        if not text.strip() or at_least <= len(text) <= at_most:
            return None
        return f"the text has {len(text):,} characters"

    return _each(rows, judge)


def empty(rows: Rows) -> Findings:
    """Nothing but space."""
    return _each(rows, lambda _, text: None if text.strip() else "there is no text")


def without_title(rows: Rows) -> Findings:
    """The text does not begin with the title."""

    def judge(at: int, text: str) -> str | None:
        title = " ".join((rows["title"][at] or "").split())
        begins = " ".join(text[: len(title) * 2 + 200].split()).startswith(title)
        return None if begins or not text.strip() else "the text does not begin with the title"

    return _each(rows, judge)


def same_body(rows: Rows, *, from_length: int) -> Findings:
    """The body of an earlier article under another one's name: copies are kept and counted once. The earlier
    published stands, then the earlier fetched; undated ones come last."""
    first: dict[str, str] = {}
    found: Findings = {}
    for at in _in_order(rows):
        body = " ".join((rows["text"][at] or "").split("\n\n", 1)[-1].split())
        if len(body) < from_length:
            continue
        name = hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()
        before = first.setdefault(name, rows["body_before"][at] or rows["article_id"][at])
        if before != rows["article_id"][at]:
            found[at] = f"the same body as article {before}"
    return found


def _in_order(rows: Rows) -> list[int]:
    """Positions by the place that the warehouse gives them; without one by the day of publication."""
    days, places = rows["published_on"], rows["place_in_order"]
    order: list[int] = np.lexsort((days, np.isnat(days), places)).tolist()
    return order


def _each(rows: Rows, judge: Callable[[int, str], str | None]) -> Findings:
    """What `judge` says of each text that is there."""
    said = ((at, judge(at, text)) for at, text in enumerate(rows["text"]) if text is not None)
    return {at: words for at, words in said if words is not None}

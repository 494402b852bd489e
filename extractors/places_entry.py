"""The place that heads a line of a log, of a list, of a row: what stands in the line plays there.

"04 Jun, 2115, Lokori: …", "3 Feb – Sool (Taleh): …", "• Kayin: 14 dead", "Corrales - dead 6; injured 21",
"7:52 a.m. — Crash, Route 9 at Mill Lane. …". In the script of a talk the word before the colon speaks.
"""

from __future__ import annotations

import re

from extractors.context_reading import Reading, once
from extractors.context_sections import is_dialogue, is_name

FAR = 8  # sentences looked back in a line for the entry that they belong to
LONGEST = 48  # characters of the names that head a line
_MARK = r"[ \t]*+(?:(?:[-•*·▪–—]|\(?\d{1,3}[.)])[ \t]*+)?"  # a long run of spaces is passed once
_NAME = r"[A-Z\u00C0-\u017E][\w.'’-]*(?:[ /-][\w.'’-]+){0,4}"
_CLOCK = r"\d{1,2}[.:]?\d{2}(?: ?h(?:rs?|ours)?)?|\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\.?"
_WORD = r"[^\W\d_]{3,9}\.?"  # a month, a day of the week
_DATE = (
    rf"(?:{_WORD},? )?(?:\d{{1,2}} {_WORD}|{_WORD} \d{{1,2}})(?:,? \d{{4}})?"
    r"|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?"
)
_LOG = re.compile(
    rf"{_MARK}(?:{_DATE})(?: ?,? ?(?:at )?(?:{_CLOCK}))? ?[,–—|/-] ?"
    rf"(?P<names>{_NAME}(?:, [\w.'’-]+(?: [\w.'’-]+){{0,3}}){{0,2}}) ?(?:\((?P<inner>{_NAME})\) ?)?:(?= )"
)
_TOPIC = re.compile(
    rf"{_MARK}(?:{_CLOCK}) ?[–—:-] ?[A-Z][^,.:;()]{{2,60}}, "
    r"(?P<names>(?:[A-Z]|\d+(?:st|nd|rd|th)? )[^.;:()]{2,60})\."
)
_HEAD = re.compile(rf"{_MARK}(?P<names>{_NAME})(?: ?:| [–—-])(?= )")
_BULLET = re.compile(rf"[•·▪|] *(?P<names>{_NAME}):(?= )")
_CELLS = re.compile(r"(?:[^\W\d_]+(?: [^\W\d_]+)? [\d,.]+|[\d,.]+ [^\W\d_]+(?: [^\W\d_]+)?|[^\W\d_]+ nil)")


@once
def entry_place(reading: Reading, at: int) -> str | None:
    """The place at the head of the line in which an offset of the text stands."""
    text = reading.page.text
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = end if end >= 0 else len(text)
    line = text[start:end]
    logged = log_in_line(reading, start, end, at) or _LOG.match(text, start, end)
    if match := logged or _TOPIC.match(text, start, end):
        if match.end() > at or is_dialogue(reading):
            return None
        inner = match.groupdict().get("inner")
        return str(inner) if inner and is_name(reading, inner) else str(match["names"])
    bullets = [m for m in _BULLET.finditer(line, 0, at - start) if is_name(reading, m["names"])]
    if bullets and len(_BULLET.findall(text)) > 1:
        return str(bullets[-1]["names"])
    match = _HEAD.match(line)
    if match and match.end() <= at - start and is_name(reading, match["names"]) and is_cells(line, match):
        return str(match["names"])
    return None


def log_in_line(reading: Reading, start: int, end: int, at: int) -> re.Match[str] | None:
    """The entry of a log that opens with a sentence behind its line: "Mine blast. 5 May, Orte: …"."""
    index = reading.page.index_at(at)
    for there in range(index, max(-1, index - FAR), -1):
        begin = reading.page.bounds[there][0]
        if begin <= start:
            return None
        if match := _LOG.match(reading.page.text, begin, end):
            return match
    return None


def is_cells(line: str, head: re.Match[str]) -> bool:
    """Whether nothing but numbers and their labels follows the head of a row."""
    cells = [c.strip(" .") for c in re.split(r"[;,]", line[head.end() :])]
    return len(cells) > 1 and all(_CELLS.fullmatch(c) for c in cells)

"""Cleaning that never moves a character: the cleaned text has the length and the offsets of the archived one.

Typographic quotes, dashes and spaces become plain ones; lines broken by a fixed width are joined. What ends a
paragraph stays a newline, and a newline always ends a sentence.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Sequence

from extractors.stacked import joined_cells

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ＇`´", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    "―": "—",  # a dash as long as that joins no words: it stays one
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f",
        " ",
    ),
    **dict.fromkeys(
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad",
        " ",
    ),
    **dict.fromkeys("\r\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", " "),  # marks of footnotes
    **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿", "•"),
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)},  # full width
    **dict.fromkeys("،、٬", ","),
    **dict(zip("٫。؛؟", "..;?", strict=True)),
    **{chr(c): str(unicodedata.decimal(chr(c))) for c in range(128, 0x20000) if chr(c).isdecimal()},
}
_TABLE = str.maketrans(_PLAIN)
_ODD_ASCII = tuple(c for c in _PLAIN if c.isascii())
_ASCII = bytes(range(128))
_FEW = 30  # characters that are faster replaced one after the other
_AGE_NEXT = re.compile(r" *\d{1,3},")  # "Ana Ruiz,⏎34, died"
_FULL_LINE = 45  # characters: a shorter line was ended on purpose (MUC wires break at 75, e-mail at 72)
_COLUMNS = re.compile(
    r"\S(?: {3,}|\t| \| )\S.*(?: {3,}|\t| \| )\S|(?<! )(?: +[\d.,]*\d){2} *$"
    r"|^(?:[^,;\n]*,(?! )){3}|^(?:[^;\n]*;){3}"
)  # a line of a table
_TITLED = re.compile(
    r" *[^\W\d_][^\d\n]{0,40} \d[\d,.]*(?: ?\(\d[\d,.]*\))? *"
)  # a row below a title in full
_ENTRIES = (  # of a log ("12 Nov, Orte: two drowned"), of a list of totals ("Killed in May: 418")
    re.compile(r"^\d{1,2}[ ./-](?:\d{1,2}\b|[^\W\d_]+)[^:]{0,40}:"),
    re.compile(r"^[^\W\d_][^:]*: [\d.,]+$"),
)
_EDITED = re.compile(r"(?<=\s)\[([\d,]{1,9})\](?= [^\W\d_])")  # "at least [9] persons": an editor's number
_END = re.compile(
    r"""
    [.!?\n](?:
      (?<=[.!?])(?<![.!?][.!?])[.!?]*+["')\]]*(?P<dash>[ ]*[-—]+(?:[ ]+[-—]+)*(?=[ ]+["'(\[]*[^\W\da-z_]))?
      (?=\s+["'(\[]*[^\Wa-z_])
    | (?P<glued>(?<=[a-z)][.!?])(?=[A-Z][a-z]))
    | (?<=[a-z]{3}[.])(?=\d{1,3}[ ,])
    | (?<=[.!?])(?<![.!?][.!?])[.!?]*+\n+
    | (?<=\n)\n*
    )""",
    re.VERBOSE,
)
_PIECE = re.compile(r"\S+")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_BULLETS = "-*•·‣▪●◦–"


def clean(text: str) -> str:
    """`text` with plain punctuation and joined lines; every character keeps its place."""
    return join_lines(in_plain(text), text)


def in_plain(text: str) -> str:
    """`text` with plain punctuation, its lines as they are: enough for a search of single words."""
    plain = _replace(text)
    return _EDITED.sub(r" \1 ", plain) if "[" in plain else plain


def join_lines(plain: str, text: str) -> str:
    """Text with plain punctuation whose lines, broken by a fixed width, are joined; `text` is as archived."""
    if "\n" not in plain:
        return plain
    lines = plain.split("\n")
    if cells := joined_cells(lines):
        behind = [*(" " if i in cells else "\n" for i in range(len(lines) - 1)), ""]
        return "".join([line + end for line, end in zip(lines, behind, strict=True)])
    if "\t" in text:  # between the cells of a table
        at = itertools.accumulate([len(line) + 1 for line in lines[:-1]], initial=0)
        lines = [_with_tabs(line, text, start) for line, start in zip(lines, at, strict=True)]
        joined = [*itertools.starmap(_join, itertools.pairwise(lines)), lines[-1]]
        return "".join(joined).replace("\t", " ")
    return "".join([*itertools.starmap(_join, itertools.pairwise(lines)), lines[-1]])


def _with_tabs(line: str, text: str, start: int) -> str:
    if "\t" not in text[start : start + len(line)]:
        return line
    return "".join("\t" if text[start + k] == "\t" else c for k, c in enumerate(line))


def _replace(text: str) -> str:
    """`text` with plain punctuation; what replaces a character is never replaced itself."""
    text = text.replace("\r\n", " \n")  # one break, not an empty line
    odd = [c for c in _ODD_ASCII if c in text]
    if not text.isascii():
        odd += _PLAIN.keys() & set(beyond_ascii(text))
        if len(odd) > _FEW:
            return text.translate(_TABLE)
    for character in odd:
        text = text.replace(character, _PLAIN[character])
    return text


def _join(line: str, following: str) -> str:
    """The line with what parts it from the one that follows: a newline, or a space."""
    opening = following.lstrip(" ")[:2]
    first, second = ("" if c.isspace() else c for c in (opening[:1], opening[1:2]))
    body = line.strip()
    bullet = first in _BULLETS or (first.isdigit() and second in ".)")
    if not first or not body or bullet or body[-1] in ".!?:;":
        return line + "\n"
    if body[-1] == ")" and _TITLED.fullmatch(following):
        return line + "\n"
    is_row = following.count(" | ") > 1 and " | " not in line  # the first of a table
    if first == "|" or is_row or (_COLUMNS.search(line) and _COLUMNS.search(following)):
        return line + "\n"
    if any(rule.search(body) and rule.search(following.strip()) for rule in _ENTRIES):
        return line + "\n"
    is_aged = body[-1] == "," and _AGE_NEXT.match(following) is not None
    if len(body) >= _FULL_LINE or first.islower() or is_aged:
        return line + " "
    return line + "\n"


def sentences(text: str, abbreviations: Collection[str]) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of a cleaned text, without the white space around it."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if (
            match[0][0] == "."
            and "\n" not in match[0]
            and match["glued"] is None
            and _is_abbreviation(text, start, match.start(), abbreviations)
        ):
            continue
        _add(text, start, match.end() if match["dash"] is None else match.start("dash"), found)
        start = match.end()  # behind a dash that parts two sentences
    _add(text, start, len(text), found)
    return found


def _is_abbreviation(text: str, start: int, dot: int, abbreviations: Collection[str]) -> bool:
    before = _WORD_BEFORE.search(text, max(start, dot - 12), dot)
    if before is None:
        return False
    word = before[0].lower()
    return (
        word in abbreviations
        or (len(word) == 1 and word.isalpha())
        or ("." in word and word.replace(".", "").isalpha())
    )


def begins_of(pieces: Sequence[str], text: str, start: int, end: int) -> list[int]:
    """Where the pieces of text[start:end].split() begin in the text."""
    if len(pieces) + sum(map(len, pieces)) == end - start + 1:  # one space between any two
        return list(itertools.accumulate([len(p) + 1 for p in pieces[:-1]], initial=start))
    return [m.start() for m in _PIECE.finditer(text, start, end)]


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))


def beyond_ascii(text: str) -> str:
    """The characters of `text` that are not ASCII, in their order."""
    return _decoded(_encoded(text).translate(None, _ASCII))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")


def lower(text: str) -> str:
    """`text` in lower case, of the same length (some capitals have longer lower forms and are left)."""
    if text.isascii():
        return text.lower()
    odd = beyond_ascii(text)
    if odd == odd.lower():
        return _decoded(_encoded(text).lower())
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)

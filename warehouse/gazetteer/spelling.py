"""One key for the many spellings of a place name: "Al-Bāb", "el bab" and "Bab" are one, so are أ and ا."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[’'`ʿʾʼ‘\u02bb\u064b-\u0652\u0640]")
_BREAKS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|al|el|ad|an|ar|as|ash|at|az|ال)\s+(?=\w)")
_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ё": "е", "ł": "l", "ø": "o", "ı": "i"}
)


def spell(name: str) -> str:
    """The key under which a name is kept and looked up; empty for a name without letters or digits."""
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        text = "".join(
            char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
        )
        text = text.translate(_LETTERS)
    text = _BREAKS.sub(" ", _DROPPED.sub("", text)).strip()
    return _ARTICLE.sub("", text)

"""Words that the warehouse reads in what claims say: warehouse/words.yml, one list for all languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from warehouse import Mistake

PATH = Path(__file__).with_name("words.yml")
LISTS = {"leads", "cut_leads", "parties", "died_of_it", "documented", "died_of_wounds", "tolls"}
LISTS |= {"armies", "whoever"}


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern for any word of a list, in any case. Raises `Mistake` where the file is not as it must be."""
    import yaml

    lists = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    if set(lists) != LISTS:
        raise Mistake(f"words.yml: unknown or missing list {sorted(set(lists) ^ LISTS)[0]!r}")
    if wrong := [word for word in lists[name] if not isinstance(word, str)]:
        raise Mistake(f"words.yml {name}: {wrong[0]!r} is not a string; put it in quotes")
    return re.compile(rf"\b(?:{'|'.join(lists[name])})(?:(?<=\W)|(?!\w))", re.IGNORECASE)

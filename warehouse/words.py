"""Words that the warehouse reads in what claims say: warehouse/words.yml, one list for all languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse import Mistake

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PATH = Path(__file__).with_name("words.yml")
LISTS = {"leads", "cut_leads", "parties", "died_of_it", "documented", "died_of_wounds", "tolls"}
LISTS |= {"armies", "whoever"}


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern for any word of a list, in any case. Raises `Mistake` where the file is not as it must be."""
    return re.compile(rf"\b(?:{'|'.join(_listed(name))})(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def hold_any(name: str, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which of many texts hold a word of a list. All are looked through at once, with no heed to where words
    end; only what is found so is looked at for itself.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    wider = "|".join(_listed(name)).replace(r"\w", r"\S")
    found = pc.match_substring_regex(pa.array(texts, pa.large_string()), wider, ignore_case=True)
    holds = np.array(found, dtype=bool)
    exact = any_of(name)
    for at in np.flatnonzero(holds).tolist():
        holds[at] = exact.search(texts[at]) is not None
    return holds


@cache
def _listed(name: str) -> list[str]:
    import yaml

    lists = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    if set(lists) != LISTS:
        raise Mistake(f"words.yml: unknown or missing list {sorted(set(lists) ^ LISTS)[0]!r}")
    if wrong := [word for word in lists[name] if not isinstance(word, str)]:
        raise Mistake(f"words.yml {name}: {wrong[0]!r} is not a string; put it in quotes")
    return list(lists[name])

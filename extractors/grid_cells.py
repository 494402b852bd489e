"""The numbers of the cells of a table (grids.py), and what they are of each other."""

from __future__ import annotations

from extractors.drafts import Draft
from extractors.grids import Column
from extractors.lexicon import Lexicon
from extractors.listings import UNARMED, Listing, add_up
from extractors.mentions import Sentence


def row_group(row: str, lexicon: Lexicon) -> str:
    """ "Women   12   40": the group that the first cell of a row names."""
    words = row.lower().split()
    entry = lexicon.words.get(words[0].strip('|":')) if words else None
    return entry.value or "people" if entry and entry.letter in "hH" and entry.value in UNARMED else "people"


def settle_cell(draft: Draft, at: int, listing: Listing, row: str, lexicon: Lexicon) -> None:
    """Cells of one column are apart, and parts of their sum."""
    above = listing.cells.setdefault(at, [])
    if not lexicon.sets["sums_told"].isdisjoint(row.lower().split()):
        add_up(draft, above)
        return
    draft.apart += above
    above.append(draft)


def cell_draft(sentence: Sentence, number: int, column: Column, lexicon: Lexicon) -> list[Draft]:
    """The number of one cell of a table."""
    at = sentence.letters.find("Q")
    if at < 0 or set(sentence.letters) - set("Q*"):
        return []
    rule = f"{lexicon.language}.table"
    return [Draft(number, at, sentence.mentions[at], column.outcome, rule, None, None)]

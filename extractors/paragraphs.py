"""Which sentences hang together as a paragraph, also in a text that has lost its paragraphs.

A page taken from the web often comes as one block. There each sentence may have opened a paragraph, so that
only neighbours hang together: what a far sentence names need not be where this one plays.
"""

from __future__ import annotations

from extractors.context_reading import Reading, once
from extractors.windows_report import same_paragraph

LONG = 8  # sentences of a paragraph: a longer one is a text run together
NEAR = 1  # sentences apart that hang together there


@once
def is_run_together(reading: Reading, index: int) -> bool:
    """Whether the paragraph of a sentence is too long to be one."""
    firsts = range(max(0, index - LONG), index + 1)
    return any(
        first + LONG < len(reading) and same_paragraph(reading, first, first + LONG) for first in firsts
    )


def hangs_together(reading: Reading, index: int, other: int) -> bool:
    """Whether two sentences stand in one paragraph; of a text run together they are neighbours."""
    if not same_paragraph(reading, index, other):
        return False
    return abs(index - other) <= NEAR or not is_run_together(reading, min(index, other))

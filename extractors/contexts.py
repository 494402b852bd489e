"""Contexts of a text's drafts, whatever its length: a text with very many claims is read in stretches.

The reader of contexts looks from each claim to the others around it. In a text of hundreds of claims, such
as a long
list, what stands far away says nothing, and looking at it would make the time grow with the square of the
length.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors.context import Anchor, Context, attach_context
from extractors.drafts import Draft

WHOLE = 200  # claims of a text that is read as one; the longest report of the annotated ones has 80
STRETCH = 20  # claims read together in a longer one


def read_contexts(
    plain: str,
    spans: list[tuple[int, int]],
    drafts: list[Draft],
    date: dt.date | None,
    place: str | None,
    language: str,
) -> list[Context]:
    """One context a draft, in their order."""
    anchors = [_anchor(d, spans) for d in drafts]
    if len(anchors) <= WHOLE:
        return attach_context(plain, spans, date, anchors, place, language)
    found: list[Context] = []
    for at in range(0, len(anchors), STRETCH):
        found += _stretch(plain, spans, anchors, at, date, place, language)
    return found


def _stretch(
    plain: str,
    spans: list[tuple[int, int]],
    anchors: list[Anchor],
    at: int,
    date: dt.date | None,
    place: str | None,
    language: str,
) -> list[Context]:
    some = anchors[at : at + STRETCH]
    start = min(a.start for a in some) if at else 0
    start = max(spans[some[0].sentence][0], start - 400) if at else 0
    end = min(spans[some[-1].sentence][1], max(a.end for a in some) + 400)
    first, last = some[0].sentence, some[-1].sentence
    if at == 0:
        first = 0
    inside = [(max(s, start) - start, min(e, end) - start) for s, e in spans[first : last + 1]]
    moved = [
        replace(
            a, start=a.start - start, end=a.end - start, sentence=a.sentence - first,
            clause_start=max(a.clause_start - start, 0), clause_end=min(a.clause_end, end) - start,
            trigger_start=_moved(a.trigger_start, start, end), trigger_end=_moved(a.trigger_end, start, end),
        )
        for a in some
    ]  # fmt: skip
    return attach_context(plain[start:end], inside, date, moved, place, language)


def _moved(offset: int | None, start: int, end: int) -> int | None:
    return None if offset is None or not start <= offset <= end else offset - start


def _anchor(draft: Draft, spans: list[tuple[int, int]]) -> Anchor:
    start, end = draft.span
    sentence = spans[draft.sentence]
    clause, trigger = draft.clause, draft.trigger
    return Anchor(
        start, end, draft.outcome, draft.sentence, max(clause[0], sentence[0]), min(clause[1], sentence[1]),
        trigger[0] if trigger else None, trigger[1] if trigger else None, draft.mention.number is None,
    )  # fmt: skip

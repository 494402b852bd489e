"""Who of those told as hurt is told as dead in the same sentence."""

from __future__ import annotations

from extractors.drafts import Draft


def is_of_the_hurt(before: list[Draft], part: Draft) -> bool:
    """ "Two died and three were hurt, one of whom later died": of the last number told in its sentence."""
    last = before[-1] if before else None
    is_larger = last is not None and last.value is not None and (part.value or 0) < last.value
    return part.mention.kind == "Y" and is_larger and last is not None and last.outcome == "wounded"

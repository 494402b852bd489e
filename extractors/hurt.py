"""Who of those told as hurt is told as dead in the same sentence."""

from __future__ import annotations

from extractors.drafts import Draft


def is_of_the_hurt(before: list[Draft], part: Draft) -> bool:
    """ "Two died and three were hurt, one of whom later died": of the last number told in its sentence."""
    if not before or part.mention.kind != "Y":
        return False
    last = before[-1]
    return last.outcome == "wounded" and last.value is not None and (part.value or 0) < last.value

"""By what and by whom: the words for causes and actors in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.context_page import Sentence


@dataclass(frozen=True, slots=True)
class Harm:
    """Words for a cause or an actor: tokens first … last-1."""

    first: int
    last: int
    role: str
    text: str


def find_harms(sentence: Sentence) -> tuple[Harm, ...]:
    """The causes and actors of a sentence; of one role none overlapping, the rules' order decides."""
    found: list[Harm] = []
    for rule in sentence.rules("causes"):
        role = str(rule.options["role"])
        group = "what" if role == "cause" else "who"
        for match in rule.pattern.finditer(sentence.letters):
            first, last = match.span(group)
            if not any(h.role == role and h.first < last and first < h.last for h in found):
                found.append(Harm(first, last, role, sentence.written(first, last)))
    return tuple(sorted(found, key=lambda h: h.first))

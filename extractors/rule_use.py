"""What each rule does on a corpus: how often it fires, and how often it is right where the truth is known.

`figures rules` prints it. A corpus is texts; a text may carry its annotated claims, each with start, end,
outcome, value and value_to. A claim is right when its span and an annotated one share at least half of their
union and outcome and values agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors import extract
from extractors.claim import Claim
from extractors.patterns import load_patterns


@dataclass(frozen=True, slots=True)
class RuleUse:
    """One rule: `fired` claims in all, of them `judged` in annotated texts, and `right` among the judged."""

    rule_id: str
    why: str
    fired: int
    judged: int
    right: int

    @property
    def precision(self) -> float | None:
        """Share of the judged that are right; None where none was judged."""
        return self.right / self.judged if self.judged else None


def rule_use(
    texts: Iterable[tuple[str, dt.date | None, list[Mapping[str, Any]] | None]], language: str = "en"
) -> list[RuleUse]:
    """The use of every rule over (text, date, annotated claims or None), the busiest first."""
    read = ((extract(text, date, language=language).claims, gold) for text, date, gold in texts)
    return count_rules(read, (language,))


def count_rules(
    readings: Iterable[tuple[Sequence[Claim], list[Mapping[str, Any]] | None]], languages: Iterable[str]
) -> list[RuleUse]:
    """The same over (claims, annotated claims or None), with every rule of the languages."""
    whys = {p.id: p.why for language in languages for p in load_patterns(language)}
    counts: dict[str, list[int]] = {rule: [0, 0, 0] for rule in whys}
    for claims, gold in readings:
        right = right_claims(claims, gold) if gold is not None else set()
        for claim in claims:
            count = counts.setdefault(claim.rule_id, [0, 0, 0])
            count[0] += 1
            count[1] += gold is not None
            count[2] += claim.n in right
    uses = [
        RuleUse(rule, whys.get(rule, "made by what stands around it"), *count)
        for rule, count in counts.items()
    ]
    return sorted(uses, key=lambda u: (-u.fired, u.rule_id))


def right_claims(claims: Iterable[Claim], gold: list[Mapping[str, Any]]) -> set[int]:
    """The `n` of the claims that the annotation has."""
    return set(paired_claims(claims, gold).values())


def paired_claims(claims: Iterable[Claim], gold: list[Mapping[str, Any]]) -> dict[int, int]:
    """Index of an annotated claim → `n` of the claim that reads it; each once, the largest overlap first."""
    options = []
    claims = list(claims)
    for i, known in enumerate(gold):
        for claim in claims:
            shared = min(known["end"], claim.end) - max(known["start"], claim.start)
            union = max(known["end"], claim.end) - min(known["start"], claim.start)
            known_values = (known["outcome"], known["value"], known.get("value_to"))
            same = known_values == (claim.outcome, claim.value, claim.value_to)
            if same and shared * 2 >= union:
                options.append((-shared / union, i, claim.n))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, n in sorted(options):
        if i not in pairs and n not in taken:
            pairs[i] = n
            taken.add(n)
    return pairs

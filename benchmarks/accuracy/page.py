"""The page docs/accuracy.md: the sets and their origins, claims, attributes, totals, rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.accuracy.intervals import figure_of, wilson
from benchmarks.accuracy.judge import ATTRIBUTES, Judged, Tally, judge_claims, judge_total
from benchmarks.accuracy.sets import Annotated
from extractors.rule_use import RuleUse, count_rules

ABSENT = "The development sets are not beside this project (FIGURES_SHARED), so their rows are absent."
HEAD = """# How often the figures are right

Made by `python -m benchmarks.extract_accuracy`; do not edit. In brackets stands the 95 % interval, on
either side the wider one of a bootstrap over documents and of Wilson's interval. A claim is right when its
span, outcome and values are the annotated ones; its attributes are judged where it is right. **Rows
that say "never read", where there are any, are the honest guess at unseen text**: the others were read while
rules were written.
How the news of tomorrow differs from all of these, no row says.
"""
JudgedSet = tuple[str, list[Judged]]


def page(sets: Sequence[Annotated], dev_is_there: bool) -> str:
    """The whole page."""
    claims = [s for s in sets if s.has_claims]
    judged = [
        (s.name, [judge_claims(*pair) for pair in zip(s.rows, s.readings, strict=True)]) for s in claims
    ]
    pooled = judged + _pools(claims, judged)
    parts = [
        HEAD + ("" if dev_is_there else f"\n{ABSENT}\n"),
        _table("The sets", ("set", "kind of text", "of", "read", "documents", "claims"), map(_about, sets)),
        _origins(sets),
        claims_tables(pooled),
        _table("The article's own total", ("set", "outcome", "texts above zero", "right", "texts at zero",
                                           "kept at zero"), _totals(s for s in sets if not s.has_claims)),
        _rules(sets),
    ]  # fmt: skip
    return "\n".join(parts)


def claims_tables(judged: Sequence[JudgedSet]) -> str:
    """What is read, and the attributes of what is read right, a line a set."""
    counts = ("set", "annotated", "read", "right", "precision", "recall")
    heads = (*counts, "F1, all claims", "F1, explicit numbers")
    claims = _table("Claims", heads, map(_claims, judged))
    named = ("set", "judged", *ATTRIBUTES)
    return f"{claims}\n{_table('Attributes of the right claims', named, map(_attributes, judged))}"


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return f"## {title}\n\n" + "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def _about(one: Annotated) -> Sequence[object]:
    claims = sum(len(row["claims"]) for row in one.rows) if one.has_claims else "totals"
    return one.name, one.kind, one.folder, one.read, len(one.rows), claims


def _origins(sets: Sequence[Annotated]) -> str:
    origins = dict.fromkeys(f"- **{s.folder}**: {s.by}" for s in sets)
    return "\n".join(origins) + "\n"


def _pools(claims: Sequence[Annotated], judged: Sequence[JudgedSet]) -> list[JudgedSet]:
    """All sets of one folder together, read and never read apart."""
    pools: dict[str, list[Judged]] = {}
    for one, (_, documents) in zip(claims, judged, strict=True):
        pools.setdefault(f"**{one.folder}, {one.read}, all**", []).extend(documents)
    return list(pools.items())


def _claims(one: JudgedSet) -> Sequence[object]:
    name, documents = one
    every = [d.every for d in documents]
    gold, read, right = _sums(every)
    shares: list[tuple[list[Tally], Callable[[Sequence[Tally]], tuple[float, float]]]] = [
        (every, lambda t: (_sums(t)[2], _sums(t)[1])),
        (every, lambda t: (_sums(t)[2], _sums(t)[0])),
        (every, _f1),
        ([d.explicit for d in documents], _f1),
    ]
    return name, gold, read, right, *(_shown(samples, share, 3) for samples, share in shares)


def _attributes(one: JudgedSet) -> Sequence[object]:
    name, documents = one
    judged = sum(d.every.right for d in documents)
    return name, judged, *(_shown([d.attributes[a] for d in documents], _ratio, 2) for a in ATTRIBUTES)


def _totals(sets: Iterable[Annotated]) -> Iterable[Sequence[object]]:
    for one in sets:
        for slot in ("killed", "wounded"):
            above: list[tuple[int, int]] = []
            zero: list[tuple[int, int]] = []
            for row, reading in zip(one.rows, one.readings, strict=True):
                if (right := judge_total(row, reading, slot)) is not None:
                    (above if row[f"{slot}_lo"] else zero).append((int(right), 1))
            if above or zero:
                shown = (len(above), _shown(above, _ratio, 3), len(zero), _shown(zero, _ratio, 3))
                yield one.name, slot, *shown


def _rules(sets: Sequence[Annotated]) -> str:
    read = [
        (reading.claims, row.get("claims"))
        for s in sets
        for row, reading in zip(s.rows, s.readings, strict=True)
    ]
    uses = count_rules(read, sorted({row.get("language", "en") for s in sets for row in s.rows}))
    fired = [u for u in uses if u.fired]
    rows = [(u.rule_id, u.fired, u.judged, _right(u), u.why) for u in fired]
    silent = ", ".join(u.rule_id for u in uses if not u.fired)
    return _table("Rule by rule, all sets together", ("rule", "fired", "judged", "right", "why"), rows) + (
        f"\nNever fired on these sets (each has its own examples as tests): {silent or 'none'}.\n"
    )


def _right(use: RuleUse) -> str:
    if not use.judged:
        return "–"
    low, high = wilson(use.right, use.judged)
    return f"{use.right} ({low:.2f}–{high:.2f})"


def _shown(samples: Sequence[Any], share: Callable[[Sequence[Any]], tuple[float, float]], digits: int) -> str:
    figure = figure_of(samples, share)
    return figure.shown(digits) if figure else "–"


def _sums(tallies: Sequence[Tally]) -> tuple[int, int, int]:
    return sum(t.gold for t in tallies), sum(t.read for t in tallies), sum(t.right for t in tallies)


def _f1(tallies: Sequence[Tally]) -> tuple[float, float]:
    gold, read, right = _sums(tallies)
    return float(right), (gold + read) / 2


def _ratio(hits: Sequence[tuple[int, int]]) -> tuple[float, float]:
    return float(sum(h[0] for h in hits)), float(sum(h[1] for h in hits))

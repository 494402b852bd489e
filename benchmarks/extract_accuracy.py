"""How often the extractor is right: writes docs/accuracy.md from annotated sets, rule by rule.

    python -m benchmarks.extract_accuracy --data ../shared/eval/dev [--out docs/accuracy.md]

A set is JSON lines. `claims-*.jsonl` carry every claim of a text; `totals-*.jsonl` one coder's total for the
main event.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from extractors import extract
from extractors.rule_use import right_claims, rule_use

Row = dict[str, Any]
ROUNDS = 300  # of the bootstrap over documents


def main() -> None:
    """Read the sets, measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("docs/accuracy.md"))
    given = parser.parse_args()
    sets = {p.stem: _rows(p) for p in sorted(given.data.glob("*.jsonl"))}
    given.out.write_text(page(sets), encoding="utf-8")


def page(sets: dict[str, list[Row]]) -> str:
    """The whole page."""
    lines = [
        "# How often the figures are right",
        "",
        "Made by `python -m benchmarks.extract_accuracy`; do not edit. ± is the 95 % half-width of",
        "a bootstrap over documents. The annotated sets are not part of this project; they are read from",
        "beside it.",
        "",
        "| set | documents | figure | value |",
        "|---|---|---|---|",
    ]
    for name, rows in sets.items():
        measure = _claims_lines if name.startswith("claims-") else _totals_lines
        lines += measure(name, rows)
    lines += ["", "## Rule by rule", "", "| rule | fired | judged | right | why |", "|---|---|---|---|---|"]
    annotated = [r for n, rows in sets.items() if n.startswith("claims-") for r in rows]
    for use in rule_use((r["text"], _date(r), r["claims"]) for r in annotated):
        right = "" if use.precision is None else f"{use.precision:.2f}"
        lines.append(f"| {use.rule_id} | {use.fired} | {use.judged} | {right} | {use.why} |")
    return "\n".join(lines) + "\n"


def _claims_lines(name: str, rows: list[Row]) -> list[str]:
    tallies: dict[str, list[tuple[int, int, int]]] = {"explicit numbers": [], "all claims": []}
    for row in rows:
        claims = extract(row["text"], _date(row)).claims
        right = right_claims(claims, row["claims"])
        told = [c for c in claims if not c.implicit]
        tallies["all claims"].append((len(row["claims"]), len(claims), len(right)))
        gold = sum(not g.get("implicit") for g in row["claims"])
        tallies["explicit numbers"].append((gold, len(told), sum(c.n in right for c in told)))
    return [
        f"| {name} | {len(rows)} | F1, {what} | {_f1(t):.3f} ± {_half_width(t, _f1):.3f} |"
        for what, t in tallies.items()
    ]


def _totals_lines(name: str, rows: list[Row]) -> list[str]:
    lines = []
    for slot in ("killed", "wounded"):
        hits = []
        for row in rows:
            low, high = row.get(f"{slot}_lo"), row.get(f"{slot}_hi")
            if not low:
                continue
            total = extract(row["text"], _date(row)).totals.get(slot)
            best = total.best if total and total.best is not None else 0
            hits.append((low <= best <= (low if high is None else high), 1))
        if hits:
            value = f"{_mean(hits):.3f} ± {_half_width(hits, _mean):.3f}"
            lines.append(f"| {name} | {len(hits)} | {slot}, exact | {value} |")
    return lines


def _f1(tallies: Sequence[tuple[int, ...]]) -> float:
    gold, predicted, right = (sum(t[k] for t in tallies) for k in range(3))
    return 2 * right / (gold + predicted) if gold + predicted else 1.0


def _mean(hits: Sequence[tuple[int, ...]]) -> float:
    return sum(h[0] for h in hits) / len(hits)


def _half_width(samples: Sequence[Any], figure: Callable[[Sequence[Any]], float]) -> float:
    rng = random.Random(7)
    got = sorted(figure(rng.choices(samples, k=len(samples))) for _ in range(ROUNDS))
    return (got[int(ROUNDS * 0.975) - 1] - got[int(ROUNDS * 0.025)]) / 2


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _date(row: Row) -> dt.date | None:
    return dt.date.fromisoformat(row["date"][:10]) if row.get("date") else None


if __name__ == "__main__":
    main()

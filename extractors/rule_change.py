"""What a change of rules does to a corpus: claims gained, lost and changed, by article, with their sentence.

A reading is a plain row per article (`article`, `claims`): one can be kept in a file, and compared with
what other rules read from the same texts later (`figures rules --save` and `--against`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extractors import extract
from extractors.jsonl import claim_row

Row = dict[str, Any]
KEY = ("start", "end", "outcome")  # two claims of one text that agree here are the same claim
UNSTABLE = ("n", "part_of", "apart_from")  # numbers within one reading: they move when a claim comes before


@dataclass(frozen=True, slots=True)
class Change:
    """One claim `gained`, `lost` or `changed`; `fields` are those that differ, as (name, before, now)."""

    article: str
    what: str
    rule: str
    outcome: str
    number_text: str
    fields: tuple[tuple[str, Any, Any], ...]
    sentence: str


def read_article(article: str, text: str, date: dt.date | None, language: str = "en") -> Row:
    """The claims of one text as plain values, each with the sentence that states it."""
    claims = []
    for claim in extract(text, date, language=language).claims:
        row = {name: value for name, value in claim_row(claim).items() if name not in UNSTABLE}
        quote = " ".join(text[claim.quote_start : claim.quote_end].split())
        claims.append(row | {"sentence": quote})
    return {"article": article, "claims": claims}


def changes(before: Iterable[Row], now: Iterable[Row]) -> list[Change]:
    """From one reading to another, in the order of the articles; articles that only one of them has are left
    out.
    """
    earlier = {row["article"]: row["claims"] for row in before}
    found: list[Change] = []
    for row in now:
        if row["article"] in earlier:
            found += _changes_of(row["article"], _keyed(earlier[row["article"]]), _keyed(row["claims"]))
    return found


def _changes_of(article: str, before: Mapping[Any, Row], now: Mapping[Any, Row]) -> list[Change]:
    found = []
    for key in sorted({*before, *now}):
        old, new = before.get(key), now.get(key)
        if old is None or new is None:
            found.append(_change(article, "gained" if old is None else "lost", old or new or {}, ()))
            continue
        fields = tuple((k, old.get(k), new[k]) for k in new if k != "sentence" and old.get(k) != new[k])
        if fields:
            found.append(_change(article, "changed", new, fields))
    return found


def _change(article: str, what: str, claim: Row, fields: tuple[tuple[str, Any, Any], ...]) -> Change:
    return Change(
        article, what, claim["rule_id"], claim["outcome"], claim["number_text"], fields, claim["sentence"]
    )


def _keyed(claims: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    return {tuple(claim[name] for name in KEY): claim for claim in claims}

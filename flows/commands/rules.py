"""`figures rules`: every rule with its reason; over a corpus, what each does there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from flows import Mistake
from flows.options import JsonOption

Text = tuple[str, dt.date | None, list[Mapping[str, Any]] | None]
LONGEST_WHY = 200
SPAN = {"start": int, "end": int, "outcome": str}  # what an annotated claim must say, beside its value


def run(
    corpus: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--corpus", metavar="FILE.jsonl", help="A text a line: text, date, and claims if known."
        ),
    ] = None,
    language: Annotated[str, typer.Option("--language", help="Whose rules.")] = "en",
    as_json: JsonOption = False,
) -> None:
    """List the rules; over a corpus, how often each fires and how often it is right."""
    from flows.reading import languages
    from flows.showing import as_json as to_json
    from flows.showing import columns

    if language not in (known := sorted(languages())):
        raise Mistake(f"--language {language!r} has no rules; there are {', '.join(known)}")
    if corpus is not None and not corpus.is_file():
        raise Mistake(f"rules: no file {corpus}; give a .jsonl with one text a line")
    rows = _listed(language) if corpus is None else _used(corpus, language)
    if as_json:
        print(to_json(rows))
    else:
        print("\n".join(columns(list(rows[0]), [list(row.values()) for row in rows], LONGEST_WHY)))


def _listed(language: str) -> list[dict[str, Any]]:
    from extractors.patterns import load_patterns

    return [{"rule": pattern.id, "why": pattern.why} for pattern in load_patterns(language)]


def _used(corpus: Path, language: str) -> list[dict[str, Any]]:
    """`judged` and `right` count in annotated texts only; `precision` is their share."""
    from extractors.rule_use import rule_use

    return [
        {
            "rule": use.rule_id,
            "fired": use.fired,
            "judged": use.judged,
            "right": use.right,
            "precision": None if use.precision is None else round(use.precision, 3),
            "why": use.why,
        }
        for use in rule_use(_texts(corpus), language)
    ]


def _texts(corpus: Path) -> Iterator[Text]:
    with corpus.open(encoding="utf-8") as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _text(line, f"{corpus} line {number}")
        except UnicodeDecodeError as error:
            raise Mistake(f"{corpus}: not UTF-8 ({error.reason}); write it as UTF-8") from error


def _text(line: str, where: str) -> Text:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise Mistake(f"{where}: no JSON ({error}); right is an object a line") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise Mistake(f"{where}: no text; right is an object with text, date, and claims if known")
    try:
        date = dt.date.fromisoformat(row["date"]) if row.get("date") else None
    except (TypeError, ValueError):
        raise Mistake(f"{where}: {row['date']!r} is no date; write it as 2016-09-30") from None
    claims = row.get("claims")
    if claims is not None and not _are_claims(claims):
        raise Mistake(f"{where}: a claim wants start, end, outcome and value; see tests/gold/README.md")
    return row["text"], date, claims


def _are_claims(claims: Any) -> bool:
    return isinstance(claims, list) and all(
        isinstance(claim, dict)
        and "value" in claim
        and all(isinstance(claim.get(name), kind) for name, kind in SPAN.items())
        for claim in claims
    )

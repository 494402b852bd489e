"""`figures rules`: every rule with its reason; over a corpus, what each does there, and what a change did."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from flows import Mistake
from flows.options import JsonOption

if TYPE_CHECKING:
    from extractors.rule_change import Change

Text = tuple[str, dt.date | None, list[Mapping[str, Any]] | None]
MARKS = {"gained": "+", "lost": "-", "changed": "~"}
LONGEST_WHY = 200
SPAN = {"start": int, "end": int, "outcome": str}  # what an annotated claim must say, beside its value


def run(
    corpus: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--corpus", metavar="FILE.jsonl", help="A text a line: text, date, and claims if known."
        ),
    ] = None,
    save: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--save", metavar="READING", help="Keep what the rules read in the corpus."),
    ] = None,
    against: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--against", metavar="READING", help="Claims gained and lost since that reading."),
    ] = None,
    language: Annotated[str, typer.Option("--language", help="Whose rules.")] = "en",
    as_json: JsonOption = False,
) -> None:
    """List the rules; over a corpus, how often each fires and is right, or what a change of rules did."""
    from flows.reading import languages
    from flows.showing import as_json as to_json
    from flows.showing import columns

    if language not in (known := sorted(languages())):
        raise Mistake(f"--language {language!r} has no rules; there are {', '.join(known)}")
    if corpus is not None and not corpus.is_file():
        raise Mistake(f"rules: no file {corpus}; give a .jsonl with one text a line")
    if save is not None or against is not None:
        _compare(corpus, save, against, language, as_json)
        return
    rows = _listed(language) if corpus is None else _used(corpus, language)
    if as_json:
        print(to_json(rows))
    else:
        print("\n".join(columns(list(rows[0]), [list(row.values()) for row in rows], LONGEST_WHY)))


def _compare(
    corpus: Path | None, save: Path | None, against: Path | None, language: str, as_json: bool
) -> None:
    from extractors import ruleset
    from extractors.rule_change import changes, read_article
    from flows.showing import as_json as to_json

    if corpus is None:
        raise Mistake("--save and --against want a --corpus: the texts that the rules read")
    earlier = None if against is None else _reading(against)
    now = [
        read_article(article, text, date, language) for article, (text, date, _) in _articles(corpus).items()
    ]
    if save is not None:
        lines = [{"ruleset": ruleset(), "articles": len(now)}, *now]
        save.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")
    if earlier is None:
        return
    head, *before = earlier
    found = changes(before, now)
    if as_json:
        print(to_json([asdict(change) for change in found]))
    else:
        print("\n".join([f"ruleset {head['ruleset']} → {ruleset()}", *_told(found)]))


def _told(found: list[Change]) -> Iterator[str]:
    counts = Counter(change.what for change in found)
    yield (
        ", ".join(f"{counts[what]} {what}" for what in MARKS)
        + f" in {len({c.article for c in found})} articles"
    )
    for article, group in itertools.groupby(found, key=lambda change: change.article):
        yield article
        for change in group:
            fields = "".join(f" {name} {old!r} → {new!r}," for name, old, new in change.fields).rstrip(",")
            yield f"  {MARKS[change.what]} {change.rule} {change.outcome} {change.number_text!r}{fields}"
            yield f"      {change.sentence}"


def _reading(path: Path) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise Mistake(f"--against {path}: {error}; give a file made with --save") from error
    if not rows or not isinstance(rows[0], dict) or "ruleset" not in rows[0]:
        raise Mistake(f"--against {path}: no reading; give a file made with --save")
    return rows


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
    return iter(_articles(corpus).values())


def _articles(corpus: Path) -> dict[str, Text]:
    """The texts by their id, or by their line where they have none."""
    return dict(_lines(corpus))


def _lines(corpus: Path) -> Iterator[tuple[str, Text]]:
    with corpus.open(encoding="utf-8") as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    name, text = _text(line, f"{corpus} line {number}")
                    yield name or f"line {number}", text
        except UnicodeDecodeError as error:
            raise Mistake(f"{corpus}: not UTF-8 ({error.reason}); write it as UTF-8") from error


def _text(line: str, where: str) -> tuple[str, Text]:
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
    return str(row.get("id") or ""), (row["text"], date, claims)


def _are_claims(claims: Any) -> bool:
    return isinstance(claims, list) and all(
        isinstance(claim, dict)
        and "value" in claim
        and all(isinstance(claim.get(name), kind) for name, kind in SPAN.items())
        for claim in claims
    )

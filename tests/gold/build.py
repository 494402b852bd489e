"""Turn the hand-written sources in source/ into the gold files that the scorer reads.

Run from the repository: `.venv/bin/python tests/gold/build.py` writes every `<set>.jsonl` beside this file,
`--check` writes nothing and exits 1 where a committed file differs. The source format is told in README.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
OUTCOMES = {"killed", "wounded", "casualties", "missing", "abducted", "detained", "displaced", "in_need"}
OUTCOMES |= {"affected_other"}
GROUPS = {
    "people",
    "civilians",
    "children",
    "women",
    "men",
    "girls",
    "boys",
    "infants",
    "elderly",
    "soldiers",
}
GROUPS |= {"health_workers", "aid_workers", "journalists", "rescuers", "police", "combatants", "perpetrators"}
GROUPS |= {"detainees", "other"}
KINDS = {"incident", "period", "cumulative"}
MODALITIES = {"stated", "alleged", "feared", "denied", "hypothetical"}
HEDGES = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "~": "about", "": "exact"}
MARK = re.compile(r"\{(\*?)([^{}]+)\}")
HEAD = re.compile(
    r"(?P<outcome>\w+)(?: (?P<hedge>>=|>|<=|<|~)?(?P<value>\d+)(?:-(?P<to>\d+))?| (?P<vague>\?))?"
    r"(?: (?P<group>\w*)(?:/(?P<noun>.+))?)?$"
)
WHEN = re.compile(r"(?P<text>.*?) ?(?:(?P<start>\d{4}-\d\d-\d\d|\.\.)(?:/(?P<end>\d{4}-\d\d-\d\d))?)?$")


class SourceError(Exception):
    """A source file breaks the format: file, document and what is wrong."""


@dataclass(frozen=True)
class Mark:
    """One marked number expression, placed in the text without its braces."""

    start: int
    end: int
    text: str
    implicit: bool


def unmark(marked: str) -> tuple[str, list[Mark]]:
    """The plain text, and the marks with offsets into it."""
    plain, marks, at = "", [], 0
    for found in MARK.finditer(marked):
        plain += marked[at : found.start()]
        start = len(plain)
        plain += found[2]
        marks.append(Mark(start, len(plain), found[2], bool(found[1])))
        at = found.end()
    return plain + marked[at:], marks


def read_head(head: str, implicit: bool) -> dict[str, Any]:
    """Outcome, value, qualifier and group of `killed >=12 civilians/farmers`."""
    found = HEAD.match(head)
    if not found or found["outcome"] not in OUTCOMES:
        raise SourceError(f"cannot read {head!r}")
    group = found["group"] or "people"
    if group not in GROUPS:
        raise SourceError(f"no such group in {head!r}")
    value = 1 if implicit and not found["value"] else int(found["value"]) if found["value"] else None
    if value is None and not found["vague"]:
        raise SourceError(f"no value in {head!r}")
    qualifier = "vague" if found["vague"] else "range" if found["to"] else HEDGES[found["hedge"] or ""]
    to = int(found["to"]) if found["to"] else None
    return {"outcome": found["outcome"], "value": value if not found["vague"] else None, "value_to": to,
            "qualifier": qualifier, "group": group, "group_text": found["noun"]}  # fmt: skip


def read_when(words: str) -> dict[str, Any]:
    """`on Monday 2016-02-29`, `since May 2016-05-01/2016-06-02`, `of late ../2016-02-29`, or words."""
    found = WHEN.match(words)
    if not found:
        raise SourceError(f"cannot read when {words!r}")
    start = None if found["start"] in (None, "..") else found["start"]
    end = found["end"] or start
    for day in filter(None, (start, end)):
        date.fromisoformat(day)
    return {"window_text": found["text"] or None, "window_start": start, "window_end": end}


def read_part(part: str) -> dict[str, Any]:
    """One `; `-separated part after the head."""
    key, _, rest = part.partition(" ")
    if part in KINDS:
        return {"kind": part}
    if part in MODALITIES:
        return {"modality": "planned_or_hypothetical" if part == "hypothetical" else part}
    if key == "when" and rest:
        return read_when("") if rest == "-" else read_when(rest)
    if key in ("in", "by") and rest:
        return {"place_text" if key == "in" else "source_text": None if rest == "-" else rest}
    if key == "of" and rest.isdigit():
        return {"part_of": int(rest)}
    raise SourceError(f"cannot read part {part!r}")


CARRIED = ("kind", "modality", "window_text", "window_start", "window_end", "place_text", "source_text")


def read_claim(line: str, mark: Mark, before: dict[str, Any] | None) -> dict[str, Any]:
    """One claim; a line that begins with `+` carries window, place, source, kind and modality on."""
    carried = {"kind": "incident", "modality": "stated"} | dict.fromkeys(CARRIED[2:])
    if line.startswith("+ "):
        if before is None:
            raise SourceError(f"nothing to carry on: {line!r}")
        carried, line = {key: before[key] for key in CARRIED}, line[2:]
    head, *parts = line.split("; ")
    claim = {"number_text": mark.text, "start": mark.start, "end": mark.end, "implicit": mark.implicit}
    claim |= read_head(head, mark.implicit) | {"part_of": None} | carried
    for part in parts:
        claim |= read_part(part)
    return claim


def claims_document(entry: dict[str, Any]) -> dict[str, Any]:
    """The document with its claims numbered in the order of the marks."""
    text, marks = unmark(entry["text"].rstrip("\n"))
    lines = entry["claims"] or []
    if len(lines) != len(marks):
        raise SourceError(f"{len(marks)} marks but {len(lines)} claims")
    claims: list[dict[str, Any]] = []
    for line, mark in ((one, m) for both, m in zip(lines, marks, strict=True) for one in both.split(" && ")):
        claims.append({"n": len(claims) + 1} | read_claim(line, mark, claims[-1] if claims else None))
    for claim in claims:
        if claim["part_of"] not in {None, *range(1, len(claims) + 1)} - {claim["n"]}:
            raise SourceError(f"claim {claim['n']}: wrong parent")
        if text[claim["start"] : claim["end"]] != claim["number_text"]:
            raise SourceError(f"claim {claim['n']}: wrong offsets")
    spoken = {"language": entry["language"]} if "language" in entry else {}
    return {"id": entry["id"], "date": str(entry["date"])} | spoken | {"text": text, "claims": claims}


def totals_document(entry: dict[str, Any]) -> dict[str, Any]:
    """The document with its killed and wounded bounds; an absent slot is null and is not judged."""
    row = {"id": entry["id"], "text": entry["text"].rstrip("\n"), "date": str(entry["date"])}
    for slot in ("killed", "wounded"):
        low, _, high = str(entry.get(slot, "")).partition("-")
        row |= {f"{slot}_lo": int(low) if low else None, f"{slot}_hi": int(high or low) if low else None}
    return row


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of one source file, checked."""
    totals, seen = path.name.startswith("totals-"), set()
    allowed = {"id", "date", "text"} | ({"killed", "wounded"} if totals else {"claims", "language"})
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        if not {"id", "date", "text"} <= set(entry) <= allowed or entry["id"] in seen:
            raise SourceError(
                f"{path.name}: {entry.get('id')}: unknown or absent key, or an id that stands twice"
            )
        seen.add(entry["id"])
        try:
            yield totals_document(entry) if totals else claims_document(entry)
        except SourceError as error:
            raise SourceError(f"{path.name}: {entry['id']}: {error}") from error


def built() -> dict[Path, str]:
    """The content of every gold file."""
    return {
        HERE / f"{path.stem}.jsonl": "".join(
            json.dumps(row, ensure_ascii=False) + "\n" for row in documents(path)
        )
        for path in sorted((HERE / "source").glob("*.yml"))
    }


def main() -> int:
    """Write, or with --check compare."""
    files = built()
    if "--check" not in sys.argv[1:]:
        for path, content in files.items():
            path.write_text(content, encoding="utf-8")
        return 0
    stale = [
        path.name
        for path, content in files.items()
        if not path.exists() or path.read_text("utf-8") != content
    ]
    print("\n".join(stale), end="\n" if stale else "")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

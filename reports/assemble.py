"""From a snapshot to the files of a report: first all bytes in memory, then written, the manifest last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from reports import definition, manifest, page, snapshot
from reports.definition import Definition
from reports.figures import SPLIT, place_name
from reports.manifest import Manifest
from reports.snapshot import Content, Row
from reports.tables import columns, csv_bytes
from reports.view import chosen, shown_claims, view
from reports.voices import display_names
from warehouse.tables import SetAside

PACKAGE = "casualty-figures"
FIGURES = "figures.csv"
CLAIMS = "claims.csv"


def build_report(path: Path, name: str, out: Path) -> Manifest:
    """Write the report `name` of the snapshot file `path` to the folder `out`."""
    asked = definition.load(name)
    made, files = make(snapshot.read(path), asked)
    out.mkdir(parents=True, exist_ok=True)
    for file, data in [*files.items(), (manifest.FILE, made.to_bytes())]:
        _write(out / file, data)
    return made


def make(content: Content, asked: Definition) -> tuple[Manifest, dict[str, bytes]]:
    """The files of a report and their manifest; the same content gives the same bytes."""
    shown = view(content, asked, version(PACKAGE))
    rows = chosen(content, asked)
    voices = display_names(content.claims, content.voices)
    claims = [{**claim, "voice": voices.get(claim["voice_id"])} for claim in shown_claims(content, asked)]
    files = {
        "report.html": page.render(asked.name, shown).encode("utf-8", "replace"),
        FIGURES: csv_bytes(columns("figures"), figure_cells(rows, voices, content.aside)),
        CLAIMS: csv_bytes(columns("claims"), claims),
    }
    return (
        Manifest(
            report=asked.name,
            title=asked.title,
            snapshot=content.name,
            ruleset=shown.ruleset,
            code_version=shown.code_version,
            questions=_questions(asked),
            set_aside=_aside(content.aside),
            files=manifest.hashes(files),
        ),
        files,
    )


def figure_cells(rows: Iterable[Row], voices: Mapping[str, str], aside: SetAside) -> list[dict[str, Any]]:
    """The rows of figures.csv, in a fixed order: outcome, group, place, period, first day."""
    return sorted((_figure_cells(row, voices, aside) for row in rows), key=_order)


def _aside(aside: SetAside) -> dict[str, int]:
    return {"articles": aside.articles, "claims": aside.all_claims}


def _figure_cells(row: Row, voices: Mapping[str, str], aside: SetAside) -> dict[str, Any]:
    answer, certificate = row["answer"], row["certificate"]
    split = answer["split"] or {}
    return {
        **{column: row[column] for column in columns("figures") if column in row},
        "place": place_name(row),
        "grade": answer["grade"],
        **{part: split.get(part) for part in SPLIT},
        "voices": "; ".join(voices.get(voice, voice) for voice in answer["voices"]),
        "counted_claims": _pairs(certificate["low"]),
        "high_claims": _pairs(certificate["high"]),
        "best_claims": _pairs(certificate["best"]),
        "set_aside_claims": [entry["claim_id"] for entry in certificate["set_aside"]],
        "claims_in_quarantine": aside.of(row["outcome"]),
    }


def _pairs(entries: Iterable[Row]) -> list[str]:
    """`claim_id:number` for each claim that a bound rests on."""
    return [f"{entry['claim_id']}:{entry['counted']}" for entry in entries]


def _order(cells: Row) -> tuple[Any, ...]:
    first = cells["date_from"].isoformat() if cells["date_from"] else ""
    place = (cells["country"] or "", cells["place"], cells["place_id"] or "")
    return cells["outcome"], cells["group"], *place, cells["period"], first, cells["figure_id"]


def _questions(asked: Definition) -> dict[str, Any]:
    """What was asked, in the words of `figures total`."""
    return {
        "outcomes": list(asked.outcomes),
        "groups": "all" if asked.groups is None else list(asked.groups),
        "places": "all",
        "periods": ["whole", "month"],
        "codebook": asked.codebook,
    }


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a reader never meets half a file."""
    making = path.with_name(f".{path.name}.making")
    making.write_bytes(data)
    making.replace(path)

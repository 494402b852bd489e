"""The bundled table of places: countries, first-level units, towns; quick to load, extended by places.csv.

Data of GeoNames (CC BY 4.0), see NOTICE.md.
"""

from __future__ import annotations

import csv
import gzip
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import Mistake
from warehouse.gazetteer.places import NOWHERE, Place, Places, Row
from warehouse.gazetteer.spelling import spell

__all__ = ["NOWHERE", "Place", "Places", "Row", "load_places", "resolve_place", "spell"]

HERE = Path(__file__).parent
COLUMNS = ("name", "parent", "p_code", "exhaustive")
YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


def load_places(extra: Path | None = None) -> Places:
    """The bundled table, with the places of a places.csv (name, parent, p_code, exhaustive) added or
    corrected.

    In places.csv the children of one parent are apart from each other; `exhaustive` on a parent says that its
    children in the file cover it, so that their tops may be added.
    """
    bundled = _bundled()
    return bundled if extra is None else _extended(bundled, extra)


def resolve_place(places: Places, text: str | None) -> Place:
    """The place of these words: `Places.resolve`."""
    return places.resolve(text)


@cache
def _bundled() -> Places:
    rows: dict[str, Row] = {}
    for line in _lines("places.tsv.gz"):
        place, kind, parent, name, lat, lon, people = line.split("\t")
        rows[place] = Row(place, kind, parent, name, float(lat), float(lon), int(people))
    for place, row in rows.items():
        if row.parent and row.parent not in rows:  # a unit that has no name of its own
            country = row.parent.partition(".")[0]
            rows[place] = replace(row, parent=country if country in rows else "")
    names = {}
    for line in _lines("names.tsv.gz"):
        key, _, ids = line.partition("\t")
        names[key] = tuple(ids.split(" "))
    for key, place, _ in _table("also.tsv"):
        names[key] = (*names[key], place)
    pairs = tuple((one, other) for one, other, _ in _table("contested.tsv"))
    return Places(rows, names, contested=pairs)


def _table(name: str) -> list[list[str]]:
    """The rows of a small table beside the code, its header and comments left out."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"][1:]


def _lines(name: str) -> list[str]:
    return gzip.decompress((HERE / name).read_bytes()).decode().splitlines()


def _extended(bundled: Places, extra: Path) -> Places:
    entries = _entries(extra)
    rows, names = dict(bundled.rows), dict(bundled.names)
    exhaustive: set[str] = set()
    listed: set[str] = set()
    for number, entry in entries:
        where = f"{extra} line {number}"
        now = Places(rows, names, frozenset(exhaustive), frozenset(listed))
        parent = _parent(now, entry["parent"], where)
        place = _own_id(now, entry["name"], parent)
        old = rows.get(place)
        rows[place] = Row(
            place,
            old.kind if old else "listed",
            parent,
            entry["name"].strip(),
            old.lat if old else 0.0,
            old.lon if old else 0.0,
            old.people if old else 0,
            entry.get("p_code", ""),
        )
        listed.add(place)
        key = spell(entry["name"])
        names[key] = tuple(sorted({*(one for one in names.get(key, ()) if one in listed), place}))
        if _is_yes(entry.get("exhaustive", ""), where):
            exhaustive.add(place)
    return Places(rows, names, frozenset(exhaustive), frozenset(listed), bundled.contested)


def _entries(extra: Path) -> list[tuple[int, dict[str, str]]]:
    if not extra.is_file():
        raise Mistake(f"{extra}: no such file; places.csv has the columns {', '.join(COLUMNS)}")
    with extra.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        header = [(name or "").strip().replace("-", "_") for name in reader.fieldnames or ()]
        if unknown := sorted(set(header) - set(COLUMNS)):
            raise Mistake(f"{extra}: unknown column {unknown[0]!r}; the columns are {', '.join(COLUMNS)}")
        if "name" not in header:
            raise Mistake(f"{extra}: the column 'name' is missing")
        entries = [(line, _entry(row, f"{extra} line {line}")) for line, row in enumerate(reader, 2)]
    seen: dict[tuple[str, str], int] = {}
    for line, entry in entries:
        same = (spell(entry["name"]), spell(entry["parent"]))
        if same in seen:
            raise Mistake(f"{extra} line {line}: {entry['name']!r} is already on line {seen[same]}")
        seen[same] = line
    return entries


def _entry(row: dict[str, Any], where: str) -> dict[str, str]:
    entry = {key.strip().replace("-", "_"): (value or "").strip() for key, value in row.items() if key}
    if None in row or not spell(entry["name"]):
        raise Mistake(f"{where}: needs a name and no more than the columns {', '.join(COLUMNS)}")
    return {"parent": "", **entry}


def _parent(places: Places, text: str, where: str) -> str:
    if not text:
        return ""
    found = places.resolve(text)
    if found.doubt or found.is_vague:
        raise Mistake(
            f"{where}: the parent {text!r} is {found.doubt or 'vague'}; write its full name, with country"
        )
    return found.outer[-1]


def _own_id(places: Places, name: str, parent: str) -> str:
    """The bundled place of this name below the parent's country is corrected; else a new one is added."""
    country = places.path(parent)[:1] if parent else ()
    found = [
        one for one in places.names.get(spell(name), ()) if places.path(one)[:1] == country or not parent
    ]
    found = [one for one in found if one != parent and one not in places.listed]
    if not parent or len(found) != 1:
        found = [one for one in found if places.rows[one].kind == "country"] if not parent else found
    return found[0] if len(found) == 1 else f"csv:{parent}/{spell(name)}"


def _is_yes(text: str, where: str) -> bool:
    if text.casefold() not in YES:
        raise Mistake(f"{where}: exhaustive is {text!r}; write yes or no")
    return YES[text.casefold()]

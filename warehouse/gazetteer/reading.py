"""Reads a place text: "eastern Aleppo", "Khan Sheikhoun, Syria", "the road from A to B"."""

from __future__ import annotations

import re
from dataclasses import replace

from warehouse.gazetteer.directions import one_spelling, wider_part
from warehouse.gazetteer.places import NOWHERE, Place, Places, Row, is_within
from warehouse.gazetteer.spelling import spell

SURE_RATIO = 20  # a town is meant where it has so many times the people of the next of its name
SURE_PEOPLE = 100_000
CODE = 3  # names of countries as short as this are codes: "USA" is a country, "Ben" a town
FACILITY = (
    r"(?:clinic|hospital|market|bazaar|mosque|church|school|university|airport|airfield|airbase|base|barracks"
    r"|checkpoint|station|prison|jail|port|harbour|harbor|bridge|bakery|hotel|refinery|dam|factory|courthouse"
    r"|bus|police|train|railway|military|refugee|border|crossing|main|general)s?"
)
UNIT = re.compile(
    r"\b(?:governorates?|provinces?|provincial|oblast|regions?|state|muhafazah?)\b(?:\s+of\b)?", re.I
)
CITY = re.compile(r"\b(?:city|town|village|municipality)\b(?:\s+of\b)?", re.I)
FACILITY_WORD = re.compile(rf"\b{FACILITY}\b", re.I)
PART = re.compile(
    r"\b(?:(?:north|south|east|west|central|rural|outer|inner|greater|upper|lower|old|downtown|besieged)"
    r"(?:-?(?:east|west))?(?:ern)?|countryside|outskirts|suburbs?|districts?|neighbou?rhoods?|areas?|parts?"
    r"|near|outside|around|between|road|highway|border|frontier|village|camp|valley|river|close to"
    rf"|(?:rebel|government|opposition)-held|{FACILITY})\b",
    re.I,
)
LINKS = re.compile(r"\b(?:and|or|to|from|with|between|towards?)\b|[/;]", re.I)
INSIDE = re.compile(r",|\b(?:in|at|inside|within)\b", re.I)
BORDER = re.compile(r"\b(?:borders?|frontiers?)\b", re.I)  # what is told of it may lie on either side
PART_OF = re.compile(
    r"^(?P<part>.*\w.*\b(?:districts?|neighbou?rhoods?|quarters?|areas?|camps?))\s+of\s+(?P<whole>\S.*)$"
    r"|^(?P<owner>\w[^,]*?)(?:['’]s|s['’])\s+(?P<own>\S.*)$",
    re.I,
)
COUNTRYSIDE = re.compile(r"\b(?:rural|countryside|district|area)\b", re.I)
BESIDE = re.compile(
    r"\b(?:near|outside|around|close|border|frontier|road|highway|valley|river|between|from|outskirts|suburbs?"
    r"|greater)\b|(?<!the )\b(?:north|south|east|west)(?:-?(?:east|west))? of\b",
    re.I,
)
FILLER = re.compile(
    r"\b(?:the|an?|of|in|at|on|'s|city|countryside|outskirts|suburbs?|districts?|neighbou?rhoods?|areas?|parts?"
    r"|between|road|highway|border|frontier|village|town|near|outside|around|close|besieged|held|camp"
    rf"|{FACILITY})\b|’s\b|'s\b",
    re.I,
)
COMPASS = re.compile(
    r"\b(?:north|south|east|west|central|rural|outer|inner|greater|upper|lower|old|downtown"
    r"|rebel|government|opposition)(?:-?(?:east|west))?(?:ern)?\b-?",
    re.I,
)


def read_place(places: Places, text: str | None) -> Place:
    """The place of these words; unresolved words become a place of their own, equal to itself only."""
    if not text or not spell(text):
        return NOWHERE
    whole = _named(places, text)
    if whole.doubt is None:
        return whole
    if "," in text or INSIDE.search(text):
        return _in_containers(places, text, whole)
    return _composed(places, text, whole)


def _in_containers(places: Places, text: str, otherwise: Place) -> Place:
    """ "Tripoli, Libya", "the market in Tripoli": the last part contains the first; candidates outside it are
    dropped.
    """
    first, *rest = [part.strip() for part in INSIDE.split(text) if spell(part)]
    if not rest:
        return otherwise
    container = read_place(places, ", ".join(rest))
    if container.doubt is not None or container.is_vague:
        return otherwise
    found = _named(places, first, container.outer)
    if found.doubt is not None:
        found = _composed(places, first, found, container.outer)
    if found.doubt is None and is_within(found.outer, container.outer):
        return replace(found, key=spell(text))
    return _vague(text, container.outer)


def _composed(places: Places, text: str, otherwise: Place, within: tuple[str, ...] = ()) -> Place:
    """Parts of places and unions of places: inside the smallest container of all that is named."""
    if UNIT.search(text) and not LINKS.search(text):
        bare = UNIT.sub(" ", text)
        found = _named(places, bare, within, kind="unit")
        if found.doubt is None:
            return found
        text_left = bare
    else:
        text_left = text
    if CITY.search(text_left) and not PART.search(CITY.sub(" ", text_left)) and not LINKS.search(text_left):
        found = _named(places, CITY.sub(" ", text_left), within, kind="town")
        if found.doubt is None:
            return found
    if not (PART.search(text) or LINKS.search(text) or UNIT.search(text) or CITY.search(text)):
        return _part_of(places, text, otherwise)
    names = [COMPASS.sub(" ", FILLER.sub(" ", UNIT.sub(" ", part))) for part in LINKS.split(text)]
    found_all = [_named(places, name, within) for name in names if spell(name)]
    if not found_all or any(one.doubt for one in found_all):
        return _part_of(places, text, otherwise)
    if FACILITY_WORD.search(text) and not all(_is_known(places, one) for one in found_all):
        return otherwise
    return _vague(text, _join([_around(one, text) for one in found_all]))


def _part_of(places: Places, text: str, otherwise: Place) -> Place:
    """ "The Sukkari district of Aleppo", "Yemen's Bayda province": in its whole, somewhere or by its name."""
    found = PART_OF.match(text)
    whole = read_place(places, found["whole"] or found["owner"]) if found else otherwise
    if found is None or whole.doubt is not None or whole.is_vague or LINKS.search(text):
        return otherwise
    if found["own"] and not BESIDE.search(text):
        part = _named(places, found["own"], whole.outer)
        if part.doubt is not None:
            part = _composed(places, found["own"], part, whole.outer)
        if part.doubt is None and is_within(part.outer, whole.outer):
            return replace(part, key=spell(text))
    return _vague(text, _around(whole, text))


def _is_known(places: Places, place: Place) -> bool:
    """Whether a bare name may be trusted to be this place: a hospital may bear any small town's name."""
    row = places.rows.get(place.outer[-1])
    return row is None or row.kind != "town" or row.people >= SURE_PEOPLE


def _around(place: Place, text: str) -> tuple[str, ...]:
    """What surely contains a part of it, its countryside (the unit), or what lies beside it (the country).

    The border of a country is in nobody's surely.
    """
    if BORDER.search(text) and len(place.outer) == 1:
        return ()
    if BESIDE.search(text):
        return place.outer[:1]
    return place.outer[:2] if COUNTRYSIDE.search(text) else place.outer


def _join(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    common: list[str] = []
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        common.append(level[0])
    return tuple(common)


def _vague(text: str, container: tuple[str, ...]) -> Place:
    wider = wider_part(text)
    if wider is not None:
        container = (*container, f"~{spell(one_spelling(wider))}")
    key = spell(one_spelling(text))
    return Place(key, (*container, f"~{key}"), (*container, f"~{key}"), is_vague=True)


def _named(places: Places, text: str, within: tuple[str, ...] = (), kind: str | None = None) -> Place:
    """One name. A town and the unit of its name: outer the unit, inner the town, unless `kind` says which."""
    key = spell(text)
    ids = [one for one in places.names.get(key, ()) if is_within(places.path(one), within)]
    if kind:
        ids = [one for one in ids if places.rows[one].kind in (kind, "listed")]
    ids = _meant(places, ids, key)
    if not ids:
        return _unknown(key, "not in the table")
    if len(ids) == 1:
        path = places.path(ids[0])
        return Place(_key(key, kind), path, path)
    town_or_unit = sorted(ids, key=lambda one: len(places.path(one)))
    if len(ids) == 2 and is_within(places.path(town_or_unit[1]), places.path(town_or_unit[0])):
        return Place(key, places.path(town_or_unit[0]), places.path(town_or_unit[1]))
    return _unknown(key, f"could be any of {len(ids)} places")


def _key(key: str, kind: str | None) -> str:
    return f"{key} {kind}" if kind else key


def _unknown(key: str, doubt: str) -> Place:
    return Place(key, (f"?{key}",), (f"?{key}",), is_vague=True, doubt=doubt)


def _meant(places: Places, ids: list[str], key: str) -> list[str]:
    """Candidates that the bare name may mean; a place of places.csv goes first, then a country."""
    rows = [places.rows[one] for one in ids]
    if listed := [row.id for row in rows if row.id in places.listed]:
        return listed
    exact = [row for row in rows if spell(row.name) == key] or rows
    named = [row for row in rows if row.kind == "unit" and _is_named(row, key)]
    countries = [row for row in (rows if len(key) > CODE else exact) if row.kind == "country"]
    units = [row for row in rows if row.kind == "unit"]
    if countries:
        return [
            row.id for row in countries + [u for u in units if u.parent != countries[0].id and u in exact]
        ]
    towns = [row for row in rows if row.kind == "town" and spell(row.name) == key]
    if not towns:
        towns = [row for row in rows if row.kind == "town" and _may_be_called(row, key, named)]
    towns = _dominant(sorted(towns, key=lambda row: (-row.people, row.id)))
    if len(towns) == 1:
        own = [unit for unit in units if unit.id == towns[0].parent]
        other = [unit for unit in units if unit not in own and spell(unit.name) == key]
        if towns[0].people < SURE_PEOPLE:
            other += [u for u in named if u not in own + other and u.parent != towns[0].parent[:2]]
        return [row.id for row in own + other + towns]
    return [row.id for row in units + towns]


def _is_named(unit: Row, key: str) -> bool:
    """Whether a unit bears this name, its kind aside: "Borno State"."""
    return key in (spell(unit.name), spell(UNIT.sub(" ", unit.name)))


def _may_be_called(town: Row, key: str, units: list[Row]) -> bool:
    """Whether a town of another name may be meant: "Limburg" an der Lahn, but not Borna, by some "Borno",
    where Nigeria has a Borno State.
    """
    return not units or town.parent in {unit.id for unit in units} or spell(town.name).startswith(f"{key} ")


def _dominant(towns: list[Row]) -> list[Row]:
    if len(towns) > 1 and towns[0].people >= max(SURE_PEOPLE, SURE_RATIO * towns[1].people):
        return towns[:1]
    return towns

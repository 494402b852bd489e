"""Claims as a reader meets them: numbered references, each with its sentence and the number marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from reports.snapshot import Row
from reports.wording import number, range_words, short_day, word
from warehouse.names import NAME

HEDGES = {
    "exact": "",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "fewer than ",
    "about": "about ",
    "range": "",
    "vague": "",
}
CLAIM_ID = re.compile(r"(?<![0-9a-zA-Z])([0-9a-f]{20})(?![0-9a-zA-Z])")


@dataclass(frozen=True, slots=True)
class Reference:
    """One claim under its number in the list. `before`, `marked` and `after` together are the sentence."""

    number: int
    anchor: str
    before: str
    marked: str
    after: str
    says: str  # "at least 96 children killed"
    voice: str
    publisher: str
    title: str | None
    date: str
    url: str | None  # None where it is no address of the web: never a link then
    address: str | None  # as it stands, to be read
    place: str | None
    window: str | None
    modality: str
    warnings: str  # of the checks, in words
    claim_id: str


def references(claims: Iterable[Row], voices: Mapping[str, str]) -> dict[str, Reference]:
    """claim_id → reference, numbered from 1 in the order given; `voices` holds the names to show."""
    return {claim["claim_id"]: _reference(at, claim, voices) for at, claim in enumerate(claims, 1)}


def _reference(at: int, claim: Row, voices: Mapping[str, str]) -> Reference:
    before, marked, after = mark(claim)
    return Reference(
        number=at,
        anchor=f"claim-{claim['claim_id']}",
        before=before,
        marked=marked,
        after=after,
        says=says(claim),
        voice=voices.get(claim["voice_id"], claim["publisher"]),
        publisher=claim["publisher"],
        title=claim["title"],
        date=short_day(claim["published_on"]) if claim["published_on"] else "undated",
        url=web_address(claim["url"]),
        address=claim["url"],
        place=claim["place_text"],
        window=claim["window_text"],
        modality=word("modalities", claim["modality"]),
        warnings=", ".join(flag.replace("_", " ") for flag in claim["flags"] or ()),
        claim_id=claim["claim_id"],
    )


def mark(claim: Row) -> tuple[str, str, str]:
    """The sentence in three parts, the number in the middle.

    Where a name was masked the offsets have moved: then it is the first place where the number stands alone;
    where it stands nowhere, nothing is marked.
    """
    quote, words = claim["quote"], claim["number_text"]
    start = claim["start"] - claim["quote_start"]
    if quote[start : start + len(words)] != words or start < 0:
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", quote)
        if not found:
            return quote, "", ""
        start = found.start()
    return quote[:start], quote[start : start + len(words)], quote[start + len(words) :]


def says(claim: Row) -> str:
    """The claim in a few words of ours: "at least 96 children killed"."""
    hedge = HEDGES[claim["qualifier"]]
    amount = _amount(claim)
    return f"{hedge}{amount} {_noun(claim)} {word('outcomes', claim['outcome'])}"


def _noun(claim: Row) -> str:
    """Who is counted; occupations and the like, which have no group of their own, in the article's word."""
    if claim["unit"] != "persons":
        return str(claim["unit"])
    if claim["group"] == "other" and claim["group_text"]:
        return " ".join(claim["group_text"].split())
    is_one = claim["value"] == 1 and claim["value_to"] is None
    return word("one" if is_one else "groups", claim["group"])


def _amount(claim: Row) -> str:
    if claim["value"] is None:
        return f"“{claim['number_text']}”"
    if claim["value_to"] is not None:
        return range_words(claim["value"], claim["value_to"])
    return "no" if claim["value"] == 0 else number(claim["value"])


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https with a host; never javascript: or a file, nor one
    in which a name is masked.
    """
    if not url or NAME in url or re.search(r"[\x00-\x20]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def cited(figures: Iterable[Row], claims: Iterable[Row]) -> list[Row]:
    """The claims that certificates name in any role, in the order of `claims`."""
    wanted = {claim_id for figure in figures for claim_id in named(figure["certificate"])}
    return [claim for claim in claims if claim["claim_id"] in wanted]


def named(value: Any) -> set[str]:
    """Every claim id in a certificate, wherever it stands: as a value, in a list, or inside a reason."""
    if isinstance(value, dict):
        return set().union(*map(named, value.values()))
    if isinstance(value, list):
        return set().union(*map(named, value))
    return set(CLAIM_ID.findall(value)) if isinstance(value, str) else set()


def pieces(text: str, known: Mapping[str, Reference]) -> tuple[str | Reference, ...]:
    """A reason with the ids in it made into references."""
    return tuple(known.get(part, part) for part in CLAIM_ID.split(text) if part)

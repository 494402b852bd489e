"""Who was read and who is quoted: what each outlet and each voice states, and what any figure rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.snapshot import Content, Row
from reports.wording import short_day


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher: its articles, how many of them are copies of another's text, and its claims."""

    name: str
    articles: int
    copies: int
    undated: int
    days: str  # from the first to the last day of publication
    claims: int
    counted: int  # claims that some figure rests on
    refused: int  # claims and articles in quarantine


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice. `party_to` says in which conflicts it is a party; empty for none."""

    name: str
    kind: str
    party_to: str
    claims: int
    counted: int
    outlets: tuple[str, ...]  # that quote it


def counted_ids(figures: Iterable[Row]) -> frozenset[str]:
    """The claims that the low or the high of any figure rests on."""
    return frozenset(
        entry["claim_id"]
        for figure in figures
        for side in ("low", "high")
        for entry in figure["certificate"][side]
    )


def outlets_of(content: Content, counted: frozenset[str]) -> tuple[Outlet, ...]:
    """Every outlet with an article, those with most claims first."""
    articles: dict[str, list[Row]] = {}
    for article in content.articles:
        articles.setdefault(article["publisher"], []).append(article)
    claims = Counter(claim["publisher"] for claim in content.claims)
    used = Counter(claim["publisher"] for claim in content.claims if claim["claim_id"] in counted)
    refused = Counter(
        publisher for publisher, _ in {(row["publisher"], row["row_id"]) for row in content.quarantine}
    )
    made = [
        Outlet(
            name=name,
            articles=len(found),
            copies=sum(one["origin_id"] != one["article_id"] for one in found),
            undated=sum(one["published_on"] is None for one in found),
            days=_days(found),
            claims=claims[name],
            counted=used[name],
            refused=refused[name],
        )
        for name, found in articles.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.claims, one.name)))


def _days(articles: Sequence[Row]) -> str:
    days = sorted(one["published_on"] for one in articles if one["published_on"])
    if not days:
        return "undated"
    return short_day(days[0]) if days[0] == days[-1] else f"{short_day(days[0])} to {short_day(days[-1])}"


def speakers_of(content: Content, counted: frozenset[str], names: Mapping[str, str]) -> tuple[Speaker, ...]:
    """Every voice that states a claim, outlets that speak for themselves included; most claims first."""
    said: dict[str, list[Row]] = {}
    for claim in content.claims:
        said.setdefault(claim["voice_id"] or "", []).append(claim)
    made = [
        Speaker(
            name=names.get(voice, voice),
            kind=content.kinds.get(voice, ("", ""))[0],
            party_to=content.kinds.get(voice, ("", ""))[1],
            claims=len(found),
            counted=sum(claim["claim_id"] in counted for claim in found),
            outlets=tuple(sorted({claim["publisher"] for claim in found})),
        )
        for voice, found in said.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.claims, one.name, one.kind)))

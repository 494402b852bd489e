"""`figures total`: how many people were harmed, as bounds with their certificate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from flows.options import (
    DataOption,
    FromOption,
    GroupOption,
    JsonOption,
    PlaceOption,
    ToOption,
    read_date,
)
from flows.settings import read_settings

if TYPE_CHECKING:
    import pandas as pd

    from warehouse.tables import SetAside


def run(
    outcome: Annotated[str, typer.Option("--outcome", help="killed, wounded, missing, displaced, …")],
    group: GroupOption = None,
    place: PlaceOption = None,
    date_from: FromOption = None,
    date_to: ToOption = None,
    codebook: Annotated[str, typer.Option("--codebook", help="Turns words into numbers.")] = "strict",
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", metavar="YYYY-MM-DD", help="Only what had been published by this day."),
    ] = None,
    voice: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--voice", help="Only this voice's figures; may be given again."),
    ] = None,
    include: Annotated[
        str, typer.Option("--include", metavar="alleged,party", help="Count these claims too.")
    ] = "",
    perpetrators: Annotated[bool, typer.Option("--perpetrators", help="Count attackers too.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer how many people were harmed: bounds, sources and the claims that prove them."""
    from flows.asking import check_place, check_words, voice_ids
    from flows.showing import as_json as to_json
    from flows.standing import warn_of_unpublished
    from warehouse import frames, store, tables
    from warehouse.claims import over_values
    from warehouse.totals import Question, answer

    check_words(outcome, group)
    question = Question(
        outcome=outcome,
        group=group or "people",
        place=place,
        date_from=read_date(date_from, "--from"),
        date_to=read_date(date_to, "--to"),
        codebook=codebook,
        as_of=read_date(as_of, "--as-of"),
        include=frozenset(word.strip() for word in include.split(",") if word.strip()),
        perpetrators=perpetrators,
    )
    settings = read_settings(data=data)
    with store.open_snapshot(settings.data) as con:
        claims, voices, places = frames.claims_frame(con), frames.voices_frame(con), frames.places_of(con)
        aside, over = tables.set_aside(con), over_values(con)
    check_place(places, place, claims)
    if voice:
        question = replace(question, voices=voice_ids(voices, voice))
    found = answer(claims, voices, places, question).to_json()
    if as_json:
        print(to_json(found | {"quarantined": {"articles": aside.articles, "claims": _by_outcome(aside)}}))
    else:
        print("\n".join([*answer_lines(found, claims, voices, over), f"  checks    {aside.words(outcome)}"]))
    warn_of_unpublished(settings)


def _by_outcome(aside: SetAside) -> dict[str, int]:
    return {outcome or "unknown": count for outcome, count in aside.claims.items()}


def answer_lines(
    found: dict[str, Any], claims: pd.DataFrame, voices: pd.DataFrame, over: Mapping[str, int]
) -> list[str]:
    """The answer for people: what was asked, the range, who says so, and the words that prove it."""
    from flows.showing import ranges

    asked = found["question"]
    days = f"{asked['from'] or 'the beginning'} to {asked['to'] or 'now'}"
    names = dict(zip(voices["voice_id"], voices["name"], strict=True))
    said_by = ", ".join(str(names.get(voice, voice)) for voice in found["voices"]) or "nobody"
    best = "none" if found["best"] is None else f"{found['best']:,}"
    said, reported = ranges(found, over)
    lines = [
        f"{asked['group']} {asked['outcome']}, {asked['place'] or 'anywhere'}, {days}",
        f"  range     {said}" + (", disputed" if found["disputed"] else ""),
        f"  best      {best} (codebook {asked['codebook']})",
        f"  reported  {reported}",
        f"  sources   {found['origins']} ({said_by})",
    ]
    if found["why_open"]:
        lines.append(f"  open top  {found['why_open']}")
    quotes = {row["claim_id"]: row for row in claims.to_dict("records")}
    for side in ("low", "high"):
        parts = found["certificate"].get(side) or []
        lines += [_proof(side, part, quotes.get(part.get("claim_id"), {})) for part in parts]
    aside = found["certificate"].get("set_aside") or []
    return [*lines, f"  set aside {len(aside)} claim{'' if len(aside) == 1 else 's'} (--json says why)"]


def _proof(side: str, part: dict[str, Any], claim: Mapping[Any, Any]) -> str:
    where = ", ".join(str(claim[key]) for key in ("publisher", "url") if isinstance(claim.get(key), str))
    quote = " ".join(str(claim.get("quote", "")).split())
    return f"  {side:<9} {part.get('counted')} by {part.get('claim_id')}: “{quote}” ({where})"

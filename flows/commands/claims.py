"""`figures claims`: the claims themselves, with the words that state them."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from flows.options import DataOption, FromOption, GroupOption, JsonOption, PlaceOption, ToOption, read_date
from flows.settings import read_settings

SHOWN = (
    *("claim_id", "published_on", "outcome", "group", "qualifier", "number_text"),
    *("window_start", "window_end", "place_text", "source_text", "quote"),
)


def run(
    outcome: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--outcome", help="killed, wounded, missing, displaced, …"),
    ] = None,
    group: GroupOption = None,
    place: PlaceOption = None,
    date_from: FromOption = None,
    date_to: ToOption = None,
    article: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--article", metavar="ID", help="Only this article's claims: its id or its url."),
    ] = None,
    rule: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--rule", metavar="ID", help="Only what this rule read."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List claims with their quotes, narrowed by the same filters as totals."""
    from flows.asking import check_rule, check_words
    from flows.showing import as_json as to_json
    from flows.showing import columns
    from flows.standing import warn_of_unpublished
    from warehouse import store
    from warehouse.claims import Filters, find_claims
    from warehouse.tables import set_aside

    check_words(outcome, group)
    days = read_date(date_from, "--from"), read_date(date_to, "--to")
    filters = Filters(outcome, group, place, *days, article, rule)
    settings = read_settings(data=data)
    folder = settings.data
    found = find_claims(folder, filters)
    if rule and not found and not find_claims(folder, Filters(rule=rule)):
        check_rule(rule)
    if as_json:
        print(to_json(found))
        return
    shown = columns(SHOWN, [[row.get(name) for name in SHOWN] for row in found])
    with store.open_snapshot(folder) as con:
        aside = set_aside(con)
    print(
        "\n".join(
            [*shown, "", f"{len(found):,} claim{'' if len(found) == 1 else 's'}; of all, {aside.words()}"]
        )
    )
    warn_of_unpublished(settings)

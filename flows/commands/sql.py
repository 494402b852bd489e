"""`figures sql`: read-only SQL on the published snapshot."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from flows.options import DataOption, JsonOption
from flows.settings import read_settings


def run(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Such as "select * from figures".')],
    snapshot: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--snapshot", metavar="NAME", help="Another snapshot than the current one."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run read-only SQL on the published snapshot."""
    from flows.showing import as_json as to_json
    from flows.showing import columns
    from warehouse import store

    names, rows = store.sql(read_settings(data=data).data, query, snapshot)
    if as_json:
        print(to_json([dict(zip(names, row, strict=True)) for row in rows]))
    else:
        print("\n".join([*columns(names, rows), "", f"{len(rows)} row{'' if len(rows) == 1 else 's'}"]))

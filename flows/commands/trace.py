"""`figures trace`: from a figure or a claim down to the archived bytes."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.options import DataOption, JsonOption
from flows.settings import read_settings


def run(
    row_id: Annotated[str, typer.Argument(metavar="ID", help="Of a figure or a claim.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the way from a figure or a claim to the words and the archived bytes."""
    from flows.showing import as_json as to_json
    from warehouse.trace import trace, trace_lines

    found = trace(read_settings(data=data).data, row_id)
    print(to_json(found) if as_json else "\n".join(trace_lines(found)))

"""`figures rollback`: the current snapshot moved back to an earlier one."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.options import DataOption
from flows.settings import read_settings


def run(
    name: Annotated[str, typer.Argument(metavar="SNAPSHOT", help="Its name, as in DATA/published.")],
    data: DataOption = None,
) -> None:
    """Let the current snapshot be an earlier one; the next night publishes what it finds."""
    from warehouse.publish import rollback

    snapshot = rollback(read_settings(data=data).data, name)
    print(f"current is {snapshot.name}" + ("" if snapshot.changed else " (it was before)"))

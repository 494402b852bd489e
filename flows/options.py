"""The options that commands share, each said once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Optional

import typer

from flows import Mistake

DataOption = Annotated[
    Optional[Path],  # noqa: UP045 (typer reads it at run time)
    typer.Option("--data", help="The data folder (or FIGURES_DATA; default ./data).", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
GroupOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--group", help="people, civilians, children, … (totals: people)."),
]
PlaceOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--place", help="A place and all that lies in it."),
]
FromOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--from", metavar="YYYY-MM-DD", help="The first day."),
]
ToOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--to", metavar="YYYY-MM-DD", help="The last day, inclusive."),
]


def read_date(text: str | None, option: str) -> dt.date | None:
    """An ISO date, or `Mistake` that names the option."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise Mistake(f"{option} {text!r} is no date; write it as 2016-09-30") from error

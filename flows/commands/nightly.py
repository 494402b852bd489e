"""`figures nightly`: one night, from the sources to the report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from flows.options import DataOption, JsonOption, read_date
from flows.settings import read_settings


def run(
    sources: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--sources", metavar="DIR", help="One .yml per source (default: DATA/sources)."),
    ] = None,
    date: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--date", metavar="YYYY-MM-DD", help="The day that the night is of (default: today)."),
    ] = None,
    data: DataOption = None,
    workers: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--workers", min=1, help="How many processes read articles."),
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Run one night: pull, extract, validate, load, total, publish, report."""
    from flows.closing import closing_lines, closing_table, results_line
    from flows.running import run_night

    settings = read_settings(data=data, sources=sources, workers=workers)
    ended = run_night(settings, read_date(date, "--date"), silent=as_json)
    if as_json:
        print(json.dumps(ended.entry, ensure_ascii=False, indent=1, default=str))
    elif ended.snapshot:
        print("\n".join(["", *closing_table(settings.data), *closing_lines(ended, settings.data)]))
    else:
        print("\n".join(results_line(ended)))
    if ended.complaint:
        print(f"figures: {ended.complaint}", file=sys.stderr)
    return 1 if ended.complaint else 0

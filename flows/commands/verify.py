"""`figures verify`: a report, or the current snapshot, checked down to the archived bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from flows import Mistake
from flows.options import DataOption, JsonOption
from flows.settings import read_settings


def run(
    folder: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Argument(metavar="[DIR]", help="A report's folder; without it the current snapshot."),
    ] = None,
    reread: Annotated[bool, typer.Option("--reread", help="Make every text from its bytes again.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check hashes, quotes and totals; exit code 1 names every difference."""
    from flows.showing import as_json as to_json

    settings = read_settings(data=data)
    if folder is not None:
        if not folder.is_dir():
            raise Mistake(f"verify: no folder {folder}; give a report's folder, or none for the snapshot")
        import reports

        findings = list(reports.verify_report(folder, settings.data))
    else:
        from flows.rereading import rereader
        from warehouse.verify import verify_snapshot

        again = rereader(settings.data) if reread else None
        findings = [str(one) for one in verify_snapshot(settings.data, reread=again)]
    what = str(folder or "the current snapshot")
    if as_json:
        print(to_json({"verified": what, "findings": findings}))
    else:
        print("\n".join(findings or [f"{what}: every hash, quote and total holds"]))
    return 1 if findings else 0

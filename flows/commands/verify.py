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
    tables: Annotated[
        bool,
        typer.Option(
            "--tables", help="Hold all tables of the working file against each other, every row of them."
        ),
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check hashes, quotes and totals; exit code 1 names every difference; warnings alone end with 0."""
    from flows.showing import as_json as to_json

    settings = read_settings(data=data)
    what = str(folder or "the current snapshot")
    if tables:
        what, findings = "the working file", _tables(settings.data)
        is_wrong = any(line.startswith("error") for line in findings)
    elif folder is not None:
        if not folder.is_dir():
            raise Mistake(f"verify: no folder {folder}; give a report's folder, or none for the snapshot")
        import reports

        findings = list(reports.verify_report(folder, settings.data))
    else:
        from flows.rereading import rereader
        from warehouse.verify import verify_snapshot

        again = rereader(settings.data) if reread else None
        findings = [str(one) for one in verify_snapshot(settings.data, reread=again)]
    if not tables:
        is_wrong = bool(findings)
    if as_json:
        print(to_json({"verified": what, "findings": findings}))
    else:
        print("\n".join(findings or [f"{what}: every hash, quote and total holds"]))
    return 1 if is_wrong else 0


def _tables(data: Path) -> list[str]:
    """Every failure of the checks across tables, errors and warnings, as lines. A night asks of its own rows
    only what cannot change later; here all of it is asked."""
    from expectations import check_warehouse
    from warehouse import store

    with store.read_work(data) as con:
        verdict = check_warehouse(con)
    return [
        f"{one['severity']} {one['expectation']}: {one['row_kind']} {one['row_id']}: {one['reason']}"
        for one in verdict.failures
    ]

"""`figures report`: a report of a published snapshot, the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from flows import Mistake
from flows.options import DataOption, JsonOption
from flows.settings import read_settings


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Which report, such as situation.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder that the report goes to.")],
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", metavar="T", help="A snapshot's name, or a day: the last one up to it."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a report of a snapshot: pages, tables and a manifest."""
    import reports
    from flows.asking import one_of
    from flows.reporting import build_in_place, results_of
    from flows.showing import as_json as to_json
    from flows.standing import warn_of_unpublished
    from warehouse import store
    from warehouse.tables import set_aside

    one_of(name, reports.names(), "report")
    if out.exists() and not out.is_dir():
        raise Mistake(f"--out {out} is a file; give a folder")
    settings = read_settings(data=data)
    folder = settings.data
    snapshot = store.snapshot_path(folder, snapshot_as_of(folder, as_of))
    built = build_in_place(snapshot, name, out, results_of(settings.logs, snapshot.stem))
    files = sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file())
    with store.open_snapshot(folder, snapshot.stem) as con:
        aside = set_aside(con).words()
    if as_json:
        told = {"report": name, "snapshot": snapshot.stem, "set_aside": aside}
        print(to_json(told | {"folder": str(built), "files": files}))
    else:
        lines = (f"  {built / file}" for file in files)
        print("\n".join([f"report {name} of snapshot {snapshot.stem}; {aside}", *lines]))
    if as_of is None:
        warn_of_unpublished(settings)


def snapshot_as_of(data: Path, as_of: str | None) -> str | None:
    """The snapshot meant: by its name, or the last one of a day or before it; None for the current one."""
    from flows.options import read_date
    from warehouse import store

    known = store.snapshots(data)
    if as_of is None or as_of in known:
        return as_of
    if as_of[10:].startswith("-"):
        raise Mistake(f"--as-of {as_of}: no such snapshot; there are {', '.join(known) or 'none'}")
    day = read_date(as_of, "--as-of (a snapshot's name or a day)")
    before = [name for name in known if name[:10] <= str(day)]
    if not before:
        raise Mistake(f"--as-of {as_of}: no snapshot that early; there are {', '.join(known) or 'none'}")
    return before[-1]

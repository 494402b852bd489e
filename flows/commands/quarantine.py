"""`figures quarantine`: what was set aside, why and since when; and a person's verdict about it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from flows import Mistake
from flows.options import DataOption, JsonOption
from flows.settings import read_settings

SHOWN = ("row_kind", "row_id", "since", "publisher", "expectation", "reason", "quote")


def run(
    release: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--release", metavar="ID", help="Let this row stand, by your verdict; wants --reason."),
    ] = None,
    hold: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--hold", metavar="ID", help="Take a release back; wants --reason."),
    ] = None,
    reason: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--reason", metavar="WORDS", help="Why, in words that a reader of a report can follow."),
    ] = None,
    by: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--by", metavar="NAME", help="Who decides."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what is set aside, why and since when; or decide about a row of it."""
    from flows.showing import as_json as to_json
    from flows.standing import warn_of_unpublished

    settings = read_settings(data=data)
    folder = settings.data
    if release or hold:
        rows = _decide(folder, release, hold, reason, by)
        print(to_json(rows) if as_json else "\n".join(_decided(rows, "release" if release else "hold")))
        return
    if reason or by:
        raise Mistake("quarantine: --reason and --by belong to --release ID or --hold ID")
    found, counts = _listed(folder)
    print(to_json(found) if as_json else "\n".join(_lines(found, counts)))
    warn_of_unpublished(settings)


def _decide(
    folder: Path, release: str | None, hold: str | None, reason: str | None, by: str | None
) -> list[dict[str, Any]]:
    """The verdict into the working file; the next night judges the row again."""
    from expectations import releasable
    from flows.lock import only_night
    from flows.runlog import now
    from warehouse import store, verdicts

    if release and hold:
        raise Mistake("quarantine: --release or --hold, not both")
    if not (reason or "").strip():
        raise Mistake(
            "quarantine: a verdict wants its --reason, in words that a reader of a report can follow"
        )
    store.read_work(folder).close()  # a Mistake where no night has run: nothing is made for a verdict
    verdict = verdicts.RELEASE if release else verdicts.HOLD
    with only_night(folder, "verdict"), store.open_work(folder) as con:
        return verdicts.give_verdict(
            con,
            str(release or hold),
            verdict,
            reason=str(reason).strip(),
            given_at=now(),
            given_by=by,
            releasable=releasable(),
        )


def _decided(rows: list[dict[str, Any]], verdict: str) -> list[str]:
    name = f"{rows[0]['row_kind']} {rows[0]['row_id']}"
    what = "stands if nothing else is wrong with it" if verdict == "release" else "is set aside again"
    return [
        f"{name}: {verdict}, noted",
        *(f"  {row['expectation']}: {row['reason']}" for row in rows),
        f"the next night judges it again, and it {what}",
    ]


def _listed(folder: Path) -> tuple[list[dict[str, Any]], str]:
    from flows.showing import records
    from warehouse import store, tables

    with store.open_snapshot(folder) as con:
        return records(con.table("main.quarantine").df()), tables.set_aside(con).words()


def _lines(found: list[dict[str, Any]], counts: str) -> list[str]:
    from flows.showing import columns

    if not found:
        return ["nothing is set aside"]
    table = columns(SHOWN, [[row.get(name) for name in SHOWN] for row in found])
    return [
        *table,
        "",
        f"{counts}; a corrected article or a better rule lets a row out, or your verdict:",
        "  figures quarantine --release ID --reason …",
    ]

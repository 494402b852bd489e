"""`figures serve`: nights on a schedule, with a local Prefect server."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn, Optional

import typer

from flows import Mistake
from flows.options import DataOption
from flows.settings import Settings, read_settings

SECONDS_TO_END = 10.0


def run(
    sources: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--sources", metavar="DIR", help="One .yml per source (default: DATA/sources)."),
    ] = None,
    cron: Annotated[str, typer.Option("--cron", help="When: minute hour day month weekday.")] = "0 2 * * *",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where the server listens.")] = 4200,
    data: DataOption = None,
) -> None:
    """Run nights on a schedule, with a Prefect server on this machine; Ctrl-C ends both."""
    from flows.server import HOST, check_port, local_server, prepare_prefect
    from flows.sources.configured import load_sources

    settings = read_settings(data=data, sources=sources)
    load_sources(settings.sources_folder)
    prepare_prefect(settings.data, f"http://{HOST}:{port}/api")
    check_port(port)
    _check_cron(cron)
    signal.signal(signal.SIGTERM, _end)
    print(f"serve     starting Prefect's server at http://{HOST}:{port}", flush=True)
    with local_server(settings.data, port):
        print(f"serve     nightly at {cron!r}; Ctrl-C ends it", flush=True)
        _serve(settings, cron)


def _serve(settings: Settings, cron: str) -> None:
    """Wait for the schedule and run its nights, each in a process of its own.

    A night that is at work at the end is ended too, which harms nothing: the next one completes it. Left
    alone it would ask for ever for the server, which goes after it.
    """
    from flows.nightly import nightly

    folders = {"sources": settings.sources_folder, "data": settings.data}
    given = {name: str(path.resolve()) for name, path in folders.items()}
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # it shows what Prefect cancels at the end
    try:
        nightly.serve(name="nightly", cron=cron, parameters=given, print_starting_message=False, limit=1)
    finally:
        for night in multiprocessing.active_children():
            night.terminate()
            night.join(SECONDS_TO_END)
            night.kill()


def _check_cron(cron: str) -> None:
    """`Mistake` for a schedule that Prefect would refuse, before a server is started for it."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron)
    except ValueError as error:
        right = "minute hour day month weekday, such as '0 2 * * *'"
        raise Mistake(f"--cron {cron!r} is no schedule; write {right}") from error


def _end(_number: int, _frame: Any) -> NoReturn:
    sys.exit(0)

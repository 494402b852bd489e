"""Prefect's surroundings: its home in the data folder, little noise, a local server for the schedule."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows import Mistake

HOST = "127.0.0.1"
START_SECONDS = 120.0  # the first start makes Prefect's own database


def prepare_prefect(data: Path, address: str | None = None) -> None:
    """Settle Prefect's environment before it is imported: it reads it once. The user's values stay, but
    `address`, where given, is the only server that is meant."""
    if address is not None:
        os.environ["PREFECT_API_URL"] = address
    os.environ.setdefault("PREFECT_HOME", str((data / "prefect").resolve()))
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")  # the night prints its own lines
    os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_LOGGING_ROOT_LEVEL", "CRITICAL")  # libraries: a pool cut off at the end
    os.environ.setdefault("PREFECT_CLI_COLORS", "false")


@contextmanager
def local_server(data: Path, port: int) -> Iterator[None]:
    """A Prefect server on this machine only, for as long as the block runs.

    What it prints goes to data/logs/prefect-server.txt. It ends with the block, whatever ends that.
    """
    log = data / "logs" / "prefect-server.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    with log.open("ab") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
    try:
        _wait_until_up(server, f"http://{HOST}:{port}/api", log)
        yield
    finally:
        stop(server)


def check_port(port: int) -> None:
    """`Mistake` for a port that something else listens at."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Mistake(f"--port {port} cannot be used ({error.strerror}); choose another one") from error


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server and what it started."""
    for order in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, order)
            server.wait(timeout=10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _wait_until_up(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    import httpx

    latest = time.monotonic() + START_SECONDS
    while time.monotonic() < latest:
        if server.poll() is not None:
            raise Mistake(f"Prefect's server ended at once (code {server.returncode}); see {log}")
        try:
            if httpx.get(f"{address}/health", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise Mistake(f"Prefect's server was not up after {START_SECONDS:g} s; see {log}")

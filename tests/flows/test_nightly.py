"""The night as its users start it: the command in a process of its own, with Prefect's server."""

from __future__ import annotations

import ast
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.progress import STAGES
from flows.runlog import read_logs
from tests.flows.sites import (
    QUICK,
    Page,
    article,
    feed_source,
    folder_source,
    rss,
    run_night,
    serving,
    settings_of,
)
from warehouse import store

KILLED = "Shells killed five people in Taiz on Sunday, medics said."
TEXTS = {"homs.txt": "---\npublished: 2024-03-11\n---\nA mine wounded three people near Homs on Sunday.\n"}


def environment(home: Path, **more: str) -> dict[str, str]:
    """That of who runs the tests, without their settings of ours or of Prefect."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("FIGURES_", "PREFECT_"))
    }
    return kept | QUICK | {"PREFECT_HOME": str(home), "FIGURES_SOURCE_RETRY_SECONDS": "0", **more}


def figures(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.cli", *arguments]
    return subprocess.run(
        command, env=environment(home, **more), capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prefect's home: its database is made once for all tests here."""
    return tmp_path_factory.mktemp("prefect")


def test_a_night_from_the_command_line(home: Path, tmp_path: Path) -> None:
    """A source that is down for a whole pull is pulled again; the end names totals, snapshot and report."""
    pages = {"/feed": Page(rss("/1"), "application/rss+xml", failures=3), "/1": Page(article("Taiz", KILLED))}
    with serving(pages) as site:
        sources = folder_source(feed_source(tmp_path / "sources", site.address + "/feed"), TEXTS)
        data = tmp_path / "data"
        given = ("--sources", str(sources), "--date", "2024-03-12", "--data", str(data))
        done = figures("nightly", *given, home=home)
        plain = settings_of(tmp_path / "plain", sources)
        run_night(plain)
    assert (done.returncode, done.stderr) == (0, "")
    (log,) = read_logs(data / "logs")
    ran = [(stage["stage"], stage["source"]) for stage in log["stages"]]
    assert ran == [
        ("pull", "courier"),
        ("pull", "gazette"),
        ("pull", "gazette"),
        *((s, None) for s in STAGES[1:]),
    ]
    assert log["stages"][1]["error"].endswith("HTTP 503 Service Unavailable (3 tries)")
    assert log["status"] == "done"
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[:7]] == ["pull", "pull", *STAGES[1:6]]
    assert re.search(r"killed +people +anywhere +5 or more +5 +1 +strict", done.stdout)
    assert str(store.snapshot_path(data)) in done.stdout
    report = Path(lines[-1].split(maxsplit=1)[1])
    assert report.is_file()
    assert store.snapshot_path(data).name == store.snapshot_path(plain.data).name


@pytest.mark.slow
def test_a_night_with_a_source_that_fails_names_stage_and_source(home: Path, tmp_path: Path) -> None:
    with serving({"/feed": Page(b"<p>no feed</p>")}) as site:
        sources = folder_source(feed_source(tmp_path / "sources", site.address + "/feed"), TEXTS)
        data = tmp_path / "data"
        given = ("--sources", str(sources), "--date", "2024-03-12", "--data", str(data))
        done = figures("nightly", *given, home=home, FIGURES_SOURCE_RETRIES="1")
    assert done.returncode == 1
    assert done.stderr == "figures: pull failed for gazette; everything else is published\n"
    assert "pull      gazette  FAILED" in done.stdout
    assert "not an RSS or Atom feed" in done.stdout
    assert "wounded" in done.stdout


@pytest.mark.slow
def test_a_night_that_fails_its_verdict_says_what_stays(home: Path, tmp_path: Path) -> None:
    late = "---\npublished: 2031-05-01\n---\nA mine wounded three men near village {}.\n"
    sources = folder_source(tmp_path / "sources", {f"{at}.txt": late.format(at) for at in range(30)})
    data = tmp_path / "data"
    done = figures(
        "nightly", "--sources", str(sources), "--date", "2024-03-12", "--data", str(data), home=home
    )
    assert done.returncode == 1
    assert re.fullmatch(r"figures: not published: .+; nothing is published yet\n", done.stderr)
    assert Path(done.stdout.splitlines()[-1].removeprefix("results").strip()).is_file()


def test_a_server_that_is_not_there_is_one_line(home: Path, tmp_path: Path) -> None:
    sources = folder_source(tmp_path / "sources", TEXTS)
    given = ("--sources", str(sources), "--data", str(tmp_path / "data"))
    done = figures("nightly", *given, home=home, PREFECT_API_URL="http://127.0.0.1:9/api")
    assert done.returncode == 2
    assert done.stderr.startswith("figures: Prefect's server could not be reached or started")
    assert done.stderr.count("\n") == 1


def test_the_deployment_names_a_flow_and_its_parameters() -> None:
    root = Path(__file__).resolve().parents[2]
    (deployment,) = yaml.safe_load((root / "prefect.yaml").read_text())["deployments"]
    file, _, name = deployment["entrypoint"].partition(":")
    code = (root / file).read_text()
    (flow,) = (one for one in ast.parse(code).body if isinstance(one, ast.FunctionDef) and one.name == name)
    assert set(deployment["parameters"]) <= {argument.arg for argument in flow.args.args}
    assert deployment["schedules"][0]["cron"] == "0 2 * * *"


@pytest.mark.slow
def test_nights_are_served_on_a_schedule(home: Path, tmp_path: Path) -> None:
    sources = folder_source(tmp_path / "sources", TEXTS)
    data = tmp_path / "data"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "flows.cli", "serve", "--cron", "* * * * *", "--port", port]
    command += ["--sources", str(sources), "--data", str(data)]
    with subprocess.Popen(
        command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        try:
            ran = next(line for line in served.stdout if line.startswith("report"))
        finally:
            served.send_signal(signal.SIGTERM)
            _, said = served.communicate(timeout=60)
    assert "reports" in ran
    assert served.returncode == 0
    assert "Traceback" not in said
    assert {log["status"] for log in read_logs(data / "logs")} <= {"done", "stopped", "running"}
    assert store.snapshot_path(data).is_file()
    with pytest.raises(ConnectionError):
        socket.create_connection(("127.0.0.1", int(port)), timeout=5)

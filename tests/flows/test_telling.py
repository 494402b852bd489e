"""The operator's own command: what it is told of a night that needs somebody, and that it cannot harm one."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from flows import Mistake
from flows.cli import main
from flows.lock import only_night
from flows.night import IncompleteNight, NotPublished
from flows.settings import Settings, read_settings
from flows.telling import tell_operator
from tests.flows.sites import DAY, feed_source, folder_source, run_night, settings_of
from tests.flows.test_verdicts import from_the_future, good

KEEP = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + chr(10))"
FAIL = "import sys; sys.stdin.read(); print('no line'); print('mail: no route', file=sys.stderr); sys.exit(3)"


def told_by(path: Path) -> str:
    """A command that appends what it is told to a file."""
    return shlex.join([sys.executable, "-c", KEEP, str(path)])


def a_night_told(tmp_path: Path, texts: dict[str, str], command: str | None = None) -> Settings:
    sources = folder_source(tmp_path / "sources", texts)
    return settings_of(
        tmp_path / "data", sources, FIGURES_ON_FAILED_NIGHT=command or told_by(tmp_path / "told")
    )


def heard(tmp_path: Path) -> list[dict[str, Any]]:
    path = tmp_path / "told"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_good_night_tells_nobody(tmp_path: Path) -> None:
    run_night(a_night_told(tmp_path, good(2)))
    assert heard(tmp_path) == []


def test_a_night_not_published_is_told_with_its_verdict(tmp_path: Path) -> None:
    settings = a_night_told(tmp_path, from_the_future(30))
    with pytest.raises(NotPublished):
        run_night(settings)
    (told,) = heard(tmp_path)
    assert (told["status"], told["verdict"], told["as_of"]) == ("not published", "fail", str(DAY))
    assert told["message"].startswith("not published: most_articles_")
    assert told["data"] == str(settings.data)
    assert Path(told["page"]).is_file()


def test_a_source_that_failed_is_told(tmp_path: Path) -> None:
    settings = a_night_told(tmp_path, good(2))
    feed_source(settings.sources_folder, "http://127.0.0.1:9/rss")
    with pytest.raises(IncompleteNight):
        run_night(settings)
    (told,) = heard(tmp_path)
    assert (told["status"], told["failed_sources"]) == ("incomplete", ["gazette"])
    assert told["snapshot"].startswith(str(DAY))


def test_a_night_that_could_not_begin_is_told(tmp_path: Path) -> None:
    settings = a_night_told(tmp_path, good(1))
    with only_night(settings.data, "mine"), pytest.raises(Mistake, match="another night"):
        run_night(settings)
    (told,) = heard(tmp_path)
    assert told["status"] == "failed"
    assert "run mine" in told["message"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(shlex.join([sys.executable, "-c", FAIL]), "ended with 3: mail: no route", id="fails"),
        pytest.param(
            "/nowhere/notify --all",
            "could not be run: No such file or directory",
            id="is not there",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_command_that_fails_is_a_warning(
    tmp_path: Path, command: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = a_night_told(tmp_path, from_the_future(30), command)
    with pytest.raises(NotPublished, match="nothing is published yet"):
        run_night(settings)
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "on_failed_night" in line]
    assert line.startswith("figures: warning: on_failed_night: ")
    assert f"{said}; nobody was told of this night" in line


def test_a_command_that_hangs_is_ended(tmp_path: Path) -> None:
    settings = a_night_told(tmp_path, good(1), "sleep 1000")
    line = tell_operator(settings, {"status": "failed"}, seconds=0.05)
    assert line is not None
    assert "was ended after" in line


def test_what_the_command_leaves_running_does_not_hold_the_night(tmp_path: Path) -> None:
    settings = a_night_told(tmp_path, good(1), "sh -c 'sleep 5 & exit 0'")
    assert tell_operator(settings, {"status": "failed"}, seconds=4) is None


@pytest.mark.parametrize("words", ["mail 'operator", "  "])
def test_a_command_that_is_none_is_refused_by_name(words: str) -> None:
    with pytest.raises(Mistake, match="FIGURES_ON_FAILED_NIGHT"):
        read_settings({"FIGURES_ON_FAILED_NIGHT": words})


def test_a_night_from_the_command_line_tells_what_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIGURES_ON_FAILED_NIGHT", told_by(tmp_path / "told"))
    assert main(["nightly", "--data", str(tmp_path / "data"), "--date", str(DAY)]) == 2
    (told,) = heard(tmp_path)
    assert (told["as_of"], told["status"]) == (str(DAY), "failed")
    assert f"figures: {told['message']}" in capsys.readouterr().err

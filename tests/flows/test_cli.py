"""The command: every mistake of a user is one line and exit code 2, and every command explains itself."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.sites import folder_source, run_night, settings_of
from warehouse import store

COMMANDS = (
    *("claims", "doctor", "extract", "nightly", "quarantine", "report", "rollback", "rules", "runs", "serve"),
    *("sql", "total", "trace", "verify"),
)
TEXT = "---\ntitle: Five killed in Taiz\npublished: 2024-03-11\n---\nShells killed five people in Taiz.\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after one small night."""
    here = tmp_path_factory.mktemp("night")
    run_night(settings_of(here / "data", folder_source(here / "sources", {"taiz.txt": TEXT})))
    return here / "data"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(
            "nightly --date yesterday", "--date 'yesterday' is no date; write it as 2016-09-30", id="date"
        ),
        pytest.param("nightly --date 2024-02-30", "--date '2024-02-30' is no date", id="30 February"),
        pytest.param("nightly --sources nowhere", "sources nowhere: no such folder", id="no sources"),
        pytest.param("nightly", "sources: no such folder; give --sources DIR", id="nothing configured"),
        pytest.param("nightly --workers none", "'--workers': Input should be a valid integer", id="workers"),
        pytest.param("nightly --sorces x", "No such option: --sorces", id="misspelt option"),
        pytest.param("nigthly", "No such command 'nigthly'", id="misspelt command"),
        pytest.param("total --outcome kiled", "did you mean killed?", id="outcome"),
        pytest.param("total --outcome killed --group child", "did you mean children?", id="group"),
        pytest.param("total", "Missing option '--outcome'", id="no outcome"),
        pytest.param("total --outcome killed", "has no snapshot yet: run `figures nightly", id="no snapshot"),
        pytest.param("total --outcome killed --from 12/3/2024", "--from '12/3/2024' is no date", id="from"),
        pytest.param(
            "total --outcome killed --from 2024-03-02 --to 2024-03-01", "lies after", id="from after to"
        ),
        pytest.param("total --outcome killed --codebook mine", "codebook 'mine'", id="codebook"),
        pytest.param("total --outcome killed --include all", "include 'all'", id="include"),
        pytest.param("claims --outcome dead", "--outcome 'dead' is unknown", id="claims"),
        pytest.param("claims", "no snapshot yet", id="claims without a night"),
        pytest.param("sql select", "no snapshot yet", id="sql without a night"),
        pytest.param("sql", "Missing argument", id="sql without a query"),
        pytest.param("trace abcdef", "no snapshot yet", id="trace without a night"),
        pytest.param("report situation --out r", "no snapshot yet", id="report without a night"),
        pytest.param("report situtation --out r", "did you mean situation?", id="report"),
        pytest.param("report situation", "Missing option '--out'", id="report to nowhere"),
        pytest.param("verify", "no snapshot yet", id="verify without a night"),
        pytest.param("verify nowhere", "no folder nowhere", id="verify nothing"),
        pytest.param("quarantine", "no snapshot yet", id="quarantine without a night"),
        pytest.param("extract nowhere.jsonl -o out.jsonl", "no file nowhere.jsonl", id="extract nothing"),
        pytest.param("extract in.jsonl -o nowhere/out.jsonl", "no folder nowhere", id="extract to nowhere"),
        pytest.param("extract in.jsonl", "Missing option", id="extract without an output"),
        pytest.param("serve", "no such folder; give --sources DIR", id="serve nothing"),
        pytest.param("serve --port 99999", "'--port': Input should be less than", id="port"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(
    line: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FIGURES_DATA", raising=False)
    (tmp_path / "in.jsonl").write_text("")
    assert main(line.split()) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.startswith("figures: ")
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("total --outcome killed --place Narnia", "--place 'Narnia' is unknown", id="place"),
        pytest.param("report situation --out /dev/null/r", "/dev/null: Not a directory", id="out in a file"),
        pytest.param(
            "report situation --out r --as-of 2024-03-12-abcdef", "no such snapshot; there are", id="snapshot"
        ),
        pytest.param("total --outcome killed --voice nobody", "--voice 'nobody' is unknown", id="voice"),
        pytest.param("trace abc", "too short", id="short id"),
        pytest.param("trace ffffffffffffffff0000", "no figure and no claim", id="unknown id"),
        pytest.param("report situation --out r --as-of 1999-01-01", "no snapshot that early", id="too early"),
        pytest.param("rollback mine", "no snapshot 'mine'", id="rollback to nothing"),
        pytest.param("sql nonsense", "sql: ", id="no SQL"),
        pytest.param("claims --rule zz", "--rule 'zz': no such rule; ", id="unknown rule"),
        pytest.param("claims --rule en.pasive", "did you mean en.passive?", id="misspelt rule"),
        pytest.param("sql --snapshot mine select", "no snapshot 'mine'", id="unknown snapshot"),
    ],
)
def test_a_mistake_about_what_is_published(
    line: str, told: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*line.split(), "--data", str(data)]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["total", "--outcome", "killed", "--place", "Taiz"], "people killed, Taiz"),
        (["claims", "--outcome", "killed"], "five"),
        (["claims", "--rule", "en.toll"], "0 claims"),
        (["sql", "select count(*) as articles from articles"], "articles\n--------\n       1"),
        (["runs"], "done"),
        (["quarantine"], "nothing is set aside"),
        (["verify"], "every hash, quote and total holds"),
        (["verify", "--reread"], "every hash, quote and total holds"),
    ],
    ids=lambda given: " ".join(given[:1]) if isinstance(given, list) else "",
)
def test_a_command_answers_people(
    arguments: list[str], told: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--data", str(data)]) == 0
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["total", "--outcome", "killed"],
        ["claims"],
        ["sql", "from claims"],
        ["runs"],
        ["quarantine"],
        ["verify"],
    ],
    ids=lambda given: given[0],
)
def test_a_command_answers_programs(
    arguments: list[str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--json", "--data", str(data)]) == 0
    json.loads(capsys.readouterr().out)


def test_an_answer_has_the_keys_that_are_promised(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["total", "--outcome", "killed", "--json", "--data", str(data)])
    found = json.loads(capsys.readouterr().out)
    keys = "question low best high reported_low reported_high coded_low coded_high disputed origins why_open"
    assert set(keys.split()) | {"certificate", "voices"} <= set(found)
    assert (found["low"], found["high"], found["origins"]) == (5, None, 1)


def test_trace_leads_from_a_claim_to_its_bytes(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["claims", "--json", "--data", str(data)])
    claim = json.loads(capsys.readouterr().out)[0]
    assert main(["trace", claim["claim_id"], "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert claim["quote"] in said
    assert str(data / "archive") in said


def test_a_report_is_made_and_verified_and_other_files_stay(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    assert main(["report", "situation", "--out", str(out), "--as-of", "2024-03-31", "--data", str(data)]) == 0
    assert (out / "notes.txt").read_text() == "mine"
    (out / "notes.txt").unlink()
    assert main(["verify", str(out), "--data", str(data)]) == 0
    page = out / "report.html"
    page.write_text(page.read_text().replace("five", "six"))
    capsys.readouterr()
    assert main(["verify", str(out), "--data", str(data)]) == 1
    assert page.name in capsys.readouterr().out


def test_a_changed_byte_in_the_archive_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(tmp_path / "data", folder_source(tmp_path / "sources", {"taiz.txt": TEXT}))
    run_night(settings)
    (path,) = (path for path in settings.archive.rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes().replace(b"five", b"nine"))
    assert main(["verify", "--data", str(settings.data)]) == 1
    assert path.name in capsys.readouterr().out


def test_a_rollback_names_the_snapshot(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = store.snapshot_path(data).stem
    assert main(["rollback", name, "--data", str(data)]) == 0
    assert capsys.readouterr().out == f"current is {name} (it was before)\n"


def test_doctor_names_what_is_wrong(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--data", str(data), "--sources", str(data.parent / "sources")]) == 0
    assert "BAD" not in capsys.readouterr().out
    assert main(["doctor", "--data", str(tmp_path), "--sources", str(tmp_path / "nowhere")]) == 1
    said = capsys.readouterr().out
    assert "BAD sources" in said
    assert "nowhere: no such folder" in said


def test_doctor_finds_nothing_wrong_before_the_first_night(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--data", str(tmp_path / "data")]) == 0
    said = capsys.readouterr().out
    assert "BAD" not in said
    assert (
        f"ok  sources      none yet: write one .yml per source into {tmp_path / 'data' / 'sources'}" in said
    )
    assert "ok  snapshot     none yet" in said


def test_texts_are_extracted_without_a_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"id": "a", "text": "Shells killed five people in Taiz on Sunday.", "date": "2024-03-11"},
        "nonsense",
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")
    assert main(["extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("figures: extract: 1 line of ")
    assert "the first, line 2: not an object; " in said
    assert said.count("\n") == 1
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert [claim["number_text"] for claim in first["claims"]] == ["five"]
    assert second["errors"]


def test_the_commands_are_those_promised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [
        line.split()[0] for line in said.partition("Commands:")[2].splitlines() if line[2:3].strip()
    ] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: figures {command}")
    assert command in ("extract", "rules") or "--data" in said


def test_help_answers_at_once() -> None:
    """In seconds of the processor, the best of three processes: other work on the machine is not ours."""
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "flows.cli", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(seconds) < 0.5


def test_nothing_heavy_is_imported_for_help() -> None:
    heavy = {
        "pandas",
        "duckdb",
        "prefect",
        "great_expectations",
        "pyarrow",
        "trafilatura",
        "httpx",
        "yaml",
        "rich",
    }
    code = f"import sys, flows.cli; flows.cli.main(['--help']); print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"

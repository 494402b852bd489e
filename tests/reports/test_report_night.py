"""The sample night's reports, from the articles to the page: they verify, and any change in them is named."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import reports
from flows.night import Outcome, begin_night, run_plainly
from flows.settings import Settings
from reports import recheck
from reports.tables import read_csv
from tests.warehouse.totals.test_relabelled import numbers, relabelled
from warehouse import store
from warehouse.frames import claims_frame, places_of, voices_frame
from warehouse.standing import EVERYBODY, standing_questions
from warehouse.totals import answer_many

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DAY = dt.date(2016, 9, 30)
GOLDEN = Path(__file__).parent / "golden" / "sample_night.tsv"


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Outcome]]:
    """The data folder of one night over samples/, and its outcome."""
    data = tmp_path_factory.mktemp("night") / "data"
    settings = replace(Settings(), data=data, sources=SAMPLES / "sources")
    with begin_night(settings, DAY) as one:
        yield data, run_plainly(one)


@pytest.fixture
def report(night: tuple[Path, Outcome], tmp_path: Path) -> Path:
    """The night's situation report, in a folder that the test may change."""
    reports.build(night[1].snapshot_path, "situation", tmp_path / "situation")
    return tmp_path / "situation"


def changed(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="")


@pytest.mark.slow
@pytest.mark.parametrize("name", reports.names())
def test_every_report_verifies_and_comes_out_the_same_again(
    night: tuple[Path, Outcome], tmp_path: Path, name: str
) -> None:
    data, outcome = night
    first = reports.build(outcome.snapshot_path, name, tmp_path / "a")
    assert reports.build(outcome.snapshot_path, name, tmp_path / "b") == first
    assert [p.read_bytes() for p in sorted((tmp_path / "a").iterdir())] == [
        p.read_bytes() for p in sorted((tmp_path / "b").iterdir())
    ]
    assert reports.verify_report(tmp_path / "a", data) == []


def test_the_sentence_of_the_children_of_aleppo_is_the_proof_of_its_figure(report: Path) -> None:
    rows = read_csv((report / "figures.csv").read_bytes())
    figure = next(
        row
        for row in rows
        if (row["outcome"], row["group"], row["place"]) == ("killed", "children", "Aleppo")
        and row["period"] == "whole"
    )
    assert (figure["low"], figure["high"], figure["range"]) == ("96", "", "96 or more")
    claims = {row["claim_id"]: row for row in read_csv((report / "claims.csv").read_bytes())}
    counted = claims[figure["counted_claims"].partition(":")[0]]
    assert counted["quote"].startswith("According to UNICEF, at least 96 children were killed")


def test_the_ids_of_the_nights_claims_say_nothing(night: tuple[Path, Outcome]) -> None:
    """A word more in the rules gives every claim another id, and changes no figure by that."""
    with store.open_snapshot(night[0]) as con:
        claims, voices, places = claims_frame(con), voices_frame(con), places_of(con)
    questions = [one for one in standing_questions(claims, places, DAY) if one.group == EVERYBODY]
    one, *others = (
        [numbers(found) for found in answer_many(rows, voices, places, questions)]
        for rows in (claims, *(relabelled(claims, seed) for seed in range(2)))
    )
    assert others == [one, one]


def test_the_figures_of_the_sample_night_are_those_reviewed(report: Path, tmp_path: Path) -> None:
    """A change of rules shows here as lines gained and lost; review them, then copy the new file."""
    rows = read_csv((report / "figures.csv").read_bytes())
    columns = ("outcome", "group", "place", "period", "date_from", "range", "disputed", "grade")
    lines = ["\t".join(columns), *("\t".join(row[column] for column in columns) for row in rows)]
    now = tmp_path / GOLDEN.name
    now.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert now.read_text("utf-8").splitlines() == GOLDEN.read_text("utf-8").splitlines(), f"cp {now} {GOLDEN}"


@pytest.mark.parametrize("name", reports.names())
def test_no_victim_is_named_and_no_article_is_printed_whole(
    night: tuple[Path, Outcome], tmp_path: Path, name: str
) -> None:
    reports.build(night[1].snapshot_path, name, tmp_path / "out")
    shown = "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    assert "Nasser" not in shown
    assert "The dogs are quiet by two o'clock." not in shown
    assert name == "children" or name == "sources" or "[name]" in shown


def test_the_headline_with_a_script_and_a_formula_is_inert(report: Path) -> None:
    assert "<script" not in (report / "report.html").read_text("utf-8")
    titles = {row["title"] for row in read_csv((report / "claims.csv").read_bytes())}
    assert any(title.startswith("'=1+1 <script>") for title in titles)


def test_the_corrected_figure_stands_and_the_first_does_not(report: Path) -> None:
    rows = read_csv((report / "claims.csv").read_bytes())
    stated = {
        row["number_text"] for row in rows if "Qayyarah" in row["quote"] and row["modality"] == "stated"
    }
    assert stated == {"12"}


def test_a_changed_cell_is_named_by_file_row_and_column(report: Path, night: tuple[Path, Outcome]) -> None:
    rows = read_csv((report / "figures.csv").read_bytes())
    at = next(at for at, row in enumerate(rows) if row["range"] == "96 or more")
    lines = (report / "figures.csv").read_text("utf-8").split("\n")
    lines[at + 1] = lines[at + 1].replace("96 or more,96,", "96 or more,97,")
    (report / "figures.csv").write_text("\n".join(lines), encoding="utf-8", newline="")
    found = recheck.differences(report, night[0])
    assert "figures.csv: its SHA-256 is not the one in manifest.json" in found
    where = f"figures.csv row {at + 2} ({rows[at]['outcome']}, {rows[at]['group']}, {rows[at]['place']})"
    assert f"{where}: low is '97', its snapshot gives '96'" in found


def test_a_cell_changed_together_with_its_hash_is_still_found(
    report: Path, night: tuple[Path, Outcome]
) -> None:
    import hashlib

    changed(report / "claims.csv", "at least 96 children", "at least 97 children")
    told = json.loads((report / "manifest.json").read_text("utf-8"))
    told["files"]["claims.csv"] = hashlib.sha256((report / "claims.csv").read_bytes()).hexdigest()
    (report / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    found = recheck.differences(report, night[0])
    assert len(found) == 1
    assert "at least 97 children" in found[0]
    assert ": quote is " in found[0]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('"snapshot": "2016', '"snapshot": "2015', "no snapshot '2015"),
        ('"title": "People', '"title": "Persons', "manifest.json: title is 'Persons harmed"),
        ('"report.html"', '"other.html"', "other.html: the file is not there"),
    ],
    ids=["another snapshot", "another title", "another file"],
)
def test_a_changed_manifest_is_named(
    report: Path, night: tuple[Path, Outcome], before: str, after: str, message: str
) -> None:
    changed(report / "manifest.json", before, after)
    assert any(message in line for line in recheck.differences(report, night[0]))


def test_a_number_changed_on_the_page_is_found_by_its_line(report: Path, night: tuple[Path, Outcome]) -> None:
    changed(report / "report.html", "96 or more", "69 or more")
    found = recheck.differences(report, night[0])
    assert any(line.startswith("report.html line ") for line in found)


def test_an_archived_article_that_was_changed_is_named(
    report: Path, night: tuple[Path, Outcome], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(night[0], data, symlinks=True, ignore=shutil.ignore_patterns("*.lock"))
    path = next(p for p in (data / "archive").rglob("*") if p.is_file() and b"UNICEF" in p.read_bytes())
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"96 children", b"97 children"))
    assert any(path.name in line for line in reports.verify_report(report, data))


def test_what_is_no_report_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(reports.Mistake, match=r"is no report: it has no manifest\.json"):
        reports.verify_report(tmp_path, tmp_path)

"""docs/adding.md stays true: its paths exist, its links lead somewhere, and its examples load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from reports import definition

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
PATHS = sorted(
    set(
        re.findall(
            r"`((?:flows|extractors|expectations|warehouse|reports|samples|tests|docs)/[\w./-]*)`", GUIDE
        )
    )
)
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_of_the_guide_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_link_of_the_guide_leads_to_a_heading() -> None:
    headings = {line[3:].lower().replace(" ", "-") for line in GUIDE.splitlines() if line.startswith("## ")}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) == headings


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[0][:40])
def test_every_example_is_yaml(block: str) -> None:
    assert yaml.safe_load(block)


def test_the_example_report_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = next(block for block in BLOCKS if "reports/medics" in block)
    (tmp_path / "medics").mkdir()
    (tmp_path / "medics" / "report.yml").write_text(block, encoding="utf-8")
    monkeypatch.setattr(definition, "HERE", tmp_path)
    assert definition.load("medics").groups == ("health_workers", "rescuers")


def test_every_report_is_told_of_its_shape() -> None:
    assert all(definition.load(name).title for name in definition.report_names())

"""The documents say what is there: commands, targets, links, decisions, and a lock without addresses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def commands() -> set[str]:
    """The commands of `figures`, by their files."""
    return {path.stem for path in (ROOT / "flows" / "commands").glob("*.py") if path.stem != "__init__"}


def test_the_readme_lists_each_command_once_and_no_other() -> None:
    rows = re.findall(r"^\| `figures (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(commands())


def test_the_readmes_make_targets_exist() -> None:
    named = set(
        re.findall(
            r"`?\bmake ((?:test|nightly|check|lock|clean|help)[a-z-]*)",
            "".join(page.read_text("utf-8") for page in PAGES),
        )
    )
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"nightly", "test"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda p: p.stem)
def test_a_decision_has_context_decision_and_consequence(page: Path) -> None:
    text = page.read_text("utf-8").lower()
    assert re.match(r"\d{4}-[a-z0-9-]+", page.stem)
    assert [part for part in ("context", "decision", "consequence") if part not in text] == []


def test_the_lock_pins_by_hash_and_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    pins = re.findall(r"^([a-z0-9][a-z0-9._-]*)==\S+.*?(?=^[a-z0-9]|\Z)", lock, re.MULTILINE | re.DOTALL)
    blocks = re.split(r"(?m)^(?=[a-z0-9][a-z0-9._-]*==)", lock)[1:]
    assert len(blocks) == len(pins) > 100
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []

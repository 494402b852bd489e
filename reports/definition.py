"""What a report asks, as its folder's report.yml says it; the folder's name is the report's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports import Mistake
from reports.wording import words

HERE = Path(__file__).parent
KEYS = ("title", "about", "codebook", "outcomes", "groups", "most_places")


@dataclass(frozen=True, slots=True)
class Definition:
    """One report. `groups` None means all; `most_places` caps the page, never the tables."""

    name: str
    title: str
    about: str
    codebook: str
    outcomes: tuple[str, ...]
    groups: tuple[str, ...] | None
    most_places: int

    @property
    def everybody(self) -> str:
        """The group that the report's first tables are about: people, or the first group asked for."""
        return self.groups[0] if self.groups else "people"


def report_names() -> list[str]:
    """The reports that can be built: every folder with a report.yml."""
    return sorted(path.parent.name for path in HERE.glob("*/report.yml"))


def load(name: str) -> Definition:
    """The definition of a report; an unknown name or key is one line."""
    import yaml

    path = HERE / name / "report.yml"
    if name not in report_names():
        raise Mistake(f"no report {name!r}: there are {', '.join(report_names())}")
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    if sorted(entry) != sorted(KEYS):
        wrong = sorted(set(entry) ^ set(KEYS))
        raise Mistake(f"{path}: key {wrong[0]!r} is unknown or missing; a report has {', '.join(KEYS)}")
    return Definition(
        name=name,
        title=_text(path, entry, "title"),
        about=_text(path, entry, "about"),
        codebook=_known(path, "codebooks", [_text(path, entry, "codebook")])[0],
        outcomes=_known(path, "outcomes", entry["outcomes"]),
        groups=None if entry["groups"] == "all" else _known(path, "groups", entry["groups"]),
        most_places=_count(path, entry["most_places"]),
    )


def _text(path: Path, entry: dict[str, Any], key: str) -> str:
    if not isinstance(entry[key], str) or not entry[key].strip():
        raise Mistake(f"{path}: {key} is {entry[key]!r}; it must be words")
    return str(entry[key]).strip()


def _known(path: Path, kind: str, values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not values:
        raise Mistake(f"{path}: {kind} must be a list")
    for value in values:
        if value not in words()[kind]:
            raise Mistake(f"{path}: {value!r} is not among the {kind} of words.yml")
    return tuple(values)


def _count(path: Path, value: Any) -> int:
    if type(value) is not int or value < 1:
        raise Mistake(f"{path}: most_places is {value!r}; it must be a number from 1")
    return value

"""The manifest beside a report: which snapshot, which rules, which questions, and the hash of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reports import Mistake

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` maps each file's name to the SHA-256 of its bytes; the manifest itself is not among them."""

    report: str
    title: str
    snapshot: str
    ruleset: str
    code_version: str
    questions: dict[str, Any]
    files: dict[str, str]
    set_aside: dict[str, int] = field(default_factory=dict)  # empty in a report from before it was counted

    def to_bytes(self) -> bytes:
        """JSON in UTF-8, sorted, one key a line."""
        text = json.dumps(asdict(self), sort_keys=True, indent=2, ensure_ascii=False)
        return (text + "\n").encode("utf-8")


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name → SHA-256, in order of name."""
    return {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}


def load(folder: Path) -> Manifest:
    """The manifest of a report's folder; what is none is one line."""
    path = folder / FILE
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise Mistake(f"{folder} is no report: it has no {FILE}") from None
    except (ValueError, TypeError) as error:
        raise Mistake(f"{path} is no manifest of a report: {error}") from None

"""The name of a ruleset: one hash over every rule file and every source file of the extractors."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

HERE = Path(__file__).parent
_KINDS = (".py", ".yml", ".tsv")


@functools.cache
def ruleset_name() -> str:
    """ "r-" and twelve hex digits; the same in every process and on every machine with the same files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in HERE.rglob("*") if p.suffix in _KINDS and "__pycache__" not in p.parts):
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return "r-" + digest.hexdigest()[:12]

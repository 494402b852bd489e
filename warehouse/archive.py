"""Where the bytes of an article lie: archive/ab/abcdef…, named by their SHA-256."""

from __future__ import annotations

from pathlib import Path


def bytes_path(data: Path, bytes_sha256: str) -> Path:
    """The file of the archive that holds these bytes."""
    return data / "archive" / bytes_sha256[:2] / bytes_sha256

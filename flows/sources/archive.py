"""The archive of bytes: data/archive/ab/<sha256>, written once, never changed.

A name is the hash of what lies under it, so writing the same bytes twice does nothing, and a file that is
there is whole: it appears by a rename after its bytes are on the disk.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows import Mistake
from flows.sources.document import Unreadable

PIECE = 1 << 20  # bytes of a large file that are held at a time


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def path_of(archive: Path, sha256: str) -> Path:
    return archive / sha256[:2] / sha256


def keep(archive: Path, data: bytes) -> str:
    """Archive the bytes and give their SHA-256."""
    sha256 = sha256_of(data)
    target = path_of(archive, sha256)
    if not target.exists():
        write_atomically(target, data)
    return sha256


def keep_file(archive: Path, path: Path) -> tuple[str, int]:
    """Archive the bytes of a file, a piece at a time, and give their SHA-256 and how many they are.

    The file is read twice. `Unreadable` where it cannot be, or where it was another the second time: nothing
    is archived under a name that is not its own.
    """
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            count = file.tell()
    except OSError as error:
        raise Unreadable(f"not readable: {error.strerror}") from error
    target = path_of(archive, sha256)
    if not target.exists():
        write_pieces(target, _pieces(path, sha256))
    return sha256, count


def _pieces(path: Path, sha256: str) -> Iterator[bytes]:
    """The bytes of a file whose hash is known; at their end `Unreadable` where they have another."""
    seen = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                seen.update(piece)
                yield piece
    except OSError as error:
        raise Unreadable(f"not readable: {error.strerror}") from error
    if seen.hexdigest() != sha256:
        raise Unreadable("it was changed while it was read; the next night reads it again")


def load(archive: Path, sha256: str) -> bytes | None:
    """The archived bytes, or None if they are not there or are no longer what their name says."""
    target = path_of(archive, sha256)
    if not target.is_file():
        return None
    data = target.read_bytes()
    return data if sha256_of(data) == sha256 else None


def write_atomically(target: Path, data: bytes) -> None:
    """Write a file of these bytes: see `write_pieces`."""
    write_pieces(target, [data])


def write_pieces(target: Path, pieces: Iterable[bytes]) -> None:
    """The file is there whole or not at all, also after a power cut: temporary file, fsync, rename."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".writing-")
    except OSError as error:
        raise Mistake(f"cannot write to {target.parent}: {error.strerror}") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):  # a full disk
            raise Mistake(f"cannot write to {target.parent}: {error.strerror}") from error
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

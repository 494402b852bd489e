"""A report appears whole or not at all, also over an older one of the same name."""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path


def build_in_place(snapshot: Path, name: str, out: Path) -> Path:
    """Build a report beside its place and move it there; the same bytes as before are left untouched."""
    import reports

    making = out.with_name(f".making-{out.name}")
    shutil.rmtree(making, ignore_errors=True)
    making.parent.mkdir(parents=True, exist_ok=True)
    reports.build(snapshot, name, making)
    if out.is_dir() and _same(making, out):
        shutil.rmtree(making)
        return out
    shutil.rmtree(out, ignore_errors=True)
    making.rename(out)
    return out


def _same(left: Path, right: Path) -> bool:
    names = [sorted(path.relative_to(top).as_posix() for path in top.rglob("*")) for top in (left, right)]
    files = [name for name in names[0] if (left / name).is_file()]
    return names[0] == names[1] and not any(filecmp.cmpfiles(left, right, files, shallow=False)[1:])

"""`figures extract`: claims of any texts, one JSON object a line, without a warehouse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from flows import Mistake
from flows.settings import read_settings


def run(
    in_path: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="One article a line: id, text, date.")],
    out_path: Annotated[Path, typer.Option("--out", "-o", metavar="OUT.jsonl", help="Where the claims go.")],
    workers: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--workers", min=1, help="How many processes read at once."),
    ] = None,
) -> int:
    """Read claims from texts, without a warehouse: one JSON line in, one out."""
    if not in_path.is_file():
        raise Mistake(f"extract: no file {in_path}; give a .jsonl with one article a line")
    if not out_path.parent.is_dir():
        raise Mistake(f"extract: no folder {out_path.parent} for the output; make it first")
    from extractors.jsonl import extract_file

    unread = extract_file(in_path, out_path, read_settings(workers=workers).workers)
    if unread.count:
        lines = f"{unread.count:,} line{'' if unread.count == 1 else 's'} of {in_path}"
        told = " ".join(f"{lines} could not be read; the first, {unread.first}".split())
        print(f"figures: extract: {told}; {out_path} has each with its errors", file=sys.stderr)
    return 1 if unread.count else 0

"""The options that commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

DataOption = Annotated[
    Optional[Path],  # noqa: UP045 (typer reads it at run time)
    typer.Option("--data", help="The data folder (or FIGURES_DATA; default ./data).", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]

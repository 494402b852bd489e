"""The page: templates of page/, of which a report may bring its own; all but our style sheet is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reports.view import View
from reports.wording import capital, number

HERE = Path(__file__).parent
# What no page may hold: control characters are shown as the sign for what cannot be shown.
CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


def render(name: str, view: View) -> str:
    """HTML in one file, which asks no network for anything. Unknown names in a template are errors."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader([HERE / name, HERE / "page"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Any] = {"number": number, "capital": capital}
    environment.filters.update(filters)
    style = Markup((HERE / "page" / "style.css").read_text(encoding="utf-8"))
    return environment.get_template("page.html").render(view=view, style=style).translate(CONTROLS)

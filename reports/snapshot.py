"""A snapshot as the reports read it: plain rows of the published `main` schema, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports import Mistake
from reports.wording import number, range_words
from warehouse.tables import SetAside, set_aside

SQL = Path(__file__).parent / "sql"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a report may show. Of figures `answer` is parsed; `range` and `reported` are words."""

    name: str  # of the snapshot; begins with the day it is as of
    figures: tuple[Row, ...]
    claims: tuple[Row, ...]
    articles: tuple[Row, ...]
    places: tuple[Row, ...]
    quarantine: tuple[Row, ...]
    voices: dict[str, str]  # voice_id → the name to show
    kinds: dict[str, tuple[str, str]]  # voice_id → its kind, and the conflicts to which it is a party
    aside: SetAside  # how much the checks set aside, in all

    @property
    def rulesets(self) -> tuple[str, ...]:
        """The rules that read the claims: one, unless the snapshot is broken."""
        return tuple(sorted({claim["ruleset"] for claim in self.claims}))


def read(path: Path) -> Content:
    """The content of one snapshot file. Links are followed: `current.duckdb` gives its snapshot's name."""
    import json

    import duckdb

    file = path.resolve()
    if not file.is_file():
        raise Mistake(f"report: no snapshot {path}: run `figures nightly` first")
    try:
        with duckdb.connect(str(file), read_only=True) as con:
            tables = {sql.stem: _rows(con, sql) for sql in sorted(SQL.glob("*.sql"))}
            aside = set_aside(con)
    except duckdb.Error as error:
        raise Mistake(
            f"report: {path} is not a snapshot of this version: {str(error).splitlines()[0]}"
        ) from None
    over = {
        claim["claim_id"]: claim["value"] for claim in tables["claims"] if claim["qualifier"] == "more_than"
    }
    for figure in tables["figures"]:
        figure["answer"] = json.loads(figure["answer"])
        figure["certificate"] = figure["answer"]["certificate"]
        figure["range"], figure["reported"] = range_of(figure, over), spread_of(figure, over)
    told = tables.pop("voices")
    voices = {voice["voice_id"]: voice["name"] or voice["voice_id"] for voice in told}
    kinds = {voice["voice_id"]: (voice["kind"] or "", voice["party_to"] or "") for voice in told}
    return Content(file.stem, voices=voices, kinds=kinds, aside=aside, **tables)


def more_than(figure: Row, over: Mapping[str, int]) -> str | None:
    """ "more than 2,300,000" where one such figure is all that is counted: 2,300,001 is nobody's number."""
    counted = figure["certificate"]["low"]
    if figure["high"] is None and len(counted) == 1:
        value = over.get(counted[0]["claim_id"])
        if value is not None and figure["low"] == value + 1:
            return f"more than {number(value)}"
    return None


def as_said(figure: Row, over: Mapping[str, int]) -> tuple[str | None, str | None]:
    """Range and spread of the voices where "more than" says them; else None."""
    said = more_than(figure, over)
    is_one = figure["reported_low"] == figure["reported_high"] == figure["low"]
    return said, said if is_one else None


def range_of(figure: Row, over: Mapping[str, int]) -> str:
    """The figure's range in words."""
    return as_said(figure, over)[0] or range_words(figure["low"], figure["high"])


def spread_of(figure: Row, over: Mapping[str, int]) -> str | None:
    """How far the voices spread, in words; None where nobody gave a number."""
    low, high = figure["reported_low"], figure["reported_high"]
    if low is None and high is None:
        return None
    return as_said(figure, over)[1] or range_words(low, high)


def _rows(con: Any, sql: Path) -> tuple[Row, ...]:
    done = con.execute(sql.read_text(encoding="utf-8"))
    names = [column[0] for column in done.description]
    return tuple(dict(zip(names, row, strict=True)) for row in done.fetchall())

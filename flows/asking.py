"""Questions from the command line, checked before anything is opened."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import Mistake
from flows.options import read_date

if TYPE_CHECKING:
    import pandas as pd

    from warehouse.totals import Question


@dataclass(frozen=True, slots=True)
class Filters:
    """What `total` and `claims` can be narrowed by, as written on the command line."""

    outcome: str | None
    group: str | None
    place: str | None
    date_from: str | None
    date_to: str | None

    def days(self) -> tuple[dt.date | None, dt.date | None]:
        first, last = read_date(self.date_from, "--from"), read_date(self.date_to, "--to")
        if first and last and first > last:
            raise Mistake(f"--from {first} lies after --to {last}")
        return first, last

    def checked(self) -> Filters:
        """Itself, if outcome and group are ones that claims can have."""
        from extractors.claim import GROUPS, OUTCOMES

        one_of(self.outcome, OUTCOMES, "--outcome")
        one_of(self.group, GROUPS, "--group")
        self.days()
        return self


def one_of(value: str | None, known: Sequence[str], option: str) -> None:
    """`Mistake` for a value that is none of those known; the nearest one is named first."""
    if value is None or value in known:
        return
    near = difflib.get_close_matches(value, known, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise Mistake(f"{option} {value!r} is unknown; {hint}One of: {', '.join(known)}")


def make_question(filters: Filters, **more: Any) -> Question:
    """The question of section "Totals": outcome and group among the known, days in order."""
    from warehouse.totals import Question

    first, last = filters.checked().days()
    return Question(
        outcome=str(filters.outcome),
        group=filters.group or "people",
        place=filters.place,
        date_from=first,
        date_to=last,
        **more,
    )


def check_place(data: Path, place: str | None) -> None:
    """`Mistake` for a place that no name of the gazetteer or of places.csv resolves to."""
    if place is None:
        return
    from warehouse.gazetteer import load_places

    extra = data / "places.csv"
    if not load_places(extra if extra.exists() else None).resolve(place).outer:
        raise Mistake(f"--place {place!r} is unknown; use a name such as Aleppo, or add it to {extra}")


def voice_ids(voices: pd.DataFrame, names: Sequence[str]) -> tuple[str, ...]:
    """Ids of the voices meant: by id or by name, in any case."""
    known = {str(row["voice_id"]).casefold(): str(row["voice_id"]) for row in voices.to_dict("records")}
    known |= {str(row["name"]).casefold(): str(row["voice_id"]) for row in voices.to_dict("records")}
    for name in names:
        one_of(name.casefold(), sorted(known), "--voice")
    return tuple(sorted({known[name.casefold()] for name in names}))


def matching(claims: pd.DataFrame, filters: Filters, data: Path, **columns: str | None) -> pd.DataFrame:
    """The claims that fit: windows that touch the days asked for (by day of publication where the words date
    nothing), places surely inside the one asked for, and columns that are equal."""
    first, last = filters.checked().days()
    kept = claims
    for column, value in {"outcome": filters.outcome, "group": filters.group, **columns}.items():
        if value is not None:
            kept = kept[kept[column] == value]
    if filters.place is not None:
        kept = kept[_inside(kept, filters.place, data)]
    for column, day, fits in (("window_end", first, "ge"), ("window_start", last, "le")):
        if day is not None:
            days = kept[column].where(kept[column].notna(), kept["published_on"])
            kept = kept[[_day(one) is not None and getattr(_day(one), f"__{fits}__")(day) for one in days]]
    return kept


def _inside(claims: pd.DataFrame, place: str, data: Path) -> list[bool]:
    from warehouse.gazetteer import load_places

    check_place(data, place)
    extra = data / "places.csv"
    places = load_places(extra if extra.exists() else None)
    asked = places.resolve(place).outer
    texts = [text if isinstance(text, str) else None for text in claims["place_text"]]
    return [places.resolve(text).outer[: len(asked)] == asked for text in texts]


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date() if value == value else None
    return value if isinstance(value, dt.date) else None

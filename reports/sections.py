"""The places of a page with what is shown under each: folded where a place repeats the one inside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.figures import Figure
from reports.places import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One outcome and group at one place: the figure of the whole record and, if any, that of the month."""

    whole: Figure
    month: Figure | None

    @property
    def is_proved(self) -> bool:
        """Whether the claims establish anything: a number above zero, or a closed top."""
        return bool(self.whole.row["low"]) or self.whole.row["high"] is not None

    @property
    def month_is_all(self) -> bool:
        """Whether the month's figure is the whole one, claim by claim."""
        return self.month is not None and _core(self.month) == _core(self.whole)


@dataclass(frozen=True, slots=True)
class Section:
    """One place. `proved` in the order of the report's outcomes; `others` establish no number."""

    place: Place
    proved: tuple[Entry, ...]
    others: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        return f"place-{self.place.place_id or 'all'}"


def sections_of(places: Sequence[Place], entries: Mapping[str | None, Sequence[Entry]]) -> list[Section]:
    """One section a place, in the order given; a unit that only repeats its one town is left out."""
    made = [
        Section(
            place,
            tuple(entry for entry in entries.get(place.place_id, ()) if entry.is_proved),
            tuple(entry for entry in entries.get(place.place_id, ()) if not entry.is_proved),
        )
        for place in places
    ]
    following = [*made[1:], None][: len(made)]
    return [one for one, inner in zip(made, following, strict=True) if not _is_repeated(one, inner)]


def _is_repeated(section: Section, inner: Section | None) -> bool:
    """Whether the next section, further in, gives the very same figures. Countries always stand."""
    if section.place.depth == 0 or inner is None:
        return False
    inside = (*section.place.around, section.place.name)
    return inner.place.around[: len(inside)] == inside and _said(section) == _said(inner)


def _said(section: Section) -> list[object]:
    entries = (*section.proved, *section.others)
    return [
        (
            entry.whole.row["outcome"],
            entry.whole.row["group"],
            _core(entry.whole),
            entry.month and _core(entry.month),
        )
        for entry in entries
    ]


def _core(figure: Figure) -> object:
    """What a figure says, its question aside."""
    counted = tuple((one.reference.claim_id, one.counted) for one in (*figure.low, *figure.high))
    return figure.row["low"], figure.row["high"], figure.disputed, counted


def by_country(sections: Iterable[Section]) -> list[Section]:
    """The sections of countries, those with most killed first."""
    countries = [one for one in sections if one.place.depth == 0 and one.place.place_id is not None]
    return sorted(countries, key=lambda one: (-_killed(one), one.place.name))


def _killed(section: Section) -> int:
    return max(
        (int(e.whole.row["low"]) for e in section.proved if e.whole.row["outcome"] == "killed"), default=0
    )


def innermost_disputes(sections: Sequence[Section]) -> list[Figure]:
    """Each dispute at the places furthest in that have it: not again at the province and country around."""
    disputed = [
        (section.place, entry.whole)
        for section in sections
        for entry in (*section.proved, *section.others)
        if entry.whole.disputed
    ]
    return [
        figure for place, figure in disputed if not any(_is_around(place, figure, *one) for one in disputed)
    ]


def _is_around(place: Place, figure: Figure, other: Place, dispute: Figure) -> bool:
    """Whether another dispute of the same outcome lies further in, or is of a group inside the same place."""
    if figure is dispute or figure.row["outcome"] not in (dispute.row["outcome"], "casualties"):
        return False
    if place == other:
        return bool(figure.row["outcome"] != dispute.row["outcome"])
    inside = () if place.place_id is None else (*place.around, place.name)
    return bool(other.place_id is not None and other.around[: len(inside)] == inside)


def only_group(section: Section, group: str) -> Section:
    """Only what is said of one group as a whole."""
    return replace(section, proved=tuple(e for e in section.proved if e.whole.row["group"] == group))

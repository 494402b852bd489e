"""Small invented situations as reporters tell them: a few events, and a week of articles about each.

Reporters know little at first and more later, round in headlines, list whom they know, name a clinic, a town,
a province or the country, date the night by either day, take figures back, carry each other's words, find
bodies, and add the attacker to the dead. What happened is counted beside it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.totals.frames import claim
from warehouse.totals import Question

EDGE = dt.timedelta(days=1)
MONDAY = dt.date(2016, 9, 5)
TOWNS = {  # a town and the wider or narrower names under which its events are told
    "Homs": ("Homs", "the city of Homs", "Homs province", "Syria", "Homs hospital", "near Homs"),
    "Idlib": ("Idlib", "Idlib province", "rural Idlib", "Syria"),
    "Mosul": ("Mosul", "western Mosul", "Nineveh", "Iraq", "a market in Mosul"),
    "Taiz": ("Taiz", "Taiz clinic", "Yemen", "Taiz province"),
    "Jerusalem": ("Jerusalem", "East Jerusalem", "the West Bank", "Israel"),
}
ABOVE = {"Homs": "Syria", "Idlib": "Syria", "Mosul": "Iraq", "Taiz": "Yemen"}
KINDS = ("women", "children", "men", "soldiers")
SPEAKERS = ("police", "hospital officials", "UNICEF", "the Observatory", "residents", "SNHR")
OUTLETS = ("Wire", "Post", "Gazette", "Herald")


@dataclass
class Event:
    """What happened: how many of each kind died and were hurt, and how many attackers died."""

    town: str
    day: dt.date
    at_night: bool
    killed: dict[str, int]
    wounded: dict[str, int]
    died_later: int
    attackers: int
    is_misled: bool = False  # somebody tells more children than there were: no words can set that right

    @property
    def dead(self) -> int:
        """All who died at once, attackers aside."""
        return sum(self.killed.values())

    @property
    def hurt(self) -> int:
        """All who were wounded, those who die of it too."""
        return sum(self.wounded.values())


@dataclass
class Desk:
    """The rows written so far."""

    random: Random
    rows: list[dict[str, Any]] = field(default_factory=list)
    articles: int = 0

    def article(self, event: Event, after: int) -> dict[str, Any]:
        """What all claims of a new article share: published so many days after the event."""
        self.articles += 1
        published = event.day + dt.timedelta(days=after)
        return {
            "article": f"n{self.articles}",
            "via": self.random.choice(OUTLETS),
            "published": published,
            "by": self.random.choice((*SPEAKERS, None)),
        }

    def write(self, event: Event, piece: dict[str, Any], value: int | str, **fields: Any) -> str:
        """One claim about an event; its id. Where and when it is told is chosen unless given."""
        place = fields.pop("place", None) or self.random.choice(TOWNS[event.town])
        words, window = fields.pop("when", None) or self.when(event, piece["published"])
        number = len(self.rows) + 1
        self.rows.append(
            claim(
                number,
                value,
                article=piece["article"],
                publisher=piece["via"],
                published_on=piece["published"].isoformat(),
                source_text=fields.pop("by", piece["by"]),
                place_text=place,
                window_text=words,
                **({"on": window} if window else {}),
                **fields,
            )
        )
        return f"c{number:04d}" if number > 999 else f"c{number}"

    def when(self, event: Event, published: dt.date) -> tuple[str | None, str | None]:
        """Time words for an event and the days that a reader resolves them to; sometimes none."""
        day = event.day
        if self.random.random() < 0.15:
            return None, None
        if event.at_night:
            next_day = day + dt.timedelta(days=1)
            return self.random.choice(
                [
                    (f"{day:%A} night", day.isoformat()),
                    ("overnight", f"{day.isoformat()}..{next_day.isoformat()}"),
                    (f"early {next_day:%A}", next_day.isoformat()),
                    (f"on {day:%A}", day.isoformat()),
                ]
            )
        if (published - day).days == 1:
            return self.random.choice([("yesterday", day.isoformat()), (f"on {day:%A}", day.isoformat())])
        return (f"on {day:%A}", day.isoformat())


def make_event(random: Random) -> Event:
    """An event of the first days of the month."""
    return Event(
        town=random.choice(list(TOWNS)),
        day=MONDAY + dt.timedelta(days=random.randint(0, 9)),
        at_night=random.random() < 0.3,
        killed={kind: random.choice((0, 0, 1, 2, 4, 7)) for kind in KINDS},
        wounded={kind: random.choice((0, 1, 3, 9)) for kind in KINDS},
        died_later=random.choice((0, 0, 1)),
        attackers=random.choice((0, 0, 0, 1, 2)),
    )


def early_and_late(desk: Desk, event: Event) -> None:
    """An early toll, exact or not, and a later one of the same speaker."""
    first, last = desk.article(event, 1), desk.article(event, 2)
    known = desk.random.randint(0, event.dead)
    if known:
        desk.write(event, first, known, qualifier=desk.random.choice(("exact", "at_least")))
    if event.dead:
        desk.write(event, last, event.dead, by=first["by"])


def headline(desk: Desk, event: Event) -> None:
    """A rounded headline and the body's number, which restates it, with the wounded in one sentence."""
    piece = desk.article(event, 1)
    if event.dead < 2 or not event.hurt:
        return
    top = desk.write(event, piece, event.dead + desk.random.randint(0, 2), when=(None, None), by=None)
    said = f"It killed {event.dead} and wounded {event.hurt}, they said in {piece['article']}."
    desk.write(event, piece, event.dead, restates_id=top, quote=said)
    desk.write(event, piece, event.hurt, outcome="wounded", quote=said)


def part_list(desk: Desk, event: Event) -> None:
    """Whom the speaker could name: a list, set apart item by item, sometimes under the whole."""
    piece, items = desk.article(event, desk.random.randint(1, 3)), []
    place, when = desk.random.choice(TOWNS[event.town]), desk.when(event, piece["published"])
    whole = (
        desk.write(event, piece, event.dead, place=place, when=when) if desk.random.random() < 0.5 else None
    )
    for kind, count in event.killed.items():
        if count:
            items.append(
                desk.write(event, piece, count, group=kind, place=place, when=when, part_of_id=whole)
            )
    for row in desk.rows:
        if row["claim_id"] in items:
            row["apart_from_ids"] = tuple(one for one in items if one != row["claim_id"])


def women_and_children(desk: Desk, event: Event) -> None:
    """A union of two kinds, and one of them again in another paper."""
    count = event.killed["women"] + event.killed["children"]
    if count:
        desk.write(event, desk.article(event, 1), count, group="other", group_text="women and children")
    if event.killed["children"]:
        desk.write(event, desk.article(event, 2), event.killed["children"], group="children")


def casualties(desk: Desk, event: Event) -> None:
    """All who were harmed in one number, with its parts or without."""
    piece = desk.article(event, 1)
    if not event.dead + event.hurt:
        return
    whole = desk.write(event, piece, event.dead + event.hurt, outcome="casualties")
    if event.dead and desk.random.random() < 0.6:
        desk.write(event, piece, event.dead, part_of_id=whole)
        if event.hurt:
            desk.write(event, piece, event.hurt, outcome="wounded", part_of_id=whole)


def bodies(desk: Desk, event: Event) -> None:
    """Bodies found days later, some of whom nobody had counted."""
    if event.dead:
        piece = desk.article(event, desk.random.randint(3, 6))
        day = piece["published"].isoformat()
        count = desk.random.randint(1, event.dead)
        desk.write(event, piece, count, found=True, unit="bodies", when=("today", day))


def died_of_wounds(desk: Desk, event: Event) -> None:
    """One of the wounded dies, and the wounded are told again."""
    if event.died_later and event.hurt:
        piece = desk.article(event, 4)
        whole = desk.write(event, piece, event.hurt, outcome="wounded")
        desk.write(event, piece, event.died_later, found=True, part_of_id=whole, implicit=True)


def with_attackers(desk: Desk, event: Event) -> None:
    """The dead with the attackers among them, or beside them."""
    piece = desk.article(event, 1)
    if not event.attackers or not event.dead:
        return
    place, when = desk.random.choice(TOWNS[event.town]), desk.when(event, piece["published"])
    same: dict[str, Any] = {"place": place, "when": when}
    if desk.random.random() < 0.6:
        whole = desk.write(event, piece, event.dead + event.attackers, **same)
        desk.write(event, piece, event.attackers, group="perpetrators", part_of_id=whole, **same)
    else:
        others = desk.write(event, piece, event.dead, **same)
        desk.write(event, piece, event.attackers, group="perpetrators", apart_from_ids=(others,), **same)


def taken_back(desk: Desk, event: Event) -> None:
    """Too high at first, a list or a number, and set right by the same speaker in the same words of when."""
    first, last = desk.article(event, 1), desk.article(event, 3)
    place, by = desk.random.choice(TOWNS[event.town][:2]), desk.random.choice(SPEAKERS)
    when = (f"on {event.day:%A}", event.day.isoformat())
    same: dict[str, Any] = {"place": place, "when": when, "by": by}
    more = desk.random.randint(1, 5)
    if not event.dead or event.at_night:
        return
    if desk.random.random() < 0.5:
        desk.write(event, first, event.dead + more, **same)
    else:
        one = desk.write(event, first, event.dead, group="civilians", **same)
        other = desk.write(event, first, more, group="soldiers", apart_from_ids=(one,), **same)
        desk.rows[-2]["apart_from_ids"] = (other,)
    desk.write(event, last, event.dead, **same)


def against_each_other(desk: Desk, event: Event) -> None:
    """One speaker is right, the other tells too many children; both the same day, both exact."""
    piece, other = desk.article(event, 1), desk.article(event, 1)
    if not event.dead:
        return
    same: dict[str, Any] = {
        "place": desk.random.choice(TOWNS[event.town][:2]),
        "when": (f"on {event.day:%A}", event.day.isoformat()),
    }
    group = desk.random.choice(("people", "children"))
    event.is_misled |= group == "children"
    desk.write(event, piece, event.dead, by="police", **same)
    desk.write(event, other, event.dead + desk.random.randint(1, 6), group=group, by="residents", **same)


def carried(desk: Desk, event: Event) -> None:
    """A wire's words in two more papers, one of them days later under its own dates."""
    piece, late = desk.article(event, 1), desk.random.randint(2, 9)
    if not event.dead:
        return
    said, words = f"Shelling killed {event.dead} ({desk.articles}).", f"on {event.day:%A}"
    desk.write(event, piece, event.dead, quote=said, when=(words, event.day.isoformat()), place=event.town)
    for outlet, after in (("Echo", 0), ("Mirror", late)):
        copy = {**desk.article(event, 1 + after), "via": outlet, "by": piece["by"]}
        day = (event.day + dt.timedelta(days=after)).isoformat()
        desk.write(event, copy, event.dead, quote=said, when=(words, day), place=event.town)


def another(desk: Desk, event: Event) -> None:
    """Some, and so many others of the same event, in one article."""
    if event.dead > 1:
        piece = desk.article(event, 1)
        some = desk.random.randint(1, event.dead - 1)
        one = desk.write(event, piece, some)
        desk.write(event, piece, event.dead - some, apart_from_ids=(one,))


def running(desk: Desk, event: Event, events: list[Event]) -> None:
    """A running toll of a country since Monday, by one speaker, on two days."""
    country = ABOVE.get(event.town)
    if country is None:
        return
    by = desk.random.choice(SPEAKERS)
    for until in (3, 7):
        last = MONDAY + dt.timedelta(days=until)
        dead = sum(one.dead for one in events if ABOVE.get(one.town) == country and one.day < last)
        if dead:
            piece = {**desk.article(event, 0), "published": last, "by": by}
            window = f"{MONDAY.isoformat()}..{last.isoformat()}"
            when = ("since Monday", window)
            desk.write(event, piece, dead, kind="period", scope="whole", place=country, when=when)


def fled(desk: Desk, event: Event) -> None:
    """The same families' people, where they left and where they came, on one day."""
    day = event.day.isoformat()
    for town in (event.town, "Raqqa"):
        piece = desk.article(event, 0)
        desk.write(event, piece, 5000, outcome="displaced", place=town, when=(f"on {event.day:%A}", day))


def rose(desk: Desk, event: Event) -> None:
    """The toll rose to so many from fewer, in one article, and one of the dead is named in another."""
    piece = desk.article(event, 2)
    if event.dead > 1:
        when, place = desk.when(event, piece["published"]), event.town
        before = desk.write(event, piece, event.dead - 1, when=when, place=place)
        desk.write(event, piece, event.dead, revises_id=before, when=when, place=place)
        desk.write(event, desk.article(event, 2), 1, implicit=True, names_person=True)


def a_day_late(desk: Desk, event: Event) -> None:
    """Another voice, through another outlet, dates the event to the next day."""
    piece, day = desk.article(event, 3), event.day + dt.timedelta(days=1)
    if event.dead:
        piece |= {"by": "a witness", "via": "Courier"}
        desk.write(event, piece, event.dead, when=(f"on {day:%A}", day.isoformat()))


def vaguely(desk: Desk, event: Event) -> None:
    """Words for numbers, hedges, and a place that no table knows."""
    piece = desk.article(event, 1)
    if event.dead > 1:
        desk.write(event, piece, "several", place="Kafr Sample")
        desk.write(event, desk.article(event, 2), event.dead + 3, qualifier="about")
        desk.write(event, desk.article(event, 2), event.dead - 1, qualifier="more_than")
        desk.write(event, desk.article(event, 2), event.dead + 9, qualifier="at_most")


def by_an_army(desk: Desk, event: Event) -> None:
    """An army's own dead, its denial, and what it says of the others."""
    piece = {**desk.article(event, 1), "by": "Syrian army"}
    if event.killed["soldiers"]:
        desk.write(event, piece, event.killed["soldiers"], group="soldiers")
    desk.write(event, piece, 0, group="civilians")
    desk.write(event, piece, 60, group="combatants", modality="alleged")


def final_toll(desk: Desk, event: Event) -> None:
    """A toll that its words close."""
    piece = desk.article(event, 5)
    if event.dead:
        desk.write(event, piece, event.dead, closed=True, place=event.town)


TELLINGS = (
    *(early_and_late, headline, part_list, women_and_children, casualties, bodies, died_of_wounds),
    *(with_attackers, taken_back, against_each_other, carried, another, fled),
    *(rose, a_day_late, vaguely, by_an_army, final_toll),
)


def make_news(seed: int) -> tuple[list[dict[str, Any]], list[Event]]:
    """The claims of one situation, and what happened; two events may lie in one town and on one day."""
    random = Random(f"news {seed}")
    events = [make_event(random)]
    for _ in range(random.randint(0, 2)):
        event = make_event(random)
        if random.random() < 0.5:  # another strike on the town, the same day or soon after
            event.town, event.day = events[0].town, events[0].day + dt.timedelta(days=random.randint(0, 2))
        events.append(event)
    desk = Desk(random)
    for event in events:
        for telling in random.sample(TELLINGS, random.randint(1, 6)):
            telling(desk, event)
    if random.random() < 0.4:
        running(desk, events[0], events)
    return desk.rows, events


def truths(events: list[Event]) -> list[tuple[Question, int]]:
    """Questions about all of it, about one country and one day, and how many there were.

    Days are as told: what happened on the day beside a question's edge may be told for it.
    """
    found = []
    for place in (None, *sorted({ABOVE[one.town] for one in events if one.town in ABOVE})):
        here = [one for one in events if place in (None, ABOVE.get(one.town))]
        dead, later = sum(one.dead for one in here), sum(one.died_later for one in here if one.hurt)
        hurt = sum(one.hurt for one in here)
        children = sum(one.killed["children"] for one in here)
        found += [
            (Question("killed", place=place), dead + later),
            (Question("wounded", place=place), hurt),
            (Question("casualties", place=place), dead + hurt),
        ]
        if not any(one.is_misled for one in here):
            found.append((Question("killed", group="children", place=place), children + later))
    found.append((Question("displaced"), 5000 * len(events)))
    for event in events:
        days = (event.day, event.day + dt.timedelta(days=event.at_night))
        dead = sum(
            one.dead for one in events if abs(one.day - days[0]) <= EDGE or abs(one.day - days[1]) <= EDGE
        )
        found.append((Question("killed", date_from=days[0], date_to=days[1]), dead))
    return found

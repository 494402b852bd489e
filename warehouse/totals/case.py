"""One question's case: the claims that may count, each with its weight from below, and why the others do
not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from warehouse.gazetteer import Place, Places
from warehouse.gazetteer.places import is_within
from warehouse.totals import tables
from warehouse.totals.columns import READ
from warehouse.totals.copies import set_copies_aside
from warehouse.totals.disputes import Dispute, cap_disputed
from warehouse.totals.evidence import MODALITIES, NONE, Evidence, Flags, Ints, Names, read_claims
from warehouse.totals.grown import set_held_aside, with_grown_tolls
from warehouse.totals.holders import Holders, cap_held, find_holders, held_sums
from warehouse.totals.links import follow_links
from warehouse.totals.order import in_order
from warehouse.totals.overruled import cap_overruled
from warehouse.totals.perpetrators import ASIDE, leave_out
from warehouse.totals.question import Question
from warehouse.totals.reach import FUTURE, PAST
from warehouse.totals.revisions import Caps, cap_revised, cap_taken_back
from warehouse.totals.sieve import Sieve
from warehouse.totals.statements import stated_pairs
from warehouse.totals.wounds import with_died_of_wounds
from warehouse.voices import UNNAMED, Voice, is_one_speaker, load_voices
from warehouse.words import any_of

if TYPE_CHECKING:
    import pandas as pd

EPOCH = dt.date(1970, 1, 1).toordinal()
OWN_LOSSES = {
    "army": ("soldiers", "police", "combatants"),
    "government": ("soldiers", "police"),
    "armed_group": ("combatants",),
}
SEASON = 92  # days; a claim that may lie anywhere in more is no news of each month that it may lie in
NEVER = {
    "denied": "denied by the words",
    "feared": "feared, not stated",
    "planned_or_hypothetical": "planned or hypothetical",
}


@dataclass(frozen=True)
class Case:
    """The evidence after copies, links, revisions and disputes, whatever the question's days, place and
    group.
    """

    question: Question
    evidence: Evidence
    names: Names
    places: Places
    voices: tuple[Voice, ...]  # by code of the voice column
    one_speaker: Flags  # by code of the voice column
    sieve: Sieve
    caps: Caps
    disputes: list[Dispute]
    apart: Ints  # pairs of rows that a statement sets apart
    holders: Holders
    place: Place
    first_day: int
    last_day: int
    clashes: tuple[tuple[int, Dispute], ...] = ()  # wholes that are less than their parts
    tops: Ints = field(
        default_factory=lambda: np.zeros(0, dtype=np.int64)
    )  # closed whole figures that may bound from above
    witnesses: dict[int, list[int]] = field(default_factory=dict)  # what sets apart two figures that look one

    @property
    def is_stock(self) -> bool:
        """Whether the question is about a date (held, displaced), not about events."""
        return tables.outcomes()[self.question.outcome].is_stock

    def inside(self) -> Flags:
        """Claims whose outer reach lies inside the question: in outcome, group, days and place."""
        evidence = self.evidence
        return self.is_asked() & (evidence.start >= self.first_day) & (evidence.end <= self.last_day)

    def are_near(self, start: Ints, end: Ints) -> Flags:
        """Whether reaches lie inside the question's days, or meet them and are no longer than a season."""
        inside = (start >= self.first_day) & (end <= self.last_day)
        meets = (start <= self.last_day) & (end >= self.first_day)
        near: Flags = inside | (meets & (end - start < SEASON))
        return near

    def ask(self, question: Question) -> Case:
        """The same reading for another question of the same `reading_key`."""
        first, last = question_days(question)
        place = self.places.resolve(question.place)
        return replace(self, question=question, place=place, first_day=first, last_day=last)

    def is_asked(self) -> Flags:
        """Claims inside the question's outcome, group and place, of any day."""
        evidence, names = self.evidence, self.names
        wanted = tables.who(self.question.group)
        group = np.array([tables.is_inside(one, wanted) for one in names.groups], dtype=bool)
        outcome = np.array(
            [tables.is_outcome_inside(one, self.question.outcome) for one in names.outcomes], dtype=bool
        )
        place = np.array([is_within(one.outer, self.place.outer) for one in names.places], dtype=bool)
        mask: Flags = (
            _pick(group, evidence.group) & _pick(outcome, evidence.outcome) & _pick(place, evidence.place)
        )
        return mask


def prepare(claims: pd.DataFrame, voices: pd.DataFrame, places: Places, question: Question) -> Case:
    """Read the claims of the question's outcomes and set copies, revised and uncounted ones aside."""
    claims = _of_outcome(claims, question)
    evidence, names = read_claims(claims, places, in_order(claims))
    evidence = with_grown_tolls(with_died_of_wounds(evidence, names), names)
    described = describe_voices(voices, names.voices)
    one_speaker = np.array([is_one_speaker(voice) for voice in names.voices] + [False], dtype=bool)
    sieve = Sieve(len(evidence))
    evidence = set_copies_aside(evidence, names, places, sieve)
    _set_uncounted_aside(evidence, names, described, question, sieve)
    evidence, names = follow_links(evidence, names, sieve)
    set_held_aside(evidence, names, sieve)
    evidence, lowered = leave_out(evidence, names, sieve)
    caps = Caps(np.where(evidence.low == NONE, 0, evidence.low), lowered)
    cap_taken_back(evidence, names, sieve, caps)
    cap_revised(evidence, names, sieve, caps)
    holders = find_holders(evidence, names, described, sieve)
    apart = stated_pairs(evidence, names, sieve)
    disputes = cap_disputed(evidence, names, described, sieve, caps)
    disputes += cap_overruled(evidence, names, described, sieve, caps)
    disputes += cap_held(holders, sieve, caps)
    disputes += held_sums(holders, sieve, caps, apart, one_speaker)
    first, last = question_days(question)
    place = places.resolve(question.place)
    return Case(
        question,
        evidence,
        names,
        places,
        described,
        one_speaker,
        sieve,
        caps,
        disputes,
        apart,
        holders,
        place,
        first,
        last,
    )


def reading_key(question: Question) -> tuple[object, ...]:
    """What of a question settles how the claims are read: all but its days, place and (mostly) group."""
    return (
        question.outcome,
        question.as_of,
        question.voices,
        question.include,
        question.perpetrators or question.group == "perpetrators",
    )


def question_days(question: Question) -> tuple[int, int]:
    """The first and the last day; beyond all reaches where the question is open."""
    first = -2 * FUTURE if question.date_from is None else day_number(question.date_from.isoformat())
    last = 2 * FUTURE if question.date_to is None else day_number(question.date_to.isoformat())
    return first, last


def day_number(iso: str) -> int:
    """Days since 1970-01-01."""
    return dt.date.fromisoformat(iso).toordinal() - EPOCH


@cache
def day_text(day: int) -> str | None:
    """The ISO date of a day number; None for an open side."""
    return None if day <= PAST or day >= FUTURE else dt.date.fromordinal(EPOCH + day).isoformat()


def describe_voices(frame: pd.DataFrame, ids: tuple[str, ...]) -> tuple[Voice, ...]:
    """The voices by code: from main.voices where it has them, else from the bundled table and the words."""
    table = load_voices()
    known = {}
    if len(frame):
        columns = (frame[name].astype(object) for name in ("voice_id", "name", "kind", "party_to"))
        for voice_id, name, kind, party in zip(*columns, strict=True):
            known[voice_id] = Voice(voice_id, str(name), str(kind), party if isinstance(party, str) else "")
    return (*(known.get(one) or table.describe(one) for one in ids), table.describe("outlet:unknown"))


def _of_outcome(claims: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Claims of outcomes inside the question's or around it, published by `as_of`."""
    import pandas as pd

    if question.outcome not in tables.outcomes():
        from warehouse import Mistake

        raise Mistake(f"outcome {question.outcome!r}: must be one of {', '.join(tables.outcomes())}")
    tables.who(question.group)
    kept = tables.outcomes_read(question.outcome)
    mask = claims["outcome"].isin([*kept, *(set(claims["outcome"].unique()) - set(tables.outcomes()))])
    if question.as_of is not None:
        published = pd.to_datetime(claims["published_on"])
        mask &= published.isna() | (published <= pd.Timestamp(question.as_of))
    return claims if mask.all() else claims.loc[mask, [one for one in READ if one in claims.columns]]


def _set_uncounted_aside(
    evidence: Evidence, names: Names, voices: tuple[Voice, ...], question: Question, sieve: Sieve
) -> None:
    def aside(mask: Flags, why: str) -> None:
        sieve.set_aside(np.flatnonzero(mask), why)

    for modality, why in NEVER.items():
        aside(evidence.modality == MODALITIES.index(modality), why)
    if question.voices is not None:
        asked = np.array([voice in question.voices for voice in names.voices] + [False], dtype=bool)
        aside(~asked[evidence.voice], "another voice than asked for")
    party = np.array([voice.is_party for voice in voices], dtype=bool)[evidence.voice]
    alleged = evidence.modality == MODALITIES.index("alleged")
    if "party" not in question.include:
        aside(party & (alleged | _is_about_enemy(evidence, names, voices)), "a party's claim about its enemy")
    if "alleged" not in question.include:
        aside(alleged & ~party, "alleged, not stated")
    aside(evidence.families, "families are not persons outside a codebook")
    if not question.perpetrators and question.group != "perpetrators":
        roles = np.array(
            [any(kind.role == "perpetrator" for kind in group) for group in names.groups], dtype=bool
        )
        aside(_pick(roles, evidence.group), ASIDE)


def _is_about_enemy(evidence: Evidence, names: Names, voices: tuple[Voice, ...]) -> Flags:
    """A party's figure for fighters who are not surely its own, or for what a named actor did.

    The soldiers of whom some army tells are its own, unless the words say whose they are.
    """
    labels = (*names.group_labels, "")
    own = np.array([[label in OWN_LOSSES.get(one.kind, ()) for label in labels] for one in voices], bool)
    armies = any_of("armies")
    some_army = np.array([one.party_to == UNNAMED and bool(armies.search(one.name)) for one in voices], bool)
    soldiers = np.array([label == "soldiers" for label in labels], dtype=bool)
    fighting = np.array(
        [tables.status(group) == "combatants" for group in names.groups] + [False], dtype=bool
    )
    is_own = own[evidence.voice, evidence.group]
    is_own |= some_army[evidence.voice] & soldiers[evidence.group] & ~evidence.narrowed
    blames = evidence.actor_code >= 0
    about_enemy: Flags = (fighting[evidence.group] | blames) & ~is_own
    return about_enemy


def _pick(flags: Flags, codes: Ints) -> Flags:
    return flags[codes] if len(flags) else np.zeros(len(codes), dtype=bool)

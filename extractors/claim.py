"""The claim: one number of people harmed, stated in one place of one text.

Everything here is literal: what the words say and nothing else. Numbers that a codebook makes of words
("dozens" = 24) never enter a claim. Offsets are code points of the text as archived.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

OUTCOMES = (
    "killed",
    "wounded",
    "casualties",
    "missing",
    "abducted",
    "detained",
    "displaced",
    "in_need",
    "affected_other",
)
QUALIFIERS = ("exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague")
GROUPS = (
    "people",
    "civilians",
    "children",
    "women",
    "men",
    "girls",
    "boys",
    "infants",
    "elderly",
    "health_workers",
    "aid_workers",
    "journalists",
    "rescuers",
    "soldiers",
    "police",
    "combatants",
    "perpetrators",
    "detainees",
    "other",
)
KINDS = ("incident", "period", "cumulative")
MODALITIES = ("stated", "alleged", "feared", "denied", "planned_or_hypothetical")
UNITS = ("persons", "families", "bodies")
SCOPES = ("event", "whole")
_TOLL_RULES = (".toll", ".brings_to", ".put_at")


def tells_toll(rule_id: str) -> bool:
    """The rule reads a toll: a count that holds whatever was counted before ("the death toll rose to 45")."""
    return rule_id.endswith(_TOLL_RULES)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, as the article's words state it. `n` counts from 1 in order of `start` within a text.

    `part_of`, `restates` and `revises` hold the `n` of another claim of the same text; `apart_from` several.
    `low` and `high` are the literal reading (`None` = open): "at least 96" is 96 to open, "dozens" 2 to open,
    "up to 20" 0 to 20, "about 20" open to open with `value` 20.
    """

    n: int
    start: int
    end: int
    number_text: str
    quote_start: int  # the sentence that states it: text[quote_start:quote_end]
    quote_end: int
    implicit: bool  # a noun phrase or a name stands for somebody, no number word
    names_person: bool  # number_text is a person's name: masked in everything published
    outcome: str
    group: str
    group_text: str | None
    unit: str
    kind: str
    qualifier: str
    modality: str
    value: int | None
    value_to: int | None  # the upper number of a range as written
    low: int | None
    high: int | None
    part_of: int | None
    apart_from: tuple[int, ...]  # set apart by the statement itself: items of one list, "another", "N others"
    restates: int | None  # the same people told again (headline and body)
    revises: int | None  # "revised from 13", "rose to 45 from 30": this one replaces that one
    event: int  # 1 is the text's main event, 2, 3 … others in order, 0 background of no single event
    scope: str  # event, or whole only if both a start and an area are said
    closed: bool  # the words close the top: "at most", "final toll", "all 44 aboard"
    found: bool  # bodies found, identified, died of wounds: when they died is unknown
    window_text: str | None
    window_start: dt.date | None
    window_end: dt.date | None
    window_precision: int | None  # 1 a day … 5 a year or more
    window_rule: str | None
    said_on: dt.date | None  # the day of the statement
    place_text: str | None
    source_text: str | None  # who states the figure; never the outlet
    cause_text: str | None
    actor_text: str | None
    rule_id: str


@dataclass(frozen=True, slots=True)
class Total:
    """What a text reports for its main event, one outcome. `best` is None for a vague word."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text yields: claims in order of `start`, totals by outcome, and what could not be read."""

    claims: tuple[Claim, ...]
    totals: dict[str, Total]
    errors: tuple[str, ...] = ()

"""Where nobody was harmed, nothing is read: economics, sport, politics, insurance and science."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from extractors import extract

DAY = dt.date(2021, 5, 10)
SLOTS = {
    "N": [
        "3",
        "12",
        "40",
        "two",
        "seventeen",
        "1,200",
        "2.5 million",
        "dozens of",
        "several",
        "at least 30",
        "some 200",
    ],
    "P": [
        "workers",
        "analysts",
        "players",
        "students",
        "customers",
        "farmers",
        "members",
        "voters",
        "shareholders",
        "nurses",
    ],
    "C": [
        "Norwell Bank",
        "the Harlow Group",
        "Amberline",
        "the council",
        "the ministry",
        "Telmar",
        "the league",
    ],
    "T": ["on Monday", "last week", "in 2020", "this year", "in March", "since 2015"],
    "G": ["homes", "cars", "shares", "contracts", "barrels", "tickets", "vaccines", "trees", "machines"],
    "M": ["12", "two", "at least 40", "1,200", "some 90", "dozens of", "14 million"],
    "D": ["7", "12", "31", "405"],
    "O": [
        "trades",
        "queries",
        "links",
        "files",
        "orders",
        "services",
        "forests",
        "titles",
        "widgets",
        "prizes",
    ],
    "A": ["sheep", "deer", "rhinos", "hens", "salmon", "goats", "bees", "seabirds", "horses"],
    "S": ["Print", "Tourism", "Jazz", "Chivalry", "Retail", "Winter"],
    "X": ["4 percent", "$12 million", "3.5 points", "12 basis points", "a third"],
}
TEMPLATES = [
    "{C} hired {N} {P} {T}.",
    "Shares of {C} fell {X} {T}, and {N} {P} left the firm.",
    "The strike by {N} {P} ended {T} after talks with {C}.",
    "Tariffs hurt exports, and {C} cut output by {X} {T}.",
    "{C} executed the agreement {T} and sold {N} {G}.",
    "The execution of the plan took {N} months, {C} said.",
    "{N} {P} attended the annual meeting of {C} {T}.",
    "The striker shot wide twice and {C} won 3-1 {T}.",
    "He was placed on injured reserve {T}; {C} signed {N} {P}.",
    "A hamstring injury kept the captain out for {N} games.",
    "The race ended in a dead heat, with {N} {P} watching.",
    "The property and casualty insurer paid {X} in dividends {T}.",
    "Life insurance premiums rose {X} {T}, {C} reported.",
    "{C} eliminated {N} jobs and closed {N} branches {T}.",
    "Parliament killed the bill by {N} votes {T}.",
    "The death of the deal cost {C} {X}.",
    "Researchers tested {N} samples and {N} remained stable.",
    "The remains of {N} old ships lie in the harbour, {C} said.",
    "The team captured the title {T} before {N} fans.",
    "The film was shot in {N} days with {N} {P}.",
    "The price of wheat took a hit of {X} {T}.",
    "{N} {P} live at the campus and {N} work at night.",
    "The fire alarm was tested {N} times {T}.",
    "The missing data cover {N} months, {C} said.",
    "Wolves killed {N} sheep near the village {T}.",
    "The pilot project trained {N} {P} {T}.",
    "{C} lost {X} and {N} customers {T}.",
    "Sales suffered a shock and {C} lost ground {T}.",
    "The committee buried the report; {N} members objected.",
    "A record {N} {P} voted {T}, the commission said.",
    "The broker executed {M} {O} {T}.",
    "Frost killed {M} {A} on the estate {T}.",
    "{M} {A} died when the river warmed {T}.",
    "Poachers shot {M} {A} {T}, the warden said.",
    "The crawler found {M} dead {O} and {M} missing {O}.",
    "The patch killed {M} {O} and hurt {M} {O}.",
    "Page {D} is missing, and chapter {D} is torn.",
    "{S} is dead, said {N} {P}.",
    "{S} died {T}, wrote the columnist.",
    "The exhibition captured the attention of {N} {P}.",
    "The company captured {M} {O} and {X} of the market.",
    "The firm claimed {M} {O} from its insurer {T}.",
    "Process {D} was killed {T}; {M} {O} were lost.",
    "A truck carrying {M} {A} overturned {T}; {D} of them died.",
    "The director's execution of the score was praised by {N} {P}.",
    "Rising rates hurt {N} {P}, {C} said.",
    "The jury eliminated {N} {P} in the second round.",
    "The novel's hero kills {N} {P} in the last chapter.",
    "In the game {N} {P} die and respawn.",
    "The comedian killed it {T}, said {N} {P}.",
]
WRITTEN = [
    "The central bank left rates unchanged for a third month, hurting the currency.",
    "Injury time goals from the substitute sank the visitors, who lost 2-1.",
    "The hostage drama, a film shot over 40 days, won three prizes.",
    "Dead last after two laps, she overtook 12 rivals to win.",
    "The body of evidence, gathered by 14 economists, is thin.",
    "Bodies such as the council and the board met 12 times.",
    "He has lived a quiet life at 12 Elm Road since 1998.",
    "The company missed targets by 3 points and dismissed two managers.",
    "Life expectancy rose to 82 years, up from 79.",
    "The murder mystery ran for 300 nights and drew 90,000 spectators.",
    "The firm took 12 orders and claimed 40 percent of the market.",
    "The minister denied that 300 jobs would be lost.",
    "The death penalty was abolished in 14 states.",
    "The drug killed 99 percent of the bacteria in 24 hours.",
    "The software update fixed 12 bugs and killed one feature.",
    "Two teams of five players each were eliminated in the first round.",
    "The league suspended four players for six games.",
    "A wave of layoffs hit 1,400 employees at the plant.",
    "The index suffered its worst fall since 2008, dropping 900 points.",
    "The judge sentenced two bankers to five years for fraud.",
    "Our arms were tired after lifting 12 boxes of 20 kg.",
    "The exhibition draws 3,000 visitors a day.",
    "The council bought 40 electric buses, replacing 35 diesel ones.",
    "She beat 14 opponents and captured the crown.",
    "The storm passed, and 3,000 fans returned to the stadium.",
]


@pytest.mark.parametrize("seed", range(30))
def test_generated_texts_hold_no_claim(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(100):
        chosen = rng.sample(TEMPLATES, 4)
        said = [t.format_map({k: rng.choice(v) for k, v in SLOTS.items()}) for t in chosen]
        text = " ".join(t[0].upper() + t[1:] for t in said)
        assert [(c.number_text, c.outcome, c.rule_id) for c in extract(text, DAY).claims] == [], text


@pytest.mark.parametrize("text", WRITTEN)
def test_written_texts_hold_no_claim(text: str) -> None:
    assert [(c.number_text, c.outcome, c.rule_id) for c in extract(text, DAY).claims] == []

"""Where the line runs: odd claims that are right pass, and claims that look right are caught."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from expectations.engine import failing_rows
from expectations.examples import example_rows
from expectations.read import read_rows
from expectations.suite import load_suites

NIGHT = dt.date(2024, 3, 12)
CLAIM = load_suites()["claim"]
Differs = dict[str, dict[str, Any]]


def bare(text: str, number: str, value: int | None, **more: Any) -> Differs:
    """One claim about one number of one sentence."""
    row = {"article_text": text, "quote": "=text", "number_text": number, "value": value}
    return {"bare": row | {"group_text": None, "qualifier": "exact"} | more}


def family(text: str, whole: dict[str, Any], *parts: dict[str, Any]) -> Differs:
    """A whole (n 1) and its parts (n 2, 3 …), each found by its number_text."""
    shared = {"article_text": text, "quote": "=text", "qualifier": "exact", "group_text": None}
    rows = {"bare": shared | whole}
    for n, part in enumerate(parts, start=2):
        rows[f"part {n}"] = {"like": "bare", **shared, "n": n, "part_of": 1, **part}
    return rows


def number(words: str, value: int, **more: Any) -> dict[str, Any]:
    return {"number_text": words, "value": value} | more


def group(words: str, value: int, name: str, **more: Any) -> dict[str, Any]:
    return number(words, value, group=name) | more


def split(text: str, *parts: dict[str, Any], **of: Any) -> Differs:
    """ "20" of a text, and its parts."""
    return family(text, number("20", 20) | of, *parts)


MEN, WOMEN = group("12", 12, "men"), group("5", 5, "women")
THREE = "9 displaced: 4 men, 5 women, 3 boys."
RIGHT: dict[str, Differs] = {
    "number at the end of a sentence": bare("The displaced are 300. 000 is a code.", "300", 300),
    "number before a comma and a word": bare("Of 300, most were displaced.", "300", 300),
    "number beside a time": bare("17:27 Nine displaced.", "Nine", 9),
    "number in other digits": bare("شُرّد ٣٠٠ شخص", "٣٠٠", 300),
    "two numbers without a space": bare("12,13 displaced", "12", 12),
    "spaces between thousands": bare("Some 12 000 displaced.", "12 000", 12000),
    "a dozen is not cut": bare("Two dozen displaced.", "Two dozen", 24),
    "share in another place": bare("20 displaced, 30 % of them children.", "20", 20),
    "money after the number": bare("20 displaced by a $3 drone.", "20", 20),
    "a couple": bare("A couple displaced.", "A couple", None, qualifier="vague", low=2, high=2),
    "a couple in Spanish": bare("Un par de desplazados.", "Un par", None, qualifier="vague", low=2, high=2),
    "thousand in Spanish": bare("20 mil desplazados.", "20 mil", 20000),
    "a vague word": bare("Dozens displaced.", "Dozens", None, qualifier="vague"),
    "at most": bare("Up to 20 displaced.", "20", 20, qualifier="at_most", closed=True),
    "less than": bare("Fewer than 20 displaced.", "20", 20, qualifier="less_than"),
    "more than": bare("More than 20 displaced.", "20", 20, qualifier="more_than"),
    "a range": bare("20 to 30 displaced.", "20 to 30", 20, value_to=30, qualifier="range"),
    "implicit two": bare("His parents were displaced.", "His parents", 2, implicit=True),
    "said a day later than published": bare("20 displaced.", "20", 20, said_on=dt.date(2024, 3, 13)),
    "no date of publication": bare(
        "On Monday 20 fled.", "20", 20, published_on=None, window_text="On Monday", window_rule="weekday"
    ),
    "a plan for next month": bare(
        "By May 20 may flee.",
        "20",
        20,
        modality="planned_or_hypothetical",
        window_text="By May",
        window_precision=4,
        window_start=dt.date(2024, 3, 12),
        window_end=dt.date(2024, 5, 1),
        window_rule="until",
    ),
    "whole told after its part": family(
        "4 of 9 displaced", number("9", 9, n=2), number("4", 4, n=1, part_of=2)
    ),
    "part as large as its whole": family(
        "9 displaced, all 9 girls", number("9", 9), number("9", 9, start=17, end=18)
    ),
    "vague whole": family(
        "Dozens displaced, 60 girls.",
        {"number_text": "Dozens", "value": None, "qualifier": "vague"},
        number("60", 60),
    ),
    "whole about": family(
        "About 100 displaced, 103 girls.", number("100", 100, qualifier="about"), number("103", 103)
    ),
    "part about": family(
        "100 displaced, about 110 girls.", number("100", 100), number("110", 110, qualifier="about")
    ),
    "families and persons": family(
        "9 families displaced, 40 people.", number("9", 9, unit="families"), number("40", 40)
    ),
    "range whose least fits": family(
        "9 displaced, 5 to 12 girls.", number("9", 9), number("5 to 12", 5, value_to=12, qualifier="range")
    ),
    "parts that overlap": family(THREE, number("9", 9), number("4", 4), number("5", 5), number("3", 3)),
    "parts that fill it": family(THREE, number("9", 9), number("4", 4, apart_from=[3]), number("5", 5)),
    "all of them, more at least": split(
        "At least 20 displaced: 12 men, 5 women, 6 boys.",
        *(MEN, WOMEN, group("6", 6, "children")),
        qualifier="at_least",
    ),
    "fewer, among others": split(
        "20 displaced, among them 12 men, 5 women, two boys.", MEN, WOMEN, group("two", 2, "children")
    ),
    "fewer, two groups of three": split("20 displaced: 12 men, 5 women.", MEN, WOMEN),
    "fewer than about so many": split(
        "About 20 displaced: 12 men, 5 women, two boys.",
        *(MEN, WOMEN, group("two", 2, "children")),
        qualifier="about",
    ),
    "fewer, one of them at least": split(
        "20 displaced: 12 men, 5 women, at least two boys, 1 girl.",
        *(MEN, WOMEN, group("two", 2, "boys", qualifier="at_least"), group("1 g", 1, "girls")),
    ),
    "a group twice": split(
        "20 displaced: 12 men, 5 women, two boys, 1 child.",
        *(MEN, WOMEN, group("two", 2, "children"), group("1 c", 1, "children")),
    ),
    "some of the displaced were killed": family(
        "9 displaced, 4 were killed.", number("9", 9), number("4", 4, outcome="killed")
    ),
}
WRONG: dict[str, tuple[Differs, set[str]]] = {
    "thousands cut off": (bare("Some 300,000 displaced.", "300", 300), {"number_not_cut"}),
    "thousands alone": (bare("Some 300,000 displaced.", "000", 0), {"number_not_cut"}),
    "million behind a point cut": (bare("Some 1.5 million displaced.", "1", 1), {"number_not_cut"}),
    "digits cut": (bare("Some 2500 displaced.", "25", 25), {"number_not_cut"}),
    "thousand lost": (bare("Some 20 thousand displaced.", "20", 20), {"scale_kept"}),
    "hundred lost": (bare("Three hundred displaced.", "Three", 3), {"scale_kept"}),
    "thousand lost in Spanish": (bare("20 mil desplazados.", "20", 20), {"scale_kept"}),
    "a vague word of two that says no pair": (
        bare("Several displaced.", "Several", None, qualifier="vague", low=2, high=2),
        {"literal_reading_kept"},
    ),
    "a share in Spanish": (bare("El 20 por ciento, desplazados.", "20", 20), {"counts_people"}),
    "a share": (bare("20 per cent were displaced.", "20", 20), {"counts_people"}),
    "a share with its sign": (bare("20% were displaced.", "20", 20), {"counts_people"}),
    "euros": (bare("€ 20 for the displaced.", "20", 20), {"counts_people"}),
    "a vague word with a top": (
        bare("Dozens displaced.", "Dozens", None, qualifier="vague", high=99),
        {"literal_reading_kept"},
    ),
    "more than, read as at least": (
        bare("More than 20 displaced.", "20", 20, qualifier="more_than", low=20),
        {"literal_reading_kept"},
    ),
    "about, read as exact": (
        bare("About 20 displaced.", "20", 20, qualifier="about", low=20, high=20),
        {"literal_reading_kept"},
    ),
    "a codebook's number": (
        bare("Dozens displaced.", "Dozens", None, qualifier="vague", low=24),
        {"literal_reading_kept"},
    ),
    "zero at least": (bare("No one displaced.", "No one", 0, qualifier="at_least"), {"nobody_is_exact"}),
    "a range with one end": (bare("20 displaced.", "20", 20, qualifier="range"), {"range_has_two_ends"}),
    "no value": (bare("20 displaced.", "20", None), {"value_unless_vague"}),
    "empty span": (bare("20 displaced.", "20", 20, start=2, end=2), {"span_in_text"}),
    "span from the end": (bare("20 displaced.", "20", 20, start=-2, end=2), {"span_in_text"}),
    "quote without its last letter": (
        bare("20 displaced. More.", "20", 20, quote="20 displaced", quote_end=13),
        {"quote_in_text"},
    ),
    "quote from elsewhere": (
        bare("20 fled. 30 fled.", "20", 20, quote="30 fled.", start=0, end=2),
        {"quote_holds_number"},
    ),
    "part larger by one": (
        family("9 displaced, 10 girls", number("9", 9), number("10", 10)),
        {"part_within_whole"},
    ),
    "part larger than at least": (
        family("At least 9 displaced, 12 girls", number("9", 9, qualifier="at_least"), number("12", 12)),
        {"part_within_whole"},
    ),
    "part far larger than about": (
        family("About 9 displaced, 12 girls", number("9", 9, qualifier="about"), number("12", 12)),
        {"part_near_loose_whole"},
    ),
    "vague part of one": (
        family(
            "One displaced, several girls",
            number("One", 1),
            {"number_text": "several", "value": None, "qualifier": "vague"},
        ),
        {"part_within_whole"},
    ),
    "three parts too many": (
        family(
            THREE,
            number("9", 9),
            number("4", 4, apart_from=[3, 4]),
            number("5", 5, apart_from=[4]),
            number("3", 3),
        ),
        {"parts_together_within_whole"},
    ),
    "men, women, boys and girls, one too few": (
        split(
            "20 displaced: 12 men, 5 women, 1 girl, 1 boy.",
            *(MEN, WOMEN, group("1 g", 1, "girls"), group("1 b", 1, "boys")),
        ),
        {"whole_split_falls_short"},
    ),
    "civilians and fighters beyond at most": (
        split(
            "Up to 20 displaced: 12 civilians, 9 fighters.",
            *(group("12", 12, "civilians"), group("9", 9, "combatants")),
            qualifier="at_most",
        ),
        {"whole_split_within_whole"},
    ),
    "circle of three": (
        family("3 girls displaced", number("3", 3, part_of=3), number("gir", 3), number("dis", 3, part_of=2)),
        {"parts_not_in_circle"},
    ),
    "restates what it is apart from": (
        family(
            "3 fled, 3 fled",
            number("3", 3),
            number("3", 3, start=8, end=9, part_of=None, restates=1, apart_from=[1]),
        ),
        {"restated_not_apart"},
    ),
    "window from its end to its start": (
        {"fled": {"window_start": dt.date(2024, 3, 12), "window_end": dt.date(2024, 3, 11)}},
        {"window_in_order"},
    ),
    "window of three days called one": (
        {"fled": {"window_start": dt.date(2024, 3, 9), "window_end": dt.date(2024, 3, 11)}},
        {"window_of_its_precision"},
    ),
    "window whose precision is missing": ({"fled": {"window_precision": None}}, {"window_says_how"}),
    "a plan told as a fact": (
        {"fled": {"window_end": dt.date(2024, 5, 1), "window_precision": 4}},
        {"window_ended_by_publication"},
    ),
    "a blank and a place of nowhere": ({"fled": {"place_text": "", "group_text": " "}}, {"no_blank_words"}),
    "twice the same claim": (
        {"fled": {"claim_id": "5" * 20}, "bare": {"claim_id": "5" * 20}},
        {"claim_id_once"},
    ),
}
CASES = {**{name: (differs, set[str]()) for name, differs in RIGHT.items()}, **WRONG}


@pytest.fixture(scope="module")
def failed() -> dict[str, dict[str, list[str]]]:
    """What fails in each case, all judged in one run."""
    rows: list[Any] = []
    owner: list[str] = []
    for name, (differs, _) in CASES.items():
        some = example_rows(CLAIM, differs, salt=name)
        rows += some
        owner += [name] * len(some)
    told: dict[str, dict[str, list[str]]] = {name: {} for name in CASES}
    for expectation, found in failing_rows(CLAIM, read_rows(CLAIM, rows, NIGHT)).items():
        for at, said in found.items():
            told[owner[at]].setdefault(expectation, []).append(said)
    return told


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_passes(failed: dict[str, dict[str, list[str]]], case: str) -> None:
    assert failed[case] == {}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_fails_for_its_own_reason(failed: dict[str, dict[str, list[str]]], case: str) -> None:
    assert set(failed[case]) == WRONG[case][1], failed[case]

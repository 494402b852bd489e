"""Every way that a number of people is written: separators, words, ranges, hedges, and what is none.

A row is the words of the number, put before "people were killed", and the claim: number_text, value,
value_to, qualifier. A row whose text ends in a full stop is a text of its own.
"""

from __future__ import annotations

import pytest

from tests.extractors.reading_of import read

Row = tuple[str, str, int | None, int | None, str]

SEPARATORS: list[Row] = [
    ("1,200", "1,200", 1200, None, "exact"),
    ("1 200", "1 200", 1200, None, "exact"),
    ("1\u00a0200", "1\u00a0200", 1200, None, "exact"),
    ("1\u2009200", "1\u2009200", 1200, None, "exact"),
    ("1\u202f200", "1\u202f200", 1200, None, "exact"),
    ("1'200", "1'200", 1200, None, "exact"),
    ("1’200", "1’200", 1200, None, "exact"),
    ("1.200", "1.200", 1200, None, "exact"),
    ("3,000,000", "3,000,000", 3_000_000, None, "exact"),
    ("1 200 000", "1 200 000", 1_200_000, None, "exact"),
    ("12,34,567", "12,34,567", 1_234_567, None, "exact"),
    ("1.5 lakh", "1.5 lakh", 150_000, None, "exact"),
    ("Two crore", "Two crore", 20_000_000, None, "exact"),
    ("1.2 million", "1.2 million", 1_200_000, None, "exact"),
    ("1,2 million", "1,2 million", 1_200_000, None, "exact"),
    ("2½ million", "2½ million", 2_500_000, None, "exact"),
    ("1.2m", "1.2m", 1_200_000, None, "exact"),
    ("300k", "300k", 300_000, None, "exact"),
    ("On May 5 200", "200", 200, None, "exact"),
    ("On Route 5 200", "200", 200, None, "exact"),
    ("In 2020 300", "300", 300, None, "exact"),
    ("12people were killed.", "12", 12, None, "exact"),
]
WORDS: list[Row] = [
    ("Twelve", "Twelve", 12, None, "exact"),
    ("Twenty-one", "Twenty-one", 21, None, "exact"),
    ("Three hundred twenty-one", "Three hundred twenty-one", 321, None, "exact"),
    ("A hundred and twenty", "A hundred and twenty", 120, None, "exact"),
    ("Two hundred and five thousand", "Two hundred and five thousand", 205_000, None, "exact"),
    ("One million two hundred thousand", "One million two hundred thousand", 1_200_000, None, "exact"),
    ("Half a million", "Half a million", 500_000, None, "exact"),
    ("One and a half million", "One and a half million", 1_500_000, None, "exact"),
    ("Two-and-a-half million", "Two-and-a-half million", 2_500_000, None, "exact"),
    ("A million and a half", "A million and a half", 1_500_000, None, "exact"),
    ("A dozen", "A dozen", 12, None, "exact"),
    ("Two dozen", "Two dozen", 24, None, "exact"),
    ("Half a dozen", "Half a dozen", 6, None, "exact"),
    ("A half-dozen", "A half-dozen", 6, None, "exact"),
    ("Three score", "Three score", 60, None, "exact"),
    ("A couple of", "A couple of", None, None, "vague"),
    ("Several dozen", "Several dozen", None, None, "vague"),
    ("A few hundred", "A few hundred", None, None, "vague"),
    ("Scores of", "Scores", None, None, "vague"),
    ("Tens of thousands of", "Tens of thousands", None, None, "vague"),
    ("Dozens and dozens of", "Dozens and dozens", None, None, "vague"),
    ("Hundreds upon hundreds of", "Hundreds upon hundreds", None, None, "vague"),
    ("Zero", "Zero", 0, None, "exact"),
]
RANGES: list[Row] = [
    ("20 to 30", "20 to 30", 20, 30, "range"),
    ("Between 20 and 30", "20 and 30", 20, 30, "range"),
    ("From 20 to 30", "20 to 30", 20, 30, "range"),
    ("6-8", "6-8", 6, 8, "range"),
    ("2,500-3,000", "2,500-3,000", 2500, 3000, "range"),
    ("2,500–3,000", "2,500–3,000", 2500, 3000, "range"),
    ("2,500 – 3,000", "2,500 – 3,000", 2500, 3000, "range"),
    ("Six or seven", "Six or seven", 6, 7, "range"),
    ("Two to three thousand", "Two to three thousand", 2000, 3000, "range"),
    ("Between two and three thousand", "two and three thousand", 2000, 3000, "range"),
    ("20-30,000", "20-30,000", 20_000, 30_000, "range"),
    ("1.5 to 2 million", "1.5 to 2 million", 1_500_000, 2_000_000, "range"),
    ("Between 900 and 1,000", "900 and 1,000", 900, 1000, "range"),
]
HEDGES: list[Row] = [
    (f"{before} 20", "20", 20, None, qualifier)
    for qualifier, befores in {
        "at_least": ("At least", "No fewer than", "Not less than", "A minimum of", "≥"),
        "more_than": ("More than", "Over", "Upwards of", "In excess of", "North of", "Well over"),
        "at_most": ("Up to", "As many as", "At most", "No more than", "A maximum of", "≤"),
        "less_than": ("Fewer than", "Less than", "Under", "Just under"),
        "about": ("About", "Some", "Nearly", "Almost", "Around", "Roughly", "Approx.", "An estimated",
                  "Close to", "Perhaps", "Maybe", "In the region of", "~"),
        "exact": ("Exactly", "A total of", "Only", "All of the"),
    }.items()
    for before in befores
]  # fmt: skip
HEDGES_TOO: list[Row] = [
    (">20", "20", 20, None, "more_than"),
    ("<20", "20", 20, None, "less_than"),
    ("Home > Twenty", "Twenty", 20, None, "exact"),
    ("20 or more", "20", 20, None, "at_least"),
    ("20+", "20", 20, None, "at_least"),
    ("20-plus", "20", 20, None, "at_least"),
    ("20 or so", "20", 20, None, "about"),
    ("20-odd", "20", 20, None, "about"),
    ("Twenty-odd", "Twenty", 20, None, "about"),
    ("The raid killed 20 civilians at least.", "20", 20, None, "at_least"),
    ("The raid killed 20 civilians or more.", "20", 20, None, "at_least"),
    ("The raid killed 20 people or thereabouts.", "20", 20, None, "about"),
    ("The raid killed 20 people at most.", "20", 20, None, "at_most"),
]
SCRIPTS: list[Row] = [
    ("１２", "１２", 12, None, "exact"),
    ("At least １２，０００", "１２，０００", 12_000, None, "at_least"),
    ("١٢", "١٢", 12, None, "exact"),
    ("۱۲", "۱۲", 12, None, "exact"),
    ("१२", "१२", 12, None, "exact"),
    ("١٬٢٠٠", "١٬٢٠٠", 1200, None, "exact"),
    ("12¹", "12", 12, None, "exact"),
    ("12[3]", "12", 12, None, "exact"),
    ("12<sup>3</sup>", "12", 12, None, "exact"),
    ("<b>12</b>", "12", 12, None, "exact"),
    ("**12**", "12", 12, None, "exact"),
    ("ﬁve", "ﬁve", 5, None, "exact"),
    ("Twen\u00adty", "Twen\u00adty", 20, None, "exact"),
    ("Twen-\nty", "Twen-\nty", 20, None, "exact"),
    ("Twenty-\nfive", "Twenty-\nfive", 25, None, "exact"),
    ("1&nbsp;200", "1&nbsp;200", 1200, None, "exact"),
    ("① Twelve", "Twelve", 12, None, "exact"),
    ("🙂 12", "12", 12, None, "exact"),
    ("Twelve people were kil-\r\nled in a raid.", "Twelve", 12, None, "exact"),
    ("Twelve ﬁshermen were kil\u200bled.", "Twelve", 12, None, "exact"),
    ("Deaths:\u00a012.", "12", 12, None, "exact"),
    ("- Twelve people killed", "Twelve", 12, None, "exact"),
    ("• 12 killed in Kolda.", "12", 12, None, "exact"),
]
NO_NUMBER = [
    "-5 people were killed.",
    "−5 people were killed.",
    "The change was -5 people killed.",
    "5\u20e3 people were killed.",
    "5\ufe0f\u20e3 people were killed.",
    "3,00 people were killed.",
    "12.5 people were killed.",
    "2.5 people per 1,000 were killed.",
    "½ people were killed.",
    "Some 5000,000 people were killed.",
    "1,0000 people were killed.",
    "1.234.56 people were killed.",
    "1,250.5 people were killed.",
    "20/20 people were killed.",
]


@pytest.mark.parametrize(
    ("words", "number_text", "value", "value_to", "qualifier"),
    [*SEPARATORS, *WORDS, *RANGES, *HEDGES, *HEDGES_TOO, *SCRIPTS],
)
def test_number(
    words: str, number_text: str, value: int | None, value_to: int | None, qualifier: str
) -> None:
    text = words if words.endswith((".", "killed")) else f"{words} people were killed."
    claims = read(text)
    assert [(c.number_text, c.value, c.value_to, c.qualifier) for c in claims] == [
        (number_text, value, value_to, qualifier)
    ]
    assert [text[c.start : c.end] for c in claims] == [number_text]
    assert all(text[c.quote_start : c.quote_end] in text and c.quote_start <= c.start for c in claims)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_no_number(text: str) -> None:
    assert [(c.number_text, c.value) for c in read(text)] == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("At least 96 children have been killed and 223 wounded.", ["at_least", "at_least"]),
        ("Nearly 12 men and 3 women were killed.", ["about", "about"]),
        ("The raid killed at least 12 people and wounded 30.", ["at_least", "exact"]),
        ("At least 12 were killed, 30 wounded and 4 are missing.", ["at_least", "exact", "exact"]),
        ("Twelve were killed and at least 30 wounded.", ["exact", "at_least"]),
        ("More than 20 dead, about 30 hurt in blast", ["more_than", "about"]),
    ],
)
def test_what_a_hedge_covers(text: str, want: list[str]) -> None:
    assert [c.qualifier for c in read(text)] == want


def test_dashes_that_begin_two_lines_are_bullets() -> None:
    assert [c.value for c in read("-5 people killed in Kolda\n-3 people wounded in Sédhiou")] == [5, 3]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Twelve people were killed—thirty were injured.", [("Twelve", "killed"), ("thirty", "wounded")]),
        ("12 people were killed.30 were injured.", [("12", "killed"), ("30", "wounded")]),
        ("Five people (including two children) were killed.", [("Five", "killed"), ("two", "killed")]),
        ("Killed: 12 – wounded: 30", [("12", "killed"), ("30", "wounded")]),
    ],
)
def test_marks_between(text: str, want: list[tuple[str, str]]) -> None:
    assert [(c.number_text, c.outcome) for c in read(text)] == want

"""Time words and the window that each stands for, D being the day of the report."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors import extract
from extractors.context_lexicon import lexicon
from extractors.context_page import Sentence
from extractors.windows import find_times, settle

THURSDAY = "2016-09-29"
# text, D, first day, last day, precision
WINDOWS = [
    ("nine died on 14 January", "2016-02-01", "2016-01-14", "2016-01-14", 1),
    ("nine died today", THURSDAY, "2016-09-29", "2016-09-29", 1),
    ("nine died yesterday", THURSDAY, "2016-09-28", "2016-09-28", 1),
    ("nine died in the first two months", THURSDAY, "2016-01-01", "2016-02-29", 5),
    ("nine died last Tuesday", THURSDAY, "2016-09-27", "2016-09-27", 1),
    ("nine died Monday night", THURSDAY, "2016-09-26", "2016-09-26", 1),
    ("nine died on Thursday", THURSDAY, "2016-09-29", "2016-09-29", 1),
    ("nine died last Thursday", THURSDAY, "2016-09-22", "2016-09-22", 1),
    ("nine died last night", THURSDAY, "2016-09-28", "2016-09-28", 1),
    ("nine died the other day", THURSDAY, "2016-09-28", "2016-09-28", 1),
    ("nine died recently", THURSDAY, "2016-09-26", "2016-09-28", 2),
    ("nine died around 2 July", THURSDAY, "2016-07-01", "2016-07-03", 2),
    ("nine died over the weekend", THURSDAY, "2016-09-24", "2016-09-25", 2),
    ("nine died this week", THURSDAY, "2016-09-26", "2016-09-29", 2),
    ("nine died since the beginning of the week", THURSDAY, "2016-09-26", "2016-09-29", 2),
    ("nine died in the past 24 hours", THURSDAY, "2016-09-28", "2016-09-29", 2),
    ("nine died in the past 48 hours", THURSDAY, "2016-09-27", "2016-09-29", 2),
    ("nine died in the past 72 hours", THURSDAY, "2016-09-27", "2016-09-29", 2),
    ("nine died since Thursday", THURSDAY, "2016-09-22", "2016-09-29", 2),
    ("nine died since Friday", THURSDAY, "2016-09-23", "2016-09-29", 2),
    ("nine died in a five-day offensive", THURSDAY, "2016-09-25", "2016-09-29", 2),
    ("nine died in the night between Sunday and Monday", THURSDAY, "2016-09-25", "2016-09-26", 2),
    ("nine died in a night-long battle", THURSDAY, "2016-09-28", "2016-09-29", 2),
    ("nine died late last week", THURSDAY, "2016-09-23", "2016-09-25", 2),
    ("nine died last week", THURSDAY, "2016-09-19", "2016-09-25", 3),
    ("nine died in the past week", THURSDAY, "2016-09-22", "2016-09-29", 3),
    ("nine died in the first week of August", THURSDAY, "2016-08-01", "2016-08-07", 3),
    ("nine died in early March", THURSDAY, "2016-03-01", "2016-03-10", 4),
    ("nine died in mid-March", THURSDAY, "2016-03-10", "2016-03-20", 4),
    ("nine died in late March", THURSDAY, "2016-03-15", "2016-03-31", 4),
    ("nine died in recent weeks", THURSDAY, "2016-09-08", "2016-09-29", 4),
    ("nine died over several weeks", THURSDAY, "2016-09-08", "2016-09-29", 4),
    ("nine died earlier this month", THURSDAY, "2016-09-01", "2016-09-28", 4),
    ("nine died last month", THURSDAY, "2016-08-01", "2016-08-31", 4),
    ("nine died a fortnight ago", THURSDAY, "2016-09-15", "2016-09-29", 4),
    ("nine died in the past year", THURSDAY, "2016-01-01", "2016-09-29", 5),
    ("nine died in early 1999", THURSDAY, "1999-01-01", "1999-04-30", 5),
    ("nine died in mid 1999", THURSDAY, "1999-05-01", "1999-08-31", 5),
    ("nine died in late 1999", THURSDAY, "1999-09-01", "1999-12-31", 5),
    ("nine died in the past few months", "2016-02-10", "2016-01-01", "2016-02-10", 5),
    ("nine died in the past three months", THURSDAY, "2016-06-29", "2016-09-29", 5),
    ("nine died since 2011", THURSDAY, "2011-01-01", "2016-09-29", 5),
    ("nine died overnight", THURSDAY, "2016-09-28", "2016-09-29", 2),
    ("nine died early today", THURSDAY, "2016-09-28", "2016-09-29", 2),
    ("nine died in the past two weeks", THURSDAY, "2016-09-15", "2016-09-29", 3),
    ("nine died in the past 14 days", THURSDAY, "2016-09-15", "2016-09-29", 3),
    ("nine died earlier this week", THURSDAY, "2016-09-26", "2016-09-29", 2),
    ("nine died over the past five years", THURSDAY, "2011-09-29", "2016-09-29", 5),
    ("it has killed for five years", THURSDAY, "2011-09-29", "2016-09-29", 5),
    ("nine died in August", "2016-08-10", "2016-08-01", "2016-08-10", 4),
    ("nine died in recent days", THURSDAY, None, "2016-09-29", 2),  # the annotated texts leave the start open
    ("nine died in the past three days", THURSDAY, "2016-09-26", "2016-09-29", 2),
    ("nine died on 5 May 2021", "2021-06-01", "2021-05-05", "2021-05-05", 1),
    ("nine died on 5/5/2021", "2021-06-01", "2021-05-05", "2021-05-05", 1),
    ("nine died on 13/5/2021", "2021-06-01", "2021-05-13", "2021-05-13", 1),
    ("nine died on 05/31/2021", "2021-06-01", "2021-05-31", "2021-05-31", 1),
    ("nine died on May 5", "2021-06-01", "2021-05-05", "2021-05-05", 1),
    ("nine died on May 5", "2021-05-04", "2020-05-05", "2020-05-05", 1),
    ("nine died between 3 March and 7 March", THURSDAY, "2016-03-03", "2016-03-07", 2),
    ("nine died between 1 January and 30 June 2014", THURSDAY, "2014-01-01", "2014-06-30", 5),
    ("nine died from 20 December to 3 January", THURSDAY, "2015-12-20", "2016-01-03", 3),
    ("nine died from Dec. 20 through Jan. 3, 2012", THURSDAY, "2011-12-20", "2012-01-03", 3),
    ("nine died from 1 August to 31 October 2016", THURSDAY, "2016-08-01", "2016-09-29", 5),
    ("nine died from 29 February to 3 March 2016", THURSDAY, "2016-02-29", "2016-03-03", 2),
    ("nine died from Monday to Wednesday", THURSDAY, "2016-09-26", "2016-09-28", 2),
    ("nine died two days ago", THURSDAY, "2016-09-27", "2016-09-27", 1),
    ("nine died a day earlier", THURSDAY, "2016-09-28", "2016-09-28", 1),
    ("nine died this year", THURSDAY, "2016-01-01", "2016-09-29", 5),
    ("thousands died in five years of war", THURSDAY, "2011-09-29", "2016-09-29", 5),
    ("since the truce broke down in March 2015", THURSDAY, "2015-03-01", "2016-09-29", 5),
    ("since the end of July", THURSDAY, "2016-07-31", "2016-09-29", 5),
    ("since 9 August, when the siege began", THURSDAY, "2016-08-09", "2016-09-29", 5),
]


def found(text: str, date: dt.date | None) -> list[tuple[dt.date | None, dt.date | None, int | None]]:
    times = find_times(Sentence(text, 0, len(text), lexicon("en")), date)
    return [(m.start, m.end, m.precision) for m in (settle(t, None, date) for t in times)]


@pytest.mark.parametrize(
    ("text", "date", "first", "last", "precision"), WINDOWS, ids=[f"{w[0]} ({w[1]})" for w in WINDOWS]
)
def test_windows(text: str, date: str, first: str | None, last: str, precision: int) -> None:
    expected = (dt.date.fromisoformat(first) if first else None, dt.date.fromisoformat(last), precision)
    assert found(text, dt.date.fromisoformat(date)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "nine died in 2041",
        "nine died on Good Friday",
        "nine died on 31 June",
        "talks resume next Friday",
    ],
)
def test_unresolvable_words_keep_their_text_and_no_dates(text: str) -> None:
    assert found(text, dt.date(2016, 9, 29)) == [(None, None, None)]


@pytest.mark.parametrize(
    ("text", "words", "last"),
    [
        ("nine died since the start of the offensive", "since the start of the offensive", "2016-09-29"),
        ("since the takeover 21 people have died", "since the takeover", "2016-09-29"),
        ("as of 11 September nine had died", "as of 11 September", "2016-09-11"),
        ("nine bodies had been counted by Wednesday evening", "by Wednesday evening", "2016-09-28"),
    ],
)
def test_counts_from_or_to_a_day_leave_the_other_side_open(text: str, words: str, last: str) -> None:
    (m,) = find_times(Sentence(text, 0, len(text), lexicon("en")), dt.date(2016, 9, 29))
    assert (m.text, m.start, m.end) == (words, None, dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("nine were hurt by Monday's blast", "2016-09-26", "2016-09-26"),
        ("nine died on Monday, not seen since", "2016-09-26", "2016-09-26"),
    ],
)
def test_what_is_no_count_up_to_a_day(text: str, first: str, last: str) -> None:
    assert found(text, dt.date(2016, 9, 29)) == [
        (dt.date.fromisoformat(first), dt.date.fromisoformat(last), 1)
    ]


@pytest.mark.parametrize(
    "text",
    ["nine died on Friday", "nine died in the past 24 hours", "nine died last month", "nine died on 5 May"],
)
def test_without_a_date_relative_words_resolve_to_nothing(text: str) -> None:
    assert found(text, None) == [(None, None, None)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("nine died on 5 May 2021", "2021-05-05", "2021-05-05"),
        ("nine died in 2015", "2015-01-01", "2015-12-31"),
    ],
)
def test_without_a_date_full_dates_still_resolve(text: str, first: str, last: str) -> None:
    assert [f[:2] for f in found(text, None)] == [(dt.date.fromisoformat(first), dt.date.fromisoformat(last))]


@pytest.mark.parametrize(
    "text",
    [
        "he may have died",
        "they march on",
        "the man sat down",
        "24 hours of talks were enough",
        "a second attack",
        "the 5,000 metres",
        "a five-year-old girl was killed",
        "the sun rose",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text, dt.date(2016, 9, 29)) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Nine people were killed since 1 September 2016, police said.", "2016-09-01", "2016-09-29"),
        ("Nine were killed between 1 September 2016 and 9 September 2016.", "2016-09-01", "2016-09-09"),
        ("Since 1 September 2016 nine people were killed.", "2016-09-01", "2016-09-29"),
        ("HOMS, 1 September 2016 - Shells killed nine people.", None, None),
        ("1 September 2016. Shells killed nine people.", "2016-09-01", "2016-09-01"),
    ],
)
def test_a_full_date_is_the_harms_own_unless_it_stands_in_a_dateline(
    text: str, first: str | None, last: str | None
) -> None:
    (claim,) = extract(text, dt.date(2016, 9, 29)).claims
    windows = [day and dt.date.fromisoformat(day) for day in (first, last)]
    assert [claim.window_start, claim.window_end] == windows


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Hopes faded on Tuesday for 90 people missing after a ferry sank on Monday.",
            "2016-09-26",
            "2016-09-26",
        ),
        (
            "Police on Tuesday confirmed the deaths of 90 people in a blast which hit Garu on Monday.",
            "2016-09-26",
            "2016-09-26",
        ),
        ("On Tuesday 90 people died in riots after a boy was shot on Monday.", "2016-09-27", "2016-09-27"),
        ("GARU, Sept 28, ANP - Some 90 people have died in floods since Sunday.", "2016-09-25", "2016-09-29"),
        (
            "A quake hit the town of Garu on Monday. It was hot.\n\nIn the town of Soru, 90 people died.",
            "2016-09-26",
            "2016-09-26",
        ),
        (
            "A bomb hit the town of Garu on Monday. It was hot.\n\nIn the town of Soru, 90 people died.",
            None,
            None,
        ),
        (
            "Garu: rapid needs assessment, 12-20 September 2016\n\nSoru. A landslide killed 90 people.",
            None,
            None,
        ),
        ("A ferry sank on Monday.\n\nThe number of dead stood at 90 on Tuesday.", "2016-09-26", "2016-09-26"),
    ],
)
def test_the_day_of_the_harm(text: str, first: str | None, last: str | None) -> None:
    claim = next(c for c in extract(text, dt.date(2016, 9, 29)).claims if c.value == 90)
    expected = tuple(dt.date.fromisoformat(d) if d else None for d in (first, last))
    assert (claim.window_start, claim.window_end) == expected

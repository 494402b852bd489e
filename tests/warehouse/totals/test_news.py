"""Low never exceeds what happened, in situations that are told as reporters tell them."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.totals.frames import frame, voices_frame
from tests.warehouse.totals.news import make_news, truths
from warehouse.gazetteer import load_places
from warehouse.totals import answer_many

SITUATIONS = 160
AT_ONCE = 20


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(one, marks=pytest.mark.slow) for one in range(AT_ONCE, SITUATIONS, AT_ONCE))]
)
def test_low_never_exceeds_what_happened_and_best_is_no_less(first: int) -> None:
    wrong = []
    for seed in range(first, first + AT_ONCE):
        rows, events = make_news(seed)
        asked = truths(events)
        answers = answer_many(frame(rows), voices_frame(), load_places(), [one for one, _ in asked])
        for (question, truth), found in zip(asked, answers, strict=True):
            if found.low > truth or (found.best is not None and found.best < found.low):
                wrong.append(
                    (seed, question.outcome, question.group, question.place, found.low, found.best, truth)
                )
    assert wrong == []


def test_situations_are_many_and_not_empty() -> None:
    sizes = Counter(len(make_news(seed)[0]) for seed in range(SITUATIONS))
    assert sizes[0] < SITUATIONS / 20
    assert sum(count for size, count in sizes.items() if size >= 5) > SITUATIONS / 2

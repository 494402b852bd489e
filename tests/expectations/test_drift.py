"""Forty simulated nights: what breaks is named in the night it breaks, and quiet nights raise nothing.

The sources differ as real ones do: in size from three articles a night to three hundred, with and without
a weekend, one on weekdays only, one weekly, one that is new; each strays by more than chance.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from expectations import Verdict, judge_night, measure_night, validate
from expectations.engine import derive
from expectations.examples import clean_rows
from expectations.measures import beside_usual
from expectations.read import read_rows
from expectations.suite import load_suites

FIRST = dt.date(2024, 1, 1)  # a Monday
NIGHTS = 40
EVEN, WEEKEND, WORKDAYS, WEEKLY = (1,) * 7, (1, 1, 1, 1, 1, 0.4, 0.3), (1,) * 5 + (0, 0), (1,) + (0,) * 6
SOURCES = {  # articles a night, rhythm from Monday on, first night
    "post": (40, EVEN, 0),
    "herald": (60, WEEKEND, 0),
    "wire": (200, EVEN, 0),
    "agency": (300, WEEKEND, 0),
    "radio": (25, WEEKEND, 0),
    "monitor": (30, WORKDAYS, 0),
    "tidings": (3, EVEN, 0),
    "weekly": (20, WEEKLY, 0),
    "fresh": (50, EVEN, 35),
}
UNREST = 0.05  # how far a source's nights stray beyond chance, as a share
READERS = {"radio": "pdf", "monitor": "pdf", "wire": "feed", "agency": "feed"}  # the others: html
RULES = {"be_killed": 0.7, "killing": 0.4, "wounding": 0.3, "toll": 0.1, "captured": 0.05}
SUITE = load_suites()["night"]
ARTICLE = clean_rows(load_suites()["article"])[0]
BROKEN = "Tw��ve p��ple were k�lled in the n�rth of the c�untry, the h�alth �ffice s�id on the d�y after it."
Named = set[tuple[str, str]]

DRIED_UP, DOUBLED, BROKE, OVER_FIRED = 25, 30, 32, 37
NAMED = {
    DRIED_UP: {("source herald articles", "volume_as_usual")},
    DOUBLED: {("source wire articles", "volume_as_usual")},
    BROKE: {("reader pdf articles_unreadable", "readable_as_usual")},
    OVER_FIRED: {("rule captured claims", "rule_fires_as_usual")},
}
PLANTED: Mapping[tuple[int, str], float] = {(DRIED_UP, "herald"): 0.0, (DOUBLED, "wire"): 2.0}
TOGETHER = 30  # a Wednesday on which every source brings twice as much, or half
OF_THE_NIGHT = ("night all articles", "volume_as_usual")


def make_articles(
    night: int, chance: np.random.Generator, planted: Mapping[tuple[int, str], float], broke: int | None
) -> list[dict[str, Any]]:
    day = FIRST + dt.timedelta(days=night)
    articles = []
    for source, (size, rhythm, first) in SOURCES.items():
        usual = size * rhythm[day.weekday()] * np.exp(chance.normal(0, UNREST)) * (night >= first)
        for number in range(round(chance.poisson(usual) * planted.get((night, source), 1.0))):
            reader = READERS.get(source, "html")
            breaks = night == broke and reader == "pdf" and chance.random() < 0.5
            text = f"{BROKEN if breaks else ARTICLE['text']} {night} {source} {number}"
            version = hashlib.sha256(text.encode()).hexdigest()
            articles.append(
                ARTICLE
                | {"version_id": version[:16], "article_id": version[16:32], "text_sha256": version}
                | {"text": text, "title": None, "source_id": source, "reader_name": reader}
                | {"published_on": day, "published_at": day.isoformat()}
            )
    return articles


def make_claims(
    articles: list[dict[str, Any]], chance: np.random.Generator, captured: float
) -> list[dict[str, Any]]:
    """Claims by rule; `captured` is how many times its usual that rule fires."""
    readable = [article for article in articles if "\ufffd" not in article["text"]]
    claims: list[dict[str, Any]] = []
    for rule, rate in RULES.items():
        fired = chance.poisson(rate * (captured if rule == "captured" else 1.0), len(readable))
        for article, times in zip(readable, fired, strict=True):
            for without in chance.random((times, 3)):
                claims.append(
                    {
                        "claim_id": f"{len(claims):020x}",
                        "version_id": article["version_id"],
                        "rule_id": rule,
                        "place_text": None if without[0] < 0.12 else "Marlow",
                        "source_text": None if without[1] < 0.4 else "police",
                        "window_start": None if without[2] < 0.3 else article["published_on"],
                        "window_end": None,
                    }
                )
    return claims


def run_nights(
    seed: int,
    judge: Callable[..., Named],
    *,
    planted: Mapping[tuple[int, str], float] | None = None,
    broke: int | None = None,
    over_fired: int | None = None,
    judge_articles: Callable[..., Verdict] | None = None,
) -> dict[int, Named]:
    """What was raised, by night; nothing of the nights on which nothing was."""
    chance = np.random.default_rng(seed)
    history: list[dict[str, Any]] = []
    raised: dict[int, Named] = {}
    for night in range(NIGHTS):
        day = FIRST + dt.timedelta(days=night)
        articles = make_articles(night, chance, planted or {}, broke)
        claims = make_claims(articles, chance, 6.0 if night == over_fired else 1.0)
        verdict = (judge_articles or broken_only)(articles, [], run_date=day)
        asked = [name for name, (_, _, first) in SOURCES.items() if night >= first]
        tonight = measure_night(articles, claims, verdict, sources=dict.fromkeys(asked))
        if said := judge(tonight, history, day):
            raised[night] = said
        history += [row | {"night": day.isoformat()} for row in tonight]
    return raised


def by_the_engine(tonight: list[Any], history: list[Any], day: dt.date) -> Named:
    """What a night's verdict says."""
    failures = judge_night(tonight, history, run_date=day).failures
    return {(failure["row_id"], failure["expectation"]) for failure in failures}


def by_the_findings(tonight: list[Any], history: list[Any], day: dt.date) -> Named:
    """The same from what the engine is given to assert, without its seconds; a test holds both together."""
    rows = [
        row | {"row_id": f"{row['subject_kind']} {row['subject']} {row['measure']}"}
        for row in beside_usual(tonight, history, day)
    ]
    read = read_rows(SUITE, rows, day)
    return {(rows[at]["row_id"], one.id) for one in SUITE.entries if one.derive for at in derive(one, read)}


def broken_only(articles: list[dict[str, Any]], claims: list[Any], run_date: dt.date) -> Verdict:
    """The verdict that `validate` gives on these articles, without asking it."""
    assert not claims
    assert run_date
    failures = [
        {
            "row_kind": "article",
            "row_id": a["version_id"],
            "expectation": "text_readable",
            "severity": "error",
        }
        for a in articles
        if "\ufffd" in a["text"]
    ]
    return Verdict(failures, [], "warn" if failures else "pass")


def judged_for_real(articles: list[dict[str, Any]], claims: list[Any], run_date: dt.date) -> Verdict:
    """`validate` on the night that breaks; the others hold nothing broken."""
    real = run_date == FIRST + dt.timedelta(days=BROKE)
    return (validate if real else broken_only)(articles, claims, run_date=run_date)


def check(raised: dict[int, Named]) -> None:
    """Each planted fault is named in its night, and no other night has anything to say."""
    for night, named in NAMED.items():
        assert named <= raised.get(night, set()), f"night {night}: {named} not in {raised.get(night)}"
    assert raised.keys() == NAMED.keys(), {n: said for n, said in raised.items() if n not in NAMED}


def test_forty_nights() -> None:
    def run(judge: Callable[..., Named]) -> dict[int, Named]:
        planted = {"planted": PLANTED, "broke": BROKE, "over_fired": OVER_FIRED}
        return run_nights(2024, judge, judge_articles=judged_for_real, **planted)  # type: ignore[arg-type]

    raised = run(by_the_engine)
    check(raised)
    assert raised == run(by_the_findings)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_forty_other_nights(seed: int) -> None:
    check(run_nights(seed, by_the_findings, planted=PLANTED, broke=BROKE, over_fired=OVER_FIRED))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_forty_quiet_nights(seed: int) -> None:
    assert run_nights(seed, by_the_findings) == {}


@pytest.mark.slow
@pytest.mark.parametrize("times", [2.0, 0.4], ids=["a big news day", "a holiday"])
@pytest.mark.parametrize("seed", range(200, 220))
def test_what_all_sources_do_is_told_once_of_the_night(seed: int, times: float) -> None:
    planted = {(TOGETHER, source): times for source in SOURCES}
    assert run_nights(seed, by_the_findings, planted=planted) == {TOGETHER: {OF_THE_NIGHT}}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(500, 510))
@pytest.mark.parametrize("night", [TOGETHER, 33], ids=["a Wednesday", "a Saturday"])
def test_a_silent_night_names_every_source_that_speaks_on_its_day(seed: int, night: int) -> None:
    raised = run_nights(seed, by_the_findings, planted={(night, source): 0.0 for source in SOURCES})
    day = (FIRST + dt.timedelta(days=night)).weekday()
    speaks = {name for name, (_, rhythm, first) in SOURCES.items() if rhythm[day] and first < night}
    silent = {name for name, expectation in raised[night] if expectation == "source_speaks"}
    assert silent == {f"source {name} articles" for name in speaks}
    assert OF_THE_NIGHT in raised[night]
    assert raised.keys() == {night}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300, 310))
def test_a_source_too_small_to_be_missed_on_one_night_is_missed_within_six(seed: int) -> None:
    raised = run_nights(seed, by_the_findings, planted={(night, "tidings"): 0 for night in range(25, NIGHTS)})
    assert 27 <= min(raised) <= 30
    assert all(said == {("source tidings articles", "source_speaks")} for said in raised.values())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(400, 410))
def test_a_weekly_source_is_missed_on_its_day_and_on_no_other(seed: int) -> None:
    raised = run_nights(seed, by_the_findings, planted={(35, "weekly"): 0})
    assert raised.keys() >= {35}
    assert {name for said in raised.values() for name, _ in said} == {"source weekly articles"}


def test_a_first_night_has_no_usual() -> None:
    chance = np.random.default_rng(1)
    articles = make_articles(0, chance, {}, None)
    sources = dict.fromkeys(SOURCES) | {"silent": None}
    tonight = measure_night(articles, [], Verdict([], [], "pass"), sources=sources)
    assert ("silent", 0) in {(row["subject"], row["count"]) for row in tonight}
    assert judge_night(tonight, [], run_date=FIRST).failures == []


def test_the_same_night_in_history_is_left_out() -> None:
    row = {"subject_kind": "source", "subject": "post", "measure": "articles", "count": 100, "of": None}
    tonight = [row | {"expected_low": None, "expected_high": None}]
    history = [row | {"count": 40, "night": FIRST + dt.timedelta(days=night)} for night in range(10)]
    today = FIRST + dt.timedelta(days=10)
    once = judge_night(tonight, history, run_date=today)
    again = judge_night(tonight, [*history, row | {"night": today}], run_date=today)
    assert once == again
    assert once.failures[0]["reason"] == "source post, articles: 100, usually 40 (last 10 nights)"


def test_half_of_the_texts_unreadable_fails_the_night() -> None:
    articles = [ARTICLE | {"text": BROKEN, "version_id": f"{n:016x}"} for n in range(24)]
    tonight = measure_night(articles, [], broken_only(articles, [], FIRST), sources={})
    verdict = judge_night(tonight, [], run_date=FIRST)
    assert verdict.outcome == "fail"
    assert {f["expectation"] for f in verdict.failures} == {"most_articles_readable", "most_articles_stand"}


def test_expected_articles_of_a_source() -> None:
    tonight = measure_night([ARTICLE], [], Verdict([], [], "pass"), sources={"marlow-post": (2, 9)})
    verdict = judge_night(tonight, [], run_date=FIRST)
    assert [f["reason"] for f in verdict.failures] == ["source marlow-post: 1 articles, expected 2 to 9"]
    assert verdict.outcome == "warn"

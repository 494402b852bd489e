"""Forty simulated nights: what breaks is named in the night it breaks, and quiet nights raise nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from expectations import Verdict, judge_night, measure_night, validate
from expectations.examples import clean_rows
from expectations.suite import load_suites

FIRST = dt.date(2024, 1, 1)
NIGHTS = 40
SOURCES = {"post": 40, "herald": 60, "wire": 90, "radio": 25, "monitor": 30}
READERS = {"post": "html", "herald": "html", "wire": "feed", "radio": "pdf", "monitor": "pdf"}
RULES = {"be_killed": 0.7, "killing": 0.4, "wounding": 0.3, "toll": 0.1, "captured": 0.05}
ARTICLE = clean_rows(load_suites()["article"])[0]
BROKEN = "Tw��ve p��ple were k�lled in the n�rth of the c�untry, the h�alth �ffice s�id on the d�y after it."

DRIED_UP, DOUBLED, BROKE, OVER_FIRED = 25, 30, 33, 37
NAMED = {
    DRIED_UP: ("source herald articles", "volume_as_usual"),
    DOUBLED: ("source wire articles", "volume_as_usual"),
    BROKE: ("reader pdf articles_unreadable", "readable_as_usual"),
    OVER_FIRED: ("rule captured claims", "rule_fires_as_usual"),
}


def volume(night: int, source: str) -> int:
    """Articles of one source on one night: fewer at the weekend, and what is planted."""
    weekend = 0.85 if (FIRST + dt.timedelta(days=night)).weekday() >= 5 else 1.0
    planted = {(DRIED_UP, "herald"): 0.0, (DOUBLED, "wire"): 2.0}
    return round(SOURCES[source] * weekend * planted.get((night, source), 1.0))


def make_articles(night: int, chance: np.random.Generator) -> list[dict[str, Any]]:
    day = FIRST + dt.timedelta(days=night)
    articles = []
    for source in SOURCES:
        brought = chance.poisson(volume(night, source))
        for number in range(brought):
            breaks = night == BROKE and READERS[source] == "pdf" and chance.random() < 0.5
            text = f"{BROKEN if breaks else ARTICLE['text']} {night} {source} {number}"
            version = hashlib.sha256(text.encode()).hexdigest()
            articles.append(
                ARTICLE
                | {"version_id": version[:16], "article_id": version[16:32], "text_sha256": version}
                | {"text": text, "title": None, "source_id": source, "reader_name": READERS[source]}
                | {"published_on": day, "published_at": day.isoformat()}
            )
    return articles


def make_claims(
    night: int, articles: list[dict[str, Any]], chance: np.random.Generator
) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = []
    for article in articles:
        for rule, rate in RULES.items():
            planted = 6.0 if (night, rule) == (OVER_FIRED, "captured") else 1.0
            for _ in range(0 if "�" in article["text"] else chance.poisson(rate * planted)):
                claims.append(
                    {
                        "claim_id": f"{len(claims):020x}",
                        "version_id": article["version_id"],
                        "rule_id": rule,
                        "place_text": None if chance.random() < 0.12 else "Marlow",
                        "source_text": None if chance.random() < 0.4 else "police",
                        "window_start": None if chance.random() < 0.3 else article["published_on"],
                        "window_end": None,
                    }
                )
    return claims


def run_nights(seed: int, judge_articles: Callable[..., Verdict]) -> dict[int, set[tuple[str, str]]]:
    """What was raised on each night from the eighth on."""
    chance = np.random.default_rng(seed)
    history: list[dict[str, Any]] = []
    raised = {}
    for night in range(NIGHTS):
        day = FIRST + dt.timedelta(days=night)
        articles = make_articles(night, chance)
        claims = make_claims(night, articles, chance)
        verdict = judge_articles(articles, [], run_date=day)
        tonight = measure_night(articles, claims, verdict, sources=dict.fromkeys(SOURCES))
        judged = judge_night(tonight, history, run_date=day)
        raised[night] = {(f["row_id"], f["expectation"]) for f in judged.failures}
        history += [row | {"night": day.isoformat()} for row in tonight]
    return raised


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
        if "�" in a["text"]
    ]
    return Verdict(failures, [], "warn" if failures else "pass")


def check(raised: dict[int, set[tuple[str, str]]]) -> None:
    for night, named in NAMED.items():
        assert named in raised[night], f"night {night}: {named} not among {sorted(raised[night])}"
    loud = {night: sorted(said) for night, said in raised.items() if said and night not in NAMED}
    assert loud == {}


def judged_for_real(articles: list[dict[str, Any]], claims: list[Any], run_date: dt.date) -> Verdict:
    """`validate` on the night that breaks and the one before; the others hold nothing broken."""
    real = FIRST + dt.timedelta(days=BROKE - 1) <= run_date <= FIRST + dt.timedelta(days=BROKE)
    return (validate if real else broken_only)(articles, claims, run_date=run_date)


def test_forty_nights() -> None:
    check(run_nights(2024, judged_for_real))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_forty_other_nights(seed: int) -> None:
    check(run_nights(seed, broken_only))


def test_a_first_night_has_no_usual() -> None:
    chance = np.random.default_rng(1)
    articles = make_articles(0, chance)
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

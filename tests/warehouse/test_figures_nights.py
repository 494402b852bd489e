"""Night after night, or all at once: the figures are the same, byte for byte."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

from tests.warehouse.nights import RULESET, load_night, make_article, make_claim
from warehouse import figures, load, store, verdicts

Row = dict[str, Any]
FIRST, LAST = dt.date(2016, 9, 1), dt.date(2016, 12, 31)
PLACES = ("Aleppo", "eastern Aleppo", "Manbij", "Homs", "Mosul", None)
OUTCOMES = ("killed", "killed", "wounded", "displaced", "casualties")
AT = "2016-09-30T10:00:00+00:00"
KEPT = "select * from core.figures order by figure_id"


def article_of(number: int, day: dt.date) -> Row:
    """An article; one in five is a copy of the one before it."""
    body = Random(number - (number % 5 == 4)).randint(1, 10**9)
    text = f"The reporter's own sentence {body:x}: 11 here, 12 there, 13 elsewhere."
    url, outlet = f"https://example.org/{number}", f"Outlet {number % 3}"
    return make_article(text, url=url, published_at=day.isoformat(), publisher=outlet)


def claims_of(article: Row, random: Random) -> list[Row]:
    """Two or three claims of an article, of all kinds that the totals tell apart."""
    day = article["published_on"]
    return [claim_of(article, n, day, random) for n in range(1, random.randint(3, 4))]


def claim_of(article: Row, n: int, day: dt.date, random: Random) -> Row:
    """One claim: dated or not, of a day or of months, a whole or an event, part of the first or by itself."""
    value, length = random.randint(1, 30), random.choice((0, 0, 1, 5, 40, 400))
    start = day - dt.timedelta(days=random.randint(0, 3) + length)
    fields: Row = {
        "value": value,
        "low": value,
        "high": random.choice((None, value)),
        "qualifier": "exact",
        "outcome": random.choice(OUTCOMES),
        "group": random.choice(("people", "people", "children", "soldiers")),
        "place_text": random.choice(PLACES),
        "source_text": random.choice(("UNICEF", "the police", None)),
        "kind": "incident" if length < 2 else random.choice(("period", "cumulative")),
        "scope": "whole" if length == 5 else "event",
        "closed": random.random() < 0.2,
        "found": random.random() < 0.1,
    }
    if random.random() < 0.8:
        end = start + dt.timedelta(days=length)
        fields |= {"window_text": "on those days", "window_start": start, "window_end": end}
        fields |= {"window_precision": 2 if length < 30 else 5, "window_rule": "test"}
    if n > 1 and random.random() < 0.3:
        fields["part_of"] = 1
    return make_claim(article, str(10 + n), n, **fields)


class Record:
    """A working file that nights are added to, and the same articles for a file made at once."""

    def __init__(self, con: duckdb.DuckDBPyConnection, seed: int) -> None:
        self.con, self.random = con, Random(seed)
        self.articles: list[Row] = []
        self.claims: dict[str, list[Row]] = {}
        self.night, self.ruleset = 0, RULESET

    def run(self) -> None:
        """One night: new articles, a correction, a refused claim, a verdict, another ruleset, or nothing."""
        self.night += 1
        day = FIRST + dt.timedelta(days=9 * self.night)
        fresh = [self.write(len(self.articles) + at, day) for at in range(self.random.randint(0, 4))]
        if self.articles and self.random.random() < 0.4:
            fresh.append(self.correct(self.random.choice(self.articles)))
        if self.night == 4:
            self.ruleset = "r-other"
        self.articles += fresh
        self.load(fresh, day)
        self.decide()
        figures.total_all(self.con, LAST)

    def write(self, number: int, day: dt.date) -> Row:
        article = article_of(number, day)
        self.claims[article["version_id"]] = claims_of(article, self.random)
        return article

    def correct(self, article: Row) -> Row:
        changed = make_article(
            f"Corrected in night {self.night}: 11 here, 12 there, 13 elsewhere.",
            url=article["url"],
            published_at=article["published_at"],
            publisher=article["publisher"],
        )
        self.claims[changed["version_id"]] = claims_of(changed, self.random)
        return changed

    def load(self, fresh: list[Row], day: dt.date) -> None:
        refused = [
            self.refusal(article, claim)
            for article in fresh
            for claim in self.claims[article["version_id"]]
            if self.random.random() < 0.15
        ]
        how: Row = {"run_id": f"run-{self.night}", "as_of": day, "ruleset": self.ruleset}
        load_night(self.con, fresh, claims=self.claims, failures=refused, **how)
        load.finish_run(self.con, f"run-{self.night}", "done")

    def refusal(self, article: Row, claim: Row) -> Row:
        from warehouse import ids

        rows = ids.claim_rows(article, self.claims[article["version_id"]], self.ruleset)
        row = next(one for one in rows if one["n"] == claim["n"])
        what = {"row_kind": "claim", "row_id": row["claim_id"], "version_id": article["version_id"]}
        why = {"suite": "claim", "expectation": "part_within_whole", "severity": "error"}
        return {**what, **why, "reason": "too many", "evidence": "11"}

    def decide(self) -> None:
        """Let one row out of quarantine, if there is any."""
        query = "select row_id from main.quarantine where row_kind = 'claim' order by 1 limit 1"
        held = self.con.execute(query).fetchall()
        if not held or self.random.random() < 0.5:
            return
        verdicts.give_verdict(
            self.con,
            held[0][0],
            "release",
            reason="It stands there.",
            given_at=AT,
            releasable={("claim", "part_within_whole")},
        )
        verdicts.settle_verdicts(self.con, f"run-{self.night}", self.ruleset, lambda _articles, _claims: [])


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6))])
def test_nights_give_the_figures_that_a_rebuild_gives(tmp_path: Path, seed: int) -> None:
    with store.open_work(tmp_path) as con:
        record = Record(con, seed)
        for _ in range(6):
            record.run()
            night_by_night = con.execute(KEPT).fetchall()
            con.execute("delete from core.figures")
            figures.total_all(con, LAST)
            assert con.execute(KEPT).fetchall() == night_by_night
        assert len(night_by_night) > 50

"""What a night costs on top of a large record: `python benchmarks/warehouse_night.py [CLAIMS] [NIGHT]`.

Fills a working file with CLAIMS claims (default 100,000; five an article) through the warehouse's own
functions, then times each stage of a night of NIGHT articles (default 500), again with nothing new, and
a plain DuckDB insert of the night's claims into a table without keys, history or origins, which is the floor.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractors.claim import Claim
from warehouse import figures, ids, load, publish, store
from warehouse.staging import staged

Row = dict[str, Any]
PER_ARTICLE = 5
BATCH = 2_000
RULESET = "r-benchmark"
PLACES = ("Aleppo", "Homs", "Idlib", "Daraa", "Kharkiv", "Mariupol", "Gaza City", "Taiz", "El Fasher", None)
OUTCOMES = ("killed", "killed", "killed", "wounded", "wounded", "displaced")
WORDS = tuple(f"{letter}{number:x}" for number, letter in enumerate("abcdefghijklmnop" * 20))


def make_article(number: int) -> Row:
    """An article of 300 words; one in twenty is a copy of the one before it."""
    chance = random.Random(number - (number % 20 == 19))
    day = dt.date(2016, 1, 1) + dt.timedelta(days=number * PER_ARTICLE // 200)
    title = f"Headline {number}"
    body = " ".join(chance.choice(WORDS) for _ in range(300))
    text = f"{title}\n\n{body}. 11 died, 12 died, 13, 14, 15."
    row: Row = dict.fromkeys(load.ARTICLE_FIELDS)
    row |= {
        "source_id": "benchmark",
        "publisher": f"outlet {number % 40}",
        "url": f"https://example.org/{number}",
        "title": title,
        "text": text,
        "published_at": day.isoformat(),
        "published_on": day,
        "bytes_sha256": ids.sha256(text),
        "text_sha256": ids.sha256(text),
    }
    row["article_id"] = ids.article_id(row["url"], "benchmark")
    row["version_id"] = ids.version_id(row["article_id"], row["text_sha256"], row["published_at"], None)
    return row


def make_claims(article: Row, chance: random.Random) -> list[Row]:
    """Five claims of an article; windows of one to three days."""
    rows = []
    for n in range(1, PER_ARTICLE + 1):
        start = article["text"].rindex(str(10 + n))
        fields: Row = dict.fromkeys(Claim.__dataclass_fields__)
        value = chance.randint(1, 60)
        first = article["published_on"] - dt.timedelta(days=chance.randint(0, 2))
        fields |= {
            "n": n,
            "start": start,
            "end": start + 2,
            "number_text": str(10 + n),
            "quote_start": start,
            "quote_end": len(article["text"]),
            "implicit": False,
            "names_person": False,
            "outcome": chance.choice(OUTCOMES),
            "group": chance.choice(("people", "people", "children")),
            "unit": "persons",
            "kind": "incident",
            "qualifier": "at_least",
            "modality": "stated",
            "value": value,
            "low": value,
            "apart_from": (),
            "event": 1,
            "scope": "event",
            "closed": False,
            "found": False,
            "window_text": "on Monday",
            "window_start": first,
            "window_end": article["published_on"],
            "window_precision": 2,
            "place_text": chance.choice(PLACES),
            "source_text": chance.choice(("UN", None)),
            "rule_id": "en.benchmark",
        }
        rows.append(fields)
    return rows


def timed(name: str, times: dict[str, float], do: Callable[[], Any]) -> Any:
    """Do it and note how long it took."""
    start = time.perf_counter()
    done = do()
    times[name] = times.get(name, 0.0) + time.perf_counter() - start
    return done


def run_night(con: Any, run_id: str, articles: list[Row], times: dict[str, float]) -> None:
    """Pull, extract (rows only) and load, each timed."""
    load.begin_run(con, {"run_id": run_id, "kind": "benchmark", "as_of": dt.date(2020, 1, 1)})
    timed("pull: record_pull", times, lambda: load.record_pull(con, run_id, [], articles))
    todo = timed("extract: pending", times, lambda: load.pending(con, RULESET))
    chance = random.Random(run_id)
    claims = [row for one in todo for row in ids.claim_rows(one, make_claims(one, chance), RULESET)]
    timed(
        "load: load_readings", times, lambda: load.load_readings(con, run_id, RULESET, todo, claims, [], [])
    )


def batches(count: int) -> Iterator[list[Row]]:
    """Articles by the batch."""
    for first in range(0, count, BATCH):
        yield [make_article(number) for number in range(first, min(first + BATCH, count))]


def finish(con: Any, data: Path, times: dict[str, float]) -> None:
    """Total and publish, each timed."""
    as_of = dt.date(2020, 1, 1)
    timed("total: total_all", times, lambda: figures.total_all(con, as_of))
    timed("publish: publish", times, lambda: publish.publish(con, data, as_of))


def plain_insert(con: Any, claims: list[Row]) -> float:
    """Seconds to insert the night's claims into a bare table, by Arrow."""
    con.execute("create or replace table core.bare as from core.claims limit 0")
    times: dict[str, float] = {}

    def insert() -> None:
        with staged(con, claims, "core.bare"):
            con.execute("insert into core.bare by name from incoming")

    timed("plain", times, insert)
    con.execute("drop table core.bare")
    return times["plain"]


def main(claims: int, night: int) -> None:
    """Fill, run the night twice, print a table."""
    chance = random.Random(1)
    with TemporaryDirectory() as folder, store.open_work(Path(folder)) as con:
        data, filling = Path(folder), dict[str, float]()
        for number, batch in enumerate(batches(claims // PER_ARTICLE)):
            run_night(con, f"fill-{number}", batch, filling)
        finish(con, data, filling)
        held = claims // PER_ARTICLE
        fresh = [make_article(number) for number in range(held, held + night)]
        first, again = dict[str, float](), dict[str, float]()
        run_night(con, "night", fresh, first)
        finish(con, data, first)
        run_night(con, "night-again", fresh, again)
        finish(con, data, again)
        rows = [row for one in fresh for row in ids.claim_rows(one, make_claims(one, chance), RULESET)]
        bare = plain_insert(con, rows)
    print(f"{claims:,} claims on record; a night of {night:,} articles, {len(rows):,} claims (seconds)")
    print(f"{'stage':<24}{'filling':>10}{'night':>10}{'again':>10}")
    for name, seconds in first.items():
        print(f"{name:<24}{filling[name]:>10.2f}{seconds:>10.2f}{again[name]:>10.2f}")
    print(f"{'plain DuckDB insert':<24}{'':>10}{bare:>10.2f}")


if __name__ == "__main__":
    given = [int(one.replace("_", "")) for one in sys.argv[1:]]
    main(*(given + [100_000, 500][len(given) :]))

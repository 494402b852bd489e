"""A night over articles that are wrong or odd in one way each: each is named, and no good one is harmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.runlog import read_logs
from tests.flows.sites import folder_source, run_night, settings_of
from warehouse import store

HEAD = "---\ntitle: {title}\nurl: https://planted.example/{name}\npublished: {published}\n---\n"
GOOD = {f"good-{n}": f"{n} people were killed in a blast in Homs on Monday, police said." for n in (3, 4, 5)}
GERMAN = (
    "Bei einem Anschlag auf einen Markt wurden am Montag mindestens 14 Menschen verletzt, sagte die Polizei."
)

# name -> body, published, the expectation that names it, whether that refuses it (or a claim of it)
LOST = "Tw\ufffdlv\ufffd p\ufffd\ufffdpl\ufffd w\ufffdr\ufffd k\ufffdll\ufffdd. " * 9
DAY = "2024-03-11"
PLANTED = {
    "future": ("6 people were killed in a blast in Hama.", "2025-01-05", "date_not_in_future", True),
    "no-date": ("6 people were killed in a blast in Hama.", "", "date_there", False),
    "month-13": ("6 people were killed in a blast in Hama.", "2024-13-45", "published_at_iso", False),
    "two-days": ("6 people were killed in a blast in Hama.", "03/04/2024", "published_at_iso", False),
    "empty-date": ("6 people were killed in a blast in Hama.", "1970-01-01", "date_of_our_time", False),
    "german": (GERMAN, DAY, "language_as_said", False),
    "parts": ("5 people were killed in Daraa, including 8 women.", DAY, "part_within_whole", True),
    "billions": ("3 billion people were killed in Syria.", DAY, "killed_in_any_event", True),
    "war": ("The war in Iraq has killed 2 billion people since 2003.", DAY, "killed_in_any_war", True),
    "town": ("900,000 people were killed in Jarabulus.", DAY, "within_population_by_far", True),
    "hidden": ("Six\u200b people we\u200bre kil\u200bled in Ha\u200bma.", DAY, "text_without_hidden", False),
    "lost": (LOST, DAY, "text_readable", True),
    "twice": ("14 people were killed at the CafÃ© MÃ¼ller.", DAY, "text_decoded_once", False),
}
UNREAD = {
    "zero.txt": (b"6 people\x00 were killed.", "binary: a NUL byte"),
    "nothing.txt": (b"", "empty: no text"),
    "picture.png": (b"\x89PNG\r\n", "no reader for it"),
    "matter.md": (b"---\ntitle: [a\n\t- x: {\n---\n6 people were killed.", "front matter: not readable YAML"),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("planted")
    texts = {
        f"{name}.md": HEAD.format(title=f"News of {name}", name=name, published=published) + body
        for name, (body, published, *_) in PLANTED.items()
    }
    texts |= {
        f"{name}.md": HEAD.format(title=f"News of {name}", name=name, published=DAY) + body
        for name, body in GOOD.items()
    }
    sources = folder_source(here / "sources", texts)
    articles = next(path.parent for path in sources.parent.rglob("good-3.md"))
    for name, (written, _) in UNREAD.items():
        (articles / name).write_bytes(written)
    run_night(settings_of(here / "data", sources))
    return here / "data"


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_article_is_named_by_its_expectation(data: Path, name: str) -> None:
    expectation, refused = PLANTED[name][2:]
    with store.open_snapshot(data) as con:
        refusals = con.execute(
            "select expectation from quarantine where url like ?", [f"%/{name}"]
        ).fetchall()
        flags = con.execute("select flags from articles where url like ?", [f"%/{name}"]).fetchall()
    assert ((expectation,) in refusals) == refused
    assert (expectation in flags[0][0]) == (not refused)


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_no_article_is_named_among_the_errors_of_the_night(data: Path, name: str) -> None:
    (entry,) = read_logs(data / "logs")
    told = {row["where"].rpartition(": ")[2]: row["reason"] for row in entry["errors"]}
    assert told[name].startswith(UNREAD[name][1]) or UNREAD[name][1] in told[name]


def test_good_articles_are_unharmed(data: Path) -> None:
    with store.open_snapshot(data) as con:
        counted = con.execute("select low from claims where url like '%/good-%' order by low").fetchall()
        most = con.execute("select max(low) from figures").fetchall()
        flagged = con.execute("select count(*) from articles where url like '%/good-%' and len(flags) > 0")
        assert flagged.fetchall() == [(0,)]
    assert counted == [(3,), (4,), (5,)]
    assert most[0][0] < 1000

"""Nights over a feed on loopback: from linked pages to claims, and only what changed is fetched again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.night import IncompleteNight
from flows.runlog import read_logs
from flows.settings import Settings
from flows.sources import feed
from flows.sources.configured import load_source
from flows.sources.document import SourceFailure
from tests.flows.sites import Page, Site, article, feed_source, rss, run_night, serving, settings_of
from warehouse import store

KILLED = "Shells killed five people in Taiz on Sunday, medics said."
WOUNDED = "A mine wounded three people near Homs on Sunday, the governor's office said."


def small_site() -> dict[str, Page]:
    return {
        "/feed": Page(b"", "application/rss+xml", etag='"feed-1"'),
        "/1": Page(article("Five killed in Taiz", KILLED), etag='"one-1"'),
        "/2": Page(article("Mine near Homs", WOUNDED), last_modified="Mon, 11 Mar 2024 08:00:00 GMT"),
    }


def set_up(tmp_path: Path, site: Site, *links: str, **more: str) -> Settings:
    site.pages["/feed"].body = rss(*(links or (site.address + "/1", "/2")))
    return settings_of(tmp_path / "data", feed_source(tmp_path / "sources", site.address + "/feed"), **more)


def published(settings: Settings, relation: str = "claims") -> list[dict[str, Any]]:
    with store.open_snapshot(settings.data) as con:
        found: list[dict[str, Any]] = con.table(f"main.{relation}").df().to_dict("records")
    return found


def test_a_feed_ends_in_claims_and_the_second_night_fetches_nothing(tmp_path: Path) -> None:
    with serving(small_site()) as site:
        settings = set_up(tmp_path, site)
        first, _ = run_night(settings)
        claims = published(settings)
        found = {(row["outcome"], row["number_text"], row["place_text"]) for row in claims}
        assert ("killed", "five", "Taiz") in found
        assert ("wounded", "three", "Homs") in found
        assert {row["publisher"] for row in claims} == {"Gazette"}
        assert site.asked == [("/feed", 200), ("/1", 200), ("/2", 200)]

        site.forget()
        second, log = run_night(settings)
        assert site.asked == [("/feed", 304), ("/1", 304), ("/2", 304)]
        assert (second.snapshot, log["errors"]) == (first.snapshot, [])
        assert [row["claim_id"] for row in published(settings)] == [row["claim_id"] for row in claims]

        site.forget()
        run_night(settings)
        assert {status for _, status in site.asked} == {304}


def test_a_page_that_changed_is_a_new_version_of_its_article(tmp_path: Path) -> None:
    with serving(small_site()) as site:
        settings = set_up(tmp_path, site)
        run_night(settings)
        before = {row["url"]: row for row in published(settings, "articles")}
        corrected = article("Six killed in Taiz", KILLED.replace("five", "six"))
        site.pages["/1"] = Page(corrected, etag='"one-2"')
        _, log = run_night(settings)
        after = {row["url"]: row for row in published(settings, "articles")}
    assert sum(stage["counts"].get("new", 0) for stage in log["stages"]) == 1
    changed = [url for url, row in after.items() if row["version_id"] != before[url]["version_id"]]
    assert [url[-2:] for url in changed] == ["/1"]
    assert after[changed[0]]["article_id"] == before[changed[0]]["article_id"]
    killed = [row["number_text"] for row in published(settings) if row["outcome"] == "killed"]
    assert {text.casefold() for text in killed} == {"six"}


def test_bytes_that_left_the_archive_are_fetched_in_full(tmp_path: Path) -> None:
    with serving(small_site()) as site:
        settings = set_up(tmp_path, site)
        run_night(settings)
        for path in settings.archive.rglob("*"):
            if path.is_file() and b"Five killed" in path.read_bytes():
                path.unlink()
        site.forget()
        run_night(settings)
        assert site.asked == [("/feed", 304), ("/1", 200), ("/2", 304)]


def test_one_bad_page_harms_one_article(tmp_path: Path) -> None:
    pages = small_site() | {
        "/binary": Page(b"<html>\0\0</html>"),
        "/pdf": Page(b"%PDF-1.4", "application/pdf"),
        "/big": Page(b"x" * 20_000),
        "/empty": Page(b""),
    }
    with serving(pages) as site:
        bad = ("/404", "/binary", "/pdf", "/big", "/empty", "ftp://a.example/x", "http://[::1")
        settings = set_up(tmp_path, site, "/1", *bad, "/2", FIGURES_MAX_BYTES="10000")
        _, log = run_night(settings)
    told = {error["where"].rpartition("/")[2]: error["reason"] for error in log["errors"]}
    assert {name: reason.partition(" ")[0] for name, reason in told.items()} == {
        "404": "HTTP",
        "binary": "binary:",
        "pdf": "media",
        "big": "over",
        "empty": "empty:",
        "x": "address",
        "[::1": "InvalidURL:",
    }
    assert (log["status"], len(published(settings, "articles"))) == ("done", 2)


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        pytest.param(b"<html><body>Not found</body></html>", 200, "not an RSS or Atom feed", id="a page"),
        pytest.param(b"{}", 200, "not an RSS or Atom feed", id="JSON"),
        pytest.param(b"", 200, "not an RSS or Atom feed", id="nothing"),
        pytest.param(b"\0\xff\xfe", 200, "not an RSS or Atom feed", id="binary"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"/>', 200, "entities", id="entities"),
        pytest.param(
            b"<rss version='2.0'><channel><item><title>a &#55296; b</title></item></channel></rss>",
            200,
            "not an RSS or Atom feed",
            id="half a character",
        ),
        pytest.param(b"gone", 404, "HTTP 404", id="gone"),
    ],
)
def test_a_feed_that_is_none_says_what_it_is(tmp_path: Path, body: bytes, status: int, told: str) -> None:
    with serving({"/feed": Page(body, "text/xml", status=status)}) as site:
        folder = feed_source(tmp_path / "sources", site.address + "/feed")
        with pytest.raises(SourceFailure, match=told):
            list(feed.pull(load_source(folder / "gazette.yml"), {}, settings_of(tmp_path, folder)))


def test_when_one_source_fails_the_others_go_on_and_the_night_ends_as_incomplete(tmp_path: Path) -> None:
    with serving(small_site()) as site:
        settings = set_up(tmp_path, site)
        feed_source(tmp_path / "sources", site.address + "/1", "afterwards")
        with pytest.raises(IncompleteNight, match="pull failed for afterwards; everything else is published"):
            run_night(settings)
    (log,) = read_logs(settings.logs)
    assert log["status"] == "incomplete"
    assert [(error["stage"], error["where"]) for error in log["errors"]] == [("pull", "afterwards")]
    assert len(published(settings, "articles")) == 2


def test_a_feed_that_fails_twice_is_asked_again_in_the_same_pull(tmp_path: Path) -> None:
    with serving(small_site()) as site:
        settings = set_up(tmp_path, site)
        site.pages["/feed"].failures = 2
        _, log = run_night(settings)
    assert (log["status"], log["errors"]) == ("done", [])


def test_an_entry_fills_in_what_the_page_leaves_out(tmp_path: Path) -> None:
    pages = {"/feed": Page(b"", "application/rss+xml"), "/1": Page(KILLED.encode(), "text/plain")}
    with serving(pages) as site:
        settings = set_up(tmp_path, site, "/1")
        site.pages["/feed"].body = rss("/1", titles=["Five &lt;b&gt;killed&lt;/b&gt;"])
        run_night(settings)
    (row,) = published(settings, "articles")
    assert (row["title"], str(row["published_on"])[:10]) == ("Five killed", "2024-03-11")

"""Conservation: whatever goes in is found again exactly once, as loaded, quarantined or set aside by name,
and its bytes are in the archive."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from expectations import check_warehouse
from flows import stages
from flows.night import begin_night, try_source
from flows.settings import Settings
from flows.sources import archive
from warehouse import store

NIGHT = dt.date(2024, 3, 12)
GOOD = "At least {n} people were killed in Marlow on Monday and {n} wounded, the health office said.\n"
FRONT = "---\ntitle: Shelling in Marlow\ndate: 2024-03-{day:02}\n---\n"
PAGE = "<html><head><title>{n} dead</title></head><body><nav>99 killed</nav><p>{words}</p></body></html>"
SOURCE = "kind: folder\npublisher: The Marlow Post\nlanguage: en\npath: {path}\n"

numbers = st.integers(2, 60)
good = st.builds(
    lambda n, day: (".md", (FRONT.format(day=day) + GOOD.format(n=n)).encode()), numbers, st.integers(1, 12)
)
plain = st.builds(lambda n: (".txt", GOOD.format(n=n).encode()), numbers)
page = st.builds(
    lambda n: (
        ".html",
        PAGE.format(n=n, words=GOOD.format(n=n) * 3).encode("utf-16" if n % 7 == 0 else "utf-8"),
    ),
    numbers,
)
future = st.builds(lambda n: (".md", (FRONT.format(day=28) + GOOD.format(n=n)).encode()), numbers)
wrong_front = st.just((".md", b"---\ntitle: [no\ndate: maybe\n---\nFour people were killed in Marlow.\n"))
odd = st.builds(lambda n: (".txt", GOOD.format(n=n).encode("utf-16-le")), numbers)
broken = st.builds(lambda n: (".txt", ("�" * n + GOOD.format(n=n)).encode()), numbers)
words = st.text(max_size=80).map(lambda text: (".txt", text.encode("utf-8", "replace")))
binary = st.binary(max_size=60).map(lambda data: (".txt", data))
empty = st.sampled_from(
    [(".txt", b""), (".md", b"---\ntitle: x\n---\n"), (".html", b"<html></html>"), (".pdf", b"%PDF-1.4")]
)
files = st.lists(
    st.one_of(good, plain, page, future, wrong_front, odd, broken, words, binary, empty),
    min_size=1,
    max_size=14,
)


def run_night(folder: Path, given: list[tuple[str, bytes]]) -> Path:
    """The stages up to load over the files; gives the data folder."""
    articles = folder / "articles"
    articles.mkdir()
    for at, (suffix, data) in enumerate(given):
        (articles / f"file-{at:02}{suffix}").write_bytes(data)
    sources = folder / "sources"
    sources.mkdir()
    (sources / "post.yml").write_text(SOURCE.format(path=articles), encoding="utf-8")
    asked = Settings(data=folder / "data", sources=sources)
    with begin_night(asked, NIGHT) as night:
        for source in night.sources:
            try_source(night, source, lambda source: stages.pull(night, source))
        readings = stages.extract(night)
        stages.load(night, readings, stages.validate(night, readings))
    return folder / "data"


def account(data: Path) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """Fetches by file name, and what the articles came to."""
    with store.open_work(data) as con:
        fetches = con.execute("select path, bytes_sha256, error from raw.fetches").fetchall()
        articles = con.execute(
            "select a.version_id, a.bytes_sha256, count(r.version_id), any_value(r.is_quarantined) "
            "from core.articles as a left join core.readings as r using (version_id) group by all"
        ).fetchall()
        verdict = check_warehouse(con)
    wrong = [f for f in verdict.failures if f["expectation"] != "claims_have_a_voice"]
    assert wrong == []
    names = ("version_id", "bytes_sha256", "readings", "is_quarantined")
    return (
        {Path(path).name: {"bytes_sha256": sha, "error": error} for path, sha, error in fetches},
        [dict(zip(names, row, strict=True)) for row in articles],
    )


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # a night costs seconds: no shrinking
)
@given(files)
def check_mixture(given: list[tuple[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        data = run_night(Path(name), given)
        fetches, articles = account(data)
        read = {article["bytes_sha256"] for article in articles}
        assert len(fetches) == len(given)
        for at, (suffix, content) in enumerate(given):
            fetch = fetches[f"file-{at:02}{suffix}"]
            kept = fetch["bytes_sha256"]
            assert archive.load(data / "archive", archive.sha256_of(content)) == content, "bytes not archived"
            assert (kept in read) != bool(fetch["error"]), "an article and an error, or neither"
        assert all(article["readings"] == 1 for article in articles)


@pytest.mark.timeout(300)
def test_every_file_is_found_again_exactly_once() -> None:
    check_mixture()


def test_a_refused_article_is_in_quarantine_with_its_bytes_archived(tmp_path: Path) -> None:
    unreadable = ("�" * 40 + GOOD.format(n=7)).encode()
    data = run_night(tmp_path, [(".txt", unreadable), (".txt", GOOD.format(n=7).encode())])
    fetches, articles = account(data)
    assert sorted(article["is_quarantined"] for article in articles) == [False, True]
    assert all(fetch["error"] is None for fetch in fetches.values())
    assert archive.load(data / "archive", archive.sha256_of(unreadable)) == unreadable

"""Conservation: whatever goes in is found again exactly once, as loaded, quarantined or set aside by name,
and its bytes are in the archive."""

from __future__ import annotations

import datetime as dt
import gzip
import os
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
CAP = 20_000  # bytes of one article
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
unclosed = st.builds(lambda n: (".md", f"---\ntitle: {n} dead\n{GOOD.format(n=n)}".encode()), numbers)
bomb = st.builds(lambda n: (".html", gzip.compress(b"<p>" + b"killed " * 1000 * n)), numbers)
nulls = st.builds(lambda n: (".txt", GOOD.format(n=n).encode() + b"\0"), numbers)
not_utf8 = st.builds(lambda n: (".txt", b"\xff\xfe\xfa" * n + b"killed"), numbers)
huge = st.builds(lambda n: (".txt", GOOD.format(n=n).encode() * 400), numbers)
other_form = st.sampled_from([(".docx", b"PK\3\4"), ("", b"no suffix"), (".gz", gzip.compress(b"x"))])
twice = st.just((".txt", GOOD.format(n=99).encode()))
hostile = st.one_of(bomb, nulls, not_utf8, huge, other_form, unclosed, wrong_front, binary, empty)
files = st.lists(
    st.one_of(good, plain, page, future, odd, broken, words, twice, hostile), min_size=6, max_size=24
)
NAMES = (
    "file-{at:02}",
    "file-{at:02}\nof two lines",
    "{at:02} ‮evil",
    "deep/er {at:02}",
    "folder-{at:02}.txt/in",
    "-{at:02}'\";--",
)


def name_of(at: int, suffix: str) -> str:
    """Odd names in turn: a line end, a right-to-left mark, folders, one of which is named as a file is."""
    return NAMES[at % len(NAMES)].format(at=at) + suffix


def run_night(folder: Path, given: list[tuple[str, bytes]], day: dt.date = NIGHT) -> Path:
    """The stages up to load over the files; gives the data folder."""
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    for at, (suffix, data) in enumerate(given):
        path = articles / name_of(at, suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    (sources / "post.yml").write_text(SOURCE.format(path=articles), encoding="utf-8")
    asked = Settings(data=folder / "data", sources=sources, max_bytes=CAP)
    with begin_night(asked, day) as night:
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
        {path: {"bytes_sha256": sha, "error": error} for path, sha, error in fetches},
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
            fetch = fetches[name_of(at, suffix)]
            kept = fetch["bytes_sha256"]
            assert archive.load(data / "archive", archive.sha256_of(content)) == content, "bytes not archived"
            assert (kept in read) != bool(fetch["error"]), "an article and an error, or neither"
        assert all(article["readings"] == 1 for article in articles)


SIDECARS = (
    b'{"place": "\\ud800x", "title": "a\\udfff", "\\ud800": "x"}',
    b"[" * 100_000,
    b"a: " + b"[" * 5_000,
    b"place: caf\xe9\n",
    b"- no keys\n",
    b"x" * (CAP + 1),
    b"a: &a [x, x]\nb: &b [*a, *a]\nplace: [*b, *b]\n",
    b'url: "http://[x"\n',
    b'published: "0001-01-01T00:00:00+14:00"\nurl: "http://marlow.example/\\0"\n',
    b"url: http://marlow.example/one\npublished: 2024-03-10\n",
)


@pytest.mark.parametrize("suffix", [".yml", ".json"])
def test_no_sidecar_harms_another_article_or_loses_its_own(tmp_path: Path, suffix: str) -> None:
    """Half characters, nesting without end, other encodings, caps, links out of the folder, a pipe."""
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = {f"{at:02}.txt": GOOD.format(n=at + 2).encode() for at in range(len(SIDECARS) + 2)}
    for at, (name, text) in enumerate(texts.items()):
        (folder / name).write_bytes(text)
        if at < len(SIDECARS):
            (folder / name).with_suffix(suffix).write_bytes(SIDECARS[at])
    (tmp_path / "secret.yml").write_text("title: secret\n", encoding="utf-8")
    (folder / list(texts)[-2]).with_suffix(suffix).symlink_to(tmp_path / "secret.yml")
    os.mkfifo((folder / list(texts)[-1]).with_suffix(suffix))
    fetches, articles = account(run_night(tmp_path, []))
    assert fetches.keys() == texts.keys()
    for name, text in texts.items():
        sha = archive.sha256_of(text)
        assert fetches[name]["bytes_sha256"] == sha
        assert archive.load(tmp_path / "data" / "archive", sha) == text
        assert (sha in {one["bytes_sha256"] for one in articles}) != bool(fetches[name]["error"])
    assert "leads out" in fetches[list(texts)[-2]]["error"]


def test_two_names_that_read_alike_are_two_articles(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for n, name in enumerate((b"\xff.txt", b"\\xff.txt", b"\\\\xff.txt"), start=2):
        (tmp_path / "articles" / os.fsdecode(name)).write_bytes(GOOD.format(n=n).encode())
    fetches, articles = account(run_night(tmp_path, []))
    assert len(fetches) == 3
    assert [article["readings"] for article in articles] == [1, 1, 1]


@pytest.mark.timeout(300)
def test_every_file_is_found_again_exactly_once() -> None:
    check_mixture()


def test_what_is_no_file_of_the_folder_is_named_and_harms_no_other(tmp_path: Path) -> None:
    """A link that leads out, one to nowhere, a pipe that nobody writes to, an empty folder named as a file,
    a file that may not be read, the same article twice, and other bytes under the same name further down."""
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (tmp_path / "secret.txt").write_bytes(GOOD.format(n=5).encode())
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "nowhere.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "empty.txt").mkdir()
    (folder / "forbidden.txt").write_bytes(GOOD.format(n=6).encode())
    (folder / "forbidden.txt").chmod(0)
    given = {"one.txt": 7, "two.txt": 7, "deep/one.txt": 8}
    for name, n in given.items():
        (folder / name).write_bytes(GOOD.format(n=n).encode())
    fetches, articles = account(run_night(tmp_path, []))
    is_forbidden = not os.access(folder / "forbidden.txt", os.R_OK)
    named = {"out.txt": "leads out", "nowhere.txt": "not readable", "pipe.txt": "neither a file nor a folder"}
    named |= {"forbidden.txt": "not readable"} if is_forbidden else {}
    assert {name for name, fetch in fetches.items() if fetch["error"]} == set(named)
    assert all(words in fetches[name]["error"] for name, words in named.items())
    assert all(fetches[name]["bytes_sha256"] is None for name in named)
    assert fetches.keys() == {*named, *given, "forbidden.txt"}
    assert len(articles) == len(given) + (not is_forbidden)
    assert archive.load(tmp_path / "data" / "archive", archive.sha256_of(GOOD.format(n=5).encode())) is None


def test_a_refused_article_is_in_quarantine_with_its_bytes_archived(tmp_path: Path) -> None:
    unreadable = ("�" * 40 + GOOD.format(n=7)).encode()
    data = run_night(tmp_path, [(".txt", unreadable), (".txt", GOOD.format(n=7).encode())])
    fetches, articles = account(data)
    assert sorted(article["is_quarantined"] for article in articles) == [False, True]
    assert all(fetch["error"] is None for fetch in fetches.values())
    assert archive.load(data / "archive", archive.sha256_of(unreadable)) == unreadable


def test_the_same_text_in_other_bytes_under_one_address_is_no_lost_article(tmp_path: Path) -> None:
    words = b"---\nurl: https://marlow.example/1\n---\n" + GOOD.format(n=7).encode()
    fetches, articles = account(run_night(tmp_path, [(".md", words), (".md", b"\xef\xbb\xbf" + words)]))
    assert [fetch["error"] for fetch in fetches.values()] == [None, None]
    assert [article["readings"] for article in articles] == [1]

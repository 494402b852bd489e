"""Conservation over several nights: articles that change, go back to what they said, move, or vanish."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from expectations import check_warehouse
from flows.sources import archive
from tests.expectations.test_conservation import FRONT, GOOD, NIGHT, files, name_of, run_night
from warehouse import store

File = tuple[str, bytes]
ADDRESSED = "---\nurl: https://marlow.example/{at}\n{more}---\n"
DATES = ("", "published: 2024-03-10\n", "updated: 2024-03-11T08:00:00Z\n", "published: soon\n")

# few addresses and few texts: the same article with other bytes, the same bytes as another article, one text
# told in two spellings of bytes, and every one of them again on a later night
few = st.builds(
    lambda at, n, more, mark: (
        ".md",
        mark + (ADDRESSED.format(at=at, more=more) + GOOD.format(n=n)).encode(),
    ),
    st.integers(1, 2),
    st.integers(2, 4),
    st.sampled_from(DATES),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
line_ends = st.builds(
    lambda n, end: (".md", (FRONT.format(day=3) + GOOD.format(n=n)).replace("\n", end).encode()),
    st.integers(2, 3),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
nights = st.lists(
    st.lists(st.one_of(few, few, line_ends, files.map(lambda some: some[0])), max_size=9),
    min_size=2,
    max_size=4,
)


def check(brought: list[list[File]]) -> None:
    """Each file of each night is one fetch, its bytes are archived, and all tables agree about the rest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for at, some in enumerate(brought):
            shutil.rmtree(folder / "articles", ignore_errors=True)
            run_night(folder, some, NIGHT + dt.timedelta(days=at))
        with store.open_work(folder / "data") as con:
            fetches = con.execute(
                "select r.as_of, f.path, f.bytes_sha256, f.error is null and f.metadata is null "
                "from raw.fetches as f join core.runs as r using (run_id)"
            ).fetchall()
            current = con.execute(
                "select count(r.version_id) from core.articles as a left join core.readings as r "
                "using (version_id) where a.superseded_run_id is null group by a.version_id"
            ).fetchall()
            failures = check_warehouse(con).failures
        assert [one for one in failures if one["expectation"] != "claims_have_a_voice"] == []
        given = {
            (NIGHT + dt.timedelta(days=at), name_of(place, suffix)): archive.sha256_of(data)
            for at, some in enumerate(brought)
            for place, (suffix, data) in enumerate(some)
        }
        assert Counter((day, path) for day, path, _, _ in fetches) == Counter(given.keys())
        assert {(day, path): sha for day, path, sha, _ in fetches} == given
        assert not any(is_lost for *_, is_lost in fetches)
        assert all(archive.load(folder / "data" / "archive", sha) is not None for sha in given.values())
        assert {count for (count,) in current} <= {1}


def make_property(examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),  # a night costs seconds: no shrinking
    )
    @given(nights)
    def holds(brought: list[list[File]]) -> None:
        check(brought)

    holds()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nights_lose_nothing() -> None:
    make_property(3)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_many_nights_lose_nothing() -> None:
    make_property(60)

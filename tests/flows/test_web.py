"""One address over real HTTP: conditional, retried, capped; whatever the network does is an answer."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from flows.sources.web import Answer, open_web
from tests.flows.sites import Page, serving, settings_of


def ask(url: str, etag: str | None = None, last_modified: str | None = None, **more: str) -> Answer:
    with open_web(settings_of(Path(), Path(), **more)) as web:
        return web.get(url, etag, last_modified)


def test_an_answer_has_its_bytes_and_what_the_server_says_of_them() -> None:
    with serving({"/a": Page(b"five", "text/html; charset=windows-1251", etag='"1"')}) as site:
        answer = ask(site.address + "/a")
        assert (answer.status, answer.data, answer.error) == (200, b"five", None)
        assert (answer.media_type, answer.charset, answer.etag) == ("text/html", "windows-1251", '"1"')
        assert [agent for agent in site.agents if not agent.startswith("casualty-figures/")] == []


@pytest.mark.parametrize(
    ("page", "etag", "last_modified"),
    [
        pytest.param(Page(b"x", etag='"1"'), '"1"', None, id="etag"),
        pytest.param(Page(b"x", last_modified="Mon, 11 Mar 2024 08:00:00 GMT"), None,
                     "Mon, 11 Mar 2024 08:00:00 GMT", id="date"),
    ],
)  # fmt: skip
def test_what_is_unchanged_is_not_sent_again(page: Page, etag: str | None, last_modified: str | None) -> None:
    with serving({"/a": page}) as site:
        answer = ask(site.address + "/a", etag, last_modified)
    assert (answer.status, answer.data, answer.error) == (304, None, None)


def test_a_server_that_fails_twice_and_then_answers_is_asked_three_times() -> None:
    with serving({"/a": Page(b"five", failures=2)}) as site:
        assert ask(site.address + "/a").data == b"five"
        assert site.asked == [("/a", 503), ("/a", 503), ("/a", 200)]


def test_a_server_that_goes_on_failing_is_given_up_with_its_answer() -> None:
    with serving({"/a": Page(b"five", failures=9)}) as site:
        answer = ask(site.address + "/a", FIGURES_FETCH_TRIES="2")
        assert (answer.data, answer.error) == (None, "HTTP 503 Service Unavailable (2 tries)")
        assert len(site.asked) == 2


@pytest.mark.parametrize(("status", "told"), [(404, "HTTP 404 Not Found"), (403, "HTTP 403 Forbidden")])
def test_a_refusal_is_not_asked_again(status: int, told: str) -> None:
    with serving({"/a": Page(b"no", status=status)}) as site:
        answer = ask(site.address + "/a")
        assert (answer.status, answer.data, answer.error) == (status, None, told)
        assert len(site.asked) == 1


def test_a_redirect_is_followed_and_the_address_stays_the_one_asked() -> None:
    with serving({"/a": Page(b"", status=301, location="/b"), "/b": Page(b"five")}) as site:
        answer = ask(site.address + "/a")
        assert (answer.url, answer.status, answer.data) == (site.address + "/a", 200, b"five")


@pytest.mark.parametrize(
    ("location", "told"),
    [
        pytest.param("/a", "more than 5 redirects", id="a circle"),
        pytest.param("file:///etc/passwd", "not http or https", id="a file"),
        pytest.param("gopher://x.example/", "not http or https", id="another scheme"),
    ],
)
def test_a_redirect_to_nowhere_is_refused(location: str, told: str) -> None:
    with serving({"/a": Page(b"", status=302, location=location)}) as site:
        answer = ask(site.address + "/a")
    assert answer.data is None
    assert told in str(answer.error)


def test_what_is_over_the_cap_is_refused_by_name() -> None:
    with serving({"/a": Page(b"x" * 5000)}) as site:
        answer = ask(site.address + "/a", FIGURES_MAX_BYTES="4999")
        assert "over the cap of 4999 bytes (FIGURES_MAX_BYTES)" in str(answer.error)
        assert ask(site.address + "/a", FIGURES_MAX_BYTES="5000").data == b"x" * 5000


def test_a_private_address_is_refused_where_the_setting_says_so() -> None:
    with serving({"/a": Page(b"five")}) as site:
        answer = ask(site.address + "/a", FIGURES_ALLOW_PRIVATE_HOSTS="no")
        assert "private address 127.0.0.1" in str(answer.error)
        assert site.asked == []


@pytest.mark.parametrize("url", ["ftp://a.example/x", "no address", "http://", "http://[::1", "http://a b/"])
def test_an_address_that_is_none_is_an_error_and_not_a_crash(url: str) -> None:
    answer = ask(url)
    assert answer.data is None
    assert answer.error


def test_a_closed_port_is_an_error_after_all_tries() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/"
        assert "ConnectError" in str(ask(url).error)


def test_a_server_that_says_nothing_is_left_after_the_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        answer = ask(url, FIGURES_TIMEOUT_SECONDS="0.2", FIGURES_FETCH_TRIES="1")
    assert "ReadTimeout" in str(answer.error)

"""Getting one address politely: conditional, retried, capped, paced by host, and saying who asks."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from flows.settings import Settings

if TYPE_CHECKING:
    import httpx

REDIRECTS = 5
MOST_WAIT_SECONDS = 30.0
WHOLE_ANSWER = 3  # times the timeout: a server that trickles is given up
REFUSED_FOR_NOW = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one address: bytes with status 200, none with 304, else `error` in one line."""

    url: str
    status: int | None = None
    data: bytes | None = None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None


class _Refused(Exception):
    """Not worth asking again: the reason."""


class _Again(Exception):
    """A failure that may pass: the answer that tells of it."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.error)
        self.answer = answer


@dataclass(slots=True)
class Web:
    """A client and when it last asked each host; not for use by several threads."""

    client: httpx.Client
    settings: Settings
    asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """The answer of one address; never raises for what the network does."""
        import tenacity

        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        sent = {name: value for name, value in headers.items() if value}
        first = self.settings.fetch_wait_seconds
        attempts = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.settings.fetch_tries),
            wait=tenacity.wait_exponential(first, MOST_WAIT_SECONDS) + tenacity.wait_random(0, first),
            retry=tenacity.retry_if_exception_type(_Again),
            reraise=True,
        )
        try:
            return attempts(self._ask, url, sent)
        except _Again as error:
            tries = self.settings.fetch_tries
            return replace(
                error.answer, error=f"{error.answer.error} ({tries} {'try' if tries == 1 else 'tries'})"
            )
        except _Refused as error:
            return Answer(url, error=str(error))

    def _ask(self, url: str, headers: dict[str, str]) -> Answer:
        import httpx

        at = url
        try:
            for _ in range(REDIRECTS + 1):
                answer, onward = self._step(at, headers)
                if onward is None:
                    return replace(answer, url=url)
                at = onward
        except httpx.TransportError as error:
            raise _Again(Answer(url, error=_reason(error))) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise _Refused(_reason(error)) from error
        raise _Refused(f"more than {REDIRECTS} redirects")

    def _step(self, url: str, headers: dict[str, str]) -> tuple[Answer, str | None]:
        """One request; the answer, or the address to go on to."""
        host = _host_of(url, self.settings.allow_private_hosts)
        self._wait_for(host)
        with self.client.stream("GET", url, headers=headers) as response:
            if response.has_redirect_location:
                return Answer(url, response.status_code), str(response.url.join(response.headers["location"]))
            return self._answer(url, response), None

    def _answer(self, url: str, response: httpx.Response) -> Answer:
        status = response.status_code
        answer = Answer(
            url=url,
            status=status,
            media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            charset=response.charset_encoding,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )
        if status in REFUSED_FOR_NOW:
            raise _Again(replace(answer, error=f"HTTP {status} {response.reason_phrase}".strip()))
        if status == 304:
            return answer
        if status != 200:
            return replace(answer, error=f"HTTP {status} {response.reason_phrase}".strip())
        return replace(answer, data=_body(response, self.settings))

    def _wait_for(self, host: str) -> None:
        ready = self.asked.get(host, -1e9) + self.settings.host_pause_seconds
        if (pause := ready - time.monotonic()) > 0:
            time.sleep(pause)
        self.asked[host] = time.monotonic()


@contextmanager
def open_web(settings: Settings) -> Iterator[Web]:
    import httpx

    headers = {"User-Agent": user_agent(settings), "Accept": "*/*"}
    with httpx.Client(timeout=settings.timeout_seconds, headers=headers, follow_redirects=False) as client:
        yield Web(client, settings)


def user_agent(settings: Settings) -> str:
    """Who reads, and where to find us if FIGURES_CONTACT says so."""
    contact = f"; {settings.contact}" if settings.contact else ""
    return f"casualty-figures/{version('casualty-figures')} (reads news for casualty recording{contact})"


def _body(response: httpx.Response, settings: Settings) -> bytes:
    """The decoded bytes, given up once over the cap or out of time: a bomb is never held whole."""
    parts: list[bytes] = []
    size = 0
    latest = time.monotonic() + WHOLE_ANSWER * settings.timeout_seconds
    for part in response.iter_bytes(65_536):
        parts.append(part)
        size += len(part)
        if size > settings.max_bytes:
            raise _Refused(f"over the cap of {settings.max_bytes} bytes (FIGURES_MAX_BYTES)")
        if time.monotonic() > latest:
            raise _Refused(
                f"not whole after {WHOLE_ANSWER * settings.timeout_seconds:g} s: the server trickles"
            )
    return b"".join(parts)


def _host_of(url: str, allow_private: bool) -> str:
    """The host of an address that may be asked, or `_Refused`."""
    import httpx

    parts = httpx.URL(url)
    if parts.scheme not in ("http", "https") or not parts.host:
        raise _Refused(f"address {url[:200]!r} is not http or https")
    if not allow_private and (address := _private_address(parts.host)):
        raise _Refused(f"host {parts.host} is at the private address {address} (FIGURES_ALLOW_PRIVATE_HOSTS)")
    return parts.netloc.decode("ascii", "replace")


def _private_address(host: str) -> str | None:
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return None  # the request itself tells why
    addresses = sorted({str(entry[4][0]).partition("%")[0] for entry in found})
    return next((address for address in addresses if not ipaddress.ip_address(address).is_global), None)


def _reason(error: Exception) -> str:
    name = type(error).__name__
    words = " ".join(str(error).split())
    return f"{name}: {words}" if words else name

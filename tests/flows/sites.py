"""A small web site on loopback, and small folders of sources: what the tests of flows run against."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from flows.night import Night, Outcome, begin_night, run_plainly
from flows.progress import Screen
from flows.settings import Settings, read_settings

DAY = dt.date(2024, 3, 12)
QUICK = {"FIGURES_HOST_PAUSE_SECONDS": "0", "FIGURES_FETCH_WAIT_SECONDS": "0", "FIGURES_TIMEOUT_SECONDS": "5"}


@dataclass
class Page:
    """What an address answers. The first `failures` answers are HTTP 503."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    etag: str | None = None
    last_modified: str | None = None
    status: int = 200
    location: str | None = None
    failures: int = 0

    def unchanged(self, asked: Any) -> bool:
        if self.etag:
            return bool(asked.get("If-None-Match") == self.etag)
        return self.last_modified is not None and asked.get("If-Modified-Since") == self.last_modified


@dataclass
class Site:
    """Pages by path, and what was asked and answered so far, in order."""

    pages: dict[str, Page]
    address: str = ""
    asked: list[tuple[str, int]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def forget(self) -> None:
        self.asked.clear()


@contextmanager
def serving(pages: dict[str, Page]) -> Iterator[Site]:
    """The pages at a free port of this machine, for as long as the block runs."""
    site = Site(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = site.pages.get(self.path, Page(b"nothing here", status=404))
            status = page.status
            if page.failures:
                page.failures -= 1
                status = 503
            elif page.unchanged(self.headers):
                status = 304
            site.asked.append((self.path, status))
            site.agents.add(self.headers["User-Agent"])
            self.send_response(status)
            body = b"" if status == 304 else page.body
            headers = {"ETag": page.etag, "Last-Modified": page.last_modified, "Location": page.location}
            if status != 304:
                headers |= {"Content-Type": page.media_type, "Content-Length": str(len(body))}
            for name, value in headers.items():
                if value is not None:
                    self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                self.wfile.write(body)

        def log_message(self, *_given: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def article(title: str, body: str, published: str | None = "2024-03-11T08:00:00Z") -> bytes:
    """A news page with navigation around the article."""
    date = f'<meta property="article:published_time" content="{published}">' if published else ""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Gazette</title>
<meta property="og:title" content="{title}">{date}</head><body>
<nav><a href="/">Front page</a> <a href="/x">Live: 99 dead in ferry disaster</a></nav>
<main><article><h1>{title}</h1><p>{body}</p>
<p>The town lies on a river, and its market is held on the first day of the week.</p></article></main>
<footer>Gazette, founded 1987. 12 killed in another story.</footer></body></html>""".encode()


def rss(*links: str, titles: Sequence[str] = ()) -> bytes:
    """A feed of these links, in order."""
    items = "".join(
        f"<item><title>{titles[at] if at < len(titles) else f'Item {at}'}</title><link>{link}</link>"
        "<pubDate>Mon, 11 Mar 2024 08:00:00 GMT</pubDate></item>"
        for at, link in enumerate(links)
    )
    head = "<title>Gazette</title><link>http://gazette.example/</link><description>news</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def feed_source(folder: Path, url: str, name: str = "gazette") -> Path:
    """A folder of sources with one feed in it."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["kind: feed", f"publisher: {name.title()}", "language: en", f"url: {url}"]
    (folder / f"{name}.yml").write_text("\n".join(lines) + "\n")
    return folder


def folder_source(folder: Path, texts: dict[str, str], name: str = "courier", language: str = "en") -> Path:
    """A folder of sources with one folder of texts in it."""
    articles = folder / "articles" / name
    for path, text in texts.items():
        (articles / path).parent.mkdir(parents=True, exist_ok=True)
        (articles / path).write_text(text, encoding="utf-8")
    lines = ["kind: folder", f"publisher: {name.title()}", f"language: {language}", f"path: articles/{name}"]
    (folder / f"{name}.yml").write_text("\n".join(lines) + "\n")
    return folder


def settings_of(data: Path, sources: Path, **more: str) -> Settings:
    """Settings without waiting, and nothing from the environment of who runs the tests."""
    return read_settings(QUICK | more, data=data, sources=sources)


def copied(settings: Settings, folder: Path) -> Settings:
    """The sources and the data of a night that was made once, in a folder that a test may change."""
    for name, path in (("data", settings.data), ("sources", settings.sources_folder)):
        shutil.copytree(path, folder / name, symlinks=True)
    return settings_of(folder / "data", folder / "sources")


def run_night(settings: Settings, day: dt.date = DAY) -> tuple[Outcome, dict[str, Any]]:
    """One plain night and its log."""
    with begin_night(settings, day, Screen(silent=True)) as night:
        outcome = run_plainly(night)
    return outcome, night.log.entry


@contextmanager
def a_night(settings: Settings, day: dt.date = DAY) -> Iterator[Night]:
    with begin_night(settings, day, Screen(silent=True)) as night:
        yield night

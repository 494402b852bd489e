"""The page in a real browser, opened from a file: it shows its figures and asks the network for nothing."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import reports
from tests.reports.small_snapshot import C1, claim, tables

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# fmt: off
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)
# fmt: on
OWN_HOSTS = re.compile(
    r"https?://([\w-]+\.)*(google|googleapis|gstatic)\.com[/:]"
)  # the browser's, at every start
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium here: apt-get install chromium")


def opened(page: Path, folder: Path) -> tuple[str, set[str]]:
    """The page's DOM after it was opened, and the addresses that were asked for beyond the browser's own."""
    log = folder / "net.json"
    where = [f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--dump-dom", page.as_uri()]
    done = subprocess.run([str(BROWSER), *FLAGS, *where], capture_output=True, timeout=120, check=True)
    asked = set(re.findall(r'"url":"(https?://[^"]+)"', log.read_text(encoding="utf-8", errors="replace")))
    return done.stdout.decode("utf-8"), {url for url in asked if not OWN_HOSTS.match(url)}


def test_the_page_shows_its_figures_and_asks_for_nothing(
    snapshot: Callable[..., Path], tmp_path: Path
) -> None:
    title = "<img src=http://127.0.0.1:9/stolen.png><script>document.title='run'</script>"
    quote = "Four people were killed in Aleppo on Wednesday."
    rows = [claim(C1, "Four", quote, title=title), *tables()["claims"][1:]]
    reports.build(snapshot(claims=rows), "situation", tmp_path / "out")
    dom, asked = opened(tmp_path / "out" / "report.html", tmp_path)
    assert asked == set()
    assert "<title>People harmed, as reported, to 30 September 2016</title>" in dom
    assert '<span class="range">4 or more</span>' in dom
    assert html.escape(title, quote=False) in dom.replace("&quot;", '"').replace("&#39;", "'")


def test_a_page_that_does_ask_is_caught(tmp_path: Path) -> None:
    page = tmp_path / "asks.html"
    page.write_text('<!doctype html><img src="http://127.0.0.1:9/x.png">', encoding="utf-8")
    assert opened(page, tmp_path)[1] == {"http://127.0.0.1:9/x.png"}

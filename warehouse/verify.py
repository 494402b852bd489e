"""Is what is published still what was read? Every hash, quote, link and total of a snapshot, made again.

Texts lie in the working file and bytes in the archive: both are held against the snapshot, which has neither.
A finding names the thing. No finding means: checked and equal; what cannot be checked is a finding too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import ids, statements, store
from warehouse.archive import bytes_path
from warehouse.frames import claims_frame, places_of, voices_frame
from warehouse.names import NAME
from warehouse.publish import HASH_LENGTH, content_sha256

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
Reread = Callable[[Row, bytes], str | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: its kind (snapshot, bytes, text, claim, link, figure), name, and what."""

    kind: str
    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}: {self.what}"


def verify_snapshot(data: Path, name: str | None = None, reread: Reread | None = None) -> list[Finding]:
    """All that does not hold in a snapshot; none if everything does.

    `reread(article row of main.articles, bytes)` makes the text anew, or gives None where that cannot be
    repeated here, which is a finding as well.
    """
    path = store.snapshot_path(data, name)
    with store.connect(path, read_only=True) as con, store.read_work(data) as work:
        texts = dict(statements.run(work, "verify_texts").fetchall())
        findings = [*check_content(con, path), *check_articles(con, texts, data, reread)]
        findings += [*check_claims(con, work, texts), *check_links(con)]
        findings += [*check_figures(con), *check_certificates(con)]
    return findings


def check_content(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Finding]:
    """The content still has the hash under which it was published."""
    from warehouse.frames import database

    told = statements.rows(con, "verify_snapshot")
    content = content_sha256(con, database(con)[0])
    if [row["content_sha256"] for row in told] != [content]:
        yield Finding("snapshot", path.stem, "its content is not what was published")
    if not path.stem.endswith(f"-{content[:HASH_LENGTH]}"):
        yield Finding("snapshot", path.stem, f"its name is not that of its content ({content[:HASH_LENGTH]})")


def check_articles(
    con: duckdb.DuckDBPyConnection, texts: Mapping[str, str], data: Path, reread: Reread | None
) -> Iterator[Finding]:
    """The bytes and the text of every article have their hashes; with `reread`, the bytes give the text."""
    for article in statements.rows(con, "verify_articles"):
        path = bytes_path(data, article["bytes_sha256"])
        raw = path.read_bytes() if path.is_file() else None
        name = f"{path} ({article['url'] or article['article_id']})"
        if raw is None:
            yield Finding("bytes", name, "the file is not there")
        elif ids.sha256(raw) != article["bytes_sha256"]:
            yield Finding("bytes", name, "its SHA-256 is not its name: it was changed")
        text = texts.get(article["version_id"])
        version = f"of version {article['version_id']} ({article['url'] or article['article_id']})"
        if text is None:
            yield Finding("text", version, "it is not in work.duckdb")
        elif ids.sha256(text) != article["text_sha256"]:
            yield Finding("text", version, "its SHA-256 is not the one published")
        if reread is not None and raw is not None:
            yield from check_reread(reread, article, raw, version)


def check_reread(reread: Reread, article: Row, raw: bytes, version: str) -> Iterator[Finding]:
    """The text made of the bytes again is the text that was read."""
    again = reread(article, raw)
    if again is None:
        reader = f"{article['reader_name']} {article['reader_version']}"
        yield Finding("text", version, f"not repeatable here: it was made by {reader}")
    elif ids.sha256(again) != article["text_sha256"]:
        yield Finding("text", version, "the bytes give another text now")


def check_claims(
    con: duckdb.DuckDBPyConnection, work: duckdb.DuckDBPyConnection, texts: Mapping[str, str]
) -> Iterator[Finding]:
    """Every claim's number and quote stand in its text, and the claim is the one that was read."""
    kept = {row["claim_id"]: row for row in statements.rows(work, "verify_core_claims")}
    for claim in statements.rows(con, "verify_claims"):
        text, literal = texts.get(claim["version_id"]), kept.get(claim["claim_id"])
        if text is None or literal is None:
            yield Finding("claim", claim["claim_id"], "its text or its reading is not in work.duckdb")
            continue
        for what in (*wrong_words(claim, text), *wrong_reading(claim, literal)):
            yield Finding("claim", claim["claim_id"], what)


def wrong_words(claim: Row, text: str) -> Iterator[str]:
    """What of a published claim's words does not stand in the text where it says."""
    number = text[claim["start"] : claim["end"]]
    if claim["number_text"] != (NAME if claim["names_person"] else number):
        yield f"text[{claim['start']}:{claim['end']}] is {number!r} and not {claim['number_text']!r}"
    quote = text[claim["quote_start"] : claim["quote_end"]]
    if ids.sha256(quote) != claim["quote_sha256"]:
        yield "its quote has another SHA-256 in the text"
    if not stands_in(claim["quote"], quote):
        yield "its quote is not in the text"
    if not claim["quote_start"] <= claim["start"] < claim["end"] <= claim["quote_end"]:
        yield "its number lies outside its quote"


def stands_in(shown: str, quote: str) -> bool:
    """Whether a masked quote is the quote, apart from the names."""
    at, parts = 0, shown.split(NAME)
    if len(parts) == 1:
        return shown == quote
    for part in parts:
        found = quote.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return quote.startswith(parts[0]) and quote.endswith(parts[-1])


def wrong_reading(claim: Row, kept: Row) -> Iterator[str]:
    """What of a published claim differs from what was read, and whether its id still is its content's."""
    literal = {field: kept[field] for field in ids.CLAIM_FIELDS}
    if ids.claim_id(kept["version_id"], kept["ruleset"], literal) != claim["claim_id"]:
        yield "its id is not that of its fields in work.duckdb"
    for field in ("outcome", "group", "qualifier", "modality", "unit", "value", "value_to", "low", "high",
                  "window_start", "window_end", "place_text", "closed", "found", "scope"):  # fmt: skip
        if claim[field] != kept[field]:
            yield f"{field} is {claim[field]!r} and was read as {kept[field]!r}"


def check_links(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Everything that a row points to is there."""
    for row in statements.rows(con, "verify_links"):
        yield Finding(
            "link", row["row_id"], f"{row['field']} points to {row['points_to']}, which is not there"
        )


def check_figures(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Every total follows from its certificate, and its columns say what its answer says."""
    import json

    from warehouse.totals import recompute

    claims, voices, places = claims_frame(con), voices_frame(con), places_of(con)
    for figure in statements.rows(con, "verify_figures"):
        name = (
            f"{figure['figure_id']} ({figure['outcome']}, {figure['group']}, {figure['place'] or 'anywhere'})"
        )
        answer = json.loads(figure["answer"])
        for field in ("low", "best", "high", "reported_low", "reported_high", "coded_low", "coded_high"):
            if figure[field] != answer[field]:
                yield Finding("figure", name, f"{field} is {figure[field]}, its answer says {answer[field]}")
        if json.loads(figure["certificate"]) != answer["certificate"]:
            yield Finding("figure", name, "its certificate is not the one of its answer")
        for line in recompute(answer, claims, voices, places):
            yield Finding("figure", name, line)


def check_certificates(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """The table of certificates says what the figures' certificates say."""
    made = (statements.VIEWS / "certificates.sql").read_text(encoding="utf-8")
    told = made.partition(" as\n")[2].partition(";")[0].replace("core.figures", "main.figures")
    text = statements.query("verify_certificates").replace("{told}", told)
    for figure_id, role, place in con.execute(text).fetchall():
        where = f"{figure_id} ({role} {place})"
        yield Finding("figure", where, "the table certificates differs from the figure's certificate")

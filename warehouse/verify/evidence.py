"""The evidence under a snapshot: bytes and texts by their hashes, every number and quote at its span."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import ids, statements
from warehouse.archive import bytes_path
from warehouse.names import NAME
from warehouse.verify.finding import Finding, beside

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
Reread = Callable[[Row, bytes], str | None]


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
        elif (found := ids.sha256(raw)) != article["bytes_sha256"]:
            what = f"its SHA-256 is {found}, not {article['bytes_sha256']}: it was changed"
            yield Finding("bytes", name, what)
        text = texts.get(article["version_id"])
        version = f"of version {article['version_id']} ({article['url'] or article['article_id']})"
        if text is None:
            yield Finding("text", version, "it is not in work.duckdb")
        elif (found := ids.sha256(text)) != article["text_sha256"]:
            what = f"its SHA-256 is {found}, and {article['text_sha256']} is published"
            yield Finding("text", version, what)
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
    con: duckdb.DuckDBPyConnection,
    work: duckdb.DuckDBPyConnection,
    texts: Mapping[str, str],
    *,
    with_fields: bool = True,
) -> Iterator[Finding]:
    """Every claim's number and quote stand in its text, and the claim is the one that was read.

    Without `with_fields` its columns are left to the comparison of whole rows.
    """
    kept = {row["claim_id"]: row for row in statements.rows(work, "verify_core_claims")}
    for claim in statements.rows(con, "verify_claims"):
        text, literal = texts.get(claim["version_id"]), kept.get(claim["claim_id"])
        if text is None or literal is None:
            yield Finding("claim", claim["claim_id"], "its text or its reading is not in work.duckdb")
            continue
        found = [*wrong_words(claim, text, literal), *wrong_id(claim, literal)]
        for what in [*found, *wrong_fields(claim, literal)] if with_fields else found:
            yield Finding("claim", claim["claim_id"], what)


def wrong_words(claim: Row, text: str, kept: Row) -> Iterator[str]:
    """What of a published claim's words does not stand in the text where it says; no name is told."""
    number = NAME if kept["names_person"] else text[claim["start"] : claim["end"]]
    if claim["number_text"] != number:
        yield f"text[{claim['start']}:{claim['end']}] is {number!r} and not {claim['number_text']!r}"
    quote = text[claim["quote_start"] : claim["quote_end"]]
    if ids.sha256(quote) != claim["quote_sha256"]:
        yield f"quote_sha256 is {claim['quote_sha256']!r}, and that of the text is {ids.sha256(quote)!r}"
    if not stands_in(claim["quote"], quote):
        told, right = beside(claim["quote"], kept["shown_quote"])
        yield f"its quote is not in the text: {told}, and was {right}"
    if not claim["quote_start"] <= claim["start"] < claim["end"] <= claim["quote_end"]:
        number = f"{claim['start']}:{claim['end']}"
        yield f"its number at {number} lies outside its quote at {claim['quote_start']}:{claim['quote_end']}"


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


def wrong_id(claim: Row, kept: Row) -> Iterator[str]:
    """Whether a published claim's id is that of what was read."""
    literal = {field: kept[field] for field in ids.CLAIM_FIELDS}
    if (made := ids.claim_id(kept["version_id"], kept["ruleset"], literal)) != claim["claim_id"]:
        yield f"its id is not that of its fields in work.duckdb, which is {made}"


def wrong_fields(claim: Row, kept: Row) -> Iterator[str]:
    """What of a published claim differs from what was read; names are masked there as here."""
    for field in claim:
        column = f"shown_{field}" if f"shown_{field}" in kept else field
        if column in kept and claim[field] != kept[column]:
            told, right = beside(claim[field], kept[column])
            yield f"{field} is {told} and was read as {right}"

"""Ids are hashes of what they name: the same content has the same id on every machine and in every run.

A hash is over parts joined by a zero byte, so that no two lists of parts give one input; a zero byte within a
part counts as U+FFFD.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

CLAIM_FIELDS = (
    "n",
    "start",
    "end",
    "number_text",
    "quote_start",
    "quote_end",
    "implicit",
    "names_person",
    "outcome",
    "group",
    "group_text",
    "unit",
    "kind",
    "qualifier",
    "modality",
    "value",
    "value_to",
    "low",
    "high",
    "part_of",
    "apart_from",
    "restates",
    "revises",
    "event",
    "scope",
    "closed",
    "found",
    "window_text",
    "window_start",
    "window_end",
    "window_precision",
    "window_rule",
    "said_on",
    "place_text",
    "source_text",
    "cause_text",
    "actor_text",
    "rule_id",
)
DATE_FIELDS = ("window_start", "window_end", "said_on")
WHITE = " \t\n\r\x0b\x0c"  # of ASCII alone: any other is a part of the address
TRACKING = re.compile(r"(utm_|at_|pk_)\w*|fbclid|gclid|mc_[ce]id|cmpid|ocid|igshid", re.IGNORECASE)
NOT_A_WORD = re.compile(r"[\W_]+")


def sha256(data: bytes | str) -> str:
    """Hex SHA-256 of bytes, or of a text's UTF-8 (a lone surrogate is kept as its three bytes)."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


def joined(parts: Iterable[str]) -> str:
    """Hex SHA-256 of the parts, zero bytes between them."""
    return sha256("\0".join(part.replace("\0", "\ufffd") for part in parts))


def canonical_url(url: str) -> str:
    """One spelling of an address: host in lower case, no fragment, no port, nothing that tracks."""
    parts = urlsplit(url.strip(WHITE))
    host = (parts.hostname or "").lower()
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k)]
    scheme = "https" if parts.scheme in ("http", "https") else parts.scheme
    return urlunsplit(
        (scheme, host + port, parts.path.rstrip("/" + WHITE) or "/", urlencode(sorted(kept)), "")
    )


def article_id(url: str | None, source_id: str, path: str | None = None) -> str:
    """The id of an article: by its address; without one, by its source and its path within the source."""
    if url:
        return joined(("article", canonical_url(url)))[:16]
    if not path:
        raise ValueError(f"an article of {source_id} has neither url nor path")
    return joined(("article", source_id, path))[:16]


def version_id(article: str, text_sha256: str, published_at: str | None, updated_at: str | None) -> str:
    """The id of one version of an article: its text and its dates."""
    return joined(("version", article, text_sha256, published_at or "", updated_at or ""))[:16]


def as_date(value: Any) -> dt.date | None:
    """A date from a date or an ISO string; None stays None."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def literal(claim: Mapping[str, Any]) -> dict[str, Any]:
    """All literal fields of a claim and no other key; dates as dates, `apart_from` as a list.

    A missing field is a KeyError and an unknown one a ValueError: a claim is whole or it is not one.
    """
    if unknown := sorted(set(claim) - set(CLAIM_FIELDS)):
        raise ValueError(f"no fields of a claim: {', '.join(unknown)}")
    row = {field: claim[field] for field in CLAIM_FIELDS}
    row.update({field: as_date(row[field]) for field in DATE_FIELDS})
    row["apart_from"] = sorted(row["apart_from"])
    return row


def claim_id(version: str, ruleset: str, claim: Mapping[str, Any]) -> str:
    """The id of a claim: nothing that was read differently can hide under it."""
    text = json.dumps(literal(claim), sort_keys=True, ensure_ascii=False, default=dt.date.isoformat)
    return joined(("claim", version, ruleset, text))[:20]


def normalised(text: str) -> str:
    """Words only, in one case, one space apart: a moved comma changes nothing."""
    return NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def claim_key(article: str, sentence: str, number_text: str, outcome: str, group: str, nth: int = 0) -> str:
    """The key of a claim over versions and rulesets; `nth` tells apart those of one sentence that agree."""
    parts = ("key", article, normalised(sentence), number_text, outcome, group)
    return joined(parts if nth == 0 else (*parts, str(nth)))[:20]


def claim_rows(
    article: Mapping[str, Any], claims: Sequence[Mapping[str, Any]], ruleset: str
) -> list[dict[str, Any]]:
    """The rows of one article's claims: literal fields, ids, and the quote that the offsets give."""
    rows: list[dict[str, Any]] = []
    seen: Counter[str] = Counter()
    for claim in sorted(claims, key=lambda one: int(one["n"])):
        row = literal(claim)
        quote = article["text"][row["quote_start"] : row["quote_end"]]
        what = (article["article_id"], quote, row["number_text"], row["outcome"], row["group"])
        first = claim_key(*what)
        key = claim_key(*what, nth=seen[first])
        seen[first] += 1
        made = {
            "claim_id": claim_id(article["version_id"], ruleset, claim),
            "claim_key": key,
            "version_id": article["version_id"],
            "article_id": article["article_id"],
            "ruleset": ruleset,
            "quote": quote,
        }
        rows.append(made | row)
    return rows

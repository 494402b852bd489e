"""The way from a figure, or a claim, down to the archived bytes: each step with what proves it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse import Mistake, statements, store
from warehouse.archive import bytes_path

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
SHORTEST = 4  # a shorter beginning of an id names too much to be meant
COUNTED = ("low", "best", "high")


def trace(data: Path, id: str, name: str | None = None) -> Row:  # noqa: A002
    """The trace of a figure or a claim, as plain values.

    `id` may be the beginning of an id if only one begins so. Keys: `kind`, `id`, `snapshot`; of a figure
    `figure`, `answer` and `claims` (traces, those that count first); of a claim `claim`, `article`, `bytes`,
    `fetches` and `text` (null while a night holds the working file).
    """
    with store.open_snapshot(data, name) as con:
        kind, full = find(con, id)
        snapshot = statements.rows(con, "verify_snapshot")[0]["name"]
        found: Row = {"kind": kind, "id": full, "snapshot": snapshot}
        if kind == "claim":
            return found | claim_trace(con, data, full)
        return found | figure_trace(con, data, full)


def find(con: duckdb.DuckDBPyConnection, beginning: str) -> tuple[str, str]:
    """The one figure or claim whose id begins so. None and several are Mistakes."""
    if len(beginning) < SHORTEST:
        raise Mistake(f"trace: {beginning!r} is too short: give {SHORTEST} characters of an id or more")
    found = statements.run(con, "trace_find", beginning=beginning.lower()).fetchall()
    if not found:
        raise Mistake(f"trace: no figure and no claim of this snapshot begins with {beginning!r}")
    if len(found) > 1:
        some = ", ".join(f"{kind} {full}" for kind, full in found[:5])
        raise Mistake(f"trace: {beginning!r} is the beginning of {len(found)} ids: {some}")
    return found[0][0], found[0][1]


def figure_trace(con: duckdb.DuckDBPyConnection, data: Path, figure_id: str) -> Row:
    """The figure, its answer, and the traces of the claims that it rests on."""
    figure = statements.rows(con, "trace_figure", figure_id=figure_id)[0]
    answer = json.loads(figure.pop("answer"))
    figure["certificate"] = json.loads(figure["certificate"])
    claims = {
        entry["claim_id"]: None
        for role in COUNTED
        for entry in figure["certificate"].get(role) or ()
        if entry.get("claim_id")
    }
    return {
        "figure": figure,
        "answer": answer,
        "claims": [{"id": one} | claim_trace(con, data, one) for one in claims],
    }


def claim_trace(con: duckdb.DuckDBPyConnection, data: Path, claim_id: str) -> Row:
    """The claim, its article, the bytes it was made of, and where they came from."""
    claim = statements.rows(con, "trace_claim", claim_id=claim_id)[0]
    article = statements.rows(con, "trace_article", version_id=claim["version_id"])[0]
    fetches = statements.rows(con, "trace_fetches", version_id=claim["version_id"])
    path = bytes_path(data, article["bytes_sha256"])
    return {
        "claim": claim,
        "article": article,
        "fetches": fetches,
        "bytes": {"path": str(path), "sha256": article["bytes_sha256"], "is_there": path.is_file()},
        "text": text_of(data, claim),
    }


def text_of(data: Path, claim: Row) -> Row | None:
    """What stands at the claim's offsets, masked as the claim is; None while a night holds the file."""
    try:
        work = store.read_work(data)
    except Mistake:
        return None
    with work:
        text = statements.rows(work, "trace_text", version_id=claim["version_id"])
    if not text:
        return None
    number = text[0]["text"][claim["start"] : claim["end"]]
    return {
        "sha256": text[0]["text_sha256"],
        "start": claim["start"],
        "end": claim["end"],
        "stands_there": claim["number_text"] if claim["names_person"] else number,
        "agrees": claim["names_person"] or number == claim["number_text"],
    }


def trace_lines(found: Row) -> list[str]:
    """A trace for people, one step a line, deeper steps further in."""
    lines = [f"snapshot   {found['snapshot']}"]
    if found["kind"] == "claim":
        return lines + list(claim_lines(found, ""))
    figure = found["figure"]
    place, when = figure["place"] or "anywhere", "the whole record"
    if figure["date_from"]:
        when = f"{figure['date_from']} to {figure['date_to']}"
    lines.append(f"figure     {found['id']}  {figure['outcome']}, {figure['group']}, {place}, {when}")
    lines.append(
        f"           low {shown(figure['low'])}, best {shown(figure['best'])}, high {shown(figure['high'])}"
    )
    for role in COUNTED:
        for entry in figure["certificate"].get(role) or ():
            reason = entry.get("apart_by") or entry.get("why") or ""
            lines.append(
                f"  {role:<8} {entry.get('claim_id')} counts {shown(entry.get('counted'))}  {reason}".rstrip()
            )
    for claim in found["claims"]:
        lines += claim_lines(claim, "  ")
    return lines


def shown(number: int | None) -> str:
    """A number for people; none is open."""
    return "open" if number is None else f"{number:,}"


def claim_lines(found: Row, margin: str) -> Iterator[str]:
    """The steps of one claim."""
    claim, article, text, file = found["claim"], found["article"], found["text"], found["bytes"]
    said = f"{claim['outcome']}, {claim['group']}, {claim['number_text']!r}"
    yield f"{margin}claim      {claim['claim_id']}  {said}"
    yield f"{margin}quote      “{claim['quote']}”"
    yield f"{margin}rule       {claim['rule_id']} of {claim['ruleset']}"
    yield f"{margin}article    {article['version_id']}  {article['publisher']}, {article['published_on']}"
    yield f"{margin}           {article['url'] or article['source_id']}"
    if text is None:
        yield f"{margin}text       {article['text_sha256']} (a night holds the working file: not read)"
    else:
        yield f"{margin}text       {text['sha256']} [{text['start']}:{text['end']}] {text['stands_there']!r}"
    yield f"{margin}bytes      {file['path']}{'' if file['is_there'] else '  (NOT THERE)'}"
    for fetch in found["fetches"]:
        where = fetch["url"] or fetch["path"]
        yield f"{margin}fetched    {fetch['fetched_at']}  {fetch['source_id']}  {where}"

"""`figures runs`: what happened each night."""

from __future__ import annotations

from typing import Any

from flows.options import DataOption, JsonOption
from flows.settings import Settings, read_settings

NUMBERS = ("seconds", "articles", "new", "claims", "errors")
SHOWN = ("run_id", "as_of", "status", *NUMBERS, "set_aside", "snapshot", "message")
MOST_ERRORS = 20  # shown of the latest night; all are in --json and on its page
KEPT_IN_THE_LOG = ("measures", "results")  # hundreds of rows a night: read there, and drawn on the page


def run(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the nights: when, how they ended, what they brought."""
    from flows.showing import as_json as to_json
    from flows.showing import columns

    entries = nights(read_settings(data=data))
    if as_json:
        print(to_json([_without_rows(entry) for entry in entries]))
    elif not entries:
        print("no night has run yet: start one with `figures nightly`")
    else:
        print("\n".join(columns(SHOWN, [[_row(entry).get(name) for name in SHOWN] for entry in entries])))
        print("\n".join(latest_lines(entries[0])))


def latest_lines(entry: dict[str, Any]) -> list[str]:
    """What went wrong or was unusual on the latest night, by name, and where its page of results lies."""
    from flows.judging import some_of
    from flows.showing import columns

    lines: list[str] = []
    if errors := entry["errors"]:
        some = [[row["stage"], row["where"], row["reason"]] for row in errors[:MOST_ERRORS]]
        lines += ["", "errors of the latest night:", *columns(("stage", "what", "why"), some, longest=100)]
        if more := len(errors) - len(some):
            lines.append(f"and {more:,} more: figures runs --json, or the page of results")
    if warnings := entry.get("warnings"):
        lines += ["", "unlike other nights, the latest:", *(f"  {one}" for one in some_of(warnings))]
    if page := entry.get("page"):
        lines += ["", f"results of the latest: {page}"]
    return lines


def nights(settings: Settings) -> list[dict[str, Any]]:
    """The logs, the latest night first. One that says "running" while nobody holds the lock was killed."""
    from flows.lock import is_held
    from flows.runlog import RUNNING, read_logs

    entries = read_logs(settings.logs)
    at_work = is_held(settings.data)
    for place, entry in enumerate(entries):
        if entry["status"] == RUNNING and not (at_work and place == 0):
            entry["status"] = "killed"
            entry["message"] = f"ended without a word in {_last_stage(entry)}"
    return entries


def _last_stage(entry: dict[str, Any]) -> str:
    return str(entry["stages"][-1]["stage"]) if entry["stages"] else "its beginning"


def _without_rows(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in KEPT_IN_THE_LOG}


def _row(entry: dict[str, Any]) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for stage in entry["stages"]:
        for name, count in stage["counts"].items():
            counts[f"{stage['stage']}.{name}"] = counts.get(f"{stage['stage']}.{name}", 0) + count
    return {
        **entry,
        "seconds": round(sum(stage.get("seconds", 0) for stage in entry["stages"]), 1),
        "articles": counts.get("pull.articles", 0),
        "new": counts.get("pull.new", 0),
        "claims": counts.get("load.claims", 0),
        "errors": len(entry["errors"]),
        "set_aside": str(entry.get("set_aside", "")).removesuffix(" set aside").removesuffix(" is"),
    }

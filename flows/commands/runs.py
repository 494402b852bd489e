"""`figures runs`: what happened each night."""

from __future__ import annotations

from typing import Any

from flows.options import DataOption, JsonOption
from flows.settings import Settings, read_settings

SHOWN = ("run_id", "as_of", "status", "seconds", "articles", "new", "claims", "errors", "snapshot", "message")
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
        if page := entries[0].get("page"):
            print(f"\nresults of the latest: {page}")


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
    }

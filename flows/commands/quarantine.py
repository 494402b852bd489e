"""`figures quarantine`: what was set aside, and why."""

from __future__ import annotations

from flows.options import DataOption, JsonOption
from flows.settings import read_settings

SHOWN = ("row_kind", "row_id", "publisher", "expectation", "reason", "quote")


def run(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List what was set aside, and why."""
    from flows.showing import as_json as to_json
    from flows.showing import columns, records
    from warehouse import store

    with store.open_snapshot(read_settings(data=data).data) as con:
        found = records(con.table("main.quarantine").df())
    if as_json:
        print(to_json(found))
    elif not found:
        print("nothing is set aside")
    else:
        print("\n".join(columns(SHOWN, [[row.get(name) for name in SHOWN] for row in found])))

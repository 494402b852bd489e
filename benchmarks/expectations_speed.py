"""A million claims validated: time and peak memory, beside bare Great Expectations and plain SQL.

    python benchmarks/expectations_speed.py [--rows 1000000]

Three ways, each in a process of its own, at a hundredth, a tenth and all of the rows; one row in a thousand
is wrong. Great Expectations costs about 0.7 s of processor time before the first row, however many follow.
`expectations.validate` takes rows (dicts) and gives every failing row with its reason. Bare Great
Expectations gets the finished frame, derived columns included, and asserts the same suite: what the engine
alone costs. Plain SQL runs those of the checks that SQL says easily (expectations_speed.sql) over a table.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NIGHT = dt.date(2024, 3, 12)
HERE = Path(__file__).parent
ONE_IN = 1000


def make_claims(count: int) -> list[dict[str, Any]]:
    """Clean claims of made-up versions, one in a thousand said days after it was published."""
    from expectations.examples import clean_rows
    from expectations.suite import load_suites

    clean = clean_rows(load_suites()["claim"])
    ids = {row["version_id"]: at for at, row in enumerate(clean)}
    rows = []
    for at in range(count):
        row = clean[at % len(clean)]
        version = f"{at // len(clean):08x}{ids[row['version_id']]:08x}"
        rows.append(row | {"version_id": version, "claim_id": f"{at:020x}", "claim_key": f"{at:020x}"})
    for at in range(3, count, ONE_IN):
        rows[at] |= {"closed": False, "said_on": NIGHT + dt.timedelta(days=5)}
    return rows


def with_validate(count: int) -> Callable[[], int]:
    """All of it: rows in, a verdict out."""
    import great_expectations  # noqa: F401 (its import is not what is measured)

    from expectations import validate

    rows = make_claims(count)
    return lambda: len(validate([], rows, run_date=NIGHT).failures)


def with_bare_engine(count: int) -> Callable[[], int]:
    """Great Expectations alone, on the frame that we give it."""
    import great_expectations  # noqa: F401

    from expectations import engine
    from expectations.read import read_rows
    from expectations.suite import load_suites

    suite = load_suites()["claim"]
    frame = engine.make_frame(suite.entries, read_rows(suite, make_claims(count), NIGHT))
    ask = engine.ask_engine(suite.name)
    return lambda: sum(map(len, ask(suite.entries, frame).values()))


def with_plain_sql(count: int) -> Callable[[], int]:
    """DuckDB on a table of its own."""
    import duckdb
    import pyarrow as pa

    con = duckdb.connect()
    con.register("given", pa.Table.from_pylist(make_claims(count)))
    con.execute("create table claims as select * from given")
    query = (HERE / "expectations_speed.sql").read_text(encoding="utf-8")
    return lambda: len(con.execute(query).fetchall())


WAYS = {
    "expectations.validate": with_validate,
    "bare Great Expectations": with_bare_engine,
    "plain SQL (DuckDB)": with_plain_sql,
}


COLUMNS = {
    "claims": 10,
    "seconds": 9,
    "CPU s": 8,
    "CPU µs each": 13,
    "peak MB": 9,
    "input MB": 10,
    "failed": 9,
}


def peak() -> float:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_case(way: str, count: int) -> dict[str, float]:
    """One way at one size, in this process."""
    run = WAYS[way](count)
    before, start, cpu = peak(), time.perf_counter(), time.process_time()
    failed = run()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return {"seconds": seconds, "cpu": cpu, "before": before, "peak": peak(), "failed": failed}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--case", nargs=2, metavar=("WAY", "ROWS"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.case:
        print(json.dumps(run_case(asked.case[0], int(asked.case[1]))))
        return
    print(f"{'way':<26}" + "".join(f"{name:>{width}}" for name, width in COLUMNS.items()))
    for way in WAYS:
        for count in (asked.rows // 100, asked.rows // 10, asked.rows):
            command = [sys.executable, __file__, "--case", way, str(count)]
            got = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            each = got["cpu"] / count * 1e6
            print(
                f"{way:<26}{count:>10,}{got['seconds']:>9.1f}{got['cpu']:>8.1f}{each:>13.1f}{got['peak']:>9,.0f}"
                f"{got['before']:>10,.0f}{got['failed']:>9,.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()

"""A data team's notebook: holds current.duckdb open and counts claims; on "reopen" opens it anew."""

from __future__ import annotations

import sys

import duckdb


def main(path: str) -> None:
    """Count once, then once for each line of input."""
    con = duckdb.connect(path, read_only=True)
    print(con.execute("select count(*) from claims").fetchall()[0][0], flush=True)
    for line in sys.stdin:
        if line.strip() == "reopen":
            con.close()
            con = duckdb.connect(path, read_only=True)
        print(con.execute("select count(*) from claims").fetchall()[0][0], flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

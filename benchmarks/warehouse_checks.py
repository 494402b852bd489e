"""What each check across tables costs: `python benchmarks/warehouse_checks.py [ARTICLES ...]`.

For each number of stored articles (default 20,000 and 100,000; five claims each) a working file is filled
through the warehouse's own functions, a night of 500 articles is loaded on top, and every check
is asked as the night asks it and as `figures verify --tables` does. Seconds of processor time, over all
threads; a check that grows with the archive shows a night's column that grows from one table to the next.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.warehouse_night import batches, finish, make_article, run_night
from expectations.warehouse import ask_tables, load_checks, run_check
from warehouse import load, store

NIGHT = 500


def fill(con: Any, data: Path, articles: int, night: int) -> None:
    """A record of so many articles, published, and a night on top of it that is not."""
    for number, batch in enumerate(batches(articles)):
        run_night(con, f"fill-{number}", batch, {})
        load.finish_run(con, f"fill-{number}", "done")
    finish(con, data, {})
    run_night(con, "night", [make_article(number) for number in range(articles, articles + night)], {})
    finish(con, data, {})


def cost_of(con: Any, *, everything: bool) -> dict[str, float]:
    """Seconds of processor time by check; `asked` is what is made once for all of them."""
    begun = time.process_time()
    ask_tables(con, everything=everything)
    costs = {"asked": time.process_time() - begun}
    for check in load_checks():
        begun = time.process_time()
        run_check(con, check)
        costs[check.id] = time.process_time() - begun
    return costs


def measure(articles: int, night: int) -> dict[str, tuple[float, float]]:
    """By check: seconds of a night, and of all."""
    with TemporaryDirectory() as folder, store.open_work(Path(folder)) as con:
        fill(con, Path(folder), articles, night)
        of_night, of_all = cost_of(con, everything=False), cost_of(con, everything=True)
    return {name: (of_night[name], of_all[name]) for name in of_night}


def main(sizes: list[int], night: int) -> None:
    """Measure each size, print a table."""
    measured = [measure(size, night) for size in sizes]
    print(f"a night of {night:,} articles, seconds of processor time (night / all rows)")
    print(f"{'check':<40}" + "".join(f"{f'on {size:,}':>20}" for size in sizes))
    for costs in measured:
        costs["together"] = (sum(one for one, _ in costs.values()), sum(one for _, one in costs.values()))
    for name in measured[0]:
        found = [costs[name] for costs in measured]
        print(f"{name:<40}" + "".join(f"{of_night:>11.3f} /{of_all:>7.3f}" for of_night, of_all in found))


if __name__ == "__main__":
    main([int(one.replace("_", "")) for one in sys.argv[1:]] or [20_000, 100_000], NIGHT)

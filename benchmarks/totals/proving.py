"""Whether certificates alone prove their answers.

`python -m benchmarks.totals.proving [claims] [seed] [months]`

Ten years of invented news; for each town, country and no place at all every month (every third by default) is
asked for, and each answer is derived again from the claims that its certificate names. Exit 1 if one differs.
"""

from __future__ import annotations

import datetime as dt
import sys
import time

from benchmarks.totals.cost import TOWNS, make_claims
from benchmarks.totals.frames import voices_frame
from warehouse.gazetteer import load_places
from warehouse.totals import Question, answer_many
from warehouse.totals.proof import Prover

YEARS = range(2012, 2022)
SHOWN = 5  # answers that differ, with their first differences


def questions(step: int) -> list[Question]:
    """One for each place and month."""
    first = [dt.date(year, month, 1) for year in YEARS for month in range(1, 13, step)]
    last = [(one + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1) for one in first]
    return [
        Question("killed", "people", town, *days) for town in TOWNS for days in zip(first, last, strict=True)
    ]


def main(size: int = 100_000, seed: int = 1, step: int = 3) -> int:
    """Answer, prove and print; 0 if every certificate holds."""
    claims, voices, places = make_claims(size, seed), voices_frame(), load_places()
    began = time.process_time()
    prover = Prover(claims, voices, places)
    disputed, wrong = 0, []
    answers = [one.to_json() for one in answer_many(claims, voices, places, questions(step))]
    for one in answers:
        disputed += one["disputed"]
        if found := prover.check(one):
            wrong.append((one["question"], found[:2]))
    seconds = time.process_time() - began
    print(f"{size:,} claims: {len(answers)} answers, {disputed} disputed; {len(wrong)} not made again")
    print(f"by their certificates; {seconds:.0f} seconds of one core")
    for asked, differences in wrong[:SHOWN]:
        print(asked["place"], asked["from"], differences)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(int(one) for one in sys.argv[1:4])))

"""The answer derived again from the claims that its certificate names, and every difference told.

With these go the other claims of their articles and of all copies of these: what an article says of its own
claims is part of the words, and a copy is known by its first. What is told of all the record (how many claims
each step kept, what was set aside) no certificate proves; that follows from the record only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warehouse.gazetteer import Places
from warehouse.totals.bounds import bound_case
from warehouse.totals.case import Case, reading_key
from warehouse.totals.certificate import SUMS, named_ids
from warehouse.totals.differing import differences
from warehouse.totals.question import Question
from warehouse.totals.reading import Reading, read

if TYPE_CHECKING:
    import pandas as pd

KEPT_READY = 200  # readings of the same few claims that later answers may share


class Prover:
    """Claims, voices and places against which any number of answers can be checked."""

    def __init__(self, claims: pd.DataFrame, voices: pd.DataFrame, places: Places) -> None:
        self.claims, self.voices, self.places = claims, voices, places
        self.readings: dict[tuple[object, ...], Reading] = {}
        self.rows: dict[str, int] = {}
        self.beside: dict[tuple[str, Any], list[int]] = {}  # rows of an article, of an origin
        columns = (claims[name].tolist() for name in ("claim_id", "article_id", "origin_id"))
        for at, (claim, article, origin) in enumerate(zip(*columns, strict=True)):
            self.rows[claim] = at
            self.beside.setdefault(("article", article), []).append(at)
            self.beside.setdefault(("origin", origin), []).append(at)

    def check(self, answer: dict[str, Any]) -> list[str]:
        """Differences between an answer and what its certificate proves; empty if it holds."""
        wanted = named_ids(answer["certificate"], answer["series"])
        missing = sorted(wanted - set(self.rows))
        found = [f"claim {one} of the certificate is not among the claims" for one in missing]
        case = self._case(Question.from_json(answer["question"]), wanted)
        again = bound_case(case).to_json()
        again["certificate"]["behind"] = _with_known(again["certificate"]["behind"], answer)
        found += [
            f"{path} is {one!r}; the certificate proves {other!r}"
            for path, one, other in differences(_proved(answer), _proved(again), "answer")
        ]
        return found + list(_wrong_sums(answer))

    def _case(self, question: Question, wanted: set[str]) -> Case:
        """The reading of the claims named and of those that go with them."""
        known = [self.rows[one] for one in wanted if one in self.rows]
        columns = (("article", "article_id"), ("origin", "origin_id"))
        keys = {(kind, self.claims[name].iat[at]) for kind, name in columns for at in known}
        rows = tuple(sorted({at for key in keys for at in self.beside[key]}))
        key = (rows, reading_key(question))
        if key not in self.readings:
            if len(self.readings) >= KEPT_READY:
                self.readings.clear()
            self.readings[key] = read(self.claims.iloc[list(rows)], self.voices, self.places, question)
        return self.readings[key].ask(question)


def _with_known(behind: list[str], answer: dict[str, Any]) -> list[str]:
    """The claims that the proof needs behind it, and those that the certificate names besides."""
    return sorted({*behind, *answer["certificate"].get("behind", ())})


def _proved(answer: dict[str, Any]) -> dict[str, Any]:
    """What of an answer its certificate proves."""
    certificate = {name: value for name, value in answer["certificate"].items() if name != "set_aside"}
    return {**answer, "certificate": certificate, "stages": None}


def _wrong_sums(answer: dict[str, Any]) -> list[str]:
    """Sides of a certificate whose rows do not add up to the answer."""
    totals = {side: sum(row["counted"] for row in answer["certificate"][side]) for side in SUMS}
    return [
        f"certificate {side}: its rows add up to {total}, the answer says {answer[side]}"
        for side, total in totals.items()
        if answer["certificate"][side] and total != answer[side]
    ]

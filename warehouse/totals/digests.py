"""One hash for all that an answer is made from: equal digests, equal answers.

The words of a claim are hashed by its id, which is the hash of them; all else that a step of the work has
made of it (reach, place, weight, what it was set aside for, what holds it down) is hashed as it stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields

import numpy as np
import numpy.typing as npt

from warehouse.totals.case import Case
from warehouse.totals.evidence import Evidence, Ints, Objects
from warehouse.totals.reading import Reading, Slice
from warehouse.totals.tables import Who

SIZE = 16  # bytes of a row's digest
BY_ID = (
    "quote",
    "part_of",
    "restates",
    "revises",
    "apart_from",
    "sentence",
)  # read with the claim, and never changed
DERIVED = ("cause_code", "actor_code", "number_code")  # numbers for words that are hashed themselves
CODES = ("article", "origin", "publisher", "voice", "outcome", "group", "place", "phrase")
Bytes = npt.NDArray[np.uint8]


class Digests:
    """The digests of the slices of one reading; each row is hashed once. `made_by` is hashed with each."""

    def __init__(self, reading: Reading, made_by: str) -> None:
        self.case, self.made_by = reading.case, made_by
        self.rows = row_digests(reading)

    def of(self, part: Slice) -> str:
        """One hash for a slice."""
        case = self.case
        clashes = [(case.clashes[at][0], *case.clashes[at][1].rows) for at in part.clashes.tolist()]
        shown = [[case.clashes[at][1].counted for at in part.clashes.tolist()], _ids(case, clashes)]
        found = hashlib.sha256(self.rows[part.rows].tobytes())
        found.update(repr([self.made_by, *shown, _ids(case, [case.tops[part.tops].tolist()])]).encode())
        return found.hexdigest()


def row_digests(reading: Reading) -> Bytes:
    """By row a digest of all that the steps of the work have made of it."""
    case = reading.case
    evidence, sieve = case.evidence, case.sieve
    columns = [_codes(case, name) for name in CODES]
    for field in fields(Evidence):
        if field.name not in (*CODES, *BY_ID, *DERIVED):
            columns.append(_plain(getattr(evidence, field.name)))
    ids = evidence.claim_id
    behind = ids[sieve.by]
    behind[sieve.by < 0] = None
    columns += [_plain(one) for one in (sieve.counts, sieve.why, behind, case.caps.low, _bonds(reading))]
    width = 8 * sum(one.shape[1] for one in columns)
    rows = memoryview(np.ascontiguousarray(np.hstack(columns)).tobytes())
    digests = [
        hashlib.blake2b(rows[at : at + width], digest_size=SIZE).digest()
        for at in range(0, width * len(evidence), width)
    ]
    return np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(-1, SIZE)


def _plain(column: npt.NDArray[np.generic]) -> Ints:
    """A column of numbers or of texts as numbers that are the same in every reading."""
    import pandas as pd

    if column.dtype.kind in "ib":
        return column.astype(np.int64).reshape(-1, 1)
    codes, values = pd.factorize(column)
    return _tokens([str(value) for value in values])[codes]


def _codes(case: Case, name: str) -> Ints:
    """A column of codes as tokens of what the codes stand for."""
    names = case.names
    texts: Iterable[str]
    if name == "voice":
        texts = [str(voice) for voice in case.voices]
    elif name == "group":
        groups = zip(names.group_labels, names.groups, strict=True)
        texts = [f"{label} {_who(group)}" for label, group in groups]
    else:
        texts = map(str, getattr(names, name + "s"))
    codes: Ints = getattr(case.evidence, name)
    return _tokens([*texts])[codes]


def _who(group: Who) -> str:
    kinds = [[*(sorted(part) for part in (kind.sex, kind.age, kind.status)), kind.role] for kind in group]
    return str(sorted(kinds))


def _bonds(reading: Reading) -> Objects:
    """By row what holds it down, what its statement sets it apart from, and its dispute, as one text."""
    case = reading.case
    bonds: dict[int, list[object]] = {}
    for row, others in case.caps.by.items():
        bonds.setdefault(row, []).append(_ids(case, [others]))
    for row, other in sorted(case.apart.tolist()):
        bonds.setdefault(row, []).append(case.evidence.claim_id[other])
    for one in case.disputes:
        text = (one.why, one.counted, _ids(case, [one.rows]))
        for row in one.rows:
            bonds.setdefault(row, []).append(text)
    column = np.full(len(case.evidence), None, dtype=object)
    for row, found in bonds.items():
        column[row] = str(found)
    return column


def _ids(case: Case, groups: Iterable[Iterable[int]]) -> list[list[str]]:
    return [[str(case.evidence.claim_id[row]) for row in rows] for rows in groups]


def _tokens(texts: list[str]) -> Ints:
    """16 bytes of hash for each text, as two numbers; one row more for code -1."""
    found = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
    return np.frombuffer(b"".join([*found, bytes(16)]), dtype=np.int64).reshape(-1, 2)
